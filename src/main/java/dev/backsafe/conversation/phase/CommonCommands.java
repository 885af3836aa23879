package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Effect;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.CommonCommand;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.WishKey;
import dev.backsafe.conversation.phase.SettingUp.Stage;
import dev.backsafe.conversation.reminder.ReminderWish;
import dev.backsafe.conversation.reminder.Snooze;
import dev.backsafe.conversation.reminder.WishedCalls;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.routine.Equipment;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Illustration;
import dev.backsafe.routine.Variation;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.When;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers that are the same wherever the conversation stands. */
final class CommonCommands {
  private CommonCommands() {}

  /** Answers a command that does not belong to a session, and asks the standing question again. */
  static Transition answer(Step step, CommonCommand command) {
    return switch (command) {
      case Input.How how -> how(step, how).askAgain();
      case Input.Wish wish -> wish(step, wish);
      case Input.PlainCommand plain ->
          switch (plain) {
            case HELP -> step.say(TextKey.HELP).askAgain();
            case PRIVACY -> step.say(Content.privacy()).askAgain();
            case WHY -> why(step);
            case EXERCISES -> exercises(step).askAgain();
            case PROGRESS -> step.effect(new Effect.ShowProgress()).end();
            case SUMMARY -> step.effect(new Effect.ShowSummary()).end();
            case EXPORT -> step.effect(new Effect.Export()).end();
            case SETTINGS -> menu(step, Stage.MENU);
            case DELETE -> delete(step);
          };
    };
  }

  private static Transition wish(Step step, Input.Wish wish) {
    return switch (wish) {
      case Input.Reminders(var change, var places) -> reminders(located(step, places), change);
      case Input.Walk(Integer minutes) ->
          minutes == null ? walkingPlan(step) : Walking.done(step, minutes);
      case Input.Moved(var places) -> moved(step, places);
      case Input.Equipped equipped -> equipped(step, equipped);
      case Input.LeaveOut out -> SettingTraining.leaveOut(step, out);
      case Input.Upright _ ->
          switch (step.person().phase().base()) {
            case Exercising exercising -> exercising.upright(step);
            case Held _, DescribingPain _ -> step.ask();
            case null, default -> step.say(WishKey.UPRIGHT_LATER).askAgain();
          };
    };
  }

  private static Transition walkingPlan(Step step) {
    return step.person().phase() instanceof Between back
        ? step.become(new Walking(Walking.Stage.LENGTH, back)).ask()
        : step.ask();
  }

  /** The clock goes with somebody who has moved; a place that nobody knows is asked about. */
  private static Transition moved(Step step, List<String> places) {
    return places.stream()
        .filter(place -> !step.places().zonesOf(place).isEmpty())
        .findFirst()
        .filter(place -> TimeZones.set(step, place))
        .map(_ -> step.askAgain())
        .orElseGet(() -> menu(step, Stage.ZONE));
  }

  /** Whoever says where they are, beside when to be reminded, is not asked for it. */
  private static Step located(Step step, List<String> places) {
    if (step.person().profile().zone() == null && step.person().isStored()) {
      places.stream()
          .filter(place -> step.places().zonesOf(place).size() == 1)
          .findFirst()
          .ifPresent(place -> TimeZones.set(step, place));
    }
    return step;
  }

  /** What somebody has now, or has no more. */
  private static Transition equipped(Step step, Input.Equipped equipped) {
    if (!(step.person().phase() instanceof Phase.Base<?> base)) {
      return step.ask();
    }
    Set<Equipment> things = EnumSet.noneOf(Equipment.class);
    things.addAll(step.person().profile().equipment());
    equipped.had().forEach(id -> Equipment.of(id).ifPresent(things::add));
    equipped.lacking().forEach(id -> Equipment.of(id).ifPresent(things::remove));
    SettingUp.has(step, List.copyOf(things));
    step.record(new Fact.EquipmentSet(step.person().profile().equipment()));
    return base instanceof Exercising(Session session)
        ? SessionFlow.goOn(step, step.planner().refit(session, step.person()))
        : step.askAgain();
  }

