package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.CommonCommand;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.understanding.Answer.Between;
import dev.backsafe.understanding.Answer.Clock;
import dev.backsafe.understanding.Answer.Offered;
import dev.backsafe.understanding.Answer.Place;
import dev.backsafe.understanding.Answer.Score;
import dev.backsafe.understanding.Answer.Things;
import dev.backsafe.understanding.Answer.Until;
import dev.backsafe.understanding.Answer.Weekly;
import dev.backsafe.understanding.Answer.Words;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * It may hurt, or worse: better asked than guessed. A question about a warning sign stands until it
 * is answered; one about pain gives way.
 *
 * @param candidates what the words may have meant
 * @param sign the warning sign that is asked about; null when it is about pain
 */
public record Unsure(List<Meaning> candidates, @Nullable Sign sign, Base<?> back)
    implements Phase.Interrupting<Unsure.Answer> {
  /** To whether it hurts, or whether there is a warning sign. */
  public enum Answer implements Button {
    YES_PAIN,
    YES_FLAG,
    NO_PAIN,
    DONE
  }

  public Unsure {
    candidates = List.copyOf(candidates);
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    if (sign != null) {
      return Question.of(
          Asked.SIGN,
          Content.sign(sign),
          Option.of(Answer.YES_FLAG, TextKey.UNSURE_YES, "yes"),
          Option.of(Answer.NO_PAIN, TextKey.UNSURE_NO_FLAG, "no"));
    }
    if (candidates.contains(Meaning.EXERTION)) {
      return Question.of(
          Asked.HURTS,
          TextKey.UNSURE_ASK_EXERTION,
          Option.of(Answer.YES_PAIN, TextKey.CARD_HURTS, "yes"),
          Option.of(Answer.NO_PAIN, TextKey.UNSURE_JUST_TIRED, "no"));
    }
    List<Option<Answer>> options = new ArrayList<>();
    options.add(Option.of(Answer.YES_PAIN, TextKey.UNSURE_YES, "yes"));
    options.add(Option.of(Answer.NO_PAIN, TextKey.UNSURE_NO, "no"));
    if (back instanceof Exercising) {
      options.add(Option.of(Answer.DONE, TextKey.UNSURE_DONE, "done"));
    }
    return Question.of(Asked.HURTS, Line.of(TextKey.UNSURE_ASK), options);
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case YES_PAIN -> passOn(step, Input.Pain.UNDESCRIBED);
      case YES_FLAG ->
          Holds.redFlag(step.become(back), Objects.requireNonNullElse(sign, Sign.HISTORY));
      case NO_PAIN -> denied(step);
      case DONE -> passOn(step, SessionCommand.DONE);
    };
  }

  /** What a doctor has looked at, and what is said to be fine, counts for the sign it is about. */
  @Override
  public Optional<Transition> valued(Step step, dev.backsafe.understanding.Answer answer) {
    if (sign == null) {
      return Optional.empty();
    }
    return switch (answer) {
      case Offered(String id) when id.equals("cleared") && waitsForAWord(sign) ->
          Optional.of(denied(step));
      case Offered(String id) when id.equals("yes-cleared") ->
          Optional.of(waitsForAWord(sign) ? denied(step) : pressed(step, Answer.YES_FLAG));
      case Things(Set<String> fine) when isFine(sign, fine) -> Optional.of(denied(step));
      case Offered _, Things _, Score _, Place _, Clock _, Between _, Weekly _, Until _, Words _ ->
          Optional.empty();
    };
  }

  /** What a clinician should weigh before anybody exercises, and nothing that must be seen now. */
  private static boolean waitsForAWord(Sign sign) {
    return switch (sign.flag()) {
      case OPERATION, PREGNANCY, HISTORY -> true;
      case CRISIS, CHEST, CAUDA_EQUINA, LEGS, ACCIDENT, CALF, FEVER -> false;
    };
  }

  private static boolean isFine(Sign sign, Set<String> fine) {
    return switch (sign) {
      case BOTH_LEGS, GIVES_WAY, WEAKNESS, LEGS -> fine.contains("no-legs");
      case BLADDER, BOWEL -> fine.contains("no-organs");
      case SADDLE -> fine.contains("no-numb");
      case CAUDA_EQUINA -> fine.containsAll(Set.of("no-organs", "no-numb"));
      case FALL -> fine.contains("no-fall");
      case AGE -> fine.contains("no-first");
      case CRISIS, CHEST_PAIN, FAINTING, BREATHLESS, BELLY, CHEST, SEXUAL, CALF, FEVER -> false;
      case OPERATION, PREGNANCY, WEIGHT_LOSS, NIGHT_PAIN, CANCER, STEROIDS, BONES -> false;
      case IMMUNE, NO_EXERCISE, HISTORY -> false;
    };
  }

  /** Without the sign there may still be the pain that was told beside it. */
  private Transition denied(Step step) {
    Meaning beside = sign != null && candidates.size() > 1 ? candidates.get(1) : Meaning.NO_PAIN;
    if (beside == Meaning.SHARP_PAIN) {
      return passOn(step, new Input.Pain(PainKind.SHARP, null));
    }
    return beside == Meaning.DISCOMFORT
        ? passOn(step, Input.Pain.UNDESCRIBED)
        : step.become(back).say(TextKey.CARD_ANSWER_GOOD).ask();
  }

  @Override
  public Transition command(Step step, SessionCommand command) {
    return sign == null ? passOn(step, command) : step.ask();
  }

  /**
   * What can be told without leaving the question about a warning sign is; the rest waits for it.
   */
  @Override
  public Transition common(Step step, CommonCommand command) {
    if (sign == null) {
      return passOn(step, command);
    }
    return switch (command) {
      case Input.PlainCommand plain ->
          switch (plain) {
            case HELP, PRIVACY, EXPORT -> CommonCommands.answer(step, command);
            case WHY, EXERCISES, PROGRESS, SUMMARY, SETTINGS, DELETE ->
                step.say(TextKey.SCREENING_FIRST).ask();
          };
      case Input.How _, Input.Wish _ -> step.say(TextKey.SCREENING_FIRST).ask();
    };
  }

  @Override
  public Transition pain(Step step, Input.Pain pain) {
    if (sign == null || pain.endsSession()) {
      return passOn(step, pain);
    }
    // It is no answer to the question, and is not lost with it.
    return step.become(beside(Meaning.DISCOMFORT)).ask();
  }

  private Unsure beside(Meaning pain) {
    List<Meaning> told = new ArrayList<>(candidates);
    told.remove(pain);
    told.add(Math.min(1, told.size()), pain);
    return new Unsure(told, sign, back);
  }

  @Override
  public boolean outweighsPain(Answer answer) {
    return answer == Answer.YES_FLAG;
  }

  /** "No, but my back hurts": without the sign the pain is what counts. */
  @Override
  public boolean notesBeside(Step step, Input.Pain pain) {
    if (sign == null) {
      return false;
    }
    step.become(beside(pain.endsSession() ? Meaning.SHARP_PAIN : Meaning.DISCOMFORT));
    return true;
  }

  @Override
  public boolean asksAboutSign() {
    return sign != null;
  }

  @Override
  public boolean asksAbout(Sign other) {
    return sign == other;
  }

  @Override
  public Transition text(Step step, FreeText text) {
    return sign == null && text.reading().meaning() == Meaning.NO_PAIN
        ? step.become(back).say(TextKey.CARD_ANSWER_GOOD).ask()
        : Phase.unclear(step);
  }

  @Override
  public Transition reminder(Step step, ReminderDue due) {
    if (session() != null) {
      return Exercising.stillThere(step, due);
    }
    return step.saidAnything() ? step.ask() : step.end();
  }

  @Override
  public Reason disturbed() {
    return Reason.ASKED;
  }
}
