package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import java.time.Instant;
import java.util.Map;

/** What somebody has set, in words. */
final class SettingsSummary {
  private SettingsSummary() {}

  /** All of it. */
  static Line menu(Person person) {
    Profile profile = person.profile();
    return Line.of(
        TextKey.SETTINGS_MENU,
        Map.of(
            "equipment",
            equipment(profile),
            "zone",
            zone(profile),
            "reminders",
            when(profile),
            "pictures",
            new TextArgument.Words(Content.pictures(profile.pictures()))));
  }

  static TextArgument equipment(Profile profile) {
    return profile.equipment().isEmpty()
        ? new TextArgument.Words(Line.of(TextKey.SETTINGS_NO_EQUIPMENT))
        : new TextArgument.Listing(profile.equipment().stream().map(Content::equipment).toList());
  }

  /** All about reminders. */
  static Line reminders(Person person) {
    Profile profile = person.profile();
    Instant next = person.reminding().next();
    boolean recap = profile.reminders() && profile.recap();
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
            new TextArgument.Words(Line.of(recap ? TextKey.REMINDERS_ON : TextKey.SETTINGS_OFF)),
            "next",
            next == null || !profile.reminders()
                ? new TextArgument.Words(Line.of(TextKey.REMINDERS_NONE))
                : new TextArgument.Moment(next)));
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
}
