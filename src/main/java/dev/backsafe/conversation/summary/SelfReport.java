package dev.backsafe.conversation.summary;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Goal;
import dev.backsafe.conversation.Morning;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.training.Effort;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.routine.Equipment;
import dev.backsafe.understanding.RedFlag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has told over time, oldest first. What was not asked, or not answered, is not in
 * it.
 */
final class SelfReport {
  /** A score from 0 to 10, and when it was told. */
  record Score(Instant at, int score) {}

  /** A pain; the exercise is null outside of a session. */
  record Pain(
      Instant at, @Nullable String exercise, @Nullable PainKind kind, @Nullable Integer score) {}

  /** A session in which something was done, or tried until it hurt. */
  record Trained(Instant at, Ending ending) {}

  /** What became of a warning sign, or of pain that went on. */
  enum Outcome {
    WAITING,
    CLEARED,
    RECOVERED,
    NOT_MEANT
  }

  /**
   * Something for which the routine was held.
   *
   * @param flag null for pain that went on
   * @param since when it was told
   * @param until when it was over; null while it is not
   */
  record Hold(@Nullable RedFlag flag, Instant since, @Nullable Instant until, Outcome outcome) {}

  /**
   * Some bad days.
   *
   * @param until null while they go on
   * @param how they ended; null while they go on
   */
  record FlareUp(Instant since, @Nullable Instant until, Fact.FlareUpEnded.@Nullable How how) {}

  /** A walk. */
  record Walk(Instant at, int minutes) {}

  /** A break, and when it was over. */
  record Pause(Instant until, int days) {}

  final List<Score> weekly = new ArrayList<>();
  final List<Score> confidence = new ArrayList<>();

  /** How well the goal that stands can be done; those of goals before it are no comparison. */
  final List<Score> goalScores = new ArrayList<>();

  final List<FlareUp> flareUps = new ArrayList<>();
  final List<Walk> walks = new ArrayList<>();

  /** When one leg was heavy, numb or painful on a walk. */
  final List<Instant> legs = new ArrayList<>();

  final List<Score> usual = new ArrayList<>();
  final List<Score> after = new ArrayList<>();
  final List<Score> before = new ArrayList<>();
  final List<Pain> pains = new ArrayList<>();
  final List<Trained> sessions = new ArrayList<>();
  final List<Hold> holds = new ArrayList<>();
  final List<Pause> breaks = new ArrayList<>();
  final List<Morning> mornings = new ArrayList<>();
  final List<Effort> efforts = new ArrayList<>();
  final List<String> dropped = new ArrayList<>();
  final List<Instant> advised = new ArrayList<>();
  final List<Instant> steppedBack = new ArrayList<>();
  List<String> leftOut = List.of();
  @Nullable List<Equipment> equipment;
  @Nullable Instant since;
  @Nullable Instant clear;
  @Nullable Goal goal;

  private boolean counted;

  /** Whether the fact before was one of a leg on a walk. */
  private boolean leg;

  private SelfReport() {}

  static SelfReport of(List<Fact.Dated> history) {
    SelfReport report = new SelfReport();
    history.forEach(dated -> report.read(dated.at(), dated.fact()));
    return report;
  }

  private void read(Instant at, Fact fact) {
    boolean legBefore = leg;
    leg = fact instanceof Fact.LegOnWalkTold;
    switch (fact) {
      case Fact.Consented() -> since = Objects.requireNonNullElse(since, at);
      case Fact.EquipmentSet(var told) -> equipment = told;
      case Fact.LeftOutSet(var told) -> leftOut = told;
      case Fact.GoalSet(var wanted) -> {
        goalScores.clear();
        goal = wanted;
      }
      case Fact.WeekTold(var pain, var able, var sure) -> {
        score(weekly, at, pain);
        score(goalScores, at, able);
        score(confidence, at, sure);
      }
      case Fact.Walked(int minutes) -> walks.add(new Walk(at, minutes));
      case Fact.LegOnWalkTold() -> legs.add(at);
      case Fact.FlareUpBegan() -> flareUps.add(new FlareUp(at, null, null));
      case Fact.FlareUpEnded(var how) -> flareUpEnded(at, how);
      case Fact.UsualPainTold(var score) -> score(usual, at, score);
      case Fact.BackTold(int score, boolean ended) ->
          (ended ? after : before).add(new Score(at, score));
      case Fact.PainReported(var exercise, _, var kind, var score, _) -> {
        // What a leg does on a walk is noted as tingling, too; nobody has called it that.
        if (!legBefore) {
          pains.add(new Pain(at, exercise, kind, score));
        }
      }
      case Fact.ExerciseDropped(var exercise) -> dropped.add(exercise);
      case Fact.MorningTold(var morning) -> mornings.add(morning);
      case Fact.EffortTold(var effort) -> efforts.add(effort);
      case Fact.Advised() -> advised.add(at);
      case Fact.SteppedBack _ -> steppedBack.add(at);
      case Fact.CameBack(int days, _) -> breaks.add(new Pause(at, days));
      case Fact.SessionEnded ended -> {
        counted = ended.done() > 0 || ended.pain();
        if (counted) {
          sessions.add(new Trained(at, ended.ending()));
        }
      }
      case Fact.SessionReopened() -> {
        // It had not ended.
        if (counted) {
          sessions.removeLast();
        }
        counted = false;
      }
      case Fact.ScreenedClear() -> clear = at;
      case Fact.PutOnHold(var flag) -> hold(flag, at);
      case Fact.Cleared(var flag) -> cleared(flag, at);
      case Fact.Recovered() -> end(hold -> hold.flag() == null, at, Outcome.RECOVERED);
      case Fact.TakenBack(var flag) -> takenBack(flag, at);
      default -> {}
    }
  }

