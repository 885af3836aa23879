package dev.backsafe.conversation;

import static dev.backsafe.conversation.Prompts.option;
import static dev.backsafe.conversation.Prompts.question;

import dev.backsafe.conversation.Phase.SettingUp;
import dev.backsafe.recovery.PreferredHours;
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
          question(
              person,
              List.of(Line.of(TextKey.SETUP_QUIET)),
              option(Action.NEXT, TextKey.SETUP_SKIP));
      case EQUIPMENT -> equipment(person);
      case ZONE ->
          question(
              person,
              List.of(Line.of(TextKey.SETUP_ZONE)),
              option(Action.BY_CLOCK, TextKey.SETUP_BY_CLOCK),
              option(Action.NEXT, TextKey.SETUP_SKIP));
      case CLOCK ->
          question(
              person,
              List.of(Line.of(TextKey.SETUP_CLOCK)),
              option(Action.NEXT, TextKey.SETUP_SKIP));
      case REMINDERS ->
          question(
              person,
              List.of(Line.of(TextKey.SETUP_REMINDERS)),
              option(Action.REMIND, TextKey.SETUP_REMIND),
              option(Action.NO_REMINDERS, TextKey.SETUP_NO_REMINDERS));
      case HOURS -> {
        List<Option> options = new ArrayList<>();
        for (PreferredHours hours : PreferredHours.values()) {
          options.add(new Option(Action.HOURS, hours.id(), Content.hours(hours)));
        }
        yield new Message(List.of(Line.of(TextKey.SETUP_HOURS)), options, person.step(), null);
      }
      case PICTURES -> {
        List<Option> options = new ArrayList<>();
        for (Profile.Showing showing : Profile.Showing.values()) {
          options.add(new Option(Action.PICTURES, showing.id(), Content.pictures(showing)));
        }
        yield new Message(
            List.of(Line.of(TextKey.SETTINGS_PICTURES)), options, person.step(), null);
      }
    };
  }

  private static Message menu(Person person) {
    Profile profile = person.profile();
    TextArgument equipment =
        profile.equipment().isEmpty()
            ? new TextArgument.Words(Line.of(TextKey.SETTINGS_NO_EQUIPMENT))
            : new TextArgument.Listing(
                profile.equipment().stream().map(Content::equipment).toList());
    return question(
        person,
        List.of(
            Line.of(
                TextKey.SETTINGS_MENU,
                Map.of(
                    "equipment",
                    equipment,
                    "zone",
                    zone(profile),
                    "reminders",
                    when(profile),
                    "pictures",
                    new TextArgument.Words(Content.pictures(profile.pictures()))))),
        edit("equipment", TextKey.SETTINGS_EDIT_EQUIPMENT),
        edit("zone", TextKey.SETTINGS_EDIT_ZONE),
        edit("reminders", TextKey.SETTINGS_EDIT_REMINDERS),
        edit("pictures", TextKey.SETTINGS_EDIT_PICTURES),
        option(Action.CLOSE, TextKey.SETTINGS_CLOSE));
  }

  private static TextArgument zone(Profile profile) {
    return profile.zone() == null
        ? new TextArgument.Words(Line.of(TextKey.SETTINGS_NO_ZONE))
        : new TextArgument.Verbatim(profile.zone().getId().replace('_', ' '));
  }

  private static TextArgument when(Profile profile) {
    return new TextArgument.Words(
        profile.reminders() ? Content.hours(profile.hours()) : Line.of(TextKey.SETTINGS_OFF));
  }

  /** All about a person's reminders, in words. */
  static Line reminders(Person person) {
    Profile profile = person.profile();
    Instant next = person.reminding().next();
    return Line.of(
        TextKey.REMINDERS_MENU,
        Map.of(
            "reminders",
            when(profile),
            "from",
            new TextArgument.Verbatim(profile.quiet().from().toString()),
            "to",
            new TextArgument.Verbatim(profile.quiet().to().toString()),
            "zone",
            zone(profile),
            "recap",
            new TextArgument.Words(
                Line.of(
                    profile.reminders() && profile.recap()
                        ? TextKey.REMINDERS_ON
                        : TextKey.SETTINGS_OFF)),
            "next",
            next == null || !profile.reminders()
                ? new TextArgument.Words(Line.of(TextKey.REMINDERS_NONE))
                : new TextArgument.Moment(next)));
  }

  private static Message reminding(Person person) {
    Profile profile = person.profile();
    List<Line> lines = List.of(reminders(person));
    return profile.reminders()
        ? question(
            person,
            lines,
            edit("hours", TextKey.REMINDERS_EDIT_HOURS),
            edit("quiet", TextKey.REMINDERS_EDIT_QUIET),
            edit("zone", TextKey.SETTINGS_EDIT_ZONE),
            option(
                Action.RECAP,
                profile.recap() ? TextKey.REMINDERS_RECAP_OFF : TextKey.REMINDERS_RECAP_ON),
            option(Action.SILENCE, TextKey.REMINDER_OFF),
            option(Action.CLOSE, TextKey.SETTINGS_CLOSE))
        : question(
            person,
            lines,
            option(Action.REMIND, TextKey.REMINDERS_TURN_ON),
            option(Action.CLOSE, TextKey.SETTINGS_CLOSE));
  }

  private static Option edit(String what, TextKey label) {
    return new Option(Action.EDIT, what, Line.of(label));
  }

  private static Message equipment(Person person) {
    List<Option> options = new ArrayList<>();
    for (Equipment item : Equipment.values()) {
      TextKey label =
          person.profile().equipment().contains(item) ? TextKey.SETUP_HAVE : TextKey.SETUP_LACK;
      options.add(
          new Option(
              Action.TOGGLE,
              item.id(),
              Line.of(label, Map.of("item", new TextArgument.Words(Content.equipment(item))))));
    }
    options.add(option(Action.NEXT, TextKey.SETUP_NEXT));
    return new Message(List.of(Line.of(TextKey.SETUP_EQUIPMENT)), options, person.step(), null);
  }
}
