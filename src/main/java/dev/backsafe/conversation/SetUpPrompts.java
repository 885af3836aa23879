package dev.backsafe.conversation;

import static dev.backsafe.conversation.Prompts.option;
import static dev.backsafe.conversation.Prompts.question;

import dev.backsafe.conversation.Phase.SettingUp;
import dev.backsafe.recovery.Hours;
import dev.backsafe.routine.Equipment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The questions of the set-up and the settings. */
final class SetUpPrompts {
  private SetUpPrompts() {}

  static Message of(Person person, SettingUp settingUp) {
    return switch (settingUp.stage()) {
      case MENU -> menu(person);
      case REMINDING -> reminding(person);
      case QUIET ->
          question(person, List.of(Line.of(Key.SETUP_QUIET)), option(Action.NEXT, Key.SETUP_SKIP));
      case EQUIPMENT -> equipment(person);
      case ZONE ->
          question(
              person,
              List.of(Line.of(Key.SETUP_ZONE)),
              option(Action.BY_CLOCK, Key.SETUP_BY_CLOCK),
              option(Action.NEXT, Key.SETUP_SKIP));
      case CLOCK ->
          question(person, List.of(Line.of(Key.SETUP_CLOCK)), option(Action.NEXT, Key.SETUP_SKIP));
      case REMINDERS ->
          question(
              person,
              List.of(Line.of(Key.SETUP_REMINDERS)),
              option(Action.REMIND, Key.SETUP_REMIND),
              option(Action.NO_REMINDERS, Key.SETUP_NO_REMINDERS));
      case HOURS -> {
        List<Option> options = new ArrayList<>();
        for (Hours hours : Hours.values()) {
          options.add(new Option(Action.HOURS, hours.id(), Content.hours(hours)));
        }
        yield new Message(List.of(Line.of(Key.SETUP_HOURS)), options, person.step(), null);
      }
      case PICTURES -> {
        List<Option> options = new ArrayList<>();
        for (Profile.Showing showing : Profile.Showing.values()) {
          options.add(new Option(Action.PICTURES, showing.id(), Content.pictures(showing)));
        }
        yield new Message(List.of(Line.of(Key.SETTINGS_PICTURES)), options, person.step(), null);
      }
    };
  }

  private static Message menu(Person person) {
    Profile profile = person.profile();
    Arg equipment =
        profile.equipment().isEmpty()
            ? new Arg.Words(Line.of(Key.SETTINGS_NO_EQUIPMENT))
            : new Arg.Listing(profile.equipment().stream().map(Content::equipment).toList());
    return question(
        person,
        List.of(
            Line.of(
                Key.SETTINGS_MENU,
                Map.of(
                    "equipment",
                    equipment,
                    "zone",
                    zone(profile),
                    "reminders",
                    when(profile),
                    "pictures",
                    new Arg.Words(Content.pictures(profile.pictures()))))),
        edit("equipment", Key.SETTINGS_EDIT_EQUIPMENT),
        edit("zone", Key.SETTINGS_EDIT_ZONE),
        edit("reminders", Key.SETTINGS_EDIT_REMINDERS),
        edit("pictures", Key.SETTINGS_EDIT_PICTURES),
        option(Action.CLOSE, Key.SETTINGS_CLOSE));
  }

  private static Arg zone(Profile profile) {
    return profile.zone() == null
        ? new Arg.Words(Line.of(Key.SETTINGS_NO_ZONE))
        : new Arg.Verbatim(profile.zone().getId().replace('_', ' '));
  }

  private static Arg when(Profile profile) {
    return new Arg.Words(
        profile.reminders() ? Content.hours(profile.hours()) : Line.of(Key.SETTINGS_OFF));
  }

  /** All about a person's reminders, in words. */
  static Line reminders(Person person) {
    Profile profile = person.profile();
    Instant next = person.reminding().next();
    return Line.of(
        Key.REMINDERS_MENU,
        Map.of(
            "reminders",
            when(profile),
            "from",
            new Arg.Verbatim(profile.quiet().from().toString()),
            "to",
            new Arg.Verbatim(profile.quiet().to().toString()),
            "zone",
            zone(profile),
            "recap",
            new Arg.Words(
                Line.of(
                    profile.reminders() && profile.recap() ? Key.REMINDERS_ON : Key.SETTINGS_OFF)),
            "next",
            next == null || !profile.reminders()
                ? new Arg.Words(Line.of(Key.REMINDERS_NONE))
                : new Arg.Moment(next)));
  }

  private static Message reminding(Person person) {
    Profile profile = person.profile();
    List<Line> lines = List.of(reminders(person));
    return profile.reminders()
        ? question(
            person,
            lines,
            edit("hours", Key.REMINDERS_EDIT_HOURS),
            edit("quiet", Key.REMINDERS_EDIT_QUIET),
            edit("zone", Key.SETTINGS_EDIT_ZONE),
            option(
                Action.RECAP, profile.recap() ? Key.REMINDERS_RECAP_OFF : Key.REMINDERS_RECAP_ON),
            option(Action.SILENCE, Key.REMINDER_OFF),
            option(Action.CLOSE, Key.SETTINGS_CLOSE))
        : question(
            person,
            lines,
            option(Action.REMIND, Key.REMINDERS_TURN_ON),
            option(Action.CLOSE, Key.SETTINGS_CLOSE));
  }

  private static Option edit(String what, Key label) {
    return new Option(Action.EDIT, what, Line.of(label));
  }

  private static Message equipment(Person person) {
    List<Option> options = new ArrayList<>();
    for (Equipment item : Equipment.values()) {
      Key label = person.profile().equipment().contains(item) ? Key.SETUP_HAVE : Key.SETUP_LACK;
      options.add(
          new Option(
              Action.TOGGLE,
              item.id(),
              Line.of(label, Map.of("item", new Arg.Words(Content.equipment(item))))));
    }
    options.add(option(Action.NEXT, Key.SETUP_NEXT));
    return new Message(List.of(Line.of(Key.SETUP_EQUIPMENT)), options, person.step(), null);
  }
}
