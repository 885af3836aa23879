package dev.backsafe.conversation.summary;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Morning;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Progress;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextArgument.Count;
import dev.backsafe.conversation.TextArgument.Day;
import dev.backsafe.conversation.TextArgument.Words;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.summary.SelfReport.Hold;
import dev.backsafe.conversation.summary.SelfReport.Pain;
import dev.backsafe.conversation.summary.SelfReport.Score;
import dev.backsafe.conversation.summary.Summary.Entry;
import dev.backsafe.conversation.summary.Summary.Section;
import dev.backsafe.conversation.training.Effort;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Length;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.routine.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes the page: what comes first is what is asked first at an appointment. */
final class SummaryWriter {
  /** A row of numbers is read at a glance up to here: twelve weeks (programme facts, section 9). */
  private static final int MOST_NUMBERS = 12;

  private static final int MOST_HOLDS = 4;

  private final SelfReport told;
  private final List<Fact.Dated> history;
  private final Person person;
  private final SessionPlanner planner;
  private final Instant now;
  private final List<Section> sections = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  SummaryWriter(
      SelfReport told,
      List<Fact.Dated> history,
      Person person,
      SessionPlanner planner,
      Instant now) {
    this.told = told;
    this.history = history;
    this.person = person;
    this.planner = planner;
    this.now = now;
  }

  Summary write() {
    questions();
    pain();
    signs();
    training();
    new MovementLines(told, person, planner).lines().forEach(this::add);
    section(TextKey.SUMMARY_MOVEMENTS);
    add(TextKey.SUMMARY_RULES);
    section(TextKey.SUMMARY_HOW);
    open(TextKey.SUMMARY_NOTES);
    open(TextKey.SUMMARY_FINE);
    open(TextKey.SUMMARY_AVOID);
    section(TextKey.SUMMARY_CLINICIAN);
    Instant since = Objects.requireNonNullElse(told.since, now);
    return new Summary(
        Line.of(TextKey.SUMMARY_TITLE),
        Line.of(TextKey.SUMMARY_BY, Map.of("day", new Day(now), "since", new Day(since))),
        sections);
  }

  private void questions() {
    open(TextKey.SUMMARY_GOAL);
    open(TextKey.SUMMARY_QUESTION);
    open(TextKey.SUMMARY_QUESTION);
    section(TextKey.SUMMARY_QUESTIONS);
  }

  private void pain() {
    usual();
    inExercises();
    scores(TextKey.SUMMARY_AFTER, told.after);
    scores(TextKey.SUMMARY_BEFORE, told.before);
    between();
    kinds();
    mornings();
    open(TextKey.SUMMARY_PLACE);
    section(TextKey.SUMMARY_PAIN);
  }

  private void usual() {
    if (told.usual.isEmpty()) {
      add(told.usualAsked ? TextKey.SUMMARY_USUAL_UNSAID : TextKey.SUMMARY_USUAL_UNASKED);
      return;
    }
    Score first = told.usual.getFirst();
    Score last = told.usual.getLast();
    if (told.usual.size() == 1) {
      add(
          TextKey.SUMMARY_USUAL,
          Map.of("score", new Count(first.score()), "day", new Day(first.at())));
    } else {
      add(
          TextKey.SUMMARY_USUAL_THEN,
          Map.of(
              "first", new Count(first.score()),
              "since", new Day(first.at()),
              "score", new Count(last.score()),
              "day", new Day(last.at())));
    }
  }

  /** Nobody is asked in an exercise whether it hurts: no report is not "no pain". */
  private void inExercises() {
    List<Pain> pains = told.pains(true);
    if (!pains.isEmpty()) {
      reports(TextKey.SUMMARY_EXERCISE, TextKey.SUMMARY_EXERCISE_WORST, pains);
    } else if (!told.sessions.isEmpty()) {
      add(TextKey.SUMMARY_EXERCISE_NONE);
    }
  }

  private void between() {
    List<Pain> pains = told.pains(false);
    if (!pains.isEmpty()) {
      reports(TextKey.SUMMARY_BETWEEN, TextKey.SUMMARY_BETWEEN_WORST, pains);
    }
  }

  private void reports(TextKey unscored, TextKey scored, List<Pain> pains) {
    TextArgument times = times(pains.size());
    TextArgument last = new Day(pains.getLast().at());
    Score worst = SelfReport.worst(pains);
    add(
        worst == null
            ? Line.of(unscored, Map.of("times", times, "last", last))
            : Line.of(
                scored,
                Map.of(
                    "times",
                    times,
                    "last",
                    last,
                    "score",
                    new Count(worst.score()),
                    "day",
                    new Day(worst.at()))));
  }

  private void scores(TextKey key, List<Score> scores) {
    if (!scores.isEmpty()) {
      add(
          key,
          Map.of(
              "count",
              new Count(Math.min(MOST_NUMBERS, scores.size())),
              "scores",
              row(scores.stream().map(Score::score).toList())));
    }
  }

  private void kinds() {
    List<Line> kinds = new ArrayList<>();
    for (PainKind kind : PainKind.values()) {
      long times = told.pains.stream().filter(p -> p.kind() == kind).count();
      if (times > 0) {
        kinds.add(Line.of(kind(kind), Map.of("times", times(times))));
      }
    }
    if (!kinds.isEmpty()) {
      add(TextKey.SUMMARY_KINDS, Map.of("kinds", new TextArgument.Listing(kinds)));
    }
  }

  private static TextKey kind(PainKind kind) {
    return switch (kind) {
      case SHARP -> TextKey.SUMMARY_KIND_SHARP;
      case TINGLING -> TextKey.SUMMARY_KIND_TINGLING;
      case ACHE -> TextKey.SUMMARY_KIND_ACHE;
    };
  }

