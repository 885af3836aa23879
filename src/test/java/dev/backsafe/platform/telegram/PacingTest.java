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
  private Duration waited = Duration.ZERO;
  private Runnable meanwhile = () -> {};

  private final Pacing pacing =
      new Pacing(
          new Ticker() {
            @Override
            public long nanos() {
              return 1;
            }

            @Override
            public void pause(Duration length) {
              waited = waited.plus(length);
              meanwhile.run();
            }
          });

  private static Account chat(int id) {
    return new Account("telegram", Integer.toString(id));
  }

  private void await(int chat, Urgency urgency) throws InterruptedException {
    waited = Duration.ZERO;
    pacing.await(chat(chat), urgency);
    waits.add(waited);
  }

  private Duration longest() {
    return waits.stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  @Test
  void painGoesPastEverybodyElsesCards() throws Exception {
    for (int i = 0; i < 300; i++) {
      await(i, Urgency.NONE);
    }
    assertThat(longest()).isGreaterThan(Duration.ofSeconds(9));
    waits.clear();
    await(300, Urgency.PAIN);
    assertThat(longest()).isZero();
  }

  @Test
  void painGoesAtOnceToWhoHasUsedUpTheirShare() throws Exception {
    for (int i = 0; i < 3; i++) {
      await(1, Urgency.NONE);
    }
    assertThat(longest()).isZero();
    await(1, Urgency.PAIN);
    assertThat(longest()).isZero();
    await(1, Urgency.NONE);
    assertThat(longest()).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void aSignGoesPastEverybodysPain() throws Exception {
    for (int i = 0; i < 300; i++) {
      await(i, Urgency.PAIN);
      await(i, Urgency.NONE);
    }
    assertThat(longest()).isGreaterThan(Duration.ofSeconds(15));
    waits.clear();
    await(300, Urgency.SIGN);
    assertThat(longest()).isZero();
  }

  /** Whoever may go first is not held to the few places that are kept for it. */
  @Test
  void painTakesTheRoomOfCardsWhereItIsFree() throws Exception {
    for (int i = 0; i < 100; i++) {
      await(i, Urgency.PAIN);
    }
    assertThat(longest()).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void howeverMuchIsUrgentItStaysWithinWhatTelegramTakes() throws Exception {
    for (int i = 0; i < 300; i++) {
      await(i, Urgency.PAIN);
    }
    assertThat(longest()).isGreaterThan(Duration.ofSeconds(9));
  }

  @Test
  void whatTelegramHoldsIsHeldForPainToo() throws Exception {
    pacing.hold(chat(1), Duration.ofSeconds(15));
    await(1, Urgency.PAIN);
    assertThat(longest()).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
  }

  /** The one before it in the same chat would keep it waiting for everybody else's cards. */
  @Test
  void whatASignWaitsBehindGoesPastEverybodyElse() throws Exception {
    for (int i = 0; i < 300; i++) {
      await(i, Urgency.NONE);
    }
    waits.clear();
    meanwhile = () -> pacing.hurry(chat(300), Urgency.SIGN);
    await(300, Urgency.NONE);
    meanwhile = () -> {};
    await(300, Urgency.SIGN);
    assertThat(longest()).isLessThan(Duration.ofSeconds(1));
    waits.clear();
    await(300, Urgency.NONE);
    assertThat(longest()).as("and no longer").isGreaterThan(Duration.ofSeconds(9));
  }
}
