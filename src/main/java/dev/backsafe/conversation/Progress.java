package dev.backsafe.conversation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person's history shows: weeks, sessions, how pain goes.
 *
 * @param weeks from the week of the first session to this one; empty before that
 * @param looks what was told of weeks as a whole
 */
public record Progress(List<Week> weeks, Looks looks) {
  /** Pain that was told without a number. */
  public static final int UNTOLD = -1;

  /** Nobody asked, or nobody answered: that is not "no pain". */
  public static final int NOT_ASKED = -2;

  /** Two or three sessions a week (source article). */
  private static final int FEWEST_SESSIONS_A_WEEK = 2;

  /** A longer pause ends a row of weeks, without a word (programme facts, section 8). */
  private static final Duration LONGEST_PAUSE = Duration.ofDays(28);

  private static final int WEEKS_TOLD = 6;
  private static final int SESSIONS_COMPARED = 3;

  public Progress {
    weeks = List.copyOf(weeks);
  }

  /**
   * A week, from Monday on, in the person's own time.
   *
   * @param resting whether it was right to rest: it hurt then or the week before, the routine was
   *     on hold, or the person had announced a pause
   * @param pains of each session in order: the worst that was told, 0 for none, {@link #UNTOLD} or
   *     {@link #NOT_ASKED}
   * @param look what was told of it as a whole; null for nothing
   * @param walks how many minutes each walk took
   */
  public record Week(
      Instant start,
      boolean resting,
      List<Integer> pains,
      Looks.@Nullable Look look,
      List<Integer> walks) {
    public Week {
      pains = List.copyOf(pains);
      walks = List.copyOf(walks);
    }

    long painful() {
      return Progress.painful(pains);
    }
  }

  /** A session of the past. */
  private record Past(LocalDate week, int pain) {}

  /** Reads the history of somebody. */
  public static Progress of(List<Fact.Dated> all, Person person, Instant now) {
    List<Fact.Dated> history = Retractions.applied(all);
    ZoneId zone = person.profile().zoneOrUtc();
    List<Past> sessions = sessions(history, zone);
    NavigableMap<LocalDate, List<Integer>> walks = walks(history, zone);
    if (sessions.isEmpty() && walks.isEmpty()) {
      return new Progress(List.of(), Looks.NONE);
    }
    Looks looks = Looks.of(history);
    LocalDate last = week(now, zone);
    Set<LocalDate> hurting = hurting(history, zone, last);
    Set<LocalDate> paused = paused(history, zone, now);
    List<Week> weeks = new ArrayList<>();
    LocalDate start =
        Stream.concat(sessions.stream().map(Past::week), walks.keySet().stream())
            .min(Comparator.naturalOrder())
            .orElse(last);
    while (!start.isAfter(last)) {
      LocalDate monday = start;
      Instant from = monday.atStartOfDay(zone).toInstant();
      weeks.add(
          new Week(
              from,
              hurting.contains(monday)
                  || hurting.contains(monday.minusWeeks(1))
                  || paused.contains(monday),
              sessions.stream().filter(s -> s.week().equals(monday)).map(Past::pain).toList(),
              looks.lastBetween(from, monday.plusWeeks(1).atStartOfDay(zone).toInstant()),
              walks.getOrDefault(monday, List.of())));
      start = start.plusWeeks(1);
    }
    return new Progress(weeks, looks);
  }

  /** Sessions in which something was done; one that was opened again had not ended. */
  private static List<Past> sessions(List<Fact.Dated> history, ZoneId zone) {
    List<Past> sessions = new ArrayList<>();
    boolean counted = false;
    int worst = UNTOLD;
    for (Fact.Dated dated : history) {
      switch (dated.fact()) {
        case Fact.SessionStarted _ -> worst = UNTOLD;
        case Fact.PainReported pain -> {
          if (pain.exercise() != null && pain.score() != null) {
            worst = Math.max(worst, pain.score());
          }
        }
        case Fact.SessionEnded ended -> {
          counted = ended.done() > 0 || ended.pain();
          if (counted) {
            // Told as 0 it was still told as pain.
            int pain = !ended.pain() ? NOT_ASKED : worst == 0 ? UNTOLD : worst;
            sessions.add(new Past(week(dated.at(), zone), pain));
          }
        }
        case Fact.BackTold back -> {
          if (counted && back.after()) {
            Past last = sessions.removeLast();
            boolean untold = last.pain() == UNTOLD && back.score() == 0;
            int pain = untold ? UNTOLD : Math.max(last.pain(), back.score());
            sessions.add(new Past(last.week(), pain));
          }
        }
        case Fact.SessionReopened _ -> {
          if (counted) {
            sessions.removeLast();
          }
          counted = false;
        }
        default -> {}
      }
    }
    return sessions;
  }

  private static NavigableMap<LocalDate, List<Integer>> walks(
      List<Fact.Dated> history, ZoneId zone) {
    NavigableMap<LocalDate, List<Integer>> walks = new TreeMap<>();
    for (Fact.Dated dated : history) {
      if (dated.fact() instanceof Fact.Walked(int minutes)) {
        walks.computeIfAbsent(week(dated.at(), zone), _ -> new ArrayList<>()).add(minutes);
      }
    }
    return walks;
  }

