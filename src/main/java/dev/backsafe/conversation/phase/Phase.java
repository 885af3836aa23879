package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.CommonCommand;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Input.Unreadable;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.understanding.Answer;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation stands: each phase has its question with its buttons, and answers every
 * input. What is the same in all of them is answered before ({@link
 * dev.backsafe.conversation.Engine}).
 *
 * @param <B> the buttons of its question
 */
public sealed interface Phase<B extends Button> permits Consenting, Phase.Base, Phase.Interrupting {

  /** A phase that can be interrupted by a question, and returned to. */
  sealed interface Base<B extends Button> extends Phase<B>
      permits Screening, SettingUp, Held, Between, Starting, Exercising, DescribingPain {
    @Override
    default Base<?> base() {
      return this;
    }
  }

  /** A question that interrupts: whatever is no answer to it goes to the phase behind it. */
  sealed interface Interrupting<B extends Button> extends Phase<B>
      permits Unsure,
          Worrying,
          Guessing,
          Deleting,
          Stopping,
          LookingBack,
          LookingAtWeek,
          Walking,
          FlaringUp,
          Arranging,
          AfterPain,
          SettingTraining {
    /** The phase that it interrupts. */
    Base<?> back();

    @Override
    default Base<?> base() {
      return back();
    }

    @Override
    default Phase<?> uninterrupted() {
      return back();
    }

    @Override
    default @Nullable Session session() {
      return back().session();
    }

    /** A question left standing; a reminder may take its place. */
    @Override
    default @Nullable Reason disturbed() {
      return back().disturbed();
    }

    /** Takes an input to the phase behind. */
    default Transition passOn(Step step, Input input) {
      return answer(step.become(back()), input);
    }

    /** A chat that is opened again goes on where it was. */
    @Override
    default Transition command(Step step, SessionCommand command) {
      return command == SessionCommand.START ? step.ask() : passOn(step, command);
    }

    @Override
    default Transition common(Step step, CommonCommand command) {
      return passOn(step, command);
    }

    @Override
    default Transition pain(Step step, Input.Pain pain) {
      return passOn(step, pain);
    }

    @Override
    default Transition text(Step step, FreeText text) {
      return unclear(step);
    }

    @Override
    default Transition unreadable(Step step, Unreadable unreadable) {
      return step.ask();
    }

    @Override
    default Transition reminder(Step step, ReminderDue due) {
      return passOn(step, due);
    }
  }

  /** What it asks of somebody at this moment. */
  Question<B> question(Person person, SessionPlanner planner, Instant now);

  /** One of the buttons on offer was pressed. */
  Transition pressed(Step step, B button);

  Transition command(Step step, SessionCommand command);

  /** A command that means the same everywhere, but where nothing may be stored or left. */
  default Transition common(Step step, CommonCommand command) {
    return CommonCommands.answer(step, command);
  }

  Transition pain(Step step, Input.Pain pain);

  /** Words that are no command, no pain and no alarm. */
  default Transition text(Step step, FreeText text) {
    return CommonCommands.text(step, text);
  }

  default Transition unreadable(Step step, Unreadable unreadable) {
    return step.say(unreadable.why().answer()).askAgain();
  }

  /** A reminder about a session under way, whose time has come. */
  default Transition reminder(Step step, ReminderDue due) {
    return step.end();
  }

  /** An answer that no button says, such as a place or a number; empty where it is none here. */
  default Optional<Transition> valued(Step step, Answer answer) {
    return Optional.empty();
  }

  /** What a text does that gives this answer and more; empty where it only presses the button. */
  default Optional<Transition> toldMore(Step step, B button, Reading reading) {
    return Optional.empty();
  }

  /** Whether this answer says more than the pain that may be told with it. */
  default boolean outweighsPain(B button) {
    return false;
  }

  /** Whether its question can go on when pain is told beside an answer; that is noted then. */
  default boolean notesBeside(Step step, Input.Pain pain) {
    return false;
  }

  /** Whether it interrupts to ask about a warning sign, so that nothing may take its place. */
  default boolean asksAboutSign() {
    return false;
  }

