package dev.backsafe.recovery;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When it is humane to speak to somebody first.
 *
 * @param zone null while unknown: then only the time of the day at which the person usually was
 *     there is surely none of their night
 * @param visits when they were there, oldest first; needed only without a zone
 */
public record ContactHours(
    PreferredTimes times, QuietHours quiet, @Nullable ZoneId zone, List<ActivityWindow> visits) {
  /** Whoever wrote something is still awake for so long. */
  private static final Duration STILL_UP = Duration.ofHours(2);

  /** A morning comes after a night: what is asked in it was not there just before. */
  private static final Duration NIGHT = Duration.ofHours(6);

  private static final LocalTime RECAP = LocalTime.of(18, 0);

  /** {@code at} itself, or the next moment at which the person likes to hear from somebody. */
  public Instant next(Instant at) {
    if (zone == null) {
      return onSuchADay(there(at));
    }
    Instant next = next(at, times, zone);
    if (next == null) {
      next = next(at, times.atAnyTime(), zone);
    }
    return next == null ? awake(at) : next;
  }

  /** After the quiet hours the preferred ones may have passed; null where they never meet. */
  private @Nullable Instant next(Instant at, PreferredTimes wanted, ZoneId zone) {
    Instant next = awake(wanted.next(at, zone), zone);
    if (!wanted.contains(next, zone)) {
      next = awake(wanted.next(next, zone), zone);
    }
    return wanted.contains(next, zone) ? next : null;
  }

  /** The same on whichever day. */
  public ContactHours onAnyDay() {
    return new ContactHours(times.onAnyDay(), quiet, zone, visits);
  }

  /** Whose clock nobody knows has the days of Greenwich. */
  private Instant onSuchADay(Instant at) {
    Instant day = at;
    while (!times.isOn(day.atZone(ZoneOffset.UTC).getDayOfWeek())) {
      day = day.plus(Duration.ofDays(1));
    }
    return day;
  }

  /** {@code at} itself, or the end of the quiet hours. */
  public Instant awake(Instant at) {
    return zone == null ? there(at) : awake(at, zone);
  }

  /** The same, whether the person is there just now or not: it is not they who asked for it. */
  public Instant awakeAsUsual(Instant at) {
    return zone == null ? usually(at) : awake(at, zone);
  }

  /** Where it is not known whether their clock has changed, it is quiet by neither. */
  private Instant awake(Instant at, ZoneId zone) {
    Instant awake = quiet.next(at, zone);
    for (ZoneId other : ClockOffsets.perhaps(zone, at)) {
      awake = quiet.next(quiet.next(awake, other), zone);
    }
    return awake;
  }

  /** When what is humane now stops to be so. */
  public Instant asleep(Instant now) {
    if (zone == null) {
      return now.plus(STILL_UP);
    }
    return Stream.concat(Stream.of(zone), ClockOffsets.perhaps(zone, now).stream())
        .map(each -> PreferredHours.next(now, quiet.from(), each))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Instant there(Instant at) {
    ActivityWindow last = visits.isEmpty() ? null : visits.getLast();
    boolean up = last != null && !at.isBefore(last.from()) && !at.isAfter(last.to().plus(STILL_UP));
    return up ? at : usually(at);
  }

  private Instant usually(Instant at) {
    return visits.isEmpty() ? at : ActivityWindow.usual(visits).again(at);
  }

  /** The next such hour, at the minute at which it was due: those who were missed come spread. */
  public Instant anotherHour(Instant now, Instant dueAt) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
    return next(next(hour).plus(Duration.ofMinutes(dueAt.atZone(ZoneOffset.UTC).getMinute())));
  }

  /** The end of the night after {@code at}. */
  public Instant morning(Instant at) {
    return zone == null
        ? usually(at.plus(NIGHT).plus(NIGHT))
        : awake(PreferredHours.next(at.plus(NIGHT), quiet.to(), zone), zone);
  }

  /** The next day at this hour, or when such hours begin: whichever day that is. */
  public Instant tomorrow(Instant now) {
    return onAnyDay().next(local(now).plusDays(1).toInstant());
  }

  public Instant nextWeek(Instant now) {
    return next(local(now).with(TemporalAdjusters.next(DayOfWeek.MONDAY)).toInstant());
  }

  /** The next evening of a Sunday. */
  public Instant endOfWeek(Instant now) {
    ZonedDateTime sunday = local(now).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    Instant evening = onAnyDay().next(sunday.with(RECAP).toInstant());
    return evening.isAfter(now)
        ? evening
        : onAnyDay().next(sunday.plusWeeks(1).with(RECAP).toInstant());
  }

  private ZonedDateTime local(Instant at) {
    return at.atZone(zone == null ? ZoneOffset.UTC : zone);
  }
}
