package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.HelpKey;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.reminder.ReminderWish;
import dev.backsafe.understanding.Answer;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody hears who was told to be seen, and asks why or how. */
final class HelpOnTheWay {
  private static final Input NO_MORE = new Input.Reminders(new ReminderWish.Off());

  private HelpOnTheWay() {}

  /** The answer to what is asked; empty where it is something else. */
  static Optional<Transition> asked(Step step, Held held, Answer answer) {
    return switch (answer.id()) {
      case "why" -> Optional.of(why(step, held));
      case "wait" -> waits(step, held);
      case "whom" -> how(step, held, HelpKey.WHOM);
      case "drive" -> how(step, held, HelpKey.DRIVE);
      case "tell" -> how(step, held, HelpKey.TELL);
      default -> Optional.empty();
    };
  }

  /**
   * "I've a load for Felixstowe, can't it wait till Monday?" is no wish to be left alone until
   * then; empty where nobody is sent, or all reminders are to end.
   */
  static Optional<Transition> putOff(Step step, Reading wish) {
    boolean ends = Wished.of(wish.topic()).filter(NO_MORE::equals).isPresent();
    return !ends && step.person().phase() instanceof Held held && held.sendsToHelp()
        ? waits(step, held)
        : Optional.empty();
  }

  private static Optional<Transition> waits(Step step, Held held) {
    return how(step, held, isSameDay(held.flag()) ? HelpKey.WAIT_TODAY : HelpKey.WAIT);
  }

  /** Cleared, and yet something is there again. */
  static Transition worse(Step step, Held held) {
    return held.isUrgent() ? still(step, held.flag()) : step.say(held.advice()).askAgain();
  }

  private static Transition why(Step step, Held held) {
    step.say(Content.whyHeld(held.flag()));
    return held.sendsToHelp() ? still(step, held.flag()) : step.askAgain();
  }

  /** Whoever should go now and asks how is told; where there is time, why is what matters. */
  private static Optional<Transition> how(Step step, Held held, HelpKey key) {
    RedFlag flag = held.flag();
    if (flag == null) {
      return Optional.empty();
    }
    return Optional.of(
        held.hasSentForHelp() ? step.say(Content.help(key, flag)).askAgain() : why(step, held));
  }

  private static boolean isSameDay(@Nullable RedFlag flag) {
    return flag != null && flag.isSameDay();
  }

  /** To go, once more, whatever else is said; and what can be asked. */
  static Transition still(Step step, @Nullable RedFlag flag) {
    HelpKey key = isSameDay(flag) ? HelpKey.STILL_TODAY : HelpKey.STILL;
    return step.say(Content.help(key, Objects.requireNonNull(flag))).askAgain();
  }
}
