package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.WishKey;
import dev.backsafe.conversation.reminder.Silence;
import dev.backsafe.recovery.PreferredTimes;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody has set, in words. */
final class SettingsSummary {
  private SettingsSummary() {}

  /** All of it. */
  static Line menu(Person person, Instant now) {
    Profile profile = person.profile();
    return Line.of(
        TextKey.SETTINGS_MENU,
        Map.of(
            "equipment",
            equipment(profile),
            "zone",
            zone(profile),
            "reminders",
            when(person, now),
            "pictures",
            new TextArgument.Words(Content.pictures(profile.pictures()))));
  }

  static TextArgument equipment(Profile profile) {
    return profile.equipment().isEmpty()
        ? new TextArgument.Words(Line.of(TextKey.SETTINGS_NO_EQUIPMENT))
        : new TextArgument.Listing(profile.equipment().stream().map(Content::equipment).toList());
  }

  /** All about reminders. */
  static Line reminders(Person person, Instant now) {
    Profile profile = person.profile();
    Instant next = person.reminding().next();
    boolean recap = profile.reminders() && profile.recap();
    return Line.of(
        TextKey.REMINDERS_MENU,
        Map.of(
            "reminders",
            when(person, now),
            "from",
            clock(profile.quiet().from()),
            "to",
            clock(profile.quiet().to()),
            "zone",
            zone(profile),
            "recap",
            new TextArgument.Words(Line.of(recap ? TextKey.REMINDERS_ON : TextKey.SETTINGS_OFF)),
            "next",
            next == null || !profile.reminders()
                ? new TextArgument.Words(Line.of(TextKey.REMINDERS_NONE))
                : TextArgument.Moment.from(now, next)));
  }

  private static TextArgument zone(Profile profile) {
    return profile.zone() == null
        ? new TextArgument.Words(Line.of(TextKey.SETTINGS_NO_ZONE))
        : new TextArgument.Verbatim(profile.zone().getId().replace('_', ' '));
  }

  static TextArgument when(Person person, Instant now) {
    Profile profile = person.profile();
    Silence pause = person.reminding().pauseAt(now);
    if (!profile.reminders()) {
      return new TextArgument.Words(Line.of(TextKey.SETTINGS_OFF));
    }
    Silence skipped = person.reminding().silenceAfter(now);
    return new TextArgument.Words(
        pause == null
            ? skipping(when(profile.times()), skipped)
            : Line.of(
                TextKey.REMINDERS_PAUSED_UNTIL,
                Map.of("until", new TextArgument.Day(pause.until()))));
  }

  /** With the days to come on which nothing is to. */
  private static Line skipping(Line when, @Nullable Silence skipped) {
    return skipped == null
        ? when
        : Line.of(
            WishKey.SKIPPING,
            Map.of(
                "reminders", new TextArgument.Words(when),
                "from", new TextArgument.ShortDay(skipped.from()),
                "until", new TextArgument.ShortDay(skipped.until())));
  }

  /** "Tue at 19:30 and Sat at 10:00", where days have times of their own. */
  private static TextArgument each(PreferredTimes times) {
    Map<Optional<LocalTime>, List<DayOfWeek>> byTime =
        times.allDays().stream()
            .collect(
                Collectors.groupingBy(
                    day -> Optional.ofNullable(times.on(day)),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return new TextArgument.Listing(
        byTime.entrySet().stream()
            .map(
                same -> {
                  TextArgument named = days(same.getValue());
                  return same.getKey()
                      .map(at -> Line.of(WishKey.DAYS_AT, Map.of("days", named, "time", clock(at))))
                      .orElseGet(
                          () ->
                              Line.of(
                                  TextKey.REMINDERS_ON_DAYS,
                                  Map.of("days", named, "when", hours(times))));
                })
            .toList());
  }

  private static Line when(PreferredTimes times) {
    if (!times.own().isEmpty()) {
      return Line.of(WishKey.EACH, Map.of("each", each(times)));
    }
    TextArgument days = days(times);
    if (times.at() != null) {
      return times.days().isEmpty()
          ? Line.of(TextKey.REMINDERS_AT, Map.of("time", clock(times.at())))
          : Line.of(TextKey.REMINDERS_ON_DAYS_AT, Map.of("days", days, "time", clock(times.at())));
    }
    return times.days().isEmpty()
        ? Content.hours(times.hours())
        : Line.of(TextKey.REMINDERS_ON_DAYS, Map.of("days", days, "when", hours(times)));
  }

  /** The same as a promise. */
  static Line confirmed(PreferredTimes times) {
    if (!times.own().isEmpty()) {
      return Line.of(WishKey.WHEN_EACH, Map.of("each", each(times)));
    }
    TextArgument days = days(times);
    if (times.at() != null) {
      return times.days().isEmpty()
          ? Line.of(TextKey.REMINDERS_WHEN_HOUR, Map.of("time", clock(times.at())))
          : Line.of(
              TextKey.REMINDERS_WHEN_DAYS_HOUR, Map.of("days", days, "time", clock(times.at())));
    }
    return times.days().isEmpty()
        ? Line.of(TextKey.REMINDERS_WHEN, Map.of("when", hours(times)))
        : Line.of(TextKey.REMINDERS_WHEN_DAYS, Map.of("days", days, "when", hours(times)));
  }

  private static TextArgument days(PreferredTimes times) {
    return days(times.days());
  }

  private static TextArgument days(List<DayOfWeek> days) {
    return new TextArgument.Listing(days.stream().map(Content::weekday).toList());
  }

  private static TextArgument hours(PreferredTimes times) {
    return new TextArgument.Words(Content.hours(times.hours()));
  }

  static TextArgument clock(LocalTime time) {
    return new TextArgument.TimeOfDay(time);
  }
}
