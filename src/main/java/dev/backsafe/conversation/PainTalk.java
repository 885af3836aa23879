package dev.backsafe.conversation;

import dev.backsafe.conversation.Fact.PainReported;
import dev.backsafe.conversation.Fact.Substituted;
import dev.backsafe.conversation.Phase.Between;
import dev.backsafe.conversation.Phase.DescribingPain;
import dev.backsafe.conversation.Phase.Exercising;
import dev.backsafe.conversation.Phase.Held;
import dev.backsafe.conversation.PlannedExercise.Outcome;
import dev.backsafe.understanding.Meaning;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What happens when it hurts. Sharp, shooting or tingling pain, or a score of 6 or more, ends the
 * session; any other discomfort stops the exercise and hands out a gentler variation; if that hurts
 * too the movement is dropped for today; a second movement that hurts ends the session (source
 * article; stop bands of common 0–10 scales).
 */
final class PainTalk {
  private final SessionPlanner planner;
  private final Sessions sessions;
  private final CommonCommands anywhere;

  PainTalk(SessionPlanner planner, Sessions sessions, CommonCommands anywhere) {
    this.planner = planner;
    this.sessions = sessions;
    this.anywhere = anywhere;
  }

  Transition step(Step step, DescribingPain pain, Input input) {
    Session session = pain.session();
    return switch (input) {
      case Input.Choice c -> choice(step, pain, c);
      case Input.Pain p -> told(step, session, described(pain, p), p.score());
      case Input.FreeText t -> text(step, pain, t);
      case Input.Command c -> command(step, pain, c);
      case Input.Unreadable u -> step.say(u.why().answer()).ask();
      case Input.ReminderDue n -> session == null ? step.end() : ExerciseTalk.reminder(step, n);
    };
  }

  /** Discomfort, told where its kind is asked for, is an ache: sharper words were understood. */
  private static PainKind described(DescribingPain pain, Input.Pain said) {
    PainKind kind = said.kind() == null ? pain.kind() : said.kind();
    return kind == null ? PainKind.ACHE : kind;
  }

  /** The highest number in "7", "3-4", "4.5" or "11/10", at most 10; null when there is none. */
  private static @Nullable Integer typedScore(String text) {
    int highest = -1;
    for (String part : text.replace("/10", " ").split("[^0-9]+", -1)) {
      if (!part.isEmpty()) {
        highest = Math.max(highest, part.length() > 2 ? 10 : Integer.parseInt(part));
      }
    }
    return highest < 0 ? null : Integer.valueOf(Math.min(highest, 10));
  }

  private Transition choice(Step step, DescribingPain pain, Input.Choice choice) {
    Session session = pain.session();
    return switch (choice.action()) {
      case KIND -> told(step, session, PainKind.of(choice.of()).orElse(PainKind.SHARP), null);
      case SCORE -> told(step, session, pain.kind(), Integer.parseInt(choice.of()));
      case NO_SCORE -> settle(step, session, PainKind.ACHE, null);
      case SLIP -> step.become(back(session)).say(TextKey.PAIN_SLIPPED).ask();
      default -> step.say(TextKey.OLD_BUTTON).ask();
    };
  }

  /** A number typed where a number is asked for is the score. */
  private Transition text(Step step, DescribingPain pain, Input.FreeText text) {
    Integer said = text.reading().severity();
    Integer severity = said == null ? typedScore(text.text()) : said;
    if (pain.kind() != null && severity != null) {
      return told(step, pain.session(), pain.kind(), severity);
    }
    if (text.reading().meaning() == Meaning.NO_PAIN && pain.kind() == null) {
      return step.become(back(pain.session())).say(TextKey.PAIN_SLIPPED).ask();
    }
    return step.ask();
  }

  private Transition command(Step step, DescribingPain pain, Input.Command command) {
    Session session = pain.session();
    return switch (command.verb()) {
      case STOP ->
          session == null
              ? settle(step, null, PainKind.ACHE, null)
              : sessions.end(step, sessions.left(step, session), Ending.STOPPED);
      case SKIP -> pain.kind() == null ? step.ask() : settle(step, session, PainKind.ACHE, null);
      // Nothing else takes the question away: pain wins over "done".
      case START, SESSION, DONE, PAIN, EASIER, UNDO -> step.ask();
      case HOW, WHY, EXERCISES, PROGRESS, SETTINGS, REMINDERS, PRIVACY, EXPORT, DELETE, HELP ->
          anywhere.command(step, command);
    };
  }

