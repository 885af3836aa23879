package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Input;
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
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something hurts: what is it like, and how strong is it?
 *
 * @param session the session that it interrupts; null between sessions
 * @param kind null until it is told
 * @param score from 0 to 10, where it was told with the kind; or null
 * @param hurt what it is beside the usual pain; null until it is told, or where none is usual
 * @param repeated whether an answer was not understood, and it was asked once more
 */
public record DescribingPain(
    @Nullable Session session,
    @Nullable PainKind kind,
    @Nullable Integer score,
    @Nullable Hurt hurt,
    boolean repeated)
    implements Phase.Base<DescribingPain.Answer> {
  /** To what the pain is like. */
  public sealed interface Answer extends Button permits Plain, Kind, ScoreButton {}

  /** An answer that needs no more words. */
  public enum Plain implements Answer {
    NO_SCORE,
    USUAL,
    MORE,
    NEW,
    SORE,
    BAD_DAY,
    WORRY,
    SLIP
  }

  /** It is like that. */
  public record Kind(PainKind kind) implements Answer {
    @Override
    public String name() {
      return "KIND";
    }

    @Override
    public String argument() {
      return kind.id();
    }
  }

  public DescribingPain(@Nullable Session session, @Nullable PainKind kind) {
    this(session, kind, null);
  }

  DescribingPain(@Nullable Session session, @Nullable PainKind kind, @Nullable Integer score) {
    this(session, kind, score, null, false);
  }

  private DescribingPain again() {
    return new DescribingPain(session, kind, score, hurt, true);
  }

  /** Whether it is asked what the pain is beside the usual one. */
  private boolean isCompared(Person person) {
    return hurt == null && person.training().usual().orNone() > 0;
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    if (kind == null) {
      List<Option<Answer>> kinds = new ArrayList<>();
      kinds.add(kind(PainKind.SHARP, TextKey.PAIN_SHARP));
      kinds.add(kind(PainKind.TINGLING, TextKey.PAIN_TINGLING));
      kinds.add(kind(PainKind.ACHE, TextKey.PAIN_ACHE));
      if (session == null && PainReports.mayBeSore(person, now)) {
        kinds.add(Option.of(Plain.SORE, TextKey.PAIN_SORE_OPTION, "sore"));
      }
      if (session == null && person.training().flare() == null) {
        kinds.add(Option.of(Plain.BAD_DAY, TextKey.FLARE_OPTION));
      }
      kinds.add(Option.of(Plain.WORRY, TextKey.PAIN_WORRY_OPTION));
      kinds.add(Option.of(Plain.SLIP, TextKey.PAIN_SLIP, "none"));
      return Question.of(
          Asked.PAIN_KIND,
          Line.of(session == null ? TextKey.PAIN_ASK_KIND_BETWEEN : TextKey.PAIN_ASK_KIND),
          kinds);
    }
    if (isCompared(person)) {
      return Question.of(
          Asked.LIKENESS,
          TextKey.PAIN_ASK_LIKENESS,
          Option.of(Plain.USUAL, TextKey.PAIN_USUAL, "usual"),
          Option.of(Plain.MORE, TextKey.PAIN_MORE, "more"),
          Option.of(Plain.NEW, TextKey.PAIN_NEW, "new"));
    }
    List<Option<Answer>> options = new ArrayList<>(Option.scores(ScoreButton::new));
    options.add(Option.of(Plain.NO_SCORE, TextKey.PAIN_NO_SCORE, "rather-not"));
    return Question.of(Asked.PAIN_SCORE, Line.of(TextKey.PAIN_ASK_SCORE), options);
  }

  private static Option<Answer> kind(PainKind kind, TextKey label) {
    return Option.of(new Kind(kind), label, kind.id());
  }

  @Override
  public Optional<Transition> valued(Step step, dev.backsafe.understanding.Answer answer) {
    return answer instanceof dev.backsafe.understanding.Answer.Score(int score)
        ? Optional.of(scored(step, score))
        : Optional.empty();
  }

  /** "An ache, about three": how strong it is need not be asked. */
  @Override
  public Optional<Transition> toldMore(Step step, Answer answer, Reading reading) {
    if (answer == Plain.USUAL && reading.meaning() == Meaning.NO_PAIN) {
      return Optional.of(slipped(step)); // "There is no pain, just carry on."
    }
    Said wished = answer == Plain.SLIP ? Said.wished(reading) : null;
    if (wished != null) {
      // "I said no pain, I only want another exercise."
      step.become(afterwards()).say(TextKey.PAIN_SLIPPED);
      return Optional.of(Spoken.meant(step, wished.text()));
    }
    Integer strong = reading.severity();
    if (strong == null) {
      return Optional.empty();
    }
    return switch (answer) {
      case Kind(PainKind told) -> Optional.of(pain(step, new Input.Pain(told, strong)));
      // "It's new, a dull ache, about three."
      case Plain.MORE, Plain.NEW ->
          Optional.of(PainReports.settle(step, session, asked(), strong, Hurt.MORE));
      case ScoreButton _, Plain _ -> Optional.empty();
    };
  }

  @Override
  public boolean outweighsPain(Answer answer) {
    return answer != Plain.SLIP;
  }

  /** It is what the answer is about. */
  @Override
  public boolean notesBeside(Step step, Input.Pain pain) {
    return kind != null;
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    return switch (answer) {
      case Kind(PainKind told) -> PainReports.told(step, session, new Input.Pain(told, null));
      case ScoreButton(int score) -> scored(step, score);
      case Plain plain ->
          switch (plain) {
            case NO_SCORE -> noScore(step);
            case USUAL -> PainReports.settle(step, session, asked(), score, Hurt.USUAL);
            case MORE, NEW -> compared(step);
            case SORE -> PainReports.sore(step.become(afterwards())).ask();
            case BAD_DAY -> FlaringUp.begin(step);
            case WORRY -> step.become(new Worrying(this)).ask();
            case SLIP -> slipped(step);
          };
    };
  }

  private Transition slipped(Step step) {
    return step.become(afterwards()).say(TextKey.PAIN_SLIPPED).ask();
  }

  private Phase<?> afterwards() {
    return session == null ? new Between(null) : new Exercising(session);
  }

  private Transition compared(Step step) {
    return score == null
        ? step.become(new DescribingPain(session, kind, null, Hurt.MORE, false)).ask()
        : PainReports.settle(step, session, asked(), score, Hurt.MORE);
  }

  /** An ache, and nothing else was said of it: it may be taken back. */
  private boolean isMereAche() {
    return kind == PainKind.ACHE && score == null && hurt == null;
  }

  private PainKind asked() {
    return kind == null ? PainKind.ACHE : kind;
  }

  private Transition scored(Step step, int now) {
    if (now == 0 && isMereAche()) {
      return slipped(step); // "Zero, I said it does not hurt."
    }
    if (hurt != null) {
      return PainReports.settle(step, session, asked(), now, hurt);
    }
    return isKnown(now)
        ? unclear(step)
        : PainReports.told(step, session, new Input.Pain(kind, now));
  }

  /** Said again, a number does not say what it is beside the usual. */
  private boolean isKnown(@Nullable Integer now) {
    return now == null || now.equals(score);
  }

  private Transition noScore(Step step) {
    return PainReports.settle(step, session, asked(), score, hurt);
  }

  /** Discomfort, told where its kind is asked for, is an ache: sharper words were understood. */
  @Override
  public Transition pain(Step step, Input.Pain pain) {
    PainKind told = pain.kind() == null ? asked() : pain.kind();
    boolean again = told == kind && isKnown(pain.score());
    return again
        ? unclear(step)
        : PainReports.told(step, session, new Input.Pain(told, pain.score()));
  }

  @Override
  public Transition text(Step step, FreeText text) {
    Meaning meaning = text.reading().meaning();
    if ((kind == null || isMereAche()) && meaning == Meaning.NO_PAIN) {
      return slipped(step); // "I said no knee pain."
    }
    return kind == null && meaning == Meaning.EXERTION
        ? step.become(afterwards()).say(TextKey.TALK_EXERTION).ask()
        : unclear(step);
  }

  /** Asked once more, with a word why; then the careful reading is taken. */
  private Transition unclear(Step step) {
    return repeated ? repeat(step) : Phase.unclear(step.become(again()));
  }

  /** Asked once more; then the careful reading is taken. */
  Transition repeat(Step step) {
    return repeated ? careful(step.say(TextKey.PAIN_CAREFUL)) : step.become(again()).ask();
  }

  /** Nobody says what it is like, so it may be sharp: no more today. */
  private Transition careful(Step step) {
    if (kind != null) {
      return noScore(step);
    }
    return session == null
        ? PainReports.untold(step, step.now()).ask()
        : SessionFlow.end(step, SessionFlow.left(step, session), Ending.STOPPED);
  }

  /** Nothing but a stop takes the question what it is like away: pain wins over "done". */
  @Override
  public Transition command(Step step, SessionCommand command) {
    return switch (command) {
      case STOP, STOP_SESSION, STOP_REMINDERS ->
          session == null
              ? PainReports.settle(step, null, PainKind.ACHE, null, hurt)
              : SessionFlow.end(step, SessionFlow.left(step, session), Ending.STOPPED);
      case UNDO -> kind == null ? slipped(step) : step.say(TextKey.PAIN_NOT_UNDONE).ask();
      case PAIN -> step.ask();
      // Whoever goes on would rather not say how strong it is.
      case DONE, SKIP, EASIER, SESSION -> kind == null ? unclear(step) : noScore(step);
      case START -> step.ask();
    };
  }

  @Override
  public Transition reminder(Step step, ReminderDue due) {
    return session == null ? step.end() : Exercising.stillThere(step, due);
  }

  @Override
  public Reason disturbed() {
    return session == null ? Reason.ASKED : Reason.IN_SESSION;
  }
}
