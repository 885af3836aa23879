package dev.backsafe.conversation;

import dev.backsafe.conversation.Phase.Consenting;
import dev.backsafe.conversation.Phase.Held;
import dev.backsafe.conversation.Phase.Screening;
import dev.backsafe.understanding.RedFlag;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Warning signs and pain that persists: the routine waits until a clinician has spoken. */
final class Holds {
  /** After a crisis the routine can wait for another day. */
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Sessions sessions;
  private final CommonCommands anywhere;
  private final PainTalk pain;

  Holds(Sessions sessions, CommonCommands anywhere, PainTalk pain) {
    this.sessions = sessions;
    this.anywhere = anywhere;
    this.pain = pain;
  }

  /** Ends whatever goes on and says where to go. */
  Transition redFlag(Step step, RedFlag flag) {
    step.say(Content.advice(flag));
    if (step.person().phase() instanceof Consenting) {
      // Nothing is stored of a stranger, so nothing is held: the screening will ask.
      return step.end();
    }
    Session session = Sessions.of(step.person().phase());
    if (session != null) {
      sessions.close(step, sessions.left(step, session), Ending.RED_FLAG, step.now());
    }
    Phase behind = Sessions.uninterrupted(step.person().phase());
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

  Transition step(Step step, Held held, Input input) {
    return switch (input) {
      case Input.Choice c -> choice(step, held, c);
      case Input.Command c -> command(step, held, c);
      case Input.Pain p -> pain.noted(step, p);
      case Input.FreeText t -> anywhere.text(step, t);
      case Input.Unreadable _ -> step.ask();
      case Input.ReminderDue _ -> step.saidAnything() ? step.ask() : step.end();
    };
  }

  private Transition choice(Step step, Held held, Input.Choice choice) {
    RedFlag flag = held.flag();
    return switch (choice.action()) {
      case CLEARED ->
          flag != null && flag.isUrgent()
              ? step.become(new Held(flag, true, held.behind())).ask()
              : cleared(step, held);
      case CLEARED_FOR_SURE -> cleared(step, held);
      case NOT_CLEARED ->
          step.become(new Held(flag, false, held.behind())).say(TextKey.HELD_WAIT).ask();
      default -> step.say(TextKey.OLD_BUTTON).ask();
    };
  }

  /** What stands behind it still does; else the screening asks again. */
  private static Transition cleared(Step step, Held held) {
    boolean crisis = held.flag() == RedFlag.CRISIS;
    Training training = step.training();
    step.record(new Fact.Cleared(held.flag()))
        .training(crisis ? training.postponed(step.now().plus(A_DAY)) : training.cleared());
    return held.behind() != null
        ? step.become(held.behind()).say(TextKey.HELD_CLEARED_REST).ask()
        : step.become(new Screening(false))
            .say(crisis ? TextKey.HELD_CLEARED_CRISIS : TextKey.HELD_CLEARED)
            .ask();
  }

  private Transition command(Step step, Held held, Input.Command command) {
    return switch (command.verb()) {
      case PAIN -> pain.noted(step, new Input.Pain(null, null));
      case START, SESSION, DONE, EASIER, SKIP, STOP, UNDO -> repeat(step, held);
      case HOW, WHY, EXERCISES, PROGRESS, SETTINGS, REMINDERS, PRIVACY, EXPORT, DELETE, HELP ->
          anywhere.command(step, command);
    };
  }

  private static Transition repeat(Step step, Held held) {
    RedFlag flag = held.flag();
    return step.say(flag == null ? Line.of(TextKey.HELD_PERSISTENT) : Content.advice(flag)).ask();
  }
}