  /** Shows all about reminders, once; with a wish, changes it. */
  private static Transition reminders(Step step, @Nullable ReminderWish wish) {
    if (wish == null || !(step.person().phase() instanceof Phase.Base<?> base)) {
      return menu(step, Stage.REMINDING);
    }
    return switch (wish) {
      case ReminderWish.Unclear _ -> menu(step.say(TextKey.REMINDERS_UNCLEAR), Stage.REMINDING);
      case ReminderWish.Off _ -> Stopping.silence(step).ask();
      case ReminderWish.PutOff(Snooze until) -> putOff(step, base, until);
      case ReminderWish.In(Duration time) -> in(step, base, time);
      case ReminderWish.On on -> onDay(step, base, on);
      case ReminderWish.TurnedOn _ -> changed(ReminderSettings.turn(step, true), base);
      case ReminderWish.Times times -> at(ReminderSettings.mayTakeBack(step), times);
      case ReminderWish.WhichDays _ -> menu(step.say(WishKey.WHICH_DAYS), Stage.DAYS);
      case ReminderWish.Rhythm(When when) -> rhythm(step, when);
      case ReminderWish.Pause(var until) ->
          ReminderSettings.pause(ReminderSettings.mayTakeBack(step), until).ask();
      case ReminderWish.Skip skip ->
          step.person().profile().reminders() && step.reminding().pauseAt(step.now()) == null
              ? ReminderSettings.skip(ReminderSettings.mayTakeBack(step), skip).ask()
              : changed(step, base);
      case ReminderWish.Pausing _ -> menu(step, Stage.PAUSE);
      case ReminderWish.Resume _ -> ReminderSettings.resume(step).ask();
      case ReminderWish.Quiet quiet -> {
        QuietHours hours = quiet.changing(step.person().profile().quiet());
        yield changed(ReminderSettings.quiet(step, hours), base);
      }
      case ReminderWish.QuietAsUsual _ -> ReminderSettings.quietAsUsual(step).ask();
      case ReminderWish.Recap(boolean on) -> changed(ReminderSettings.recap(step, on), base);
    };
  }

  /** The rest days are the rhythm; the hour can be chosen. */
  private static Transition rhythm(Step step, @Nullable When when) {
    Stage open =
        when == null
            ? null
            : ReminderSettings.at(
                ReminderSettings.mayTakeBack(step), new ReminderWish.At(null, when));
    return open == null ? menu(step.say(WishKey.RHYTHM), Stage.DAYS) : menu(step, open);
  }

  private static Transition at(Step step, ReminderWish.Times wish) {
    Stage open = ReminderSettings.at(step, wish);
    return open == null ? step.ask() : menu(step, open);
  }

  /** Where all about reminders is asked already, the question shows what has changed. */
  private static Transition changed(Step step, Phase.Base<?> phase) {
    return phase instanceof SettingUp(var stage, _, _) && stage == Stage.REMINDING
        ? step.ask()
        : step.say(SettingsSummary.reminders(step.person(), step.now())).ask();
  }

  /**
   * Whoever asks for one wants to be reminded; before the first session there is nothing to say.
   */
  private static Transition putOff(Step step, Phase.Base<?> phase, Snooze until) {
    return mayBeCalled(step, phase)
        ? WishedCalls.putOff(turnedOn(step), until).ask()
        : notCalled(step, phase);
  }

  /** "Can we pause for a quarter of an hour?" An exercise waits by itself for so long. */
  private static Transition in(Step step, Phase.Base<?> base, Duration time) {
    boolean pauses = base instanceof Exercising && time.compareTo(Session.STILL_THERE_AFTER) <= 0;
    return pauses
        ? step.say(TextKey.TALK_WAIT).end()
        : once(step, base, WishedCalls.in(step, time));
  }

