package dev.backsafe.conversation.summary;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Progress;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextArgument.Count;
import dev.backsafe.conversation.everyday.WalkingPlan;
import dev.backsafe.conversation.summary.SelfReport.Walk;
import dev.backsafe.conversation.training.Effort;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Length;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.routine.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sessions, what interrupted them, and walks; and, apart, what is less asked for. */
record TrainingEntries(
    SelfReport told,
    List<Fact.Dated> history,
    Person person,
    SessionPlanner planner,
    Instant now,
    Entries entries) {
  private static final Duration WEEK = Duration.ofDays(7);

  void write() {
    if (told.sessions.isEmpty()) {
      entries.add(SummaryKey.NO_SESSION);
    } else {
      sessions();
    }
    stage();
    breaks();
    walks();
  }

  /** What nobody has to read in two minutes. */
  void writeLess() {
    if (!told.efforts.isEmpty()) {
      entries.add(
          SummaryKey.EFFORT,
          Map.of(
              "easy", Entries.count(told.efforts, Effort.EASY),
              "right", Entries.count(told.efforts, Effort.RIGHT),
              "hard", Entries.count(told.efforts, Effort.HARD)));
    }
    if (!told.steppedBack.isEmpty()) {
      entries.add(
          SummaryKey.STEPPED_BACK,
          Map.of(
              "times", Entries.times(told.steppedBack.size()),
              "day", entries.day(told.steppedBack.getLast())));
    }
    if (told.equipment != null && !told.equipment.isEmpty()) {
      List<Line> has = told.equipment.stream().map(Content::equipment).toList();
      entries.add(SummaryKey.EQUIPMENT, Map.of("equipment", new TextArgument.Listing(has)));
    }
  }

  private void sessions() {
    entries.add(
        SummaryKey.SESSIONS,
        Map.of(
            "count", new Count(told.sessions.size()),
            "first", entries.day(told.sessions.getFirst().at()),
            "last", entries.day(told.sessions.getLast().at())));
    List<Integer> weeks =
        Progress.of(history, person, now).weeks().stream().map(w -> w.pains().size()).toList();
    if (weeks.size() > 1) {
      entries.add(SummaryKey.WEEKS, Entries.row(weeks));
    }
    long stopped =
        told.sessions.stream()
            .filter(s -> s.ending() == Ending.SHARP_PAIN || s.ending() == Ending.SECOND_PAIN)
            .count();
    if (stopped > 0) {
      entries.add(SummaryKey.STOPPED, Map.of("times", Entries.times(stopped)));
    }
  }

  private void stage() {
    Stage stage = person.training().stage(planner.routine());
    entries.add(
        SummaryKey.STAGE,
        Map.of(
            "rounds", new Count(stage.rounds()),
            "again", new Count(stage.again() ? 1 : 0),
            "lower", new Count(stage.lowerSeconds()),
            "pause", new Count(stage.pauseSeconds()),
            "kilograms", new Count(person.training().course().load()),
            "minutes", new Count(planner.minutes(person, Length.WHOLE, now))));
  }

  private void breaks() {
    if (!told.breaks.isEmpty()) {
      entries.add(
          SummaryKey.BREAKS,
          Map.of(
              "count", new Count(told.breaks.size()),
              "days", new Count(told.breaks.getLast().days()),
              "day", entries.day(told.breaks.getLast().until())));
    }
  }

  private void walks() {
    WalkingPlan plan = person.everyday().walking().at(now); // As it has grown meanwhile.
    if (plan.isOn()) {
      entries.add(
          SummaryKey.WALKING_PLAN,
          Map.of("minutes", new Count(plan.minutes()), "times", new Count(plan.aWeek())));
    }
    if (!told.walks.isEmpty()) {
      entries.add(SummaryKey.WALKS, Entries.row(minutesByWeek()));
    }
  }

  /** Of each seven days up to now, oldest first, from the first walk on. */
  private List<Integer> minutesByWeek() {
    List<Integer> weeks = new ArrayList<>();
    Instant first = told.walks.getFirst().at();
    for (Instant end = now; weeks.size() < Entries.MOST_NUMBERS && !end.isBefore(first); ) {
      Instant until = end;
      Instant from = end.minus(WEEK);
      weeks.addFirst(
          told.walks.stream()
              .filter(w -> w.at().isAfter(from) && !w.at().isAfter(until))
              .mapToInt(Walk::minutes)
              .sum());
      end = from;
    }
    return weeks;
  }
}
