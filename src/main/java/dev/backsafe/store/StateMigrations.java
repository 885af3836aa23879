package dev.backsafe.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** From an older form of a stored state to the next. */
final class StateMigrations {
  private StateMigrations() {}

  /**
   * 1 to 2: variations were kept as places in the routine's list, so that to insert one handed out
   * another. A place becomes {@code @1}, which the engine resolves by the routine of that time.
   */
  static ObjectNode keepIdsInsteadOfPlaces(ObjectNode state) {
    change(state);
    return state;
  }

  private static void change(JsonNode node) {
    switch (node) {
      case ObjectNode object -> {
        name(object, "level", "variation");
        name(object, "firstLevel", "firstVariation");
        name(object, "hurtAt", "hurtAt");
        if (object.has("standings")) {
          object.set("progressions", object.remove("standings"));
        }
        object.forEach(StateMigrations::change);
      }
      case ArrayNode array -> array.forEach(StateMigrations::change);
      default -> {}
    }
  }

  /** A place that was none, -1, is left out. */
  private static void name(ObjectNode object, String place, String id) {
    if (object.path(place).isInt()) {
      int number = object.remove(place).intValue();
      if (number >= 0) {
        object.put(id, "@" + number);
      }
    }
  }
}
