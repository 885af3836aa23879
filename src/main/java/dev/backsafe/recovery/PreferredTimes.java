package dev.backsafe.recovery;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On which days, and at which time of them, a person likes to be called.
 *
 * @param hours the part of the day; it does not count where there is a time
 * @param days sorted, without doubles; none where every day is as good, null in states from before
 *     days could be chosen
 * @param at by the person's own clock; null where it is the part of the day that was chosen
 * @param own times of days that have another one; null in states from before there were any
 */
public record PreferredTimes(
    PreferredHours hours,
    List<DayOfWeek> days,
    @Nullable LocalTime at,
    Map<DayOfWeek, LocalTime> own) {
  public static final PreferredTimes ANY = of(PreferredHours.ANY);

  /** Whoever trains at seven is rested a little after seven: it is still their hour then. */
  private static final int LEEWAY = 3 * 60;

  private static final int HOUR = 60;
  private static final int DAY_HOURS = 24;
  private static final int DAY = DAY_HOURS * HOUR;

  /** Before this hour people sleep, unless they say otherwise. */
  private static final int WAKING = 6;

  /** And from this one on. */
  private static final int SLEEPING = 22;

  private static final int DAYS_A_WEEK = 7;

  @SuppressWarnings("NullAway") // What was stored before has no days.
  public PreferredTimes {
    List<DayOfWeek> chosen =
        Objects.requireNonNullElse(days, List.<DayOfWeek>of()).stream()
            .distinct()
            .sorted()
            .toList();
    days = chosen.size() == DAYS_A_WEEK ? List.of() : chosen;
    Map<DayOfWeek, LocalTime> times = new EnumMap<>(DayOfWeek.class);
    times.putAll(Objects.requireNonNullElse(own, Map.<DayOfWeek, LocalTime>of()));
    times.keySet().retainAll(all(days));
    boolean all = times.size() == all(days).size();
    boolean same = all && Set.copyOf(times.values()).size() == 1;
    if (all) {
      at = same ? times.values().iterator().next() : null; // What it was else is no day's.
    }
    LocalTime usual = at;
    times.values().removeIf(time -> time.equals(usual));
    own = Map.copyOf(times);
  }

  public PreferredTimes(PreferredHours hours, List<DayOfWeek> days, @Nullable LocalTime at) {
    this(hours, days, at, Map.of());
  }

  public static PreferredTimes of(PreferredHours hours) {
    return new PreferredTimes(hours, List.of(), null);
  }

  public PreferredTimes on(List<DayOfWeek> chosen) {
    return new PreferredTimes(hours, chosen, at, own);
  }

  public PreferredTimes at(LocalTime time) {
    return new PreferredTimes(hours, days, time);
  }

  /** At another time on some of the days. */
  public PreferredTimes at(Map<DayOfWeek, LocalTime> times) {
    Map<DayOfWeek, LocalTime> changed = new EnumMap<>(DayOfWeek.class);
    changed.putAll(own);
    changed.putAll(times);
    return new PreferredTimes(hours, days, at, changed);
  }

  /** So much later, whatever time it is. */
  public PreferredTimes later(Duration by) {
    Map<DayOfWeek, LocalTime> shifted = new EnumMap<>(DayOfWeek.class);
    own.forEach((day, time) -> shifted.put(day, time.plus(by)));
    return new PreferredTimes(hours, days, at == null ? null : at.plus(by), shifted);
  }

  /** The days on which calls are welcome, by name. */
  public List<DayOfWeek> allDays() {
    return all(days);
  }

  private static List<DayOfWeek> all(List<DayOfWeek> days) {
    return days.isEmpty() ? List.of(DayOfWeek.values()) : days;
  }

  /** Whether there is any time, and not only a part of the day. */
  public boolean isTimed() {
    return !times().isEmpty();
  }

  /** All times that there are. */
  public Set<LocalTime> times() {
    Set<LocalTime> all = new TreeSet<>(own.values());
    if (at != null) {
      all.add(at);
    }
    return all;
  }

  /** On that day; null where it is the part of the day that was chosen. */
  public @Nullable LocalTime on(DayOfWeek day) {
    return own.getOrDefault(day, at);
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
    LocalTime chosen = times().stream().findFirst().orElse(LocalTime.of(hours.from(), 0));
    boolean waking = isWaking(other) || !isWaking(chosen);
    boolean any = !isTimed() && hours == PreferredHours.ANY;
    return waking && !any && apart(other, chosen) < apart(likelier, chosen) ? other : likelier;
  }

  private static boolean isWaking(LocalTime time) {
    return time.getHour() >= WAKING && time.getHour() < SLEEPING;
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
    LocalTime time = on(local.getDayOfWeek());
    return isOn(local.getDayOfWeek()) && minute >= begins(time) && minute < ends(time);
  }

  /** Whether the quiet hours leave nothing of them: then calls come at any other time. */
  public boolean isWithin(QuietHours quiet) {
    return allDays().stream().map(this::on).allMatch(time -> isWithin(quiet, time));
  }

  private boolean isWithin(QuietHours quiet, @Nullable LocalTime time) {
    return IntStream.range(begins(time), ends(time))
        .allMatch(minute -> quiet.contains(LocalTime.ofSecondOfDay(minute * 60L)));
  }

  private int ends(@Nullable LocalTime time) {
    return time == null ? hours.to() * HOUR : Math.min(DAY, begins(time) + LEEWAY);
  }

  private int begins(@Nullable LocalTime time) {
    return time == null ? hours.from() * HOUR : time.getHour() * HOUR + time.getMinute();
  }

  /** {@code moment} itself when it is such a time, else the next one at which such times begin. */
  Instant next(Instant moment, ZoneId zone) {
    Instant next = moment;
    while (!contains(next, zone)) {
      Instant from = next;
      next =
          allBegins()
              .map(begin -> PreferredHours.next(from, begin, zone))
              .min(Comparator.naturalOrder())
              .orElseThrow();
    }
    return next;
  }

  /** When calls are welcome from, on any of the days. */
  private Stream<LocalTime> allBegins() {
    return IntStream.concat(IntStream.of(begins(at)), own.values().stream().mapToInt(this::begins))
        .mapToObj(minute -> LocalTime.ofSecondOfDay(minute * 60L));
  }

  /**
   * As it is kept in the history: "morning", "monday+friday any", "monday+sunday 07:00 sunday
   * 10:00".
   */
  public String id() {
    String time = at == null ? hours.id() : at.toString();
    String all = days.isEmpty() ? time : named(days) + " " + time;
    return own.isEmpty()
        ? all
        : byTime().entrySet().stream()
            .map(e -> named(e.getValue()) + " " + e.getKey())
            .collect(Collectors.joining(" ", all + " ", ""));
  }

  private static String named(List<DayOfWeek> days) {
    return days.stream()
        .map(d -> d.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("+"));
  }

  /** The days that have a time of their own, by it. */
  private Map<LocalTime, List<DayOfWeek>> byTime() {
    return own.keySet().stream()
        .sorted()
        .collect(Collectors.groupingBy(own::get, TreeMap::new, Collectors.toList()));
  }
}
