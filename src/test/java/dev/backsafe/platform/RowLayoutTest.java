package dev.backsafe.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowLayoutTest {
  private static final RowLayout EVEN = new RowLayout(36, 3, 6, true);
  private static final RowLayout OWN = new RowLayout(36, 5, 5, false);

  private static List<List<String>> rows(RowLayout layout, String... labels) {
    return layout.rows(List.of(labels), Function.identity());
  }

  @Test
  void rowsLineUp() {
    for (RowLayout layout : List.of(EVEN, OWN)) {
      assertThat(rows(layout, "Done", "It hurts", "Skip", "How?", "Stop", "Easier"))
          .containsExactly(List.of("Done", "It hurts", "Skip"), List.of("How?", "Stop", "Easier"));
      assertThat(rows(layout, "Done", "It hurts", "Skip", "How?", "Stop"))
          .containsExactly(List.of("Done", "It hurts", "Skip"), List.of("How?", "Stop"));
      assertThat(rows(layout)).isEmpty();
    }
  }

  /** Where all are as wide as the widest, a long word cuts its neighbours' room. */
  @Test
  void noLabelIsCut() {
    assertThat(rows(EVEN, "No", "That's not what I meant")).hasSize(2);
    assertThat(rows(OWN, "No", "That's not what I meant")).hasSize(1);
    assertThat(rows(EVEN, "leg curl or extension machine with a very long name")).hasSize(1);
  }

  @Test
  void whatIsChosenMovesNoOther() {
    for (RowLayout layout : List.of(EVEN, OWN)) {
      List<Integer> sizes =
          rows(layout, "small dumbbells", "a step or stair", "✓ a steady chair", "That's all")
              .stream()
              .map(List::size)
              .toList();
      assertThat(
              rows(
                  layout, "✓ small dumbbells", "a step or stair", "✓ a steady chair", "That's all"))
          .extracting(List::size)
          .isEqualTo(sizes);
      assertThat(
              rows(layout, "small dumbbells", "✓ a step or stair", "a steady chair", "That's all"))
          .extracting(List::size)
          .isEqualTo(sizes);
    }
  }

  @Test
  void aScaleStandsByItself() {
    String[] scale =
        IntStream.rangeClosed(0, 11).mapToObj(Integer::toString).toArray(String[]::new);
    scale[11] = "Skip";
    assertThat(rows(EVEN, scale)).extracting(List::size).containsExactly(6, 5, 1);
    assertThat(rows(OWN, scale)).extracting(List::size).containsExactly(4, 4, 3, 1);
  }
}
