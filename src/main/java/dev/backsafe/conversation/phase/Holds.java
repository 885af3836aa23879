package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.FlareUpEnded.How;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.phase.Held.Origin;
import dev.backsafe.conversation.phase.Held.Stage;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Warning signs, and pain that persists: heard in every phase alike. */
public final class Holds {
  private Holds() {}

  /** Ends whatever goes on and says where to go. */
  public static Transition redFlag(Step step, Sign sign) {
    RedFlag flag = sign.flag();
    Held standing = step.person().phase().uninterrupted() instanceof Held held ? held : null;
    boolean crisis = flag == RedFlag.CRISIS && standing != null && standing.flag() == flag;
    step.say(crisis ? Line.of(TextKey.HELD_CRISIS_AGAIN) : Content.advice(flag));
    Phase.Base<?> before = step.person().phase().base();
    if (before == null) {
      // Nothing is stored of a stranger, so nothing is held: the screening will ask.
      return step.end();
    }
    List<Sign> open = step.person().phase().openSigns();
    Session session = step.person().phase().session();
    Training training = session == null ? null : step.training();
    if (session != null) {
      SessionFlow.close(step, SessionFlow.left(step, session), Ending.RED_FLAG, step.now());
      if (session.counts()) {
        step.say(TextKey.HELD_CLOSED);
      }
    }
    Origin origin =
        standing != null && standing.flag() == flag
            ? standing.origin()
            : new Origin(sign, step.now(), before, training, without(sign, open));
    Held held = joined(flag, standing, origin);
    List<Sign> more = open.stream().filter(held::isLessThan).toList();
    step.record(new Fact.PutOnHold(flag)).become(held);
    return more.isEmpty() ? step.ask() : more(step, more, held);
  }

  private static List<Sign> without(Sign sign, List<Sign> open) {
    return open.stream().filter(other -> other != sign).toList();
  }

  /** What was asked before, and is graver than what was told, is asked again at once. */
  private static Transition more(Step step, List<Sign> signs, Held held) {
    return step.become(Unsure.of(List.of(Meaning.EMERGENCY), signs, held)).ask();
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

  /**
   * It may be a warning sign: asked about, unless somebody who is sent for help already asks about
   * that: "do I call 999 or 111?"
   */
  public static Transition perhaps(Step step, FreeText text) {
    Reading reading = text.reading();
    boolean crisis = Objects.requireNonNull(reading.sign()).flag() == RedFlag.CRISIS;
    Optional<Transition> sent =
        crisis || reading.topic() == null ? Optional.empty() : Phase.sentAgain(step);
    return sent.orElseGet(() -> alarm(step, text));
  }

  /** It may be a warning sign: asked at once, whatever else is being asked. */
  public static Transition alarm(Step step, FreeText text) {
    Reading reading = text.reading();
    Sign sign = Objects.requireNonNull(reading.sign());
    Phase.Base<?> base = step.person().phase().base();
    // Nothing can be remembered of a stranger, not even a question: say both at once.
    if (base == null) {
      return step.say(TextKey.UNSURE_IN_CASE).say(Content.advice(sign.flag())).ask();
    }
    if (base instanceof Held held && held.isOf(sign)) {
      return step.become(held.reconsidering()).ask(); // A "no" to that takes the hold back.
    }
    Phase<?> standing = step.person().phase();
    Unsure before =
        standing instanceof Unsure unsure
            ? unsure
            : new Unsure(List.of(), null, standing.openSigns(), null, base);
    Unsure asking = before.with(beside(text), sign).keeping(Said.of(text));
    boolean waits = asking.sign() != sign;
    return (waits ? step.say(TextKey.UNSURE_NEXT) : step).become(asking).ask();
  }

  /** With the sign, the pain that is told beside it; what only may hurt is gone with a "no". */
  private static List<Meaning> beside(FreeText text) {
    Reading reading = text.reading();
    Reading otherwise = text.otherwise();
    if (reading.language() != null || reading.meaning().isPain()) {
      return reading.candidates();
    }
    return otherwise == null || !otherwise.meaning().isPain()
        ? List.of(Meaning.EMERGENCY)
        : List.of(Meaning.EMERGENCY, otherwise.meaning());
  }

  /** Pain that persists: a clinician comes first. */
  static void persistentPain(Step step) {
    FlaringUp.end(step, How.HELD);
    step.become(Held.PERSISTENT_PAIN).record(new Fact.PutOnHold(null)).say(TextKey.HELD_PERSISTENT);
  }
}
