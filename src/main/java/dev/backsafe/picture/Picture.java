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

  /** "glute-bridge/full"; a still one has "/still" at its end, a chart is "chart:" and JSON. */
  @JsonValue
  default String written() {
    return switch (this) {
      case OfExercise(Illustration shown) ->
          shown.exercise() + "/" + shown.variation() + (shown.moving() ? "" : Written.STILL);
      case OfWeeks(ProgressChart chart) -> Written.CHART + Written.json(chart);
    };
  }

  /**
   * Null for what another build has written and this one does not know: the message goes without.
   */
  @JsonCreator
  static @Nullable Picture read(String written) {
    if (written.startsWith(Written.CHART)) {
      return Written.chart(written);
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
    private static final JsonMapper MAPPER = new JsonMapper();

    private Written() {}

    private static String json(ProgressChart chart) {
      try {
        return MAPPER.writeValueAsString(chart);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a chart that cannot be written", e);
      }
    }

    private static @Nullable Picture chart(String written) {
      try {
        return new OfWeeks(
            MAPPER.readValue(written.substring(CHART.length()), ProgressChart.class));
      } catch (JsonProcessingException e) {
        // Its message would quote what somebody's pain was.
        return null;
      }
    }
  }
}
