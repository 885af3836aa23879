package dev.backsafe.conversation;

import dev.backsafe.conversation.Phase.Between;
import dev.backsafe.conversation.Phase.Between.Asking;
import dev.backsafe.conversation.Phase.Consenting;
import dev.backsafe.conversation.Phase.Deleting;
import dev.backsafe.conversation.Phase.DescribingPain;
import dev.backsafe.conversation.Phase.Exercising;
import dev.backsafe.conversation.Phase.Held;
import dev.backsafe.conversation.Phase.Screening;
import dev.backsafe.conversation.Phase.SettingUp;
import dev.backsafe.conversation.Phase.Stopping;
import dev.backsafe.conversation.Phase.Unsure;
import dev.backsafe.recovery.TrainingGate;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Load;
import dev.backsafe.routine.Variation;
import dev.backsafe.understanding.RedFlag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The question that each phase asks, with its buttons: a function of the person alone. */
final class Prompts {
  /** The warning signs that are asked for; the first that fits is the most urgent one. */
  static final List<RedFlag> ASKED =
      List.of(
          RedFlag.CAUDA_EQUINA,
          RedFlag.CHEST,
          RedFlag.LEGS,
          RedFlag.ACCIDENT,
          RedFlag.FEVER,
          RedFlag.HISTORY);

  private static final int HIGHEST_SCORE = 10;

  private final SessionPlanner planner;

  Prompts(SessionPlanner planner) {
    this.planner = planner;
  }

  Message of(Person person, Instant now) {
    return switch (person.phase()) {
      case Consenting _ -> consent(person);
      case Screening s -> screening(person, s);
      case SettingUp s -> SetUpPrompts.of(person, s);
      case Held h -> held(person, h);
      case Between b -> between(person, b, now);
      case Exercising e -> card(person, e.session());
      case DescribingPain d -> pain(person, d);
      case Unsure u -> unsure(person, u);
      case Stopping s -> stopping(person, s);
      case Deleting _ ->
          question(
              person,
              List.of(Line.of(TextKey.DELETE_ASK)),
              option(Action.DELETE, TextKey.DELETE_YES),
              option(Action.KEEP, TextKey.DELETE_NO));
    };
  }

  private static Message stopping(Person person, Stopping stopping) {
    List<Option> options = new ArrayList<>();
    if (Sessions.of(stopping.back()) != null) {
      options.add(option(Action.STOP, TextKey.STOP_SESSION));
    }
    // Before the reminders: a typed "no" means this one.
    options.add(option(Action.KEEP, TextKey.STOP_NOTHING));
    options.add(option(Action.NO_REMINDERS, TextKey.STOP_REMINDERS));
    return new Message(List.of(Line.of(TextKey.STOP_ASK)), options, person.step(), null);
  }

  private static Message consent(Person person) {
    return question(
        person,
        List.of(Line.of(TextKey.WELCOME), Line.of(TextKey.WELCOME_PRIVACY)),
        option(Action.AGREE, TextKey.WELCOME_AGREE),
        option(Action.DECLINE, TextKey.WELCOME_DECLINE));
  }

  private static Message screening(Person person, Screening screening) {
    if (!screening.which()) {
      return question(
          person,
          List.of(Line.of(TextKey.SCREENING_ASK)),
          option(Action.NO_FLAGS, TextKey.SCREENING_NONE),
          option(Action.SOME_FLAGS, TextKey.SCREENING_SOME));
    }
    List<Option> options = new ArrayList<>();
    ASKED.forEach(f -> options.add(new Option(Action.FLAG, f.id(), Content.option(f))));
    options.add(option(Action.BACK, TextKey.SCREENING_BACK));
    return new Message(List.of(Line.of(TextKey.SCREENING_WHICH)), options, person.step(), null);
  }