  private static Phase back(@Nullable Session session) {
    return session == null ? new Between(null) : new Exercising(session);
  }

  /** Pain with as much as is known of it; asks for what is missing and matters. */
  Transition told(
      Step step, @Nullable Session session, @Nullable PainKind kind, @Nullable Integer score) {
    if (score != null && score >= PainKind.STOP_SCORE) {
      return settle(step, session, kind == null ? PainKind.SHARP : kind, score);
    }
    if (kind == null) {
      return score == null
          ? step.become(new DescribingPain(session, null)).ask()
          : settle(step, session, PainKind.ACHE, score);
    }
    return kind.endsSession() || score != null
        ? settle(step, session, kind, score)
        : step.become(new DescribingPain(session, kind)).ask();
  }

  private Transition settle(
      Step step, @Nullable Session session, PainKind kind, @Nullable Integer score) {
    boolean stops = new Input.Pain(kind, score).endsSession();
    if (session == null) {
      return between(step, kind, score, stops);
    }
    PlannedExercise slot = session.current();
    step.record(new PainReported(slot.exercise(), planner.variation(slot).id(), kind, score));
    Session hurt = session.withCurrent(slot.hurting());
    if (stops) {
      return sessions.end(step, dropped(step, hurt), Ending.SHARP_PAIN);
    }
    if (hurt.hurting() > 1) {
      return sessions.end(step, dropped(step, hurt), Ending.SECOND_PAIN);
    }
    OptionalInt gentler = planner.gentler(slot, step.person());
    if (slot.hurt() || gentler.isEmpty()) {
      return sessions.goOn(step.say(TextKey.PAIN_DROPPED), dropped(step, hurt));
    }
    PlannedExercise swapped = hurt.current().at(gentler.getAsInt());
    step.record(
        new Substituted(
            slot.exercise(),
            planner.variation(slot).id(),
            planner.variation(swapped).id(),
            Substituted.Why.PAIN));
    return step.become(new Exercising(hurt.withCurrent(swapped))).say(TextKey.PAIN_GENTLER).ask();
  }

  private static Session dropped(Step step, Session session) {
    step.record(new Fact.ExerciseDropped(session.current().exercise()));
    return session.withCurrent(session.current().ended(Outcome.DROPPED));
  }

  private Transition between(Step step, PainKind kind, @Nullable Integer score, boolean stops) {
    step.become(new Between(null));
    note(step, kind, score, stops);
    if (step.training().persists(step.now())) {
      Sessions.holdPersistent(step);
    }
    return step.ask();
  }

  /** Remembers pain outside a session, and says what it means for the next one. */
  Step note(Step step, @Nullable PainKind kind, @Nullable Integer score, boolean stops) {
    step.record(new PainReported(null, null, kind, score))
        .training(step.training().hurtBetween(stops, step.now()));
    if (stops) {
      ReminderPlanner.planNext(step);
    }
    ReminderPlanner.planMorning(step, step.now());
    return step.say(stops ? TextKey.BETWEEN_SHARP : TextKey.BETWEEN_ACHE);
  }

  /** It has not settled over night: the next session starts gentler, and not before it may. */
  Transition unsettled(Step step, boolean worse) {
    step.training(step.training().hurtBetween(worse, step.now()));
    if (worse) {
      ReminderPlanner.planNext(step);
    }
    if (step.training().persists(step.now())) {
      Sessions.holdPersistent(step);
    }
    return step.ask();
  }

  /** Pain told where another question stands: noted and answered, and the question goes on. */
  Transition noted(Step step, Input.Pain pain) {
    note(step, pain.kind(), pain.score(), pain.endsSession());
    if (step.training().persists(step.now()) && !(step.person().phase() instanceof Held)) {
      Sessions.holdPersistent(step);
    }
    return step.ask();
  }
}
