package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Morning;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.recovery.Recovery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What must hold of what happened to somebody, and of what they were told, whatever failed. */
final class SimulationOracle {
  private static final Pattern WELCOME =
      Pattern.compile("\\A.*?(?=To coach you I store)", Pattern.DOTALL);

  private SimulationOracle() {}

  private static boolean isNote(Fact.Dated dated) {
    return dated.fact() instanceof Fact.ReminderArrived;
  }

  /** That a reminder has arrived is noted when it has, which faults put off. */
  static List<Fact.Dated> whatHappened(List<Fact.Dated> facts) {
    return facts.stream().filter(f -> !isNote(f)).toList();
  }

  static List<Instant> noted(List<Fact.Dated> facts) {
    return facts.stream()
        .filter(SimulationOracle::isNote)
        .map(f -> ((Fact.ReminderArrived) f.fact()).dueAt())
        .toList();
  }

  static void checkHistory(String who, List<Fact.Dated> facts) {
    Instant mayStart = Instant.MIN;
    Instant before = Instant.MIN;
    Instant acted = Instant.MIN;
    List<String> plan = List.of();
    List<String> planBefore = List.of();
    Instant dropped = Instant.MIN;
    Instant ended = Instant.MIN;
    Instant takenBack = Instant.MIN;
    Instant beforePain = Instant.MIN;
    boolean toldBetween = false;
    List<String> handled = new ArrayList<>();
    List<String> hurt = new ArrayList<>();
    int reminders = 0;
    for (Fact.Dated dated : facts) {
      String as = who + " " + dated;
      switch (dated.fact()) {
        case Fact.SessionStarted started -> {
          assertThat(dated.at()).as(as).isAfterOrEqualTo(mayStart);
          acted = dated.at();
          plan = started.exercises();
          handled.clear();
          hurt.clear();
          reminders = 1;
        }
        case Fact.ExerciseDone done -> {
          assertThat(hurt).as(as).doesNotContain(done.exercise() + done.variation());
          acted = dated.at();
          handled.add(done.exercise());
        }
        case Fact.ExerciseSkipped skipped -> handled.add(skipped.exercise());
        case Fact.ExerciseDropped drop -> {
          handled.add(drop.exercise());
          planBefore = plan;
          dropped = dated.at();
          plan = without(drop.exercise(), plan, handled.size());
        }
        case Fact.Undone undone -> assertThat(handled.removeLast()).isEqualTo(undone.exercise());
        case Fact.PainReported pain when pain.exercise() != null -> {
          hurt.add(pain.exercise() + pain.variation());
          toldBetween = false;
        }
        case Fact.PainReported pain
            when pain.kind() != null && !pain.kind().name().equals("ACHE") -> {
          toldBetween = true;
          beforePain = mayStart;
          mayStart = latest(mayStart, dated.at().plus(Recovery.REST));
          reminders = 1;
        }
        // Of which nothing more was told, or that was strong: it rests, too.
        case Fact.PainReported pain when pain.kind() == null || pain.hurt() == Hurt.SHARP -> {
          toldBetween = true;
          beforePain = mayStart;
          reminders = 1;
        }
        case Fact.MorningTold(Morning morning) when morning == Morning.WORSE -> {
          mayStart = latest(mayStart, dated.at().plus(Recovery.REST));
          reminders = 1;
        }
        case Fact.MorningTold(Morning morning) when morning == Morning.SAME -> reminders = 1;
        case Fact.Snoozed _, Fact.ScreenedClear _ -> reminders = 1;
        case Fact.SessionEnded over -> {
          before = mayStart;
          ended = dated.at();
          // Nothing is skipped over and nothing counts twice.
          List<String> given =
              plan.stream().filter(e -> handled.contains(e) || !mayLack(e)).toList();
          assertThat(handled)
              .as(as)
              .isIn(
                  plan.subList(0, handled.size()),
                  given.subList(0, Math.min(given.size(), handled.size())));
          if (over.done() > 0 || over.pain()) {
            // That it was left is noted later, at a humane hour.
            Instant end = over.ending() == Ending.IDLE ? acted : dated.at();
            mayStart = latest(mayStart, end.plus(Recovery.REST));
          }
        }
        case Fact.TakenBack _ -> takenBack = dated.at();
        case Fact.PainTakenBack _ -> {
          if (toldBetween) {
            mayStart = beforePain;
          } else {
            takenBack = dated.at();
            hurt.removeLast();
          }
        }
        case Fact.SessionReopened _ -> {
          mayStart = before;
          if (dropped.equals(ended) && takenBack.equals(dated.at())) {
            // What was left out with an alarm comes again when that is taken back.
            handled.removeLast();
            plan = planBefore;
          }
        }
        case Fact.ReminderSaid(ReminderKind kind, var _) when kind == ReminderKind.RECOVERY_OVER ->
            assertThat(reminders--).as(as).isPositive();
        default -> {}
      }
    }
  }

  /** Whoever says in a session that they have no step is not given what needs one. */
  private static boolean mayLack(String exercise) {
    return DirectBench.LIBRARY.routine().exercises().stream()
        .filter(e -> e.id().equals(exercise))
        .allMatch(e -> e.variations().stream().noneMatch(v -> v.needs().isEmpty()));
  }

  /** What hurt is out of the rounds ahead. */
  private static List<String> without(String exercise, List<String> plan, int handled) {
    List<String> left = new ArrayList<>(plan.subList(0, handled));
    plan.stream().skip(handled).filter(e -> !e.equals(exercise)).forEach(left::add);
    return left;
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** In order, at least once. */
  static void assertArrived(String who, List<Outgoing> said, List<Outgoing> arrived) {
    int at = 0;
    for (Outgoing message : arrived) {
      if (at < said.size() && shown(message).equals(shown(said.get(at)))) {
        at++;
      }
    }
    if (at < said.size()) {
      String missing = shown(said.get(at));
      long often = arrived.stream().filter(m -> shown(m).equals(missing)).count();
      fail(
          "%s was told %d things, of which %d came in order; then not %s, which came %d times",
          who, said.size(), at, missing, often);
    }
  }

  /**
   * What is seen of it; a file for export says, too, when reminders are known to have arrived. Who
   * was welcomed is kept nowhere, so that a restart may welcome a stranger once more, and say
   * nothing else before it asks.
   */
  private static String shown(Outgoing message) {
    String text = WELCOME.matcher(message.text()).replaceFirst("");
    return text + message.buttons() + message.answers();
  }
}
