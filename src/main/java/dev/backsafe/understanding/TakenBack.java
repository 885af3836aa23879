package dev.backsafe.understanding;

import dev.backsafe.understanding.Heard.Found;
import java.util.Optional;
import java.util.Set;

/** It was no pain after all: only where nothing else is said, since pain beats what calms it. */
final class TakenBack {
  private static final String NO_PAIN = "no-pain-after-all";
  private static final String EFFORT = "only-effort";
  private static final String AROUND = "take-back-around";

  static final Set<String> GROUPS = Set.of(NO_PAIN, EFFORT, AROUND);

  private TakenBack() {}

  /** "False alarm", "not pain, only stiffness": what is only stiff must be said to be no pain. */
  static Optional<Found> ofPain(Heard heard) {
    return heard.at(NO_PAIN).isEmpty() ? Optional.empty() : all(heard, "none");
  }

  /** The same, and "just the muscles": where it is asked whether it is more than that. */
  static Optional<Found> asEffort(Heard heard) {
    return asEffort(heard, "no");
  }

  /** The same where pain was told before, and is taken back. */
  static Optional<Found> afterwards(Heard heard) {
    return asEffort(heard, "not-meant");
  }

  private static Optional<Found> asEffort(Heard heard, String answer) {
    return heard.at(NO_PAIN).isEmpty() && heard.at(EFFORT).isEmpty()
        ? Optional.empty()
        : all(heard, answer);
  }

  private static Optional<Found> all(Heard heard, String answer) {
    Found found = new Found(new Answer.Offered(answer), Meaning.NO_PAIN, heard.covered(GROUPS));
    return found.isAllOf(heard.message()) ? Optional.of(found) : Optional.empty();
  }
}
