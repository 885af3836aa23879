package dev.backsafe.conversation.summary;

import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Morning;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextArgument.Count;
import dev.backsafe.conversation.TextArgument.Words;
import dev.backsafe.conversation.summary.SelfReport.FlareUp;
import dev.backsafe.conversation.summary.SelfReport.Pain;
import dev.backsafe.conversation.summary.SelfReport.Score;
import dev.backsafe.conversation.summary.SelfReport.Worst;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was told of pain: usual, over the weeks, in sessions, between them. */
record PainEntries(SelfReport told, Entries entries) {
  void write() {
    usual();
    scores(SummaryKey.WEEKLY, told.weekly);
    inExercises();
    scores(SummaryKey.AFTER, told.after);
    scores(SummaryKey.BEFORE, told.before);
    reports(SummaryKey.BETWEEN, SummaryKey.BETWEEN_WORST, told.pains(false));
    kinds();
    legs();
    mornings();
    flareUps();
    entries.open(SummaryKey.PLACE).open(SummaryKey.LEG);
  }

  private void usual() {
    if (told.usual.isEmpty()) {
      entries.add(SummaryKey.USUAL_UNTOLD);
      return;
    }
    Score first = told.usual.getFirst();
    Score last = told.usual.getLast();
    if (told.usual.size() == 1) {
      entries.add(
          SummaryKey.USUAL,
          Map.of("score", new Count(first.score()), "day", entries.day(first.at())));
    } else {
      entries.add(
          SummaryKey.USUAL_THEN,
          Map.of(
              "first",
              new Count(first.score()),
              "since",
              entries.day(first.at()),
              "score",
              new Count(last.score()),
              "day",
              entries.day(last.at())));
    }
  }

  /** Nobody is asked in an exercise whether it hurts: no report is not "no pain". */
  private void inExercises() {
    List<Pain> pains = told.pains(true);
    if (pains.isEmpty() && !told.sessions.isEmpty()) {
      entries.add(SummaryKey.EXERCISE_NONE);
    }
    reports(SummaryKey.EXERCISE, SummaryKey.EXERCISE_WORST, pains);
  }

  private void reports(SummaryKey unscored, SummaryKey scored, List<Pain> pains) {
    if (pains.isEmpty()) {
      return;
    }
    TextArgument times = Entries.times(pains.size());
    TextArgument last = entries.day(pains.getLast().at());
    Worst worst = SelfReport.worst(pains);
    entries.add(
        worst == null
            ? unscored.line(Map.of("times", times, "last", last))
            : scored.line(
                Map.of(
                    "times",
                    times,
                    "last",
                    last,
                    "score",
                    new Count(worst.score()),
                    "kind",
                    new TextArgument.Verbatim(selected(worst.kind())),
                    "day",
                    entries.day(worst.at()))));
  }

  /** What a text selects on. */
  private static String selected(@Nullable PainKind kind) {
    return switch (kind) {
      case null -> "untold";
      case SHARP -> "sharp";
      case TINGLING -> "tingling";
      case ACHE -> "ache";
    };
  }

  private void scores(SummaryKey key, List<Score> scores) {
    if (!scores.isEmpty()) {
      entries.add(key, Entries.row(scores.stream().map(Score::score).toList()));
    }
  }

  private void kinds() {
    List<Line> kinds = new ArrayList<>();
    for (PainKind kind : PainKind.values()) {
      List<Pain> alike = told.pains.stream().filter(p -> p.kind() == kind).toList();
      if (!alike.isEmpty()) {
        kinds.add(
            kind(kind)
                .line(
                    Map.of(
                        "times", Entries.times(alike.size()),
                        "day", entries.day(alike.getLast().at()))));
      }
    }
    if (!kinds.isEmpty()) {
      entries.add(SummaryKey.KINDS, Map.of("kinds", new TextArgument.Listing(kinds)));
    }
  }

  private static SummaryKey kind(PainKind kind) {
    return switch (kind) {
      case SHARP -> SummaryKey.KIND_SHARP;
      case TINGLING -> SummaryKey.KIND_TINGLING;
      case ACHE -> SummaryKey.KIND_ACHE;
    };
  }

  private void legs() {
    if (!told.legs.isEmpty()) {
      entries.add(
          SummaryKey.LEG_ON_WALK,
          Map.of(
              "times", Entries.times(told.legs.size()), "last", entries.day(told.legs.getLast())));
    }
  }

  private void mornings() {
    if (!told.mornings.isEmpty()) {
      entries.add(
          SummaryKey.MORNING,
          Map.of(
              "better", Entries.count(told.mornings, Morning.BETTER),
              "same", Entries.count(told.mornings, Morning.SAME),
              "worse", Entries.count(told.mornings, Morning.WORSE)));
    }
  }

  private void flareUps() {
    if (!told.flareUps.isEmpty()) {
      entries.add(
          SummaryKey.FLARE_UPS,
          Map.of(
              "count",
              new Count(told.flareUps.size()),
              "day",
              entries.day(told.flareUps.getLast().since()),
              "outcome",
              new Words(outcome(told.flareUps.getLast()))));
    }
  }

  private static Line outcome(FlareUp last) {
    return switch (last.how()) {
      case null -> SummaryKey.FLARE_UP_NOW.line();
      case SETTLED -> after(last, SummaryKey.FLARE_UP_SETTLED);
      case BETTER -> after(last, SummaryKey.FLARE_UP_BETTER);
      case STEADY -> after(last, SummaryKey.FLARE_UP_STEADY);
      case HELD -> SummaryKey.FLARE_UP_HELD.line();
      case OVERTAKEN -> SummaryKey.FLARE_UP_SIGN.line();
    };
  }

  private static Line after(FlareUp last, SummaryKey key) {
    Duration length = Duration.between(last.since(), last.until());
    return key.line(Map.of("days", new Count(Math.max(1, length.toDays()))));
  }
}
