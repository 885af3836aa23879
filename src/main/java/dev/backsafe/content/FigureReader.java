package dev.backsafe.content;

import dev.backsafe.config.YamlNode;
import dev.backsafe.routine.Figure;
import dev.backsafe.routine.Figure.Anchor;
import dev.backsafe.routine.Figure.Body;
import dev.backsafe.routine.Figure.Footing;
import dev.backsafe.routine.Figure.Hold;
import dev.backsafe.routine.Figure.Muscle;
import dev.backsafe.routine.Figure.Part;
import dev.backsafe.routine.Figure.Prop;
import dev.backsafe.routine.Figure.Side;
import dev.backsafe.routine.Figure.Slow;
import dev.backsafe.routine.Figure.View;
import dev.backsafe.routine.Pose;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The figure of a variation in {@code routine.yaml}. Angles outside of what joints do are errors;
 * the ranges are those of the American Academy of Orthopaedic Surgeons (Joint Motion, 1965), with a
 * little room for the fact that a drawing is no measurement.
 */
final class FigureReader {
  private static final int MOST_POSES = 4;
  private static final Pose STANDING =
      new Pose(0, 0, Pose.Leg.STRAIGHT, Pose.Leg.STRAIGHT, Pose.Arm.HANGING, Pose.Arm.HANGING);

  private FigureReader() {}

  /** What stands in for a figure that cannot be read. */
  static Figure nothing() {
    return new Figure(
        View.SIDE,
        Body.UPRIGHT,
        Anchor.RIGHT_FOOT,
        Set.of(),
        Map.of(),
        Map.of(),
        Set.of(),
        Part.HIPS,
        Slow.BACK,
        List.of(STANDING, STANDING));
  }

  /** Reads the figure of a variation. */
  static Figure read(YamlNode variation) {
    return variation
        .get("figure")
        .map(FigureReader::figure)
        .orElseGet(
            () -> {
              variation.problem(
                  "\"figure\" is missing", "describe how it looks, as the other variations do");
              return nothing();
            });
  }

  private static Figure figure(YamlNode yaml) {
    yaml.only(
        Set.of(
            "view", "body", "anchor", "props", "feet", "hands", "muscles", "arrow", "slow",
            "poses"));
    List<Pose> poses =
        yaml.get("poses")
            .map(list -> list.list().stream().map(FigureReader::pose).toList())
            .orElse(List.of());
    if (poses.size() < 2 || poses.size() > MOST_POSES) {
      yaml.problem(
          "a figure has 2 to " + MOST_POSES + " poses", "write \"poses:\" from start to end");
      poses = List.of(STANDING, STANDING);
    } else if (poses.getFirst().equals(poses.getLast())) {
      yaml.problem("the figure does not move", "let the last pose differ from the first");
    }
    Map<Side, Footing> feet = sides(yaml, "feet", Footing.values());
    if (poses.stream().anyMatch(pose -> opens(pose, feet))) {
      yaml.problem(
          "a knee opens only where the feet are together", "write \"feet: {right: together}\"");
    }
    return new Figure(
        one(yaml, "view", View.values(), View.SIDE),
        one(yaml, "body", Body.values(), Body.UPRIGHT),
        one(yaml, "anchor", Anchor.values(), Anchor.RIGHT_FOOT),
        several(yaml, "props", Prop.values(), Prop.class),
        feet,
        sides(yaml, "hands", Hold.values()),
        several(yaml, "muscles", Muscle.values(), Muscle.class),
        one(yaml, "arrow", Part.values(), Part.HIPS),
        one(yaml, "slow", Slow.values(), Slow.BACK),
        poses);
  }

  /** Whether a knee is told to open whose foot would not stay where it is. */
  private static boolean opens(Pose pose, Map<Side, Footing> feet) {
    return (pose.right().open() != 0 && feet.get(Side.RIGHT) != Footing.TOGETHER)
        || (pose.left().open() != 0 && feet.get(Side.LEFT) != Footing.TOGETHER);
  }

  private static <E extends Enum<E>> E one(YamlNode yaml, String key, E[] values, E otherwise) {
    return yaml.get(key)
        .map(y -> RoutineReader.oneOf(y, values, RoutineReader::lower))
        .orElse(otherwise);
  }

  private static <E extends Enum<E>> Set<E> several(
      YamlNode yaml, String key, E[] values, Class<E> type) {
    Set<E> chosen = EnumSet.noneOf(type);
    yaml.get(key)
        .ifPresent(
            list ->
                list.list()
                    .forEach(
                        y -> chosen.add(RoutineReader.oneOf(y, values, RoutineReader::lower))));
    return chosen;
  }

  /** "right: …", "left: …", or "both: …". */
  private static <E extends Enum<E>> Map<Side, E> sides(YamlNode yaml, String key, E[] values) {
    Map<Side, E> sides = new EnumMap<>(Side.class);
    yaml.get(key)
        .ifPresent(
            map -> {
              map.only(Set.of("right", "left", "both"));
              map.entries()
                  .forEach(
                      (side, y) -> {
                        E value = RoutineReader.oneOf(y, values, RoutineReader::lower);
                        if (!side.equals("left")) {
                          sides.put(Side.RIGHT, value);
                        }
                        if (!side.equals("right")) {
                          sides.put(Side.LEFT, value);
                        }
                      });
            });
    return sides;
  }

  private static Pose pose(YamlNode yaml) {
    yaml.only(
        Set.of("lean", "arch", "legs", "right-leg", "left-leg", "arms", "right-arm", "left-arm"));
    return new Pose(
        angle(yaml, "lean", -90, 90, 0),
        angle(yaml, "arch", 0, 8, 0),
        leg(yaml, "right-leg"),
        leg(yaml, "left-leg"),
        arm(yaml, "right-arm"),
        arm(yaml, "left-arm"));
  }

  private static Pose.Leg leg(YamlNode pose, String key) {
    return pose.get(key).or(() -> pose.get("legs")).map(FigureReader::leg).orElse(STANDING.right());
  }

  private static Pose.Leg leg(YamlNode yaml) {
    yaml.only(Set.of("hip", "out", "open", "knee", "ankle", "heel"));
    return new Pose.Leg(
        angle(yaml, "hip", -30, 125, 0),
        angle(yaml, "out", -30, 50, 0),
        angle(yaml, "open", 0, 60, 0),
        angle(yaml, "knee", 0, 140, 0),
        angle(yaml, "ankle", -25, 50, 0),
        angle(yaml, "heel", 0, 60, 0));
  }

  private static Pose.Arm arm(YamlNode pose, String key) {
    return pose.get(key).or(() -> pose.get("arms")).map(FigureReader::arm).orElse(Pose.Arm.HANGING);
  }

  private static Pose.Arm arm(YamlNode yaml) {
    yaml.only(Set.of("shoulder", "out", "elbow"));
    return new Pose.Arm(
        angle(yaml, "shoulder", -60, 180, Pose.Arm.HANGING.shoulder()),
        angle(yaml, "out", -30, 180, Pose.Arm.HANGING.out()),
        angle(yaml, "elbow", 0, 150, Pose.Arm.HANGING.elbow()));
  }

  private static double angle(YamlNode yaml, String key, int least, int most, double otherwise) {
    return yaml.get(key).isPresent() ? yaml.number(key, least, most) : otherwise;
  }
}
