package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.Profile.Showing;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.WallClock;
import dev.backsafe.conversation.reminder.ReminderPlanner;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.routine.Equipment;
import dev.backsafe.understanding.Answer.Clock;
import dev.backsafe.understanding.Answer.Offered;
import dev.backsafe.understanding.Answer.Place;
import dev.backsafe.understanding.Answer.Score;
import dev.backsafe.understanding.Answer.Things;
import dev.backsafe.understanding.Asked;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Equipment, time zone, reminders and pictures: asked once, each can be skipped, changed any time
 * later.
 *
 * @param back where to go on when the settings close; null in the first set-up
 */
public record SettingUp(Stage stage, @Nullable Base<?> back)
    implements Phase.Base<SettingUp.Answer> {
  /** Which of them is asked. */
  public enum Stage {
    MENU,
    EQUIPMENT,
    ZONE,
    CLOCK,
    REMINDERS,
    HOURS,
    PICTURES,
    /** All about reminders, with what can be changed. */
    REMINDING,
    QUIET;

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
    return switch (stage) {
      case MENU ->
          Question.of(
              Asked.NOTHING,
              SettingsSummary.menu(person),
              edit(Stage.EQUIPMENT, TextKey.SETTINGS_EDIT_EQUIPMENT),
              edit(Stage.ZONE, TextKey.SETTINGS_EDIT_ZONE),
              edit(Stage.REMINDING, TextKey.SETTINGS_EDIT_REMINDERS),
              edit(Stage.PICTURES, TextKey.SETTINGS_EDIT_PICTURES),
              Option.of(Plain.TRAINING, TextKey.SETTINGS_EDIT_TRAINING),
              Option.of(Plain.CLOSE, TextKey.SETTINGS_CLOSE));
      case REMINDING -> reminding(person);
      case QUIET -> Question.of(Asked.QUIET, TextKey.SETUP_QUIET, skip());
      case EQUIPMENT -> equipment(person.profile());
      case ZONE ->
          Question.of(
              Asked.PLACE,
              TextKey.SETUP_ZONE,
              Option.of(Plain.BY_CLOCK, TextKey.SETUP_BY_CLOCK, "by-clock"),
              skip());
      case CLOCK -> Question.of(Asked.CLOCK, TextKey.SETUP_CLOCK, skip());
      case REMINDERS ->
          Question.of(
              Asked.REMINDERS,
              TextKey.SETUP_REMINDERS,
              Option.of(Plain.REMIND, TextKey.SETUP_REMIND, "yes"),
              Option.of(Plain.NO_REMINDERS, TextKey.SETUP_NO_REMINDERS, "no"));
      case HOURS ->
          Question.of(
              Asked.HOURS,
              Line.of(TextKey.SETUP_HOURS),
              Arrays.stream(PreferredHours.values())
                  .map(h -> new Option<Answer>(new Hours(h), Content.hours(h), h.id()))
                  .toList());
      case PICTURES ->
          Question.of(
              Asked.PICTURES,
              Line.of(TextKey.SETTINGS_PICTURES),
              Arrays.stream(Showing.values())
                  .map(s -> new Option<Answer>(new Pictures(s), Content.pictures(s), s.id()))
                  .toList());
    };
  }

  private static Question<Answer> reminding(Person person) {
    Line line = SettingsSummary.reminders(person);
    TextKey recap =
        person.profile().recap() ? TextKey.REMINDERS_RECAP_OFF : TextKey.REMINDERS_RECAP_ON;
    return person.profile().reminders()
        ? Question.of(
            Asked.NOTHING,
            line,
            edit(Stage.HOURS, TextKey.REMINDERS_EDIT_HOURS),
            edit(Stage.QUIET, TextKey.REMINDERS_EDIT_QUIET),
            edit(Stage.ZONE, TextKey.SETTINGS_EDIT_ZONE),
            Option.of(Plain.RECAP, recap),
            Option.of(Plain.SILENCE, TextKey.REMINDER_OFF),
            Option.of(Plain.CLOSE, TextKey.SETTINGS_CLOSE))
        : Question.of(
            Asked.REMINDERS,
            line,
            Option.of(Plain.REMIND, TextKey.REMINDERS_TURN_ON, "yes"),
            Option.of(Plain.CLOSE, TextKey.SETTINGS_CLOSE, "no"));
  }

  private static Option<Answer> skip() {
    return Option.of(Plain.NEXT, TextKey.SETUP_SKIP, "skip");
  }

  private static Option<Answer> edit(Stage stage, TextKey label) {
    return Option.of(new Edit(stage), label);
  }

  private static Question<Answer> equipment(Profile profile) {
    List<Option<Answer>> options = new ArrayList<>();
    for (Equipment item : Equipment.values()) {
      TextKey label = profile.equipment().contains(item) ? TextKey.SETUP_HAVE : TextKey.SETUP_LACK;
      Map<String, TextArgument> args =
          Map.of("item", new TextArgument.Words(Content.equipment(item)));
      options.add(Option.of(new Toggle(item), Line.of(label, args)));
    }
    options.add(Option.of(Plain.NEXT, TextKey.SETUP_NEXT));
    return Question.of(Asked.EQUIPMENT, Line.of(TextKey.SETUP_EQUIPMENT), options);
  }

  @Override
  public Transition pressed(Step step, Answer answer) {
    Profile profile = step.person().profile();
    return switch (answer) {
      case Toggle(Equipment item) -> step.profile(profile.with(toggled(profile, item))).ask();
      case Hours(PreferredHours hours) -> next(remind(step, true, hours), Stage.HOURS);
      case Pictures(Showing showing) -> next(step.profile(profile.showing(showing)), stage);
      case Edit(Stage chosen) -> to(step, chosen);
      case Plain plain ->
          switch (plain) {
            case NEXT -> next(step, stage);
            case BY_CLOCK -> to(step, Stage.CLOCK);
            case REMIND ->
                back == null ? to(step, Stage.HOURS) : remind(step, true, profile.hours()).ask();
            case NO_REMINDERS -> next(remind(step, false, profile.hours()), stage);
            case RECAP -> recap(step, !profile.recap()).ask();
            case SILENCE -> remind(step, false, profile.hours()).ask();
            case TRAINING ->
                step.become(new SettingTraining(SettingTraining.Stage.MENU, this)).ask();
            case CLOSE -> close(step);
          };
    };
  }

  private Transition to(Step step, Stage next) {
    return step.become(new SettingUp(next, back)).ask();
  }

  private static List<Equipment> toggled(Profile profile, Equipment item) {
    List<Equipment> changed = new ArrayList<>(profile.equipment());
    if (!changed.remove(item)) {
      changed.add(item);
    }
    return changed;
  }

  static Step remind(Step step, boolean on, PreferredHours hours) {
    step.profile(step.person().profile().reminded(on, hours))
        .record(new Fact.RemindersSet(on, hours.id()));
    ReminderPlanner.replan(step);
    return step;
  }

  static Step recap(Step step, boolean on) {
    step.profile(step.person().profile().recapping(on)).record(new Fact.RecapSet(on));
    ReminderPlanner.planRecap(step);
    return step;
  }

  static Step quiet(Step step, QuietHours quiet) {
    step.profile(step.person().profile().with(quiet))
        .record(new Fact.QuietSet(quiet.from().toString(), quiet.to().toString()));
    ReminderPlanner.replan(step);
    return step;
  }

  /** The next question of the first set-up, or back to the menu of the settings. */
  private Transition next(Step step, Stage answered) {
    if (answered == Stage.EQUIPMENT) {
      step.record(new Fact.EquipmentSet(step.person().profile().equipment()));
    }
    if (back != null) {
      Stage menu =
          switch (answered) {
            case HOURS, QUIET, REMINDING, REMINDERS -> Stage.REMINDING;
            case MENU, EQUIPMENT, ZONE, CLOCK, PICTURES -> Stage.MENU;
          };
      return step.become(new SettingUp(menu, back)).say(TextKey.SETTINGS_SAVED).ask();
    }
    return switch (answered) {
      case EQUIPMENT -> to(step, Stage.ZONE);
      case ZONE, CLOCK -> to(step, Stage.REMINDERS);
      case REMINDERS, HOURS, MENU, REMINDING, QUIET, PICTURES ->
          step.profile(step.person().profile().completed())
              .become(new Between(null))
              .say(TextKey.SETUP_READY)
              .ask();
    };
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
        Profile profile = step.person().profile().with(had);
        step.profile(profile).say(TextKey.SETUP_NOTED, noted(profile));
        yield Optional.of(next(step, stage));
      }
      case Place(String name) ->
          Optional.of(TimeZones.set(step, name) ? next(step, stage) : step.ask());
      case Clock(LocalTime time) ->
          Optional.of(
              stage == Stage.HOURS
                  ? pressed(step, new Hours(PreferredHours.around(time)))
                  : next(TimeZones.set(step, WallClock.zone(time, step.now())), stage));
      case dev.backsafe.understanding.Answer.Between(LocalTime from, LocalTime to) ->
          Optional.of(next(quiet(step, new QuietHours(from, to)), stage));
      case Offered _, Score _ -> Optional.empty();
    };
  }

  private static Map<String, TextArgument> noted(Profile profile) {
    return Map.of("equipment", SettingsSummary.equipment(profile));
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
      case SESSION, EASIER, STOP, STOP_SESSION, STOP_REMINDERS, UNDO ->
          back == null ? step.say(TextKey.SETUP_FIRST).ask() : close(step);
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
