package dev.backsafe.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;

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

  private static final String PREFIX = "chart:";
  private static final JsonMapper MAPPER = new JsonMapper();

  public ProgressChart {
    numbers = List.copyOf(numbers);
    weeks = List.copyOf(weeks);
  }

  /**
   * A week.
   *
   * @param label its first day
   * @param resting whether it was, rightly, a rest because of pain
   * @param pains of each session in order: 0 none, up to 10, or {@link #UNTOLD}
   */
  public record Week(String label, boolean resting, List<Integer> pains) {
    public Week {
      pains = List.copyOf(pains);
    }
  }

  /** As a message names it: nothing but what is in the name is needed to draw the chart. */
  public String reference() {
    try {
      return PREFIX + MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a chart that cannot be written", e);
    }
  }

  /** The chart that is named so; empty for the name of anything else. */
  public static Optional<ProgressChart> read(String reference) {
    if (!reference.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          MAPPER.readValue(reference.substring(PREFIX.length()), ProgressChart.class));
    } catch (JsonProcessingException e) {
      // Its message would quote what somebody's pain was.
      return Optional.empty();
    }
  }
}