  /** One call then, and no habit. */
  private static Transition once(Step step, Phase.Base<?> phase, Instant at) {
    return mayBeCalled(step, phase)
        ? WishedCalls.once(turnedOn(step), at).ask()
        : notCalled(step, phase);
  }

  /** An hour is no hour where nobody knows the clock: once that is set, it is wished again. */
  private static Transition onDay(Step step, Phase.Base<?> phase, ReminderWish.On wish) {
    Instant at = WishedCalls.on(step, wish.day(), wish.at());
    if (wish.at() == null || !mayBeCalled(step, phase)) {
      return once(step, phase, at);
    }
    WishedCalls.onceAtThatHour(turnedOn(step), at);
    if (step.person().profile().zone() != null) {
      return step.ask();
    }
    LocalDate date = at.atZone(step.person().profile().zoneOrUtc()).toLocalDate();
    Said again = new Said(Meaning.REMINDER, "on " + date + " " + wish.at(), null);
    return step.become(new SettingUp(Stage.ZONE, new Between(null), again)).ask();
  }

  private static Transition notCalled(Step step, Phase.Base<?> phase) {
    return step.training().sessions() == 0
        ? step.say(WishKey.AFTER_FIRST).askAgain()
        : changed(step, phase);
  }

  private static boolean mayBeCalled(Step step, Phase.Base<?> phase) {
    return phase.uninterrupted() instanceof Between && step.training().sessions() > 0;
  }

  private static Step turnedOn(Step step) {
    return step.person().profile().reminders() ? step : ReminderSettings.turn(step, true);
  }

  private static Transition menu(Step step, Stage stage) {
    return switch (step.person().phase().base()) {
      case null -> step.ask();
      // The first set-up asks for all of it anyway.
      case SettingUp(_, var back, _) when back == null -> step.say(TextKey.SETUP_FIRST).ask();
      case SettingUp(_, var back, _) -> step.become(new SettingUp(stage, back)).ask();
      case Screening _, Held _, Between _, Starting _, Exercising _, DescribingPain _ ->
          step.become(new SettingUp(stage, step.person().phase().base())).ask();
    };
  }

  private static Transition delete(Step step) {
    Phase.Base<?> base = step.person().phase().base();
    return base == null ? step.ask() : step.become(new Deleting(base)).ask();
  }

  /** One short fact after the other; after the last it begins anew. */
  static Transition why(Step step) {
    int page = 1 + step.person().explained() % Content.WHY_FACTS;
    return step.explained()
        .say(
            TextKey.WHY_PAGE,
            Map.of(
                "fact", new TextArgument.Words(Content.why(page)),
                "page", new TextArgument.Count(page),
                "pages", new TextArgument.Count(Content.WHY_FACTS)))
        .askAgain();
  }

  private static Step exercises(Step step) {
    step.say(TextKey.EXERCISES);
    for (Exercise exercise : step.planner().routine().exercises()) {
      List<Line> names =
          exercise.variations().stream().map(v -> Content.name(exercise, v)).toList();
      step.say(
          TextKey.EXERCISES_ITEM,
          Map.of(
              "name", new TextArgument.Words(Content.name(exercise)),
              "variations", new TextArgument.Listing(names)));
    }
    return step;
  }

  /**
   * Explains the exercise that is named, at the person's own level or in the form that is named;
   * without a name, says which there are.
   */
  private static Step how(Step step, Input.How how) {
    Optional<Exercise> named =
        Optional.ofNullable(how.exercise()).flatMap(step.planner().routine()::find);
    if (named.isEmpty()) {
      List<Line> names = new ArrayList<>();
      step.planner().routine().exercises().forEach(e -> names.add(Content.name(e)));
      return step.say(TextKey.HOW_WHICH, Map.of("names", new TextArgument.Listing(names)));
    }
    Exercise exercise = named.get();
    return explain(step, exercise, form(exercise, how.variation(), step.planner(), step.person()));
  }

