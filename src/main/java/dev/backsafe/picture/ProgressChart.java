package dev.backsafe.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chart of somebody's weeks shows, every word in their own language.
 *
 * @param numbers the numbers from 0 to 10, as their language writes them
 * @param note a good word, may be empty
 * @param weeks oldest first
 */
public record ProgressChart(
    String title,
    String band,
    String pain,
    String rest,
    List<String> numbers,
    String note,
    List<Week> weeks) {
  /** Pain that was told without a number. */
  public static final int UNTOLD = -1;

  /** Nothing was asked or answered, so nothing is shown. */
  public static final int NOT_ASKED = -2;

  public ProgressChart {
    numbers = List.copyOf(numbers);
    weeks = List.copyOf(weeks);
  }

  /**
   * A week.
   *
   * @param label its first day
   * @param resting whether it was, rightly, a rest because of pain
   * @param pains of each session in order: 0 none, up to 10, {@link #UNTOLD} or {@link #NOT_ASKED}
   * @param average pain over the whole week, 0 to 10; null where it was not told
   * @param goal how well the own goal could be done, 0 to 10; null where it was not told
   */
  public record Week(
      String label,
      boolean resting,
      List<Integer> pains,
      @Nullable Integer average,
      @Nullable Integer goal) {
    public Week {
      pains = List.copyOf(pains);
    }

    public Week(String label, boolean resting, List<Integer> pains) {
      this(label, resting, pains, null, null);
    }
  }
}
