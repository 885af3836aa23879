package dev.backsafe.conversation.summary;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Retractions;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextArgument.Count;
import dev.backsafe.conversation.TextArgument.Day;
import dev.backsafe.conversation.TextArgument.Words;
import dev.backsafe.conversation.summary.SelfReport.Hold;
import dev.backsafe.conversation.summary.SelfReport.Score;
import dev.backsafe.conversation.summary.Summary.Section;
import dev.backsafe.conversation.training.SessionPlanner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Writes the page: what comes first is what is asked first at an appointment. */
final class SummaryWriter {
  private static final int MOST_HOLDS = 3;

  private final SelfReport told;
  private final List<Fact.Dated> history;
  private final Person person;
  private final SessionPlanner planner;
  private final Instant now;
  private final List<Section> sections = new ArrayList<>();

  SummaryWriter(List<Fact.Dated> history, Person person, SessionPlanner planner, Instant now) {
    this.history = Retractions.applied(history);
    this.told = SelfReport.of(this.history);
    this.person = person;
    this.planner = planner;
    this.now = now;
  }

  Summary write() {
    section(SummaryKey.QUESTIONS, this::questions);
    section(SummaryKey.PAIN, e -> new PainEntries(told, e).write());
    section(SummaryKey.SIGNS, this::signs);
    section(
        SummaryKey.TRAINING,
        e -> new TrainingEntries(told, history, person, planner, now, e).write());
    section(
        SummaryKey.MOVEMENTS,
        e -> new MovementLines(told, person, planner).lines().forEach(e::add));
    section(
        SummaryKey.HOW,
        e ->
            new TrainingEntries(told, history, person, planner, now, e.add(SummaryKey.RULES))
                .writeLess());
    section(SummaryKey.CLINICIAN, this::clinician);
    Instant since = Objects.requireNonNullElse(told.since, now);
    return new Summary(
        SummaryKey.TITLE.line(),
        SummaryKey.BY.line(Map.of("day", new Day(now), "since", new Day(since))),
        sections);
  }

  /** One that says nothing is left out. */
  private void section(SummaryKey title, Consumer<Entries> writes) {
    Entries entries = new Entries(now);
    writes.accept(entries);
    if (!entries.all().isEmpty()) {
      sections.add(new Section(title.line(), entries.all()));
    }
  }

  /** Why the page is shown comes first. */
  private void questions(Entries entries) {
    told.standing().ifPresent(hold -> asksWhetherItMayGoOn(hold, entries));
    told.adviceToBeSeen()
        .ifPresent(at -> entries.add(SummaryKey.ADVISED, Map.of("day", entries.day(at))));
    if (told.goal == null) {
      entries.open(SummaryKey.GOAL);
    } else {
      entries.add(SummaryKey.GOAL_SET, Map.of("goal", new Words(Content.goal(told.goal))));
      firstAndLast(entries, SummaryKey.GOAL_ABLE, told.goalScores);
    }
    firstAndLast(entries, SummaryKey.CONFIDENCE, told.confidence);
    entries.open(SummaryKey.QUESTION).open(SummaryKey.QUESTION);
  }

  private static void asksWhetherItMayGoOn(Hold hold, Entries entries) {
    entries.open(
        SummaryKey.HELD_NOW.line(
            Map.of(
                "day", entries.day(hold.since()), "sign", new Words(Content.told(hold.flag())))));
  }

  private void clinician(Entries entries) {
    entries.open(SummaryKey.NOTES);
    if (told.standing().isEmpty()) {
      entries.open(SummaryKey.FINE); // On a hold that is asked above.
    }
    entries.open(SummaryKey.AVOID);
  }

  private static void firstAndLast(Entries entries, SummaryKey key, List<Score> scores) {
    if (!scores.isEmpty()) {
      entries.add(
          key,
          Map.of(
              "answers", new Count(scores.size()),
              "first", new Count(scores.getFirst().score()),
              "since", entries.day(scores.getFirst().at()),
              "score", new Count(scores.getLast().score()),
              "day", entries.day(scores.getLast().at())));
    }
  }

  private void signs(Entries entries) {
    List<Hold> holds = told.holds.reversed();
    holds.stream().limit(MOST_HOLDS).forEach(hold -> entries.add(line(hold, entries)));
    if (holds.size() > MOST_HOLDS) {
      entries.add(SummaryKey.MORE, Map.of("count", new Count(holds.size() - MOST_HOLDS)));
    }
    if (told.clear != null) {
      entries.add(SummaryKey.SIGNS_CLEAR, Map.of("day", entries.day(told.clear)));
    }
  }

  private Line line(Hold hold, Entries entries) {
    TextArgument over = entries.day(Objects.requireNonNullElse(hold.until(), now));
    Line outcome =
        switch (hold.outcome()) {
          case WAITING -> SummaryKey.HOLD_WAITING.line();
          case CLEARED -> SummaryKey.HOLD_CLEARED.line(Map.of("day", over));
          case RECOVERED -> SummaryKey.HOLD_RECOVERED.line(Map.of("day", over));
          case NOT_MEANT -> SummaryKey.HOLD_NOT_MEANT.line();
        };
    boolean urgent = hold.flag() != null && hold.flag().isUrgent();
    return SummaryKey.HOLD.line(
        Map.of(
            "sign", new Words(Content.told(hold.flag())),
            "pain", new Count(hold.flag() == null ? 1 : 0),
            "day", entries.day(hold.since()),
            "urgent", new Count(urgent ? 1 : 0),
            "outcome", new Words(outcome)));
  }
}
