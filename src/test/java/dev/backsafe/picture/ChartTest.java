package dev.backsafe.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.picture.ProgressChart.Week;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ChartTest {
  private static final List<String> NUMBERS =
      IntStream.rangeClosed(0, 10).mapToObj(Integer::toString).toList();

  private static ProgressChart chart(String title, List<Week> weeks) {
    return new ProgressChart(title, "2–3", "Pain", "rest", NUMBERS, "Well done", weeks);
  }

  private static BufferedImage picture(ProgressChart chart) throws IOException {
    byte[] png = ChartImages.png(chart);
    assertThat(png.length).isLessThan(FigureImages.LARGEST_STILL);
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static boolean shows(BufferedImage picture, java.awt.Color colour, int top, int bottom) {
    return IntStream.range(top, bottom)
        .anyMatch(
            y ->
                IntStream.range(0, picture.getWidth())
                    .anyMatch(x -> picture.getRGB(x, y) == colour.getRGB()));
  }

  @Test
  void whatIsWrittenOfItCarriesAllThatItShows() {
    ProgressChart chart =
        chart("Sessions a \"week\" · Größe", List.of(new Week("Jan 5", true, List.of(0, -1, 7))));
    Picture picture = new Picture.OfWeeks(chart);
    assertThat(Picture.read(picture.written())).isEqualTo(picture);
    assertThat(Picture.read("chart:{\"weeks\":")).isNull();
  }

  @Test
  void strongPainIsSeenAndNoPainIsQuiet() throws IOException {
    BufferedImage strong = picture(chart("Sessions", List.of(new Week("a", false, List.of(0, 8)))));
    BufferedImage none = picture(chart("Sessions", List.of(new Week("a", false, List.of(0, 0)))));
    assertThat(shows(strong, Colours.ARROW, 280, 400)).isTrue();
    assertThat(shows(none, Colours.ARROW, 280, 400)).isFalse();
    assertThat(shows(none, Colours.SHIRT, 84, 228)).as("bars").isTrue();
  }

  @Test
  void anyHistoryCanBeDrawn() throws IOException {
    List<Week> many =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    new Week(
                        "Dec " + i,
                        i % 3 == 0,
                        NUMBERS.stream().map(Integer::parseInt).limit(i).toList()))
            .toList();
    assertThat(picture(chart("x".repeat(300), many)).getWidth()).isEqualTo(640);
    assertThat(picture(chart("", List.of())).getHeight()).isEqualTo(440);
  }

  @Test
  void wordsOfAnotherScriptAreLeftOutRatherThanBroken() throws IOException {
    Letters letters = Letters.load();
    assertThat(letters.know("Größe, Łódź, Ελλάδα, Москва 2–3 „…“")).isTrue();
    assertThat(letters.know("週")).isFalse();
    assertThat(picture(chart("週", List.of())).getWidth()).isEqualTo(640);
  }
}
