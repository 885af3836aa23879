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
import dev.backsafe.understanding.Answer.Changed;
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
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
 * @param open signs that are asked about next: none is lost when another comes
 * @param said what is carried out when no sign is there; null for nothing
 */
public record Unsure(
    List<Meaning> candidates,
    @Nullable Sign sign,
    List<Sign> open,
    @Nullable Said said,
    Base<?> back)
    implements Phase.Interrupting<Unsure.Answer> {
  /** To whether it hurts, or whether there is a warning sign. */
  public enum Answer implements Button {
    YES_PAIN,
    YES_FLAG,
    NO_PAIN,
    DONE
  }

  @SuppressWarnings("NullAway") // What was stored before has no such signs.
  public Unsure {
    candidates = List.copyOf(candidates);
    open = List.copyOf(Objects.requireNonNullElse(open, List.of()));
  }

  public Unsure(List<Meaning> candidates, @Nullable Sign sign, Base<?> back) {
    this(candidates, sign, List.of(), null, back);
  }

  /** About all of these signs, the gravest first; none of them may be missing. */
  static Unsure of(List<Meaning> candidates, List<Sign> signs, Base<?> back) {
    List<Sign> gravest =
        signs.stream().distinct().sorted(Comparator.comparing(Sign::flag)).toList();
    return new Unsure(
        candidates, gravest.getFirst(), gravest.subList(1, gravest.size()), null, back);
  }

  /** The same, and that is carried out when no sign is there; null leaves it as it was. */
  Unsure keeping(@Nullable Said more) {
    return more == null ? this : new Unsure(candidates, sign, open, more, back);
  }

  /** The same, before another phase. */
  public Unsure before(Base<?> other) {
    return new Unsure(candidates, sign, open, said, other);
  }

  /** The same with another sign, which may come before the one that is asked about. */
  Unsure with(List<Meaning> beside, Sign other) {
    List<Sign> signs = new ArrayList<>(List.of(other));
    signs.addAll(openSigns());
    Unsure asking = of(beside, signs, back).keeping(said);
    Meaning pain = painBeside();
    return pain == Meaning.NO_PAIN || asking.painBeside() == Meaning.SHARP_PAIN
        ? asking
        : asking.beside(pain);
  }

  /** The same, and that sign behind all others: it was told beside the answer. */
  Unsure alsoAsking(Sign told) {
    List<Sign> later = new ArrayList<>(open);
    later.add(told);
    return new Unsure(candidates, sign, later, said, back);
  }

  /** "No. Another exercise, please" is a no, and a wish. */
  static void keepBesideAnswer(Step step, Reading reading) {
    if (step.person().phase() instanceof Unsure asking) {
      step.become(asking.keeping(Said.wished(reading)));
    }
  }

  /** What is wished while a sign is asked about waits with its question. */
  static void keepWish(Step step, Reading reading) {
    if (step.person().phase().asksAboutSign()) {
      keepBesideAnswer(step, reading);
    }
  }

  /** The pain that was told beside a sign, for when that is denied. */
  private Meaning painBeside() {
    Meaning beside = sign != null && candidates.size() > 1 ? candidates.get(1) : Meaning.NO_PAIN;
    return beside.isPain() ? beside : Meaning.NO_PAIN;
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    if (sign != null) {
      return new Question<>(
          Asked.SIGN,
          inSight(Content.sign(sign)),
          List.of(
              Option.of(Answer.YES_FLAG, TextKey.UNSURE_YES, "yes"),
              Option.of(Answer.NO_PAIN, TextKey.UNSURE_NO_FLAG, "no")),
          null);
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

  /** Whoever is in a crisis keeps in sight whom to call, whatever else is asked. */
  private List<Line> inSight(Line question) {
    return back.uninterrupted() instanceof Held held && held.flag() == RedFlag.CRISIS
        ? List.of(Content.hold(RedFlag.CRISIS), question)
        : List.of(question);
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case YES_PAIN -> passOn(step, Input.Pain.UNDESCRIBED);
      case YES_FLAG -> Holds.redFlag(step, Objects.requireNonNullElse(sign, Sign.HISTORY));
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
      case Offered _, Things _, Score _, Place _, Clock _, Between _ -> Optional.empty();
      case Weekly _, Changed _, Until _, Words _ -> Optional.empty();
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

  /** Without the sign there may still be another, or the pain that was told beside it. */
  private Transition denied(Step step) {
    if (!open.isEmpty()) {
      return step.become(of(candidates, open, back).keeping(said))
          .say(TextKey.UNSURE_ONE_MORE)
          .ask();
    }
    Meaning pain = painBeside();
    if (pain == Meaning.SHARP_PAIN) {
      return passOn(step, new Input.Pain(PainKind.SHARP, null));
    }
    // "None. My back has ached since March": that is what the list was answered with.
    boolean heard = isAnswered() && back instanceof Screening;
    if (pain == Meaning.DISCOMFORT && !heard) {
      return passOn(step, Input.Pain.UNDESCRIBED);
    }
    step.become(back);
    if (sign != null) {
      step.say(TextKey.UNSURE_MISREAD);
    } else if (!isAnswered()) {
      step.say(TextKey.CARD_ANSWER_GOOD); // An answer that was kept says that itself.
    }
    return goOn(FlaringUp.goOn(step, back));
  }

  /** Whether an answer that was given waits for this one. */
  private boolean isAnswered() {
    return said != null && said.isAnswer();
  }

  /** With what was said beside the sign, where no other question comes first. */
  private Transition goOn(Step step) {
    if (said == null || !step.person().phase().equals(back)) {
      return step.ask();
    }
    return Phase.answered(step, said.text())
        .orElseGet(() -> isAnswered() ? step.ask() : Spoken.meant(step, said.text()));
  }

  /** Whoever opens the chat again is only asked again; who wants to go on hears why not yet. */
  @Override
  public Transition command(Step step, SessionCommand command) {
    if (sign == null) {
      return passOn(step, command);
    }
    return command == SessionCommand.START ? step.ask() : Phase.unclear(step);
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
    if (sign == null) {
      return passOn(step, pain);
    }
    // It is no answer to the question, and is not lost with it.
    return pain.endsSession()
        ? passOn(
            step.first(new Unsure(List.of(Meaning.EMERGENCY), sign, open, said, back)::before),
            pain)
        : step.become(beside(pain)).ask();
  }

  private Unsure beside(Input.Pain pain) {
    return beside(pain.endsSession() ? Meaning.SHARP_PAIN : Meaning.DISCOMFORT);
  }

  private Unsure beside(Meaning pain) {
    List<Meaning> told = new ArrayList<>(candidates);
    told.remove(pain);
    told.add(Math.min(1, told.size()), pain);
    return new Unsure(told, sign, open, said, back);
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
    step.become(beside(pain));
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
  public List<Sign> openSigns() {
    List<Sign> signs = new ArrayList<>();
    if (sign != null) {
      signs.add(sign);
    }
    signs.addAll(open);
    return signs;
  }

  /** What was said before a question about a sign stays: it may tell where to turn. */
  @Override
  public boolean givesWay() {
    return !openSigns().contains(Sign.CRISIS) && !(back.uninterrupted() instanceof Held);
  }

  @Override
  public Transition text(Step step, FreeText text) {
    return sign == null && text.reading().meaning() == Meaning.NO_PAIN
        ? denied(step)
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