  /** The weeks in which it hurt, in a session or outside, or in which the routine was on hold. */
  private static Set<LocalDate> hurting(List<Fact.Dated> history, ZoneId zone, LocalDate last) {
    Set<LocalDate> weeks = new HashSet<>();
    LocalDate held = null;
    for (Fact.Dated dated : history) {
      LocalDate week = week(dated.at(), zone);
      switch (dated.fact()) {
        case Fact.PainReported _, Fact.FlareUpBegan _, Fact.FlareUpTold _ -> weeks.add(week);
        case Fact.PutOnHold _ -> held = held == null ? week : held;
        case Fact.Cleared _, Fact.Recovered _, Fact.TakenBack _ -> {
          add(weeks, held, week);
          held = null;
        }
        default -> {}
      }
    }
    add(weeks, held, last);
    return weeks;
  }

  /** The weeks in which a pause was kept that had been announced, as far as it is not too long. */
  private static Set<LocalDate> paused(List<Fact.Dated> history, ZoneId zone, Instant now) {
    Set<LocalDate> weeks = new HashSet<>();
    Instant from = null;
    Instant until = Instant.MIN;
    for (Fact.Dated dated : history) {
      boolean again = dated.fact() instanceof Fact.Paused;
      if (from != null && (again || dated.fact() instanceof Fact.Resumed)) {
        pause(weeks, from, earlier(until, dated.at()), zone);
        from = null;
      }
      if (dated.fact() instanceof Fact.Paused(Instant end)) {
        from = dated.at();
        until = earlier(end, from.plus(LONGEST_PAUSE));
      }
    }
    if (from != null) {
      pause(weeks, from, earlier(until, now), zone);
    }
    return weeks;
  }

  private static void pause(Set<LocalDate> weeks, Instant from, Instant until, ZoneId zone) {
    add(weeks, week(from, zone), week(until.minusMillis(1), zone));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static void add(Set<LocalDate> weeks, @Nullable LocalDate from, LocalDate to) {
    for (LocalDate week = from; week != null && !week.isAfter(to); week = week.plusWeeks(1)) {
      weeks.add(week);
    }
  }

  private static LocalDate week(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /**
   * Weeks in a row with two sessions or more. A rest for pain, or a pause, neither counts nor
   * breaks it, and a week that is not over yet has not missed anything.
   */
  public int streak() {
    int streak = 0;
    for (int i = weeks.size() - 1; i >= 0; i--) {
      boolean enough = weeks.get(i).pains().size() >= FEWEST_SESSIONS_A_WEEK;
      if (!enough && !weeks.get(i).resting() && i != weeks.size() - 1) {
        return streak;
      }
      streak += enough ? 1 : 0;
    }
    return streak;
  }

  /** The same in words. */
  public List<Line> lines() {
    List<Integer> pains = weeks.stream().flatMap(w -> w.pains().stream()).toList();
    if (weeks.isEmpty()) {
      return List.of(Line.of(ProgressKey.NONE));
    }
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(ProgressKey.TITLE, Map.of("sessions", new TextArgument.Count(pains.size()))));
    weeks.reversed().stream().limit(WEEKS_TOLD).forEach(week -> lines.add(line(week)));
    lines.addAll(looks.lines());
    if (streak() > 0) {
      lines.add(streakLine());
    }
    ProgressKey trend = trend(pains);
    if (trend != null) {
      lines.add(Line.of(trend));
    }
    lines.add(Line.of(ProgressKey.SUMMARY));
    return lines;
  }

  /** A good word about the weeks in a row. */
  public Line streakLine() {
    return Line.of(ProgressKey.STREAK, Map.of("weeks", new TextArgument.Count(streak())));
  }

  private static Line line(Week week) {
    return Line.of(
        ProgressKey.WEEK,
        Map.of(
            "start", new TextArgument.Day(week.start()),
            "sessions", new TextArgument.Count(week.pains().size()),
            "pain", new TextArgument.Count(week.painful()),
            "walks", new TextArgument.Count(week.walks().size()),
            "minutes", new TextArgument.Count(week.walks().stream().mapToInt(m -> m).sum())));
  }

  /** The last three sessions against the three before them; null where nothing was told. */
  private static @Nullable ProgressKey trend(List<Integer> pains) {
    int all = pains.size();
    List<Integer> last = pains.subList(Math.max(0, all - SESSIONS_COMPARED), all);
    long lately = painful(last);
    if (lately == 0) {
      long told = last.stream().filter(p -> p != NOT_ASKED).count();
      return told == 0
          ? null
          : told == last.size() ? ProgressKey.NO_PAIN : ProgressKey.NO_PAIN_TOLD;
    }
    List<Integer> earlier =
        pains.subList(
            Math.max(0, all - 2 * SESSIONS_COMPARED), Math.max(0, all - SESSIONS_COMPARED));
    long before = painful(earlier);
    if (earlier.size() < SESSIONS_COMPARED || earlier.contains(NOT_ASKED)) {
      return null;
    }
    return lately == before
        ? ProgressKey.PAIN_SAME
        : lately < before ? ProgressKey.PAIN_LESS : ProgressKey.PAIN_MORE;
  }

  private static long painful(List<Integer> pains) {
    return pains.stream().filter(p -> p > 0 || p == UNTOLD).count();
  }
}