  /** The form with this id; without one, the person's own. */
  static Variation form(
      Exercise exercise, @Nullable String variation, SessionPlanner planner, Person person) {
    return exercise.variations().stream()
        .filter(v -> v.id().equals(variation))
        .findFirst()
        .orElseGet(() -> planner.usual(exercise, person));
  }

  static Step explain(Step step, Exercise exercise, Variation variation) {
    return step.say(
            TextKey.HOW_TITLE,
            Map.of("name", new TextArgument.Words(Content.name(exercise, variation))))
        .say(Content.how(exercise, variation))
        .say(Content.source(exercise))
        .show(picture(step.person().profile(), exercise, variation));
  }

  /** What shows the variation, as far as the person likes pictures. */
  static @Nullable Illustration picture(Profile profile, Exercise exercise, Variation variation) {
    return switch (profile.pictures()) {
      case MOVING -> new Illustration(exercise.id(), variation.id(), true);
      case STILL -> new Illustration(exercise.id(), variation.id(), false);
      case NONE -> null;
    };
  }

  /** Text that is neither command nor pain. What may be pain is asked about, never guessed. */
  static Transition text(Step step, FreeText text) {
    return switch (text.reading().meaning()) {
      case NO_PAIN -> good(step, text.asked());
      case EXERTION -> exerted(step, text);
      case WAIT -> step.say(TextKey.TALK_WAIT).askAgain();
      case HARDER -> step.say(TextKey.TALK_HARDER).askAgain();
      case QUESTION -> Answering.answer(step, text);
      case GREETING ->
          text.reading().takesLeave()
              ? parting(step, TextKey.TALK_BYE)
              : step.say(TextKey.TALK_GREETING).askAgain();
      case THANKS -> parting(step, TextKey.TALK_THANKS);
      // "Half past nine" is no wish to be reminded where the time is asked.
      case REMINDER ->
          text.asked() == Asked.CLOCK ? Phase.unclear(step) : menu(step, Stage.REMINDING);
      case SETTING -> menu(step, Stage.MENU);
      case UNSURE -> unsure(step, text);
      case EMERGENCY, SHARP_PAIN, DISCOMFORT, DONE, UNDO, SKIP, STOP, START -> Phase.unclear(step);
      case EASIER, HOW, PROGRESS, HELP, UNKNOWN -> Phase.unclear(step);
    };
  }

  /** Nobody who should be on their way is bid goodbye as on any other day. */
  private static Transition parting(Step step, TextKey usual) {
    return step.say(Phase.isSentForHelp(step) ? TextKey.TALK_FAREWELL : usual).askAgain();
  }

  /** Tired in a session, or sore after one; what is asked of the effort is answered. */
  private static Transition exerted(Step step, FreeText text) {
    boolean sore =
        step.person().phase() instanceof Between
            && PainReports.mayBeSore(step.person(), step.now());
    if (sore) {
      return PainReports.sore(step).ask();
    }
    return text.reading().topic() == null
        ? step.say(TextKey.TALK_EXERTION).ask()
        : Answering.answer(step, text);
  }

  /** It is good to hear, but at a question it is no answer. */
  private static Transition good(Step step, Asked asked) {
    return asked == Asked.NOTHING || asked == Asked.CARD || asked == Asked.TRAIN
        ? step.say(TextKey.CARD_ANSWER_GOOD).askAgain()
        : Phase.unclear(step);
  }

  private static Transition unsure(Step step, FreeText text) {
    List<Meaning> candidates = text.reading().candidates();
    boolean mayHurt = candidates.stream().anyMatch(Meaning::isPain);
    return mayHurt && step.person().phase() instanceof Phase.Base<?> base
        ? step.become(new Unsure(candidates, null, base).keeping(Said.of(text))).ask()
        : Guessing.of(step, text.reading())
            .map(guessing -> step.become(guessing).ask())
            .orElseGet(() -> Phase.unclear(step));
  }
}
