package dev.backsafe.conversation;

import dev.backsafe.conversation.Phase.Base;
import dev.backsafe.conversation.Phase.Between;
import dev.backsafe.conversation.Phase.Exercising;
import dev.backsafe.conversation.Phase.SettingUp;
import dev.backsafe.conversation.Phase.SettingUp.Stage;
import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.routine.Equipment;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Equipment, time zone and reminders: asked once, each can be skipped, changed any time later. */
final class SetUpTalk {
  private final SessionPlanner planner;
  private final Sessions sessions;
  private final Places places;
  private final CommonCommands anywhere;
  private final PainTalk pain;

  SetUpTalk(
      SessionPlanner planner,
      Sessions sessions,
      Places places,
      CommonCommands anywhere,
      PainTalk pain) {
    this.planner = planner;
    this.sessions = sessions;
    this.places = places;
    this.anywhere = anywhere;
    this.pain = pain;
  }

  Transition step(Step step, SettingUp at, Input input) {
    return switch (input) {
      case Input.Choice c -> choice(step, at, c);
      case Input.Command c -> command(step, at, c);
      case Input.Pain p -> pain.noted(step, p);
      case Input.FreeText t -> text(step, at, t);
      case Input.Unreadable u -> step.say(u.why().answer()).ask();
      case Input.ReminderDue n ->
          Sessions.of(at) == null ? step.end() : ExerciseTalk.reminder(step, n);
    };
  }

  /** Whether a text answers the question that stands, whatever else it might mean. */
  boolean isAnswer(SettingUp at, String text) {
    return switch (at.stage()) {
      case ZONE -> places.zoneOf(text).isPresent() || WallClock.parse(text).isPresent();
      case CLOCK -> WallClock.parse(text).isPresent();
      case QUIET -> ReminderCommands.quiet(text).isPresent();
      case MENU, EQUIPMENT, REMINDERS, HOURS, REMINDING, PICTURES -> false;
    };
  }

  private Transition choice(Step step, SettingUp at, Input.Choice choice) {
    Profile profile = step.person().profile();
    return switch (choice.action()) {
      case TOGGLE -> toggle(step, choice.of());
      case NEXT -> next(step, at);
      case BY_CLOCK -> step.become(new SettingUp(Stage.CLOCK, at.back())).ask();
      case REMIND ->
          at.back() == null
              ? step.become(new SettingUp(Stage.HOURS, null)).ask()
              : remind(step, true, profile.hours()).ask();
      case SILENCE -> remind(step, false, profile.hours()).ask();
      case RECAP -> recap(step, !profile.recap()).ask();
      case NO_REMINDERS -> next(remind(step, false, profile.hours()), at);
      case HOURS ->
          next(remind(step, true, hours(choice.of())), new SettingUp(Stage.HOURS, at.back()));
      case PICTURES -> next(show(step, choice.of()), at);
      case EDIT -> step.become(new SettingUp(stage(choice.of()), at.back())).ask();
      case CLOSE -> close(step, at);
      default -> step.say(TextKey.OLD_BUTTON).ask();
    };
  }

