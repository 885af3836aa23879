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

  /**
   * 2 to 3: what pain means got a name of its own, and full sessions without pain, which were only
   * counted, are sessions of the programme's first stage.
   */
  static ObjectNode nameThePainAndTheCourse(ObjectNode state) {
    nameInside(state);
    return state;
  }

  private static void nameInside(JsonNode node) {
    if (node instanceof ObjectNode training && training.has("progressions")) {
      ObjectNode pain = training.putObject("pain");
      move(training, "painful", pain, "sessions");
      move(training, "painSince", pain, "since");
      move(training, "painUntil", pain, "until");
      move(training, "gentler", pain, "gentler");
      move(training, "unsettled", pain, "unsettled");
      begin(training, training.path("painFree").asInt(), training.path("ends"));
      training.remove("painFree");
    }
    node.forEach(StateMigrations::nameInside);
  }

  private static void move(ObjectNode from, String old, ObjectNode to, String name) {
    JsonNode value = from.remove(old);
    if (value != null) {
      to.set(name, value);
    }
  }

  private static void begin(ObjectNode training, int painFree, JsonNode ends) {
    ObjectNode course = training.putObject("course");
    ArrayNode recent = course.putArray("recent");
    for (int i = Math.max(0, ends.size() - painFree); i < ends.size(); i++) {
      recent.addObject().put("full", true).set("end", ends.get(i));
    }
    course.put("atStage", recent.size());
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
