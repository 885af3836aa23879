package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.Profile.Showing;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.WallClock;
import dev.backsafe.conversation.reminder.LookPlanner;
import dev.backsafe.conversation.reminder.ReminderWish;
import dev.backsafe.conversation.training.Length;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.routine.Equipment;
import dev.backsafe.understanding.Answer.Changed;
import dev.backsafe.understanding.Answer.Clock;
import dev.backsafe.understanding.Answer.Offered;
import dev.backsafe.understanding.Answer.Place;
import dev.backsafe.understanding.Answer.Score;
import dev.backsafe.understanding.Answer.Things;
import dev.backsafe.understanding.Answer.Until;
import dev.backsafe.understanding.Answer.Weekly;
import dev.backsafe.understanding.Answer.Words;
import dev.backsafe.understanding.When;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is at hand, asked before the first session; and all that can be changed any time later: time
 * zone, reminders, pictures. How to stay in touch is asked afterwards ({@link Arranging}).
 *
 * @param back where to go on when the settings close; null in the first set-up
 * @param clocked what was wished by the clock, and is done again once that is known; or null
 */
public record SettingUp(Stage stage, @Nullable Base<?> back, @Nullable Said clocked)
    implements Phase.Base<SettingUp.Answer> {
  public SettingUp(Stage stage, @Nullable Base<?> back) {
    this(stage, back, null);
  }

  /** Which of them is asked. */
  public enum Stage {
    MENU,
    EQUIPMENT,
    ZONE,
    CLOCK,
    REMINDERS,
    HOURS,
    DAYS,
    PAUSE,
    PICTURES,
    /** All about reminders, with what can be changed. */
    REMINDING,
    QUIET;

    private boolean isAboutCalls() {
      return this == HOURS || this == DAYS || this == REMINDING;
    }

    private boolean isMenu() {
      return this == MENU || this == REMINDING;
    }
  }

  /** To a question of the set-up. */
  public sealed interface Answer extends Button {}

  /** An answer that needs no more words. */
  public enum Plain implements Answer {
    NEXT,
    BY_CLOCK,
    REMIND,
    NO_REMINDERS,
    RECAP,
    LOOK,
    RESUME,
    SILENCE,
    TRAINING,
    CLOSE
  }

  /** It is at hand, or it is not any more. */
  public record Toggle(Equipment item) implements Answer {
    @Override
    public String name() {
      return "TOGGLE";
    }

    @Override
    public String argument() {
      return item.id();
    }
  }

  /** Reminders are welcome then. */
  public record Hours(PreferredHours hours) implements Answer {
    @Override
    public String name() {
      return "HOURS";
    }

    @Override
    public String argument() {
      return hours.id();
    }
  }

  /** Calls are welcome on that day, or not any more. */
  public record ToggleDay(DayOfWeek day) implements Answer {
    @Override
    public String name() {
      return "DAY";
    }

    @Override
    public String argument() {
      return day.name().toLowerCase(Locale.ROOT);
    }
  }

  /** Nothing for so many weeks. */
  public record Pause(int weeks) implements Answer {
    @Override
    public String name() {
      return "PAUSE";
    }

    @Override
    public String argument() {
      return Integer.toString(weeks);
    }
  }

  /** Exercises are to be shown so. */
  public record Pictures(Showing showing) implements Answer {
    @Override
    public String name() {
      return "PICTURES";
    }

    @Override
    public String argument() {
      return showing.id();
    }
  }

  /** This is to be changed. */
  public record Edit(Stage stage) implements Answer {
    @Override
    public String name() {
      return "EDIT";
    }

    @Override
    public String argument() {
      return stage == Stage.REMINDING ? "reminders" : stage.name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Question<Answer> question(Person person, SessionPlanner planner, Instant now) {
    return SettingsQuestions.of(stage, person, now);
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    Profile profile = step.person().profile();
    return switch (answer) {
      case Toggle(Equipment item) -> step.profile(profile.with(toggled(profile, item))).ask();
      case Hours(PreferredHours hours) ->
          at(step, new ReminderWish.At(null, new When.Part(hours.id())));
      case ToggleDay(DayOfWeek day) ->
          step.profile(profile.reminded(true, profile.times().on(toggled(profile, day)))).ask();
      case Pause(int weeks) ->
          go(ReminderSettings.pause(step, new Until("P" + 7 * weeks + "D")), stage);
      case Pictures(Showing showing) -> next(step.profile(profile.showing(showing)), stage);
      case Edit(Stage chosen) -> to(step, chosen);
      case Plain plain ->
          switch (plain) {
            case NEXT -> next(step, stage);
            case BY_CLOCK -> to(step, Stage.CLOCK);
            case REMIND ->
                back == null
                    ? next(ReminderSettings.turn(step, true), stage)
                    : ReminderSettings.turn(step, true).ask();
            case NO_REMINDERS -> next(ReminderSettings.turn(step, false), stage);
            case RECAP -> ReminderSettings.recap(step, !profile.recap()).ask();
            case LOOK -> LookPlanner.turn(step, !step.person().everyday().look().on()).ask();
            case RESUME -> ReminderSettings.resume(step).ask();
            case SILENCE -> ReminderSettings.turn(step, false).ask();
            case TRAINING ->
                step.become(new SettingTraining(SettingTraining.Stage.MENU, this)).ask();
            case CLOSE -> close(step);
          };
    };
  }

  private Transition at(Step step, ReminderWish.Times wish) {
    Stage open = open(step, wish);
    return open == null ? go(step, stage) : to(step, open);
  }

  /** What is still to be asked; the clock is set by itself in the first minutes. */
  private @Nullable Stage open(Step step, ReminderWish.Times wish) {
    Stage open = ReminderSettings.at(step, wish);
    return open == Stage.ZONE && back == null ? null : open;
  }

  private Transition to(Step step, Stage next) {
    return step.become(new SettingUp(next, back, clocked)).ask();
  }

  private static List<Equipment> toggled(Profile profile, Equipment item) {
    List<Equipment> changed = new ArrayList<>(profile.equipment());
    if (!changed.remove(item)) {
      changed.add(item);
    }
    return changed;
  }

  private static List<DayOfWeek> toggled(Profile profile, DayOfWeek day) {
    List<DayOfWeek> changed = new ArrayList<>(profile.times().days());
    if (!changed.remove(day)) {
      changed.add(day);
    }
    return changed;
  }

  /** On to the first session, or back to the menu of the settings, saying that it is saved. */
  private Transition next(Step step, Stage answered) {
    if (answered == Stage.EQUIPMENT) {
      step.record(new Fact.EquipmentSet(step.person().profile().equipment()));
    }
    if (answered == Stage.DAYS) {
      return go(ReminderSettings.at(step, step.person().profile().times()), answered);
    }
    return go(back == null ? step : step.say(TextKey.SETTINGS_SAVED), answered);
  }

  /**
   * The same, where it was said already. What was asked before a first session once comes later.
   */
  private Transition go(Step step, Stage answered) {
    if (back == null) {
      step.profile(step.person().profile().completed()).become(new Between(null));
      // Whoever has told of pain meanwhile, or was asked something else, starts when they say so.
      boolean atOnce = answered == Stage.EQUIPMENT && !step.training().gentler();
      return atOnce ? SessionFlow.start(step, Length.WHOLE) : step.ask();
    }
    Stage menu =
        switch (answered) {
          case HOURS, DAYS, PAUSE, QUIET, REMINDING, REMINDERS -> Stage.REMINDING;
          case MENU, EQUIPMENT, ZONE, CLOCK, PICTURES -> Stage.MENU;
        };
    return to(step, menu);
  }

  /** What a menu that was left open is behind; null where an answer is waited for. */
  @Nullable Base<?> behindMenu() {
    return stage.isMenu() ? back : null;
  }

  /** Back to where the person was; a session goes on with what they have now. */
  private Transition close(Step step) {
    return switch (back) {
      case null -> step.become(new Between(null)).ask();
      case Exercising(Session session) ->
          SessionFlow.goOn(step, step.planner().refit(session, step.person()));
      case Screening _, SettingUp _, Held _, Between _, Starting _, DescribingPain _ ->
          step.become(back).ask();
    };
  }

  /** What was said instead of pressed is set at once. */
  @Override
  public Optional<Transition> valued(Step step, dev.backsafe.understanding.Answer answer) {
    return switch (answer) {
      case Things(var ids) -> {
        List<Equipment> had = ids.stream().flatMap(id -> Equipment.of(id).stream()).toList();
        if (had.isEmpty() && back == null) {
          yield Optional.of(next(step, stage)); // No more than what is ticked: a wall is anywhere.
        }
        has(step, had);
        yield Optional.of(next(step, stage));
      }
      case Place place -> Optional.of(TimeZones.set(step, place) ? located(step) : step.ask());
      case Clock(LocalTime time) when !stage.isAboutCalls() ->
          Optional.of(located(TimeZones.set(step, WallClock.zone(time, step.now()))));
      case dev.backsafe.understanding.Answer.Between(LocalTime from, LocalTime to) ->
          Optional.of(next(ReminderSettings.quiet(step, new QuietHours(from, to)), stage));
      case Until until -> Optional.of(told(ReminderSettings.pause(step, until)));
      case Clock _, Weekly _, Changed _, Offered _ ->
          ReminderWish.at(answer) instanceof ReminderWish.Times wish && stage.isAboutCalls()
              ? Optional.of(told(step, wish))
              : Optional.empty();
      case Score _, Words _ -> Optional.empty();
    };
  }

  private Transition told(Step step, ReminderWish.Times wish) {
    Stage open = open(step, wish);
    return open == null ? told(step) : to(step, open);
  }

  private Transition located(Step step) {
    return clocked == null || back == null
        ? told(step)
        : Spoken.meant(step.become(back), clocked.text());
  }

  /** Whoever says it in words has heard what it did, and goes on where they were. */
  private Transition told(Step step) {
    return back == null ? go(step, stage) : close(step);
  }

  /** Notes what somebody has, and says so. */
  static void has(Step step, List<Equipment> things) {
    Profile profile = step.person().profile().with(things);
    step.profile(profile)
        .say(TextKey.SETUP_NOTED, Map.of("equipment", SettingsSummary.equipment(profile)));
  }

  @Override
  public Transition command(Step step, SessionCommand command) {
    return switch (command) {
      case START -> step.ask();
      case PAIN ->
          back == null
              ? PainReports.noted(step, Input.Pain.UNDESCRIBED)
              : Phase.answer(step.become(back), command);
      case DONE, SKIP -> stage.isMenu() ? close(step) : next(step, stage);
      case STOP, STOP_SESSION, STOP_REMINDERS ->
          back == null
              ? step.say(TextKey.SETUP_FIRST).ask()
              : Phase.answer(step.become(back), command);
      case UNDO -> {
        Step earlier = back == null ? null : ReminderSettings.takenBack(step.become(back));
        yield earlier != null
            ? earlier.ask()
            : back == null ? step.say(TextKey.SETUP_FIRST).ask() : close(step);
      }
      case SESSION, EASIER -> back == null ? step.say(TextKey.SETUP_FIRST).ask() : close(step);
    };
  }

  @Override
  public boolean notesBeside(Step step, Input.Pain pain) {
    if (back == null) {
      PainReports.note(step, pain);
    }
    return back == null;
  }

  /** Settings can wait; what hurts is heard where it hurts. */
  @Override
  public Transition pain(Step step, Input.Pain pain) {
    return back == null ? PainReports.noted(step, pain) : Phase.answer(step.become(back), pain);
  }

  @Override
  public Transition reminder(Step step, ReminderDue due) {
    return session() == null ? step.end() : Exercising.stillThere(step, due);
  }

  @Override
  public Phase<?> uninterrupted() {
    return back == null ? this : back;
  }

  @Override
  public @Nullable Session session() {
    return back == null ? null : back.session();
  }

  @Override
  public @Nullable Reason disturbed() {
    return back == null ? Reason.ASKED : back.disturbed();
  }
}
