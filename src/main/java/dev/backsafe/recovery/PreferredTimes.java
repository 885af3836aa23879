package dev.backsafe.recovery;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * On which days, and at which time of them, a person likes to be called.
 *
 * @param hours the part of the day; it does not count where there is a time
 * @param days sorted, without doubles; none where every day is as good, null in states from before
 *     days could be chosen
 * @param at by the person's own clock; null where it is the part of the day that was chosen
 */
public record PreferredTimes(PreferredHours hours, List<DayOfWeek> days, @Nullable LocalTime at) {
  public static final PreferredTimes ANY = of(PreferredHours.ANY);

  /** Whoever trains at seven is rested a little after seven: it is still their hour then. */
  private static final int LEEWAY = 3 * 60;

  private static final int HOUR = 60;
  private static final int DAY_HOURS = 24;
  private static final int DAY = DAY_HOURS * HOUR;

  /** Before this hour people sleep, unless they say otherwise. */
  private static final int WAKING = 6;

  private static final int DAYS_A_WEEK = 7;

  @SuppressWarnings("NullAway") // What was stored before has no days.
  public PreferredTimes {
    List<DayOfWeek> chosen =
        Objects.requireNonNullElse(days, List.<DayOfWeek>of()).stream()
            .distinct()
            .sorted()
            .toList();
    days = chosen.size() == DAYS_A_WEEK ? List.of() : chosen;
  }

  public static PreferredTimes of(PreferredHours hours) {
    return new PreferredTimes(hours, List.of(), null);
  }

  public PreferredTimes on(List<DayOfWeek> chosen) {
    return new PreferredTimes(hours, chosen, at);
  }

  public PreferredTimes at(LocalTime time) {
    return new PreferredTimes(hours, days, time);
  }

  public PreferredTimes in(PreferredHours part) {
    return new PreferredTimes(part, days, null);
  }

  /**
   * That time or the one twelve hours from it: the nearer one to what was chosen before, if nobody
   * is called at night by it.
   */
  public LocalTime nearer(LocalTime likelier) {
    LocalTime other = likelier.plusHours(DAY_HOURS / 2);
    LocalTime chosen = at != null ? at : LocalTime.of(hours.from(), 0);
    boolean waking = other.getHour() >= WAKING || chosen.getHour() < WAKING;
    boolean any = at == null && hours == PreferredHours.ANY;
    return waking && !any && apart(other, chosen) < apart(likelier, chosen) ? other : likelier;
  }

  private static int apart(LocalTime one, LocalTime other) {
    int minutes = Math.abs(one.toSecondOfDay() - other.toSecondOfDay()) / 60;
    return Math.min(minutes, DAY - minutes);
  }

  /** In that part of whichever day; a fixed time is one of the days that were chosen. */
  PreferredTimes onAnyDay() {
    return of(hours);
  }

  /** The same days, at any time. */
  PreferredTimes atAnyTime() {
    return new PreferredTimes(PreferredHours.ANY, days, null);
  }

  boolean isOn(DayOfWeek day) {
    return days.isEmpty() || days.contains(day);
  }

  boolean contains(Instant moment, ZoneId zone) {
    var local = moment.atZone(zone);
    int minute = local.getHour() * HOUR + local.getMinute();
    return isOn(local.getDayOfWeek()) && minute >= begins() && minute < ends();
  }

  /** Whether the quiet hours leave nothing of them: then calls come at any other time. */
  public boolean isWithin(QuietHours quiet) {
    return IntStream.range(begins(), ends())
        .allMatch(minute -> quiet.contains(LocalTime.ofSecondOfDay(minute * 60L)));
  }

  private int ends() {
    return at == null ? hours.to() * HOUR : Math.min(DAY, begins() + LEEWAY);
  }

  private int begins() {
    return at == null ? hours.from() * HOUR : at.getHour() * HOUR + at.getMinute();
  }

  /** {@code moment} itself when it is such a time, else the next one at which such times begin. */
  Instant next(Instant moment, ZoneId zone) {
    LocalTime begin = LocalTime.ofSecondOfDay(begins() * 60L);
    Instant next = moment;
    while (!contains(next, zone)) {
      next = PreferredHours.next(next, begin, zone);
    }
    return next;
  }

  /** As it is kept in the history: "morning", "monday+friday any", "monday 07:00". */
  public String id() {
    String time = at == null ? hours.id() : at.toString();
    return days.isEmpty()
        ? time
        : days.stream().map(d -> d.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining("+"))
            + " "
            + time;
  }
}
