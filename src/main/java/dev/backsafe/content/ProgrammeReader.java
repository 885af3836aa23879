package dev.backsafe.content;

import dev.backsafe.config.YamlNode;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Programme;
import dev.backsafe.routine.Programme.Pace;
import dev.backsafe.routine.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The programmes in {@code routine.yaml}: how the routine grows. */
final class ProgrammeReader {
  private static final int MOST_ROUNDS = 3;
  private static final int MOST_PERCENT = 200;
  private static final int SLOWEST = 10;
  private static final int MOST_DAYS = 90;
  private static final int MOST_SESSIONS = 50;
  private static final int MOST_LOAD = 10;

  /** How many of the exercises make a short session where nobody says which. */
  private static final int CORE = 3;

  /** One round of everything, for ever. */
  private static final Stage STEADY = new Stage("steady", 1, false, 100, 0, 0, 0, true);

  private ProgrammeReader() {}

  static List<Programme> read(YamlNode root, List<Exercise> exercises) {
    List<String> all = exercises.stream().map(Exercise::id).toList();
    List<Programme> programmes = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    root.get("programmes")
        .ifPresent(list -> list.list().forEach(p -> programmes.add(programme(p, ids, all))));
    return programmes.isEmpty() ? List.of(steady(all)) : programmes;
  }

  private static Programme steady(List<String> all) {
    List<String> core = all.subList(0, Math.min(CORE, all.size()));
    return new Programme("steady", all, core, core, List.of(STEADY), pace(Optional.empty()));
  }

  private static Programme programme(YamlNode yaml, Set<String> taken, List<String> all) {
    yaml.only(Set.of("id", "exercises", "core", "lying", "pace", "stages"));
    String id = RoutineReader.id(yaml, taken);
    List<String> exercises = ids(yaml, "exercises", all);
    List<String> own = exercises.isEmpty() ? all : exercises;
    List<Stage> stages = new ArrayList<>();
    Set<String> stageIds = new HashSet<>();
    yaml.get("stages").ifPresent(list -> list.list().forEach(s -> stages.add(stage(s, stageIds))));
    if (stages.isEmpty()) {
      yaml.problem("\"" + id + "\" has no stage", "list at least one under \"stages\"");
      stages.add(STEADY);
    }
    List<String> core = ids(yaml, "core", own);
    List<String> lying = ids(yaml, "lying", own);
    if (core.isEmpty() || lying.isEmpty()) {
      yaml.problem(
          "\"" + id + "\" lacks \"core\" or \"lying\"", "list the ids of about three exercises");
    }
    return new Programme(id, own, core, lying, stages, pace(yaml.get("pace")));
  }

  private static List<String> ids(YamlNode yaml, String key, List<String> known) {
    List<String> ids = new ArrayList<>();
    yaml.get(key).ifPresent(list -> list.list().forEach(node -> ids.add(node.text())));
    ids.stream()
        // Where an exercise lacks its name, that is the one problem.
        .filter(id -> !known.contains(id) && !known.contains(""))
        .forEach(
            id ->
                yaml.problem(
                    "\"" + key + "\" names \"" + id + "\", which is no exercise here",
                    "use one of " + String.join(", ", known)));
    return ids;
  }

  private static Pace pace(Optional<YamlNode> given) {
    if (given.isEmpty()) {
      return new Pace(2, Duration.ofDays(6), Duration.ofDays(4), Duration.ofDays(14), 6, 5);
    }
    YamlNode yaml = given.get();
    yaml.only(
        Set.of("sessions", "days", "days-if-easy", "ask-again-days", "load-sessions", "most-load"));
    return new Pace(
        yaml.number("sessions", 1, MOST_SESSIONS),
        days(yaml, "days"),
        days(yaml, "days-if-easy"),
        days(yaml, "ask-again-days"),
        yaml.number("load-sessions", 1, MOST_SESSIONS),
        yaml.number("most-load", 0, MOST_LOAD));
  }

  private static Duration days(YamlNode yaml, String key) {
    return Duration.ofDays(yaml.number(key, 1, MOST_DAYS));
  }

  private static Stage stage(YamlNode yaml, Set<String> taken) {
    yaml.only(Set.of("id", "rounds", "again", "reps", "lower", "pause", "sessions", "load"));
    return new Stage(
        RoutineReader.id(yaml, taken),
        yaml.number("rounds", 1, MOST_ROUNDS),
        isTrue(yaml, "again"),
        optional(yaml, "reps", 50, MOST_PERCENT, 100),
        optional(yaml, "lower", 0, SLOWEST, 0),
        optional(yaml, "pause", 0, SLOWEST, 0),
        optional(yaml, "sessions", 0, MOST_SESSIONS, 0),
        isTrue(yaml, "load"));
  }

  private static int optional(YamlNode yaml, String key, int least, int most, int otherwise) {
    return yaml.get(key).isPresent() ? yaml.number(key, least, most) : otherwise;
  }

  private static boolean isTrue(YamlNode yaml, String key) {
    Optional<String> value = yaml.get(key).map(YamlNode::text);
    if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
      yaml.problem("\"" + key + "\" is neither true nor false", "write true or false");
    }
    return value.isPresent() && value.get().equals("true");
  }
}
