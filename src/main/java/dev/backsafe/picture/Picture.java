package dev.backsafe.picture;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsafe.routine.Illustration;
import org.jspecify.annotations.Nullable;

/** What a message shows. The outbox keeps it as one text, which this alone writes and reads. */
public sealed interface Picture {
  record OfExercise(Illustration illustration) implements Picture {}

  record OfWeeks(ProgressChart chart) implements Picture {}

  record OfSummary(SummaryPage page) implements Picture {}

  /**
   * "glute-bridge/full"; a still one has "/still" at its end, a chart is "chart:" and JSON, a page
   * likewise.
   */
  @JsonValue
  default String written() {
    return switch (this) {
      case OfExercise(Illustration shown) ->
          shown.exercise() + "/" + shown.variation() + (shown.moving() ? "" : Written.STILL);
      case OfWeeks(ProgressChart chart) -> Written.CHART + Written.json(chart);
      case OfSummary(SummaryPage page) -> Written.PAGE + Written.json(page);
    };
  }

  /**
   * Null for what another build has written and this one does not know: the message goes without.
   */
  @JsonCreator
  static @Nullable Picture read(String written) {
    if (written.startsWith(Written.CHART)) {
      ProgressChart chart = Written.read(written, Written.CHART, ProgressChart.class);
      return chart == null ? null : new OfWeeks(chart);
    }
    if (written.startsWith(Written.PAGE)) {
      SummaryPage page = Written.read(written, Written.PAGE, SummaryPage.class);
      return page == null ? null : new OfSummary(page);
    }
    boolean moving = !written.endsWith(Written.STILL);
    String name =
        moving ? written : written.substring(0, written.length() - Written.STILL.length());
    int between = name.indexOf('/');
    return between <= 0
        ? null
        : new OfExercise(
            new Illustration(name.substring(0, between), name.substring(between + 1), moving));
  }

  /** The written form's parts. */
  final class Written {
    private static final String STILL = "/still";
    private static final String CHART = "chart:";
    private static final String PAGE = "page:";
    private static final JsonMapper MAPPER = new JsonMapper();

    private Written() {}

    private static String json(Record shown) {
      try {
        return MAPPER.writeValueAsString(shown);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a picture that cannot be written", e);
      }
    }

    private static <T extends Record> @Nullable T read(String written, String mark, Class<T> kind) {
      try {
        return MAPPER.readValue(written.substring(mark.length()), kind);
      } catch (JsonProcessingException e) {
        // Its message would quote what somebody's pain was.
        return null;
      }
    }
  }
}