  private static Transition toggle(Step step, String id) {
    Profile profile = step.person().profile();
    List<Equipment> changed = new ArrayList<>(profile.equipment());
    Equipment.of(id)
        .ifPresent(
            e -> {
              if (!changed.remove(e)) {
                changed.add(e);
              }
            });
    return step.profile(profile.with(changed)).ask();
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

  private static Step show(Step step, String id) {
    Profile profile = step.person().profile();
    Profile.Showing showing =
        Arrays.stream(Profile.Showing.values())
            .filter(s -> s.id().equals(id))
            .findFirst()
            .orElse(profile.pictures());
    return step.profile(profile.showing(showing));
  }

  private static PreferredHours hours(String id) {
    return Arrays.stream(PreferredHours.values())
        .filter(h -> h.id().equals(id))
        .findFirst()
        .orElse(PreferredHours.ANY);
  }

  private static Stage stage(String what) {
    return switch (what) {
      case "equipment" -> Stage.EQUIPMENT;
      case "zone" -> Stage.ZONE;
      case "reminders" -> Stage.REMINDING;
      case "hours" -> Stage.HOURS;
      case "quiet" -> Stage.QUIET;
      case "pictures" -> Stage.PICTURES;
      default -> Stage.MENU;
    };
  }

  /** The next question of the first set-up, or back to the menu of the settings. */
  private static Transition next(Step step, SettingUp at) {
    if (at.stage() == Stage.EQUIPMENT) {
      step.record(new Fact.EquipmentSet(step.person().profile().equipment()));
    }
    if (at.back() != null) {
      Stage menu =
          switch (at.stage()) {
            case HOURS, QUIET, REMINDING, REMINDERS -> Stage.REMINDING;
            case MENU, EQUIPMENT, ZONE, CLOCK, PICTURES -> Stage.MENU;
          };
      return step.become(new SettingUp(menu, at.back())).say(TextKey.SETTINGS_SAVED).ask();
    }
    return switch (at.stage()) {
      case EQUIPMENT -> step.become(new SettingUp(Stage.ZONE, null)).ask();
      case ZONE, CLOCK -> step.become(new SettingUp(Stage.REMINDERS, null)).ask();
      case REMINDERS, HOURS, MENU, REMINDING, QUIET, PICTURES ->
          step.profile(step.person().profile().completed())
              .become(new Between(null))
              .say(TextKey.SETUP_READY)
              .ask();
    };
  }

  /** Back to where the person was; a session goes on with what they have now. */
  private Transition close(Step step, SettingUp at) {
    return switch (at.back()) {
      case null -> step.become(new Between(null)).ask();
      case Exercising(Session session) ->
          sessions.goOn(step, planner.refit(session, step.person()));
      case Base back -> step.become(back).ask();
    };
  }

  private Transition text(Step step, SettingUp at, Input.FreeText text) {
    if (at.stage() == Stage.ZONE || at.stage() == Stage.CLOCK) {
      Optional<ZoneId> zone =
          places
              .zoneOf(text.text())
              .or(() -> WallClock.parse(text.text()).map(t -> WallClock.zone(t, step.now())));
      if (zone.isPresent()) {
        return zoned(step, at, zone.get());
      }
      return at.stage() == Stage.CLOCK
          ? step.say(TextKey.SETUP_CLOCK_UNCLEAR).ask()
          : step.say(
                  TextKey.SETUP_ZONE_UNKNOWN,
                  Map.of("place", new TextArgument.Verbatim(text.text().strip())))
              .ask();
    }
    if (at.stage() == Stage.QUIET) {
      Optional<QuietHours> quiet = ReminderCommands.quiet(text.text());
      return quiet.isPresent()
          ? next(quiet(step, quiet.get()), at)
          : step.say(TextKey.SETUP_CLOCK_UNCLEAR).ask();
    }
    return anywhere.text(step, text);
  }

  private static Transition zoned(Step step, SettingUp at, ZoneId zone) {
    step.profile(step.person().profile().with(zone))
        .record(new Fact.ZoneSet(zone.getId()))
        .say(TextKey.SETUP_ZONE_SET, Map.of("time", new TextArgument.ClockTime(step.now())));
    ReminderPlanner.replan(step);
    return next(step, at);
  }

  private static boolean isMenu(SettingUp at) {
    return at.stage() == Stage.MENU || at.stage() == Stage.REMINDING;
  }

  private Transition command(Step step, SettingUp at, Input.Command command) {
    return switch (command.verb()) {
      case START -> step.ask();
      case PAIN -> pain.noted(step, new Input.Pain(null, null));
      case DONE, SKIP -> isMenu(at) ? close(step, at) : next(step, at);
      case SESSION, EASIER, STOP, UNDO ->
          at.back() == null ? step.say(TextKey.SETUP_FIRST).ask() : close(step, at);
      case HOW, WHY, EXERCISES, PROGRESS, SETTINGS, REMINDERS, PRIVACY, EXPORT, DELETE, HELP ->
          anywhere.command(step, command);
    };
  }
}