  /** Whether its question is about this very sign. */
  default boolean asksAbout(Sign sign) {
    return false;
  }

  /** Whether this very sign was told before, and a doctor has looked at it. */
  default boolean knows(Sign sign) {
    return false;
  }

  /** The signs that are asked about, one after the other, until each is answered. */
  default List<Sign> openSigns() {
    return List.of();
  }

  /** The phase to return to after a question that interrupts; null where nothing may be kept. */
  @Nullable Base<?> base();

  /** What stands behind a question that interrupts. */
  default Phase<?> uninterrupted() {
    return this;
  }

  /** The session that is under way, whatever question interrupts it; or null. */
  default @Nullable Session session() {
    return null;
  }

  /** What a reminder would disturb; null where it may speak. */
  @Nullable Reason disturbed();

  /**
   * Whether its card gives way to what the answer brought: a question does; a welcome, advice and
   * summaries stay in the chat.
   */
  default boolean givesWay() {
    return true;
  }

  /** Lets the phase in which somebody stands answer. */
  static Transition answer(Step step, Input input) {
    Phase<?> phase = step.person().phase();
    return switch (input) {
      case Input.Choice choice -> press(step, phase, choice);
      case SessionCommand command -> phase.command(step, command);
      case CommonCommand command -> phase.common(step, command);
      case Input.Pain pain -> phase.pain(step, pain);
      case Input.Worry _ -> worry(step, phase);
      case FreeText text -> phase.text(step, text);
      case Unreadable unreadable -> phase.unreadable(step, unreadable);
      case ReminderDue due -> phase.reminder(step, due);
    };
  }

  /**
   * What an answer in words does. Empty where the text gives none, or says something beside it that
   * must be heard first.
   */
  static Optional<Transition> answered(Step step, FreeText text) {
    return answered(step, step.person().phase(), text);
  }

  private static <B extends Button> Optional<Transition> answered(
      Step step, Phase<B> phase, FreeText text) {
    Reading reading = text.reading();
    Answer answer = reading.answer();
    Question<B> question = phase.question(step.person(), step.planner(), step.now());
    if (answer == null || text.asked() != question.asked()) {
      return Optional.empty();
    }
    B button =
        question.options().stream()
            .filter(o -> answer.id().equals(o.answer()))
            .findFirst()
            .<B>map(Option::button)
            .orElse(null);
    // "Not really, but I don't care if I wake up" is no clear no.
    boolean crisis = reading.meaning() == Meaning.UNSURE && reading.flag() == RedFlag.CRISIS;
    boolean alarming =
        reading.sign() != null
            && (crisis || !phase.asksAbout(reading.sign()))
            && !(reading.meaning() == Meaning.UNSURE && phase.knows(reading.sign()));
    // "Yes, a bad fall" says which of the signs it is.
    boolean named = alarming && question.asked() == Asked.SIGNS;
    boolean first = button != null && !named && phase.outweighsPain(button);
    // "Just the ache, though my leg gave out yesterday": only who admits a sign is not asked again.
    boolean admits = first && isAboutSigns(question.asked());
    if ((alarming && !admits) || (!first && hidesPain(step, phase, reading))) {
      return Optional.empty();
    }
    if (alarming && phase instanceof Unsure asking) {
      step.become(asking.alsoAsking(Objects.requireNonNull(reading.sign())));
    }
    Unsure.keepBesideAnswer(step, reading);
    if (!step.person().phase().getClass().equals(phase.getClass())) {
      return Optional.of(step.ask()); // What was noted has come first.
    }
    if (button == null && text.asked() == Asked.SIGNS) {
      return RedFlag.of(answer.id()).map(one -> Holds.redFlag(step, Sign.of(one)));
    }
    if (isAskedBehindASession(text.asked())) {
      Wished.beside(step, reading);
    }
    // Whoever comes back from help is heard, and not sent once more for what they tell with it.
    boolean back = phase instanceof Held;
    if (!back && (button == null || !phase.outweighsPain(button))) {
      Answering.beside(step, reading); // "Two dumbbells. Is a step any good?"
      SettingTraining.leavingOut(step, reading);
    }
    return button == null
        ? step.person().phase().valued(step, answer)
        : Optional.of(
            phase
                .toldMore(step, button, reading)
                .orElseGet(() -> press(step, step.person().phase(), choice(step, button))));
  }

