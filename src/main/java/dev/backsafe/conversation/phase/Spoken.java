package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.CommandName;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.PlainCommand;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.Transition;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Reading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words that are no answer: what says the same as a command, or a report of pain, is one. */
public final class Spoken {
  /** So far from the usual is no news: nobody says it more exactly. */
  private static final int GIVE_OR_TAKE = 1;

  private Spoken() {}

  public static Transition meant(Step step, FreeText text) {
    Reading reading = text.reading();
    Unsure.keepWish(step, reading);
    if (step.person().phase() instanceof SettingUp setting && leaves(reading)) {
      Phase.Base<?> behind = setting.behindMenu();
      if (behind != null) {
        step.become(behind);
      }
    }
    if (reading.language() != null) {
      return OtherLanguages.answer(step, text, reading.language());
    }
    Optional<String> place = Wished.place(reading);
    if (place.isPresent()) {
      return Guessing.place(step, place.get())
          .orElseGet(() -> meant(step, text.as(reading.aboutNothing())));
    }
    if (tellsMorePain(step, reading)) {
      return Phase.answer(step, new Input.Pain(null, reading.severity()));
    }
    return switch (reading.meaning()) {
      case SHARP_PAIN -> {
        // "My back is killing me": strong, or a way to say so.
        PainKind kind = reading.isFigure() ? null : PainKind.SHARP;
        yield Phase.answer(step, new Input.Pain(kind, reading.severity()));
      }
      case DISCOMFORT ->
          FlaringUp.TOPIC.equals(reading.topic()) && FlaringUp.mayBegin(step.person())
              ? FlaringUp.begin(step)
              : Phase.answer(step, new Input.Pain(toldKind(reading), reading.severity()));
      case DONE ->
          Exercising.puffed(step, reading)
              .or(() -> DoneBeside.first(step, reading))
              .orElseGet(() -> Phase.answer(Answering.beside(step, reading), SessionCommand.DONE));
      case SKIP ->
          SettingTraining.isAbout(step, reading.movement())
              ? SettingTraining.exercises(step)
              : Exercising.another(step, reading)
                  .orElseGet(
                      () -> Phase.answer(Answering.beside(step, reading), SessionCommand.SKIP));
      case STOP -> DoneBeside.stopped(step, reading);
      case START ->
          Phase.answer(
              SettingTraining.leavingOut(Answering.beside(step, reading), reading),
              SessionCommand.SESSION);
      case EASIER -> Phase.answer(Answering.beside(step, reading), SessionCommand.EASIER);
      case UNDO -> Phase.answer(step, SessionCommand.UNDO);
      case PROGRESS ->
          Phase.answer(step, isForOthers(reading) ? PlainCommand.SUMMARY : PlainCommand.PROGRESS);
      case HOW -> Answering.how(step, text);
      case QUESTION ->
          isForOthers(reading)
              ? Phase.answer(step, PlainCommand.SUMMARY)
              : Exercising.another(step, reading).orElseGet(() -> Answering.answer(step, text));
      case HELP -> Phase.answer(step, PlainCommand.HELP);
      case UNSURE -> reading.sign() == null ? Phase.answer(step, text) : Holds.perhaps(step, text);
      case NO_PAIN, WAIT, HARDER, GREETING, THANKS ->
          Phase.answer(Answering.beside(step, reading), text);
      case EMERGENCY, EXERTION -> Phase.answer(step, text);
      case REMINDER ->
          HelpOnTheWay.putOff(step, reading).orElseGet(() -> wished(step, text, reading));
      case SETTING ->
          reading.topic() == null && SettingTraining.isAbout(step, reading.movement())
              ? SettingTraining.exercises(step)
              : wished(step, text, reading);
      case UNKNOWN -> Phase.answer(step, text);
    };
  }

  /**
   * "Done, and my back's a three": news where it is more than usual, or nobody knows what that is.
   * Before a session it answers the question that comes then, unless it is too much for any.
   */
  private static boolean tellsMorePain(Step step, Reading reading) {
    Integer score = reading.severity();
    if (score == null || step.toldAhead(Asked.BACK).isEmpty()) {
      return false;
    }
    return switch (reading.meaning()) {
      case DONE, SKIP, EASIER -> score > step.training().usual().orNone() + GIVE_OR_TAKE;
      case START -> score >= PainKind.STOP_SCORE;
      default -> false;
    };
  }

  /** What is done counts before the wish, unless it ends the session: then it does behind it. */
  private static Transition wished(Step step, FreeText text, Reading reading) {
    Input wish = Wished.of(reading.topic()).orElse(text);
    return DoneBeside.last(step, reading, wish)
        .orElseGet(
            () ->
                Phase.answer(Answering.besides(DoneBeside.counted(step, reading), reading), wish));
  }

  /** "A dull ache, nothing sharp" says what it is like; null where nothing does. */
  private static @Nullable PainKind toldKind(Reading reading) {
    return reading.answer() != null && reading.answer().id().equals(PainKind.ACHE.id())
        ? PainKind.ACHE
        : null;
  }

  /** Whether something else is talked about than settings: a menu that stands open is left. */
  private static boolean leaves(Reading reading) {
    return switch (reading.meaning()) {
      case DONE, WAIT, SKIP, START, EASIER, HARDER, PROGRESS -> true;
      case GREETING, THANKS, NO_PAIN, EXERTION -> true;
      // To ask changes nothing.
      case HOW, QUESTION, HELP -> false;
      case EMERGENCY, SHARP_PAIN, DISCOMFORT, STOP, UNDO -> false;
      // "Mondays at three, I'm in Chicago" has answered when to write, and more.
      case REMINDER -> reading.topic() != null && reading.topic().contains(Wished.PLACE);
      case SETTING, UNKNOWN, UNSURE -> Wished.place(reading).isPresent();
    };
  }

  /** "Something I can show my doctor": the page for an appointment. */
  private static boolean isForOthers(Reading reading) {
    return CommandName.SUMMARY.id().equals(reading.topic());
  }
}
