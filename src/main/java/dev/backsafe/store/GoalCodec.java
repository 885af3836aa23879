package dev.backsafe.store;

import dev.backsafe.conversation.Goal;
import java.io.IOException;

/** What somebody wants to be able to do again. */
@SuppressWarnings("NullAway") // Either is there.
final class GoalCodec {
  private GoalCodec() {}

  static void write(JsonWriter out, Goal goal) throws IOException {
    switch (goal) {
      case Goal.Preset preset -> out.constant("preset", preset);
      case Goal.Own(String words) -> out.text("words", words);
    }
  }

  static Goal read(JsonReader in) throws IOException {
    Goal goal = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "preset" -> goal = in.constant(Goal.Preset.class);
        case "words" -> goal = new Goal.Own(in.text());
        default -> in.skip();
      }
    }
    return goal;
  }
}
