package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.understanding.Reading;
import java.util.Optional;
import java.util.Set;

/** An exercise that is done beside something else: a question, a wish, the end of the session. */
final class DoneBeside {
  /** Topics about what is still to come. */
  private static final Set<String> AHEAD = Set.of("left", "next", "duration");

  private DoneBeside() {}

  /** "Done, how many are left?" is answered as it is then. */
  static Optional<Transition> first(Step step, Reading reading) {
    boolean ahead = AHEAD.contains(String.valueOf(reading.topic()));
    return ahead && counts(step)
        ? Optional.of(Answering.beside(step, reading).ask())
        : Optional.empty();
  }

  /** "Done. Remind me on Friday": it counts before the wish; the last one ends a session alone. */
  static Step counted(Step step, Reading reading) {
    if (reading.isDoneBesides()) {
      counts(step);
    }
    return step;
  }

  /** Counts the exercise at hand, unless it is the last one; whether it did. */
  private static boolean counts(Step step) {
    if (!(step.person().phase() instanceof Exercising exercising)
        || exercising.afterDone().isOver()) {
      return false;
    }
    exercising.noteDone(step);
    step.become(new Exercising(exercising.afterDone())).say(TextKey.CARD_ANSWER_DONE);
    return true;
  }

  /** "Did the last ones. Make it 5 pm": the wish is carried out, and the session ends behind it. */
  static Optional<Transition> last(Step step, Reading reading, Input wish) {
    return endsWith(step, reading) && step.aside(aside -> Phase.answer(aside, wish))
        ? Optional.of(Phase.answer(step, SessionCommand.DONE))
        : Optional.empty();
  }

  /** "Did those, and now I have to go": who has done the last one has stopped nothing. */
  static Transition stopped(Step step, Reading reading) {
    return endsWith(step, reading)
        ? Phase.answer(step, SessionCommand.DONE)
        : Phase.answer(
            Answering.beside(counted(step, reading), reading), SessionCommand.STOP_SESSION);
  }

  /** Whether what is done besides is the last exercise of the session. */
  private static boolean endsWith(Step step, Reading reading) {
    return reading.isDoneBesides()
        && step.person().phase() instanceof Exercising exercising
        && exercising.afterDone().isOver();
  }
}