  private void mornings() {
    if (!told.mornings.isEmpty()) {
      add(
          TextKey.SUMMARY_MORNING,
          Map.of(
              "better", count(told.mornings, Morning.BETTER),
              "same", count(told.mornings, Morning.SAME),
              "worse", count(told.mornings, Morning.WORSE)));
    }
  }

  private void signs() {
    if (told.clear != null) {
      add(TextKey.SUMMARY_SIGNS_CLEAR, Map.of("day", new Day(told.clear)));
    }
    List<Hold> holds = told.holds.reversed();
    holds.stream().limit(MOST_HOLDS).forEach(this::hold);
    if (holds.size() > MOST_HOLDS) {
      add(TextKey.SUMMARY_MORE, Map.of("count", new Count(holds.size() - MOST_HOLDS)));
    }
    section(TextKey.SUMMARY_SIGNS);
  }

  private void hold(Hold hold) {
    TextArgument over = new Day(Objects.requireNonNullElse(hold.until(), now));
    Line outcome =
        switch (hold.outcome()) {
          case WAITING -> Line.of(TextKey.SUMMARY_HOLD_WAITING);
          case CLEARED -> Line.of(TextKey.SUMMARY_HOLD_CLEARED, Map.of("day", over));
          case RECOVERED -> Line.of(TextKey.SUMMARY_HOLD_RECOVERED, Map.of("day", over));
          case NOT_MEANT -> Line.of(TextKey.SUMMARY_HOLD_NOT_MEANT);
        };
    add(
        TextKey.SUMMARY_HOLD,
        Map.of(
            "sign", new Words(Content.told(hold.flag())),
            "day", new Day(hold.since()),
            "outcome", new Words(outcome)));
  }

  private void training() {
    sessions();
    Stage stage = person.training().stage(planner.routine());
    add(
        TextKey.SUMMARY_STAGE,
        Map.of(
            "rounds", new Count(stage.rounds()),
            "again", new Count(stage.again() ? 1 : 0),
            "lower", new Count(stage.lowerSeconds()),
            "pause", new Count(stage.pauseSeconds()),
            "kilograms", new Count(person.training().course().load()),
            "minutes", new Count(planner.minutes(person, Length.WHOLE, now))));
    if (!told.efforts.isEmpty()) {
      add(
          TextKey.SUMMARY_EFFORT,
          Map.of(
              "easy", count(told.efforts, Effort.EASY),
              "right", count(told.efforts, Effort.RIGHT),
              "hard", count(told.efforts, Effort.HARD)));
    }
    changes();
    if (told.equipment != null && !told.equipment.isEmpty()) {
      List<Line> has = told.equipment.stream().map(Content::equipment).toList();
      add(TextKey.SUMMARY_EQUIPMENT, Map.of("equipment", new TextArgument.Listing(has)));
    }
    section(TextKey.SUMMARY_TRAINING);
  }

  private void sessions() {
    if (told.sessions.isEmpty()) {
      add(TextKey.SUMMARY_NO_SESSION);
      return;
    }
    add(
        TextKey.SUMMARY_SESSIONS,
        Map.of(
            "count", new Count(told.sessions.size()),
            "first", new Day(told.sessions.getFirst().at()),
            "last", new Day(told.sessions.getLast().at())));
    List<Integer> weeks =
        Progress.of(history, person, now).weeks().stream().map(w -> w.pains().size()).toList();
    if (weeks.size() > 1) {
      add(
          TextKey.SUMMARY_WEEKS,
          Map.of("count", new Count(Math.min(MOST_NUMBERS, weeks.size())), "sessions", row(weeks)));
    }
    long stopped =
        told.sessions.stream()
            .filter(s -> s.ending() == Ending.SHARP_PAIN || s.ending() == Ending.SECOND_PAIN)
            .count();
    if (stopped > 0) {
      add(TextKey.SUMMARY_STOPPED, Map.of("times", times(stopped)));
    }
  }

  /** What made it easier, or interrupted it. */
  private void changes() {
    if (!told.steppedBack.isEmpty()) {
      add(
          TextKey.SUMMARY_STEPPED_BACK,
          Map.of(
              "times", times(told.steppedBack.size()), "day", new Day(told.steppedBack.getLast())));
    }
    if (!told.breaks.isEmpty()) {
      add(
          TextKey.SUMMARY_BREAKS,
          Map.of(
              "count", new Count(told.breaks.size()),
              "days", new Count(told.breaks.getLast().days()),
              "day", new Day(told.breaks.getLast().until())));
    }
    if (!told.advised.isEmpty()) {
      add(TextKey.SUMMARY_ADVISED, Map.of("day", new Day(told.advised.getLast())));
    }
  }

  private static TextArgument count(List<?> all, Object one) {
    return new Count(Collections.frequency(all, one));
  }

  /** "once", "3 times". */
  static TextArgument times(long count) {
    return new Words(Line.of(TextKey.SUMMARY_TIMES, Map.of("count", new Count(count))));
  }

  /** The last of them, one behind the other. */
  private static TextArgument row(List<Integer> numbers) {
    return new TextArgument.Verbatim(
        numbers.subList(Math.max(0, numbers.size() - MOST_NUMBERS), numbers.size()).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(" ")));
  }

  private void add(TextKey key) {
    add(Line.of(key));
  }

  private void add(TextKey key, Map<String, TextArgument> args) {
    add(Line.of(key, args));
  }

  private void add(Line line) {
    entries.add(new Entry(line, false));
  }

  private void open(TextKey key) {
    entries.add(new Entry(Line.of(key), true));
  }

  /** Ends a section; one that says nothing is left out. */
  private void section(TextKey title) {
    if (!entries.isEmpty()) {
      sections.add(new Section(Line.of(title), entries));
    }
    entries.clear();
  }
}
