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
import dev.backsafe.recovery.Gate;
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

  private final Planner planner;

  Prompts(Planner planner) {
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
              List.of(Line.of(Key.DELETE_ASK)),
              option(Action.DELETE, Key.DELETE_YES),
              option(Action.KEEP, Key.DELETE_NO));
    };
  }

  private static Message stopping(Person person, Stopping stopping) {
    List<Option> options = new ArrayList<>();
    if (Sessions.of(stopping.back()) != null) {
      options.add(option(Action.STOP, Key.STOP_SESSION));
    }
    // Before the reminders: a typed "no" means this one.
    options.add(option(Action.KEEP, Key.STOP_NOTHING));
    options.add(option(Action.NO_REMINDERS, Key.STOP_REMINDERS));
    return new Message(List.of(Line.of(Key.STOP_ASK)), options, person.step(), null);
  }

  private static Message consent(Person person) {
    return question(
        person,
        List.of(Line.of(Key.WELCOME), Line.of(Key.WELCOME_PRIVACY)),
        option(Action.AGREE, Key.WELCOME_AGREE),
        option(Action.DECLINE, Key.WELCOME_DECLINE));
  }

  private static Message screening(Person person, Screening screening) {
    if (!screening.which()) {
      return question(
          person,
          List.of(Line.of(Key.SCREENING_ASK)),
          option(Action.NO_FLAGS, Key.SCREENING_NONE),
          option(Action.SOME_FLAGS, Key.SCREENING_SOME));
    }
    List<Option> options = new ArrayList<>();
    ASKED.forEach(f -> options.add(new Option(Action.FLAG, f.id(), Content.option(f))));
    options.add(option(Action.BACK, Key.SCREENING_BACK));
    return new Message(List.of(Line.of(Key.SCREENING_WHICH)), options, person.step(), null);
  }

  private static Message held(Person person, Held held) {
    if (held.confirming()) {
      return question(
          person,
          List.of(Line.of(held.flag() == RedFlag.CRISIS ? Key.HELD_SURE_CRISIS : Key.HELD_SURE)),
          option(Action.CLEARED_FOR_SURE, Key.HELD_YES),
          option(Action.NOT_CLEARED, Key.HELD_NOT_YET));
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
    options.add(option(Action.SETTLED, Key.SETTLED_YES));
    options.add(morning(Morning.SAME, Key.MORNING_SAME));
    options.add(morning(Morning.WORSE, Key.MORNING_WORSE));
    if (reminded) {
      options.add(option(Action.SILENCE, Key.REMINDER_OFF));
    }
    return new Message(List.of(Line.of(Key.SETTLED_ASK)), options, person.step(), null);
  }

  private static Message between(Person person, Between between, Instant now) {
    if (between.asking() == Asking.MORNING) {
      return question(
          person,
          List.of(Line.of(Key.MORNING_ASK)),
          morning(Morning.BETTER, Key.MORNING_BETTER),
          morning(Morning.SAME, Key.MORNING_SAME),
          morning(Morning.WORSE, Key.MORNING_WORSE));
    }
    return switch (person.training().gate(now)) {
      case Gate.Open _ when between.asking() == Asking.BEFORE_START -> settled(person, false);
      case Gate.Open _ when between.asking() == Asking.SETTLED -> settled(person, true);
      case Gate.Open _ when between.asking() == Asking.TRAIN ->
          question(
              person,
              List.of(Line.of(Key.READY)),
              option(Action.BEGIN, Key.REMINDER_START),
              snooze(Snooze.HOUR),
              snooze(Snooze.TOMORROW),
              snooze(Snooze.WEEK),
              option(Action.SILENCE, Key.REMINDER_OFF));
      case Gate.Open _ ->
          question(
              person,
              List.of(Line.of(Key.READY)),
              option(Action.BEGIN, Key.READY_BEGIN),
              option(Action.WHY, Key.READY_WHY));
      case Gate.Closed closed ->
          question(person, List.of(resting(closed, now)), option(Action.WHY, Key.READY_WHY));
    };
  }

  private static Option morning(Morning morning, Key label) {
    return new Option(Action.MORNING, morning.id(), Line.of(label));
  }

  private static Option snooze(Snooze snooze) {
    return new Option(Action.SNOOZE, snooze.id(), Content.snooze(snooze));
  }

  static Line resting(Gate.Closed closed, Instant now) {
    Key key =
        switch (closed.reason()) {
          case RECOVERY -> Key.RESTING_RECOVERY;
          case WEEKLY_CAP -> Key.RESTING_WEEKLY_CAP;
          case PAIN -> Key.RESTING_PAIN;
        };
    return Line.of(
        key,
        Map.of(
            "left", new Arg.Span(Duration.between(now, closed.until())),
            "until", new Arg.Moment(closed.until())));
  }

  private Message card(Person person, Session session) {
    Slot slot = session.current();
    Exercise exercise = planner.exercise(slot);
    Variation variation = planner.variation(slot);
    Line name = Content.name(exercise, variation);
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.of(
            Key.CARD_TITLE,
            Map.of(
                "position", new Arg.Count(session.position() + 1),
                "total", new Arg.Count(session.slots().size()),
                "name", new Arg.Words(name))));
    lines.add(dose(variation, planner.load(slot, person, session.hurting() > 0)));
    lines.add(Content.cues(exercise, variation));

    List<Option> options = new ArrayList<>();
    options.add(option(Action.DONE, Key.CARD_DONE));
    options.add(option(Action.HURTS, Key.CARD_HURTS));
    if (planner.gentler(slot, person).isPresent()) {
      options.add(option(Action.EASIER, Key.CARD_EASIER));
    }
    planner
        .stepUp(slot, person)
        .ifPresent(
            level -> {
              Line harder = Content.name(exercise, exercise.at(level));
              lines.add(Line.of(Key.CARD_STEP_UP, Map.of("name", new Arg.Words(harder))));
              options.add(option(Action.STEP_UP, Key.CARD_STEP_UP_OPTION));
            });
    options.add(option(Action.SKIP, Key.CARD_SKIP));
    options.add(option(Action.HOW, Key.CARD_HOW));
    options.add(option(Action.STOP, Key.CARD_STOP));
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
    Arg dose = new Arg.Words(Content.dose(variation.dose()));
    return Line.of(
        Key.CARD_DOSE_LOAD, Map.of("dose", dose, "load", new Arg.Words(Content.load(load))));
  }

  private static Message pain(Person person, DescribingPain pain) {
    if (pain.kind() == null) {
      return question(
          person,
          List.of(Line.of(pain.session() == null ? Key.PAIN_ASK_KIND_BETWEEN : Key.PAIN_ASK_KIND)),
          kind(PainKind.SHARP, Key.PAIN_SHARP),
          kind(PainKind.TINGLING, Key.PAIN_TINGLING),
          kind(PainKind.ACHE, Key.PAIN_ACHE),
          option(Action.SLIP, Key.PAIN_SLIP));
    }
    List<Option> options = new ArrayList<>();
    for (int score = 0; score <= HIGHEST_SCORE; score++) {
      options.add(
          new Option(
              Action.SCORE,
              Integer.toString(score),
              Line.of(Key.PAIN_SCORE_OPTION, Map.of("score", new Arg.Count(score)))));
    }
    options.add(option(Action.NO_SCORE, Key.PAIN_NO_SCORE));
    return new Message(List.of(Line.of(Key.PAIN_ASK_SCORE)), options, person.step(), null);
  }

  private static Option kind(PainKind kind, Key label) {
    return new Option(Action.KIND, kind.id(), Line.of(label));
  }

  private static Message unsure(Person person, Unsure unsure) {
    RedFlag flag = unsure.flag();
    if (flag != null) {
      Arg sign = new Arg.Words(Content.sign(flag));
      return question(
          person,
          List.of(Line.of(Key.UNSURE_ASK_FLAG, Map.of("sign", sign))),
          option(Action.YES_FLAG, Key.UNSURE_YES),
          option(Action.NO_PAIN, Key.UNSURE_NO_FLAG));
    }
    List<Option> options = new ArrayList<>();
    options.add(option(Action.YES_PAIN, Key.UNSURE_YES));
    options.add(option(Action.NO_PAIN, Key.UNSURE_NO));
    if (unsure.back() instanceof Exercising) {
      options.add(option(Action.DONE, Key.UNSURE_DONE));
    }
    return new Message(List.of(Line.of(Key.UNSURE_ASK)), options, person.step(), null);
  }

  static Option option(Action action, Key label) {
    return new Option(action, "", Line.of(label));
  }

  static Message question(Person person, List<Line> lines, Option... options) {
    return new Message(lines, List.of(options), person.step(), null);
  }
}
