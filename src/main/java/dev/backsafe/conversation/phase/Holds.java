package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Warning signs, and pain that persists: heard in every phase alike. */
public final class Holds {
  private Holds() {}

  /** Ends whatever goes on and says where to go. */
  public static Transition redFlag(Step step, RedFlag flag) {
    step.say(Content.advice(flag));
    if (step.person().phase().base() == null) {
      // Nothing is stored of a stranger, so nothing is held: the screening will ask.
      return step.end();
    }
    Session session = step.person().phase().session();
    if (session != null) {
      SessionFlow.close(step, SessionFlow.left(step, session), Ending.RED_FLAG, step.now());
    }
    Phase<?> behind = step.person().phase().uninterrupted();
    return step.record(new Fact.PutOnHold(flag))
        .become(joined(flag, behind instanceof Held held ? held : null))
        .ask();
  }

  /** Both stand: who has talked to someone clears the crisis, and only a clinician the rest. */
  private static Held joined(RedFlag flag, @Nullable Held standing) {
    if (standing == null) {
      return new Held(flag, false);
    }
    RedFlag before = standing.flag();
    if (before == RedFlag.CRISIS) {
      Held rest = flag == RedFlag.CRISIS ? standing.behind() : joined(flag, standing.behind());
      return new Held(RedFlag.CRISIS, false, rest);
    }
    if (flag == RedFlag.CRISIS) {
      return new Held(RedFlag.CRISIS, false, new Held(before, false));
    }
    return new Held(before != null && before.compareTo(flag) < 0 ? before : flag, false);
  }

  /** It may be a warning sign: asked at once, whatever else is being asked. */
  public static Transition alarm(Step step, Reading reading) {
    Sign sign = Objects.requireNonNull(reading.sign());
    Phase.Base<?> base = step.person().phase().base();
    // Nothing can be remembered of a stranger, not even a question: say both at once.
    return base == null
        ? step.say(TextKey.UNSURE_IN_CASE).say(Content.advice(sign.flag())).ask()
        : step.become(new Unsure(reading.candidates(), sign, base)).ask();
  }

  /** Pain that persists: a clinician comes first. */
  static void persistentPain(Step step) {
    step.become(new Held(null, false))
        .record(new Fact.PutOnHold(null))
        .say(TextKey.HELD_PERSISTENT);
  }
}
