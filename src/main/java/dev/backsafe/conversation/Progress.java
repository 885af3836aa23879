package dev.backsafe.conversation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a person's history shows, in words: weeks, sessions, how pain goes. */
public final class Progress {
  private static final int WEEKS = 6;
  private static final int LATELY = 3;

  private Progress() {}

  /** A session of the past. */
  private record Past(Instant at, boolean pain) {}

  public static List<Line> lines(List<Fact.Dated> history, Person person, Instant now) {
    List<Past> sessions = sessions(history);
    if (sessions.isEmpty()) {
      return List.of(Line.of(Key.PROGRESS_NONE));
    }
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(Key.PROGRESS_TITLE, Map.of("sessions", new Arg.Count(sessions.size()))));
    lines.addAll(weeks(sessions, Sessions.zone(person), now));
    lines.add(Line.of(trend(sessions)));
    return lines;
  }

  /** Sessions in which something was done; one that was opened again had not ended. */
  private static List<Past> sessions(List<Fact.Dated> history) {
    List<Past> sessions = new ArrayList<>();
    boolean counted = false;
    for (Fact.Dated dated : history) {
      switch (dated.fact()) {
        case Fact.SessionEnded ended -> {
          counted = ended.done() > 0 || ended.pain();
          if (counted) {
            sessions.add(new Past(dated.at(), ended.pain()));
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

  /** The last weeks, latest first, from the first session on. */
  private static List<Line> weeks(List<Past> sessions, ZoneId zone, Instant now) {
    NavigableMap<LocalDate, List<Past>> byWeek = new TreeMap<>();
    for (Past past : sessions) {
      byWeek.computeIfAbsent(week(past.at(), zone), _ -> new ArrayList<>()).add(past);
    }
    List<Line> lines = new ArrayList<>();
    LocalDate start = week(now, zone);
    for (int i = 0; i < WEEKS && !start.isBefore(byWeek.firstKey()); i++) {
      List<Past> inWeek = byWeek.getOrDefault(start, List.of());
      lines.add(
          Line.of(
              Key.PROGRESS_WEEK,
              Map.of(
                  "start", new Arg.Day(start.atStartOfDay(zone).toInstant()),
                  "sessions", new Arg.Count(inWeek.size()),
                  "pain", new Arg.Count(inWeek.stream().filter(Past::pain).count()))));
      start = start.minusWeeks(1);
    }
    return lines;
  }

  private static LocalDate week(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** The last three sessions against the three before them. */
  private static Key trend(List<Past> sessions) {
    int all = sessions.size();
    long lately = painful(sessions.subList(Math.max(0, all - LATELY), all));
    if (lately == 0) {
      return Key.PROGRESS_NO_PAIN;
    }
    long before =
        painful(sessions.subList(Math.max(0, all - 2 * LATELY), Math.max(0, all - LATELY)));
    return all < 2 * LATELY || lately == before
        ? Key.PROGRESS_PAIN_SAME
        : lately < before ? Key.PROGRESS_PAIN_LESS : Key.PROGRESS_PAIN_MORE;
  }

  private static long painful(List<Past> sessions) {
    return sessions.stream().filter(Past::pain).count();
  }
}
