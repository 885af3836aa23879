package dev.backsafe.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Hurt;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was told and taken back is in no summary, no chart and no count. */
class RetractionsTest {
  private static final Instant BEGUN = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant TOLD = BEGUN.plusSeconds(300);
  private static final Instant BACK = TOLD.plusSeconds(60);

  private static final Fact PAIN =
      new Fact.PainReported("glute-bridge", "full", PainKind.SHARP, 8, Hurt.SHARP);
  private static final Fact ENDED = new Fact.SessionEnded(Ending.SHARP_PAIN, BEGUN, 1, 6, true);
  private static final Fact DONE = new Fact.ExerciseDone("leg-curl", "standing");

  private static Fact.Dated at(Instant at, Fact fact) {
    return new Fact.Dated(at, fact);
  }

  @Test
  void painThatWasNoneLeavesNothingBehind() {
    List<Fact.Dated> kept = List.of(at(BEGUN, DONE), at(BEGUN, PAIN), at(BACK, DONE));
    List<Fact.Dated> history =
        List.of(
            kept.get(0),
            kept.get(1),
            at(TOLD, PAIN),
            at(TOLD, new Fact.ExerciseDropped("glute-bridge")),
            at(TOLD, ENDED),
            at(BACK, new Fact.PainTakenBack()),
            at(BACK, new Fact.SessionReopened()),
            kept.get(2));

    assertThat(Retractions.applied(history)).isEqualTo(kept);
  }

  @Test
  void painThatStandsStays() {
    List<Fact.Dated> history =
        List.of(at(TOLD, PAIN), at(TOLD, ENDED), at(BACK, new Fact.SessionReopened()));

    assertThat(Retractions.applied(history)).isEqualTo(history);
  }
}
