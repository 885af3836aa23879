package dev.backsafe.platform.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordWrapTest {
  @Test
  void linesEndBetweenWords() {
    assertThat(WordWrap.wrap("Lower the back knee a few inches", 20))
        .isEqualTo("Lower the back knee\na few inches");
    assertThat(WordWrap.wrap("short\n\nand short", 20)).isEqualTo("short\n\nand short");
  }

  @Test
  void aButtonsNumberStaysWithIt() {
    String buttons = "[1] Done  [2] It hurts  [3] Skip  [4] How?";
    assertThat(WordWrap.wrap(buttons, 20).lines())
        .noneMatch(line -> line.endsWith("]"))
        .allMatch(line -> line.length() <= 20);
  }

  @Test
  void coloursTakeNoRoomAndAnUnknownWidthNoBreaks() {
    String coloured = "\u001b[1m1 of 6 · Glute bridge\u001b[0m";
    assertThat(WordWrap.wrap(coloured, 21)).isEqualTo(coloured);
    assertThat(WordWrap.wrap("word ".repeat(100), 0)).isEqualTo("word ".repeat(100));
  }
}