  private static void score(List<Score> scores, Instant at, @Nullable Integer told) {
    if (told != null) {
      scores.add(new Score(at, told));
    }
  }

  private void flareUpEnded(Instant at, Fact.FlareUpEnded.How how) {
    if (!flareUps.isEmpty() && flareUps.getLast().until() == null) {
      flareUps.add(new FlareUp(flareUps.removeLast().since(), at, how));
    }
  }

  /** Thoughts of ending one's life are nothing that a page about a back tells others. */
  private static boolean isPrivate(@Nullable RedFlag flag) {
    return flag == RedFlag.CRISIS;
  }

  /** What is told again while it stands is the same. */
  private void hold(@Nullable RedFlag flag, Instant at) {
    boolean standing =
        holds.stream().anyMatch(h -> h.outcome() == Outcome.WAITING && h.flag() == flag);
    if (!isPrivate(flag) && !standing) {
      holds.add(new Hold(flag, at, null, Outcome.WAITING));
    }
  }

  /** Of several that stand the most urgent is asked about, and the answer is for all of them. */
  private void cleared(@Nullable RedFlag flag, Instant at) {
    if (!isPrivate(flag)) {
      end(_ -> true, at, Outcome.CLEARED);
    }
  }

  /** The one that was told last is asked about again. */
  private void takenBack(@Nullable RedFlag flag, Instant at) {
    holds.stream()
        .filter(hold -> !isPrivate(flag) && hold.outcome() == Outcome.WAITING)
        .reduce((_, later) -> later)
        .ifPresent(last -> end(last::equals, at, Outcome.NOT_MEANT));
  }

  private void end(Predicate<Hold> which, Instant at, Outcome outcome) {
    holds.replaceAll(
        hold ->
            hold.outcome() == Outcome.WAITING && which.test(hold)
                ? new Hold(hold.flag(), hold.since(), at, outcome)
                : hold);
  }

  /** Pain in exercises, or outside of sessions. */
  List<Pain> pains(boolean inExercises) {
    return pains.stream().filter(p -> (p.exercise() != null) == inExercises).toList();
  }

  /** The most urgent hold that stands; pain that went on comes behind any sign. */
  Optional<Hold> standing() {
    return holds.stream()
        .filter(hold -> hold.outcome() == Outcome.WAITING)
        .min(Comparator.comparing(Hold::flag, Comparator.nullsLast(Comparator.naturalOrder())));
  }

  /** When it was last advised to have pain looked at, unless a clinician has spoken since. */
  Optional<Instant> adviceToBeSeen() {
    return advised.stream()
        .reduce((_, later) -> later)
        .filter(
            at ->
                holds.stream()
                    .filter(hold -> hold.outcome() == Outcome.CLEARED)
                    .noneMatch(hold -> at.isBefore(Objects.requireNonNull(hold.until()))));
  }

  /** A score from 0 to 10, and what kind of pain it was; null where that was not told. */
  record Worst(Instant at, int score, @Nullable PainKind kind) {}

  /** The highest of the scores that were told; null where none was. */
  static @Nullable Worst worst(List<Pain> pains) {
    return pains.stream()
        .filter(pain -> pain.score() != null)
        .map(pain -> new Worst(pain.at(), Objects.requireNonNull(pain.score()), pain.kind()))
        .reduce((a, b) -> b.score() >= a.score() ? b : a)
        .orElse(null);
  }
}
