package dev.backsafe.content;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.config.YamlNode;
import dev.backsafe.routine.Dose;
import dev.backsafe.routine.Equipment;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Load;
import dev.backsafe.routine.Routine;
import dev.backsafe.routine.Variation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code routine.yaml}: the exercises with their variations, and how they grow. */
final class RoutineReader {
  private static final int MOST_REPETITIONS = 30;
  private static final int LONGEST_HOLD = 60;

  private RoutineReader() {}

  static Routine read(ConfigFiles.Text text, List<Problem> problems) {
    YamlNode root = YamlNode.parse(text, problems);
    root.only(Set.of("exercises", "programmes"));
    List<Exercise> exercises = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    root.get("exercises")
        .ifPresentOrElse(
            list -> list.list().forEach(e -> exercises.add(exercise(e, ids))),
            () -> root.problem("\"exercises\" is missing", "add \"exercises:\" and a list"));
    if (exercises.isEmpty() && root.get("exercises").isPresent()) {
      root.problem("there is no exercise", "list at least one under \"exercises\"");
    }
    String revision =
        UUID.nameUUIDFromBytes(text.content().getBytes(StandardCharsets.UTF_8)).toString();
    return new Routine(revision, exercises, ProgrammeReader.read(root, exercises));
  }

  private static Exercise exercise(YamlNode yaml, Set<String> taken) {
    yaml.only(Set.of("id", "good-start", "source", "variations"));
    String id = id(yaml, taken);
    List<Variation> variations = new ArrayList<>();
    Set<String> variationIds = new HashSet<>();
    yaml.get("variations")
        .ifPresent(list -> list.list().forEach(v -> variations.add(variation(v, variationIds))));
    if (variations.isEmpty()) {
      yaml.problem("\"" + id + "\" has no variation", "list at least one under \"variations\"");
      variations.add(
          new Variation(
              "",
              new Dose(1, Dose.Sides.TOGETHER, 0),
              Set.of(),
              Load.NONE,
              FigureReader.nothing()));
    }
    int goodStart = yaml.get("good-start").isPresent() ? yaml.number("good-start", 1, 9) : 0;
    return new Exercise(id, goodStart, yaml.text("source"), variations);
  }

  private static Variation variation(YamlNode yaml, Set<String> taken) {
    yaml.only(Set.of("id", "dose", "needs", "load", "figure"));
    String id = id(yaml, taken);
    Dose dose =
        yaml.get("dose")
            .map(RoutineReader::dose)
            .orElseGet(
                () -> {
                  yaml.problem("\"dose\" is missing", "add \"dose: {reps: 10, sides: together}\"");
                  return new Dose(1, Dose.Sides.TOGETHER, 0);
                });
    Set<Equipment> needs = EnumSet.noneOf(Equipment.class);
    yaml.get("needs")
        .ifPresent(
            list ->
                list.list().forEach(n -> needs.add(oneOf(n, Equipment.values(), Equipment::id))));
    Load load =
        yaml.get("load").map(l -> oneOf(l, Load.values(), RoutineReader::lower)).orElse(Load.NONE);
    return new Variation(id, dose, needs, load, FigureReader.read(yaml));
  }

  private static Dose dose(YamlNode yaml) {
    yaml.only(Set.of("reps", "sides", "hold"));
    Dose.Sides sides =
        yaml.get("sides")
            .map(s -> oneOf(s, Dose.Sides.values(), RoutineReader::lower))
            .orElse(Dose.Sides.TOGETHER);
    int hold = yaml.get("hold").isPresent() ? yaml.number("hold", 1, LONGEST_HOLD) : 0;
    return new Dose(yaml.number("reps", 1, MOST_REPETITIONS), sides, hold);
  }

  /** Ids travel in buttons, keys and file names. */
  static String id(YamlNode yaml, Set<String> taken) {
    String id = yaml.text("id");
    if (!id.isEmpty() && !id.chars().allMatch(c -> c == '-' || (c >= 'a' && c <= 'z'))) {
      yaml.problem("the id \"" + id + "\" has other signs", "use a–z and - only");
    }
    if (!taken.add(id)) {
      yaml.problem("the id \"" + id + "\" is taken", "give every id once");
    }
    return id;
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <T> T oneOf(YamlNode yaml, T[] values, Function<T, String> name) {
    String wanted = yaml.text();
    return Arrays.stream(values)
        .filter(v -> name.apply(v).equals(wanted))
        .findFirst()
        .orElseGet(
            () -> {
              String known = Arrays.stream(values).map(name).collect(Collectors.joining(", "));
              yaml.problem("\"" + wanted + "\" is not known here", "use one of " + known);
              return values[0];
            });
  }
}
