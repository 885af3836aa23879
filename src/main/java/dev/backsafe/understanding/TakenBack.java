package dev.backsafe.understanding;

import dev.backsafe.understanding.Heard.Found;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** It was no pain after all: only where nothing else is said, since pain beats what calms it. */
final class TakenBack {
  private static final String NO_PAIN = "no-pain-after-all";
  private static final String EFFORT = "only-effort";
  private static final String AROUND = "take-back-around";

  static final Set<String> GROUPS = Set.of(NO_PAIN, EFFORT, AROUND);

  /** So far from the first word a text still begins. */
  private static final int BEGINNING = 2;

  private TakenBack() {}

  /** "False alarm", "not pain, only stiffness": what is only stiff must be said to be no pain. */
  static Optional<Found> ofPain(Heard heard) {
    return heard.at(NO_PAIN).isEmpty() ? Optional.empty() : all(heard, "none");
  }

  /** "It is not pain. It is merely a tight feeling": who begins so means what is said. */
  static Optional<Found> ofAche(Heard heard) {
    int denied = heard.at(NO_PAIN).nextSetBit(0);
    boolean more =
        heard.hits().stream().map(hit -> hit.reply().answer()).anyMatch(TakenBack::isMore);
    boolean ache = heard.only().isPresent() || !heard.at(EFFORT).isEmpty();
    if (more || !ache || denied < 0 || denied > BEGINNING) {
      return Optional.empty();
    }
    BitSet all = new BitSet();
    all.set(0, heard.message().size());
    return Optional.of(new Found(new Answer.Offered("none"), Meaning.NO_PAIN, all));
  }

  private static boolean isMore(@Nullable String kind) {
    return kind != null && !kind.equals("ache") && !kind.equals("none");
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