  /** What is wished beside other answers is about them, as a time is where one is asked for. */
  private static boolean isAskedBehindASession(Asked asked) {
    return asked == Asked.EFFORT || asked == Asked.BACK;
  }

  private static boolean isAboutSigns(Asked asked) {
    return asked == Asked.SIGN || asked == Asked.SIGNS || asked == Asked.WHICH_SIGN;
  }

  private static Input.Choice choice(Step step, Button button) {
    return new Input.Choice(button.data(step.person().step()));
  }

  /** Pain that the question cannot note beside its answer takes the answer's place. */
  private static boolean hidesPain(Step step, Phase<?> phase, Reading reading) {
    // "None, only my back is killing me": the screening asks whether it hurts.
    boolean asked = phase instanceof Screening && reading.isFigure();
    boolean sharp = reading.meaning() == Meaning.SHARP_PAIN && !asked;
    PainKind kind = sharp ? PainKind.SHARP : null;
    return reading.meaning().isPain()
        && !phase.notesBeside(step, new Input.Pain(kind, reading.severity()));
  }

  /** Asks again, with a word why; whoever should be on their way to help hears that, too. */
  static Transition unclear(Step step) {
    Question<?> question =
        step.person().phase().question(step.person(), step.planner(), step.now());
    return sentAgain(step)
        .orElseGet(() -> step.say(Content.unclear(question.asked(), step.now())).askAgain());
  }

  /**
   * Whoever should be on their way to help, and asks or says something else, hears where to go once
   * more. A crisis has its own words, and whom to call in sight.
   */
  static Optional<Transition> sentAgain(Step step) {
    return step.person().phase() instanceof Held held && held.sendsToHelp()
        ? Optional.of(HelpOnTheWay.still(step, held.flag()))
        : Optional.empty();
  }

  /** Whoever should be on their way to help hears it again. */
  static Step sendOn(Step step) {
    return isSentForHelp(step) ? step.say(TextKey.ANSWER_GO) : step;
  }

  /** Whether somebody was told a place to go to now. */
  static boolean isSentForHelp(Step step) {
    return step.person().phase().base() instanceof Held held && held.hasSentForHelp();
  }

  /** Whether an input answers the question that stands, however late. */
  static boolean isAnswered(Step step, Input input) {
    return switch (input) {
      case Input.Choice choice -> offered(step, step.person().phase(), choice).isPresent();
      case Input.Pain _, Input.Worry _ -> true;
      case FreeText(_, var reading, _, _) -> reading.answer() != null || reading.mayHurt();
      case SessionCommand command -> command == SessionCommand.PAIN;
      case CommonCommand _, Unreadable _, ReminderDue _ -> false;
    };
  }

  /** Asks which sign it is, unless one is asked about already, or a stranger says it. */
  private static Transition worry(Step step, Phase<?> phase) {
    Base<?> base = phase.base();
    if (base == null) {
      return phase.pain(step, Input.Pain.UNDESCRIBED);
    }
    return phase.asksAboutSign() ? step.ask() : step.become(new Worrying(base)).ask();
  }

  /** A button counts only at the step at which it was offered, and only if it was offered. */
  private static <B extends Button> Transition press(
      Step step, Phase<B> phase, Input.Choice choice) {
    return offered(step, phase, choice)
        .map(button -> phase.pressed(step, button))
        .orElseGet(() -> step.say(TextKey.OLD_BUTTON).askAgain());
  }

  private static <B extends Button> Optional<B> offered(
      Step step, Phase<B> phase, Input.Choice choice) {
    return phase.question(step.person(), step.planner(), step.now()).options().stream()
        .map(Option::button)
        .filter(button -> button.data(step.person().step()).equals(choice.data()))
        .findFirst();
  }
}
