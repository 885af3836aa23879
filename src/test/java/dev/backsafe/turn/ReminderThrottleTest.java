package dev.backsafe.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.platform.Account;
import dev.backsafe.turn.ReminderThrottle.Start;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Few reminders at a time; nobody waits behind somebody else's many, nor behind another chat. */
class ReminderThrottleTest {
  private final ReminderThrottle line = new ReminderThrottle();
  private final List<String> started = new ArrayList<>();
  private final Deque<Runnable> slots = new ArrayDeque<>();

  private static Account account(String id) {
    return new Account("test", id);
  }

  private void add(Account account, String name) {
    line.add(
        account,
        giveBack -> {
          started.add(name);
          slots.add(giveBack);
        });
  }

  @Test
  void soManyGoOutAtATimeAndTheNextWhenOneIsBack() {
    for (int i = 0; i < 20; i++) {
      add(account("p" + i), "p" + i);
    }
    assertThat(started).hasSize(ReminderThrottle.MOST_REMINDERS_AT_ONCE);
    slots.remove().run();
    assertThat(started)
        .hasSize(ReminderThrottle.MOST_REMINDERS_AT_ONCE + 1)
        .endsWith("p" + ReminderThrottle.MOST_REMINDERS_AT_ONCE);
    while (!slots.isEmpty()) {
      slots.remove().run();
    }
    assertThat(started).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void oneWithManyDoesNotKeepOthersWaiting() {
    for (int i = 0; i < ReminderThrottle.MOST_REMINDERS_AT_ONCE; i++) {
      add(account("first" + i), "first" + i);
    }
    started.clear();
    for (int i = 0; i < 5; i++) {
      add(account("ada"), "ada" + i);
    }
    add(account("bob"), "bob");
    add(account("cyd"), "cyd");
    for (int i = 0; i < ReminderThrottle.MOST_REMINDERS_AT_ONCE; i++) {
      slots.remove().run();
    }
    assertThat(started).startsWith("ada0", "bob", "cyd", "ada1", "ada2");
  }

  @Test
  void whoeverIsTalkingDoesNotWait() {
    for (int i = 0; i < 20; i++) {
      add(account("p" + i), "p" + i);
    }
    line.hurry(account("p19"));
    assertThat(started).hasSize(ReminderThrottle.MOST_REMINDERS_AT_ONCE + 1).endsWith("p19");
    // That one took no slot, and gives none back.
    slots.removeLast().run();
    assertThat(started).hasSize(ReminderThrottle.MOST_REMINDERS_AT_ONCE + 1);
  }

  @Test
  void oneThatFailsToStartStopsNoOther() {
    Start failing =
        giveBack -> {
          giveBack.run();
          throw new IllegalStateException("the database is gone");
        };
    assertThatThrownBy(() -> line.add(account("ada"), failing)).hasMessage("the database is gone");
    add(account("bob"), "bob");
    assertThat(started).containsExactly("bob");
  }

  @Test
  void onePlatformDoesNotWaitForAnother() {
    for (int i = 0; i < 20; i++) {
      add(account("p" + i), "p" + i);
    }
    add(new Account("other", "eve"), "eve");
    assertThat(started).endsWith("eve");
  }
}
