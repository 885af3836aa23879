package dev.backsafe.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.Urgency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long messages wait for Telegram's limits, in time that stands still. */
class PacingTest {
  private final List<Duration> waits = new ArrayList<>();

  private final Pacing pacing =
      new Pacing(
          new Ticker() {
            @Override
            public long nanos() {
              return 1;
            }

            @Override
            public void pause(Duration length) {
              waits.add(length);
            }
          });

  private static Account chat(int id) {
    return new Account("telegram", Integer.toString(id));
  }

  private Duration longest() {
    return waits.stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  @Test
  void painGoesPastEverybodyElsesCards() throws Exception {
    for (int i = 0; i < 300; i++) {
      pacing.await(chat(i), Urgency.NONE);
    }
    assertThat(longest()).isGreaterThan(Duration.ofSeconds(9));
    waits.clear();
    pacing.await(chat(300), Urgency.PAIN);
    assertThat(longest()).isZero();
  }

  @Test
  void painGoesAtOnceToWhoHasUsedUpTheirShare() throws Exception {
    for (int i = 0; i < 3; i++) {
      pacing.await(chat(1), Urgency.NONE);
    }
    assertThat(longest()).isZero();
    pacing.await(chat(1), Urgency.PAIN);
    assertThat(longest()).isZero();
    pacing.await(chat(1), Urgency.NONE);
    assertThat(longest()).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void aSignGoesPastEverybodysPain() throws Exception {
    for (int i = 0; i < 300; i++) {
      pacing.await(chat(i), Urgency.PAIN);
      pacing.await(chat(i), Urgency.NONE);
    }
    assertThat(longest()).isGreaterThan(Duration.ofSeconds(15));
    waits.clear();
    pacing.await(chat(300), Urgency.SIGN);
    assertThat(longest()).isZero();
  }

  /** Whoever may go first is not held to the few places that are kept for it. */
  @Test
  void painTakesTheRoomOfCardsWhereItIsFree() throws Exception {
    for (int i = 0; i < 100; i++) {
      pacing.await(chat(i), Urgency.PAIN);
    }
    assertThat(longest()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void howeverMuchIsUrgentItStaysWithinWhatTelegramTakes() throws Exception {
    for (int i = 0; i < 300; i++) {
      pacing.await(chat(i), Urgency.PAIN);
    }
    assertThat(longest()).isGreaterThan(Duration.ofSeconds(9));
  }

  @Test
  void whatTelegramHoldsIsHeldForPainToo() throws Exception {
    pacing.hold(chat(1), Duration.ofSeconds(15));
    pacing.await(chat(1), Urgency.PAIN);
    assertThat(longest()).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
  }
}