  private static Message held(Person person, Held held) {
    if (held.confirming()) {
      return question(
          person,
          List.of(
              Line.of(
                  held.flag() == RedFlag.CRISIS ? TextKey.HELD_SURE_CRISIS : TextKey.HELD_SURE)),
          option(Action.CLEARED_FOR_SURE, TextKey.HELD_YES),
          option(Action.NOT_CLEARED, TextKey.HELD_NOT_YET));
    }
    return new Message(
        List.of(Content.hold(held.flag())),
        List.of(new Option(Action.CLEARED, "", Content.clearedOption(held.flag()))),
        person.step(),
        null);
  }

  /** Where a reminder asks, reminders can be turned off, too. */
  private static Message settled(Person person, boolean reminded) {
    List<Option> options = new ArrayList<>();
    options.add(option(Action.SETTLED, TextKey.SETTLED_YES));
    options.add(morning(Morning.SAME, TextKey.MORNING_SAME));
    options.add(morning(Morning.WORSE, TextKey.MORNING_WORSE));
    if (reminded) {
      options.add(option(Action.SILENCE, TextKey.REMINDER_OFF));
    }
    return new Message(List.of(Line.of(TextKey.SETTLED_ASK)), options, person.step(), null);
  }

  private static Message between(Person person, Between between, Instant now) {
    if (between.asking() == Asking.MORNING) {
      return question(
          person,
          List.of(Line.of(TextKey.MORNING_ASK)),
          morning(Morning.BETTER, TextKey.MORNING_BETTER),
          morning(Morning.SAME, TextKey.MORNING_SAME),
          morning(Morning.WORSE, TextKey.MORNING_WORSE));
    }
    return switch (person.training().gate(now)) {
      case TrainingGate.Open _ when between.asking() == Asking.BEFORE_START ->
          settled(person, false);
      case TrainingGate.Open _ when between.asking() == Asking.SETTLED -> settled(person, true);
      case TrainingGate.Open _ when between.asking() == Asking.TRAIN ->
          question(
              person,
              List.of(Line.of(TextKey.READY)),
              option(Action.BEGIN, TextKey.REMINDER_START),
              snooze(Snooze.HOUR),
              snooze(Snooze.TOMORROW),
              snooze(Snooze.WEEK),
              option(Action.SILENCE, TextKey.REMINDER_OFF));
      case TrainingGate.Open _ ->
          question(
              person,
              List.of(Line.of(TextKey.READY)),
              option(Action.BEGIN, TextKey.READY_BEGIN),
              option(Action.WHY, TextKey.READY_WHY));
      case TrainingGate.Closed closed ->
          question(person, List.of(resting(closed, now)), option(Action.WHY, TextKey.READY_WHY));
    };
  }

  private static Option morning(Morning morning, TextKey label) {
    return new Option(Action.MORNING, morning.id(), Line.of(label));
  }

  private static Option snooze(Snooze snooze) {
    return new Option(Action.SNOOZE, snooze.id(), Content.snooze(snooze));
  }

  static Line resting(TrainingGate.Closed closed, Instant now) {
    TextKey key =
        switch (closed.reason()) {
          case RECOVERY -> TextKey.RESTING_RECOVERY;
          case WEEKLY_CAP -> TextKey.RESTING_WEEKLY_CAP;
          case PAIN -> TextKey.RESTING_PAIN;
        };
    return Line.of(
        key,
        Map.of(
            "left", new TextArgument.Span(Duration.between(now, closed.until())),
            "until", new TextArgument.Moment(closed.until())));
  }

  private Message card(Person person, Session session) {
    PlannedExercise slot = session.current();
    Exercise exercise = planner.exercise(slot);
    Variation variation = planner.variation(slot);
    Line name = Content.name(exercise, variation);
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.of(
            TextKey.CARD_TITLE,
            Map.of(
                "position", new TextArgument.Count(session.position() + 1),
                "total", new TextArgument.Count(session.slots().size()),
                "name", new TextArgument.Words(name))));
    lines.add(dose(variation, planner.load(slot, person, session.hurting() > 0)));
    lines.add(Content.cues(exercise, variation));

