package dev.backsafe.outcomes;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Retractions;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.understanding.RedFlag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of one person.
 *
 * @param groups in which they are counted
 * @param sessionsAWeek from their first session to their last; 0 of those who have not trained long
 */
record PersonOutcome(Set<Group> groups, double sessionsAWeek) {
  static final int MONTH = 30;
  static final int HALF_A_YEAR = 182;
  static final int YEAR = 365;

  /** Two weeks without a session are a break (programme facts, section 3). */
  static final Duration BREAK = Duration.ofDays(14);

  /** The first two answers are compared with the last two (programme facts, section 5). */
  static final int ANSWERS = 4;

  private static final double DAYS_A_WEEK = 7;

  PersonOutcome {
    groups = Set.copyOf(groups);
  }

  static PersonOutcome of(List<Fact.Dated> history, Instant now) {
    return new Reading().read(Retractions.applied(history)).outcome(now);
  }

  /** A history, being read. */
  private static final class Reading {
    private final Set<Group> groups = EnumSet.noneOf(Group.class);
    private final Set<Group> held = EnumSet.noneOf(Group.class);
    private final Set<Group> standing = EnumSet.noneOf(Group.class);
    private final List<Fact.SessionEnded> ended = new ArrayList<>();
    private final List<Integer> afterSessions = new ArrayList<>();
    private final List<Integer> usual = new ArrayList<>();
    private boolean sharp;

    Reading read(List<Fact.Dated> history) {
      for (Fact.Dated dated : history) {
        switch (dated.fact()) {
          case Fact.Consented() -> groups.add(Group.ENROLLED);
          case Fact.SessionEnded end -> {
            ended.add(end);
            // It was told, even where the session went on.
            sharp |= end.ending() == Ending.SHARP_PAIN;
          }
          case Fact.PainReported pain ->
              sharp |= pain.exercise() != null && pain.hurt() == Hurt.SHARP;
          case Fact.SessionReopened() -> {
            // It had not ended.
            if (!ended.isEmpty()) {
              ended.removeLast();
            }
          }
          case Fact.BackTold(int score, boolean after) -> {
            if (after) {
              afterSessions.add(score);
            }
          }
          case Fact.UsualPainTold(var score) -> {
            if (score != null) {
              usual.add(score);
            }
          }
          case Fact.PutOnHold(var flag) -> standing.add(reason(flag));
          case Fact.Cleared(var flag) -> lift(reason(flag));
          case Fact.Recovered() -> lift(Group.PERSISTENT_PAIN);
          // A sign that was not meant was none.
          case Fact.TakenBack(var flag) -> standing.remove(reason(flag));
          default -> {}
        }
      }
      held.addAll(standing);
      return this;
    }

    private static Group reason(@Nullable RedFlag flag) {
      return flag == null ? Group.PERSISTENT_PAIN : Group.of(flag);
    }

    private void lift(Group reason) {
      if (standing.remove(reason)) {
        held.add(reason);
      }
    }

    PersonOutcome outcome(Instant now) {
      if (!groups.contains(Group.ENROLLED)) {
        return new PersonOutcome(Set.of(), 0);
      }
      if (!held.isEmpty()) {
        Group reason = Collections.min(held);
        groups.add(reason);
        groups.add(Group.HELD);
        if (reason.isWithin(Group.EMERGENCY)) {
          groups.add(Group.EMERGENCY);
        }
      }
      List<Instant> sessions =
          ended.stream()
              .filter(e -> e.done() > 0 || e.pain())
              .map(Fact.SessionEnded::startedAt)
              .sorted()
              .toList();
      return new PersonOutcome(groups, sessions.isEmpty() ? 0 : started(sessions, now));
    }

    /** Sessions a week of somebody who has started. */
    private double started(List<Instant> sessions, Instant now) {
      groups.add(Group.STARTED);
      if (sharp) {
        groups.add(Group.SHARP_PAIN);
      }
      comparePain(afterSessions.size() < ANSWERS ? usual : afterSessions);
      Instant first = sessions.getFirst();
      Instant last = sessions.getLast();
      reach(MONTH, Group.REACHED_30, Group.TRAINING_30, first, last, now);
      reach(HALF_A_YEAR, Group.REACHED_182, Group.TRAINING_182, first, last, now);
      reach(YEAR, Group.REACHED_365, Group.TRAINING_365, first, last, now);
      double weeks = Duration.between(first, last).toSeconds() / (DAYS_A_WEEK * 24 * 3600);
      return groups.contains(Group.TRAINING_30) ? (sessions.size() - 1) / weeks : 0;
    }

    private void reach(
        int days, Group reached, Group training, Instant first, Instant last, Instant now) {
      Instant mark = first.plus(Duration.ofDays(days));
      if (!mark.isAfter(now)) {
        groups.add(reached);
        if (!last.isBefore(mark.minus(BREAK))) {
          groups.add(training);
        }
      }
    }

    /** Two points, or down by 30 % (Ostelo 2008: programme facts, section 5). */
    private void comparePain(List<Integer> told) {
      int all = told.size();
      if (all < ANSWERS) {
        return;
      }
      int first = told.get(0) + told.get(1);
      int less = first - told.get(all - 2) - told.get(all - 1);
      groups.add(Group.COMPARED);
      // Sums of two answers: two points are four.
      groups.add(
          less >= 4 || (less > 0 && 10 * less >= 3 * first)
              ? Group.LESS_PAIN
              : less <= -4 ? Group.MORE_PAIN : Group.SAME_PAIN);
    }
  }
}
