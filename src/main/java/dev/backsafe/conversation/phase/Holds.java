package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.FlareUpEnded.How;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.phase.Held.Origin;
import dev.backsafe.conversation.phase.Held.Stage;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Warning signs, and pain that persists: heard in every phase alike. */
public final class Holds {
  private Holds() {}

  /** Ends whatever goes on and says where to go. */
  public static Transition redFlag(Step step, Sign sign) {
    RedFlag flag = sign.flag();
    step.say(Content.advice(flag));
    Phase.Base<?> before = step.person().phase().base();
    if (before == null) {
      // Nothing is stored of a stranger, so nothing is held: the screening will ask.
      return step.end();
    }
    Session session = step.person().phase().session();
    Training training = session == null ? null : step.training();
    if (session != null) {
      SessionFlow.close(step, SessionFlow.left(step, session), Ending.RED_FLAG, step.now());
    }
    Held standing = step.person().phase().uninterrupted() instanceof Held held ? held : null;
    Origin origin =
        standing != null && standing.flag() == flag
            ? standing.origin()
            : new Origin(sign, step.now(), before, training);
    return step.record(new Fact.PutOnHold(flag)).become(joined(flag, standing, origin)).ask();
  }

  /** Both stand: who has talked to someone clears the crisis, and only a clinician the rest. */
  private static Held joined(RedFlag flag, @Nullable Held standing, @Nullable Origin origin) {
    if (standing == null) {
      return new Held(flag, Stage.WAITING, null, origin);
    }
    RedFlag before = standing.flag();
    if (before == RedFlag.CRISIS) {
      Held rest =
          flag == RedFlag.CRISIS ? standing.behind() : joined(flag, standing.behind(), null);
      return new Held(RedFlag.CRISIS, Stage.WAITING, rest, origin);
    }
    if (flag == RedFlag.CRISIS) {
      Held rest = new Held(before, Stage.WAITING, null, standing.origin());
      return new Held(RedFlag.CRISIS, Stage.WAITING, rest, origin);
    }
    RedFlag urgent = before != null && before.compareTo(flag) < 0 ? before : flag;
    return new Held(urgent, Stage.WAITING, null, origin);
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
    FlaringUp.end(step, How.HELD);
    step.become(Held.PERSISTENT_PAIN).record(new Fact.PutOnHold(null)).say(TextKey.HELD_PERSISTENT);
  }
}