    List<Option> options = new ArrayList<>();
    options.add(option(Action.DONE, TextKey.CARD_DONE));
    options.add(option(Action.HURTS, TextKey.CARD_HURTS));
    if (planner.gentler(slot, person).isPresent()) {
      options.add(option(Action.EASIER, TextKey.CARD_EASIER));
    }
    planner
        .stepUp(slot, person)
        .ifPresent(
            level -> {
              Line harder = Content.name(exercise, exercise.at(level));
              lines.add(
                  Line.of(TextKey.CARD_STEP_UP, Map.of("name", new TextArgument.Words(harder))));
              options.add(option(Action.STEP_UP, TextKey.CARD_STEP_UP_OPTION));
            });
    options.add(option(Action.SKIP, TextKey.CARD_SKIP));
    options.add(option(Action.HOW, TextKey.CARD_HOW));
    options.add(option(Action.STOP, TextKey.CARD_STOP));
    return new Message(lines, options, person.step(), picture(person, exercise, variation));
  }

  /** What shows the variation, as far as the person likes pictures. */
  static @Nullable String picture(Person person, Exercise exercise, Variation variation) {
    String picture = exercise.id() + "/" + variation.id();
    return switch (person.profile().pictures()) {
      case MOVING -> picture;
      case STILL -> picture + Message.STILL;
      case NONE -> null;
    };
  }

  private static Line dose(Variation variation, Load load) {
    TextArgument dose = new TextArgument.Words(Content.dose(variation.dose()));
    return Line.of(
        TextKey.CARD_DOSE_LOAD,
        Map.of("dose", dose, "load", new TextArgument.Words(Content.load(load))));
  }

  private static Message pain(Person person, DescribingPain pain) {
    if (pain.kind() == null) {
      return question(
          person,
          List.of(
              Line.of(
                  pain.session() == null ? TextKey.PAIN_ASK_KIND_BETWEEN : TextKey.PAIN_ASK_KIND)),
          kind(PainKind.SHARP, TextKey.PAIN_SHARP),
          kind(PainKind.TINGLING, TextKey.PAIN_TINGLING),
          kind(PainKind.ACHE, TextKey.PAIN_ACHE),
          option(Action.SLIP, TextKey.PAIN_SLIP));
    }
    List<Option> options = new ArrayList<>();
    for (int score = 0; score <= HIGHEST_SCORE; score++) {
      options.add(
          new Option(
              Action.SCORE,
              Integer.toString(score),
              Line.of(TextKey.PAIN_SCORE_OPTION, Map.of("score", new TextArgument.Count(score)))));
    }
    options.add(option(Action.NO_SCORE, TextKey.PAIN_NO_SCORE));
    return new Message(List.of(Line.of(TextKey.PAIN_ASK_SCORE)), options, person.step(), null);
  }

  private static Option kind(PainKind kind, TextKey label) {
    return new Option(Action.KIND, kind.id(), Line.of(label));
  }

  private static Message unsure(Person person, Unsure unsure) {
    RedFlag flag = unsure.flag();
    if (flag != null) {
      TextArgument sign = new TextArgument.Words(Content.sign(flag));
      return question(
          person,
          List.of(Line.of(TextKey.UNSURE_ASK_FLAG, Map.of("sign", sign))),
          option(Action.YES_FLAG, TextKey.UNSURE_YES),
          option(Action.NO_PAIN, TextKey.UNSURE_NO_FLAG));
    }
    List<Option> options = new ArrayList<>();
    options.add(option(Action.YES_PAIN, TextKey.UNSURE_YES));
    options.add(option(Action.NO_PAIN, TextKey.UNSURE_NO));
    if (unsure.back() instanceof Exercising) {
      options.add(option(Action.DONE, TextKey.UNSURE_DONE));
    }
    return new Message(List.of(Line.of(TextKey.UNSURE_ASK)), options, person.step(), null);
  }

  static Option option(Action action, TextKey label) {
    return new Option(action, "", Line.of(label));
  }

  static Message question(Person person, List<Line> lines, Option... options) {
    return new Message(lines, List.of(options), person.step(), null);
  }
}
