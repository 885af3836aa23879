package dev.backsafe.outcomes;

import dev.backsafe.understanding.RedFlag;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A group of people that a report counts; each lies within others. Those that come first are told
 * first where not all can be.
 */
enum Group {
  ENROLLED,
  /** A session of theirs counted. */
  STARTED(ENROLLED),
  /** Their first session was so many days ago, or more. */
  REACHED_30(STARTED),
  TRAINING_30(REACHED_30),
  REACHED_182(REACHED_30),
  TRAINING_182(REACHED_182, TRAINING_30),
  REACHED_365(REACHED_182),
  TRAINING_365(REACHED_365, TRAINING_182),
  /** They have told often enough how their back is; each has less, about the same, or more pain. */
  COMPARED(STARTED),
  LESS_PAIN(COMPARED),
  SAME_PAIN(COMPARED),
  MORE_PAIN(COMPARED),
  SHARP_PAIN(STARTED),
  /** Everybody who was ever held stands under one reason, the most urgent of theirs. */
  HELD(ENROLLED),
  EMERGENCY(HELD),
  CRISIS(EMERGENCY),
  CHEST(EMERGENCY),
  CAUDA_EQUINA(EMERGENCY),
  LEGS(EMERGENCY),
  ACCIDENT(EMERGENCY),
  CALF(EMERGENCY),
  FEVER(EMERGENCY),
  OPERATION(HELD),
  PREGNANCY(HELD),
  HISTORY(HELD),
  PERSISTENT_PAIN(HELD);

  private final @Nullable Group around;
  private final @Nullable Group alsoAround;

  Group() {
    this(null, null);
  }

  Group(Group around) {
    this(around, null);
  }

  Group(@Nullable Group around, @Nullable Group alsoAround) {
    this.around = around;
    this.alsoAround = alsoAround;
  }

  /** Whether whoever is in it is in the other by what both are. */
  boolean isWithin(Group other) {
    return isWithin(around, other) || isWithin(alsoAround, other);
  }

  private static boolean isWithin(@Nullable Group around, Group other) {
    return around != null && (around == other || around.isWithin(other));
  }

  /** The groups that it falls into, each of its people in exactly one; none where it does not. */
  List<Group> parts() {
    return switch (this) {
      case COMPARED, HELD, EMERGENCY ->
          Arrays.stream(values()).filter(g -> g.around == this).toList();
      default -> List.of();
    };
  }

  /** Why somebody was held. */
  static Group of(RedFlag flag) {
    return switch (flag) {
      case CRISIS -> CRISIS;
      case CHEST -> CHEST;
      case CAUDA_EQUINA -> CAUDA_EQUINA;
      case LEGS -> LEGS;
      case ACCIDENT -> ACCIDENT;
      case CALF -> CALF;
      case FEVER -> FEVER;
      case OPERATION -> OPERATION;
      case PREGNANCY -> PREGNANCY;
      case HISTORY -> HISTORY;
    };
  }

  /** The name in output; that of a sign is its own. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
