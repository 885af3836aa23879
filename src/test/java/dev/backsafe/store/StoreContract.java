package dev.backsafe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Card;
import dev.backsafe.store.Store.Committed;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.Store.DueReminder;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.Store.Swept;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store keeps to. */
public abstract class StoreContract extends InboxContract {
  private static Decision reminds(ReminderKind kind, Instant at) {
    return new Decision(consented(), List.of(), List.of(), List.of(new Due(kind, at)), false);
  }

  @Test
  void whatWasCommittedIsThereAfterReopening() {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> says("one", "two"));
    }
    try (Store store = open()) {
      assertThat(replies(store.undelivered())).containsExactly("one", "two");
      assertOneTurnWasTaken(store);
    }
  }

  private static void assertOneTurnWasTaken(Store store) {
    List<Fact.Dated> facts = new ArrayList<>();
    store.turn(
        ADA,
        "2",
        NOW,
        (person, history) -> {
          assertThat(person).isEqualTo(consented());
          facts.clear();
          facts.addAll(history.get());
          return says();
        });
    assertThat(facts).containsExactly(new Fact.Dated(NOW, new Fact.Consented()));
  }

  @Test
  void anUpdateThatComesTwiceCountsOnce() {
    try (Store store = open()) {
      for (int i = 0; i < 3; i++) {
        Committed committed = store.turn(ADA, "1", NOW, (_, _) -> says("once"));
        assertThat(committed.repeated()).isEqualTo(i > 0);
        // Whoever asks again makes sure that the reply goes out.
        assertThat(replies(committed.pending())).containsExactly("once");
      }
      assertOneTurnWasTaken(store);
      assertThat(store.undelivered()).hasSize(1);
    }
  }

  @Test
  void aPlatformRemembersOfItselfAndOfPeople() {
    try (Store store = open()) {
      store.remember("test", "logo", "a");
      store.remember("test", "logo", "b");
      store.remember("other", "logo", "c");
      store.remember(ADA, "place", "nothing is kept of a stranger");
      assertThat(store.recall(ADA, "place")).isEmpty();
      store.turn(ADA, "1", NOW, (_, _) -> says());
      store.remember(ADA, "place", "x");
      store.remember(ADA, "place", "y");
    }
    try (Store store = open()) {
      assertThat(store.recall("test", "logo")).contains("b");
      assertThat(store.recall(ADA, "place")).contains("y");
      assertThat(store.recall(BOB, "place")).isEmpty();
      store.remember("test", "logo", null);
      assertThat(store.recall("test", "logo")).isEmpty();
      assertThat(store.recall("other", "logo")).contains("c");
      Map<String, String> known = new HashMap<>();
      store.turn(
          ADA,
          "remembered",
          NOW,
          (_, history) -> {
            known.putAll(history.memory());
            return says();
          });
      assertThat(known).containsExactly(Map.entry("place", "y"));
      store.turn(
          ADA, "2", NOW, (_, _) -> new Decision(null, List.of(), List.of(), List.of(), true));
      store.turn(ADA, "3", NOW, (_, _) -> says());
      assertThat(store.recall(ADA, "place")).isEmpty();
    }
  }

  @Test
  void aDeliveredReplyLeavesTheOutbox() {
    try (Store store = open()) {
      Committed committed = store.turn(ADA, "1", NOW, (_, _) -> says("one", "two"));
      store.delivered(committed.pending().getFirst().id());
      assertThat(replies(store.undelivered())).containsExactly("two");
    }
  }

  @Test
  void ofSomebodyWithoutConsentNothingIsKept() {
    try (Store store = open()) {
      Committed committed =
          store.turn(
              ADA,
              "1",
              NOW,
              (_, _) -> new Decision(null, List.of(), messages("hello"), List.of(), false));
      assertThat(replies(committed.pending())).containsExactly("hello");
      assertThat(store.undelivered()).isEmpty();
      store.turn(ADA, "1", NOW, (person, _) -> expectNobody(person));
    }
  }

  private static Decision expectNobody(@Nullable Person person) {
    assertThat(person).isNull();
    return new Decision(null, List.of(), List.of(), List.of(), false);
  }

  @Test
  void aTurnThatFailsFailsAlone() {
    try (Store store = open()) {
      List<Thread> threads =
          IntStream.range(0, 50)
              .mapToObj(
                  i ->
                      Thread.ofVirtual()
                          .start(
                              () -> {
                                if (i % 5 == 0) {
                                  assertThatThrownBy(
                                          () -> store.turn(ADA, "bad" + i, NOW, (_, _) -> fail()))
                                      .hasMessage("poison");
                                } else {
                                  store.turn(BOB, "good" + i, NOW, (_, _) -> says("r" + i));
                                }
                              }))
              .toList();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(store.undelivered()).hasSize(40).allMatch(p -> p.account().equals(BOB));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Decision fail() {
    throw new StackOverflowError("poison");
  }

  private static List<DueReminder> sweep(Store store, Instant now) {
    return store.sweep(now, 9, (_, _, _) -> says()).stream().map(Swept::reminder).toList();
  }

  @Test
  void aReminderIsDueOnceAndALaterOneReplacesIt() {
    try (Store store = open()) {
      Instant early = NOW.plusSeconds(60);
      Instant late = NOW.plusSeconds(120);
      store.turn(ADA, "1", NOW, (_, _) -> reminds(ReminderKind.STILL_THERE, early));
      assertThat(store.nextDue()).contains(early);
      assertThat(sweep(store, early.minusMillis(1))).isEmpty();

      store.turn(ADA, "2", NOW, (_, _) -> reminds(ReminderKind.STILL_THERE, late));
      assertThat(store.nextDue()).contains(late);
      assertThat(sweep(store, early)).isEmpty();
      DueReminder reminder = new DueReminder(ADA, ReminderKind.STILL_THERE, late);
      List<Swept> swept = store.sweep(late, 9, (_, _, _) -> says("now"));
      assertThat(swept).extracting(Swept::reminder).containsExactly(reminder);
      assertThat(swept.getFirst().trouble()).isNull();
      assertThat(store.undelivered()).isEqualTo(swept.getFirst().pending());
      assertThat(replies(swept.getFirst().pending())).containsExactly("now");
      assertThat(swept.getFirst().pending().getFirst().due()).isEqualTo(late);
      assertThat(sweep(store, late)).isEmpty();
      assertThat(store.nextDue()).isEmpty();
    }
  }

  @Test
  void aSweepTakesTheEarliestAndNoMoreThanItIsAskedFor() {
    try (Store store = open()) {
      for (int i = 0; i < 5; i++) {
        Instant at = NOW.minusSeconds(i);
        store.turn(
            new Account("test", "p" + i),
            "p" + i,
            NOW,
            (_, _) -> reminds(ReminderKind.RECOVERY_OVER, at));
      }
      assertThat(store.sweep(NOW, 3, (_, _, _) -> says()))
          .extracting(s -> s.reminder().account().id())
          .containsExactly("p4", "p3", "p2");
      assertThat(store.sweep(NOW, 3, (_, _, _) -> says()))
          .extracting(s -> s.reminder().account().id())
          .containsExactly("p1", "p0");
      assertThat(store.sweep(NOW, 3, (_, _, _) -> says())).isEmpty();
    }
  }

  @Test
  void aReminderIsDecidedFromWhatTheOneBeforeItLeft() {
    try (Store store = open()) {
      store.turn(
          ADA,
          "1",
          NOW,
          (_, _) ->
              new Decision(
                  consented(),
                  List.of(),
                  List.of(),
                  List.of(
                      new Due(ReminderKind.STILL_THERE, NOW.minusSeconds(2)),
                      new Due(ReminderKind.RECOVERY_OVER, NOW.minusSeconds(1))),
                  false));
      List<Integer> known = new ArrayList<>();
      store.sweep(
          NOW,
          9,
          (_, person, history) -> {
            assertThat(person).isEqualTo(consented());
            known.add(history.get().size());
            return says("one");
          });
      assertThat(known).containsExactly(0, 1);
      assertThat(store.undelivered()).hasSize(2);
    }
  }

  @Test
  void aReminderThatIsSetAnewByOneBeforeItWaits() {
    try (Store store = open()) {
      Instant later = NOW.plusSeconds(60);
      store.turn(ADA, "1", NOW, (_, _) -> reminds(ReminderKind.STILL_THERE, NOW.minusSeconds(2)));
      store.turn(ADA, "2", NOW, (_, _) -> reminds(ReminderKind.RECOVERY_OVER, NOW.minusSeconds(1)));
      assertThat(store.sweep(NOW, 9, (_, _, _) -> reminds(ReminderKind.RECOVERY_OVER, later)))
          .hasSize(1);
      assertThat(store.nextDue()).contains(later);
    }
  }

  @Test
  void aReminderThatCannotBeDecidedIsDroppedAlone() {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> reminds(ReminderKind.RECOVERY_OVER, NOW.minusSeconds(1)));
      store.turn(BOB, "b1", NOW, (_, _) -> reminds(ReminderKind.RECOVERY_OVER, NOW));
      List<Swept> swept =
          store.sweep(
              NOW, 9, (reminder, _, _) -> reminder.account().equals(ADA) ? fail() : says("hello"));
      assertThat(swept).extracting(s -> s.trouble() == null).containsExactly(false, true);
      assertThat(swept.getFirst().trouble()).doesNotContain("poison");
      assertThat(store.undelivered()).extracting(Pending::account).containsExactly(BOB);
      assertThat(store.nextDue()).isEmpty();
    }
  }

  /** As the process would die: nothing of the batch is kept, everything is due again. */
  @Test
  void aSweepIsCommittedAsAWholeOrNotAtAll() {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> reminds(ReminderKind.RECOVERY_OVER, NOW.minusSeconds(1)));
      store.turn(BOB, "b1", NOW, (_, _) -> reminds(ReminderKind.RECOVERY_OVER, NOW));
      assertThatThrownBy(
              () ->
                  store.sweep(
                      NOW,
                      9,
                      (reminder, _, _) -> {
                        if (reminder.account().equals(BOB)) {
                          throw new Error("dies");
                        }
                        return says("hello");
                      }))
          .hasMessage("dies");
      assertThat(store.undelivered()).isEmpty();
      assertThat(sweep(store, NOW)).extracting(DueReminder::account).containsExactly(ADA, BOB);
    }
  }

  @Test
  void whenAReminderWasDueIsKnownUntilItIsDelivered() {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> reminds(ReminderKind.RECOVERY_OVER, NOW));
      store.sweep(NOW.plusSeconds(5), 9, (_, _, _) -> says("hello"));
      store.turn(ADA, "2", NOW, (_, _) -> says("answer"));
    }
    try (Store store = open()) {
      assertThat(store.undelivered()).extracting(Pending::due).containsExactly(NOW, null);
    }
  }

  @Test
  void erasingLeavesNothingOfThePersonAndEverythingOfOthers() {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> says("secret"));
      store.turn(ADA, "2", NOW, (_, _) -> reminds(ReminderKind.RECOVERY_OVER, NOW));
      store.turn(BOB, "b1", NOW, (_, _) -> says("other"));
      Committed gone =
          store.turn(
              ADA,
              "3",
              NOW,
              (_, _) -> new Decision(null, List.of(), messages("gone"), List.of(), true));
      assertThat(replies(gone.pending())).containsExactly("gone");
      assertThat(replies(store.undelivered())).containsExactly("other", "gone");
      assertThat(store.nextDue()).isEmpty();
      store.turn(ADA, "1", NOW, (person, _) -> expectNobody(person));
    }
  }

  @Test
  void whatWaitsIsInTheHandOfTheOneProcessThereIs() throws InterruptedException {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> says("one"));
      store.turn(BOB, "b1", NOW, (_, _) -> says("other"));
    }
    try (Store store = open()) {
      assertThat(replies(store.undelivered(BOB::equals))).containsExactly("other");
      List<Pending> all = store.undelivered();
      assertThat(replies(all)).containsExactly("one", "other");
      assertThat(all).allMatch(p -> store.holds(p.id()));
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (!store.leads("test") && System.nanoTime() < end) {
        Thread.sleep(Duration.ofMillis(5));
      }
      assertThat(store.leads("test")).isTrue();
    }
  }

  @Test
  void whoCannotBeReachedIsNotReminded() {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> reminds(ReminderKind.RECOVERY_OVER, NOW));
      store.turn(ADA, "2", NOW, (_, _) -> says("waits"));
      store.unreachable(ADA, NOW);
      assertThat(sweep(store, NOW)).isEmpty();
      assertThat(store.nextDue()).isEmpty();
      assertThat(store.undelivered()).isEmpty();
      store.reachable(ADA);
      assertThat(store.nextDue()).contains(NOW);
      store.unreachable(ADA, NOW);
      store.turn(ADA, "3", NOW, (_, _) -> says());
      assertThat(sweep(store, NOW)).as("who writes can be reached").hasSize(1);
    }
  }

  @Test
  void aCardIsRememberedOfThoseWhoAgreed() {
    try (Store store = open()) {
      assertThat(store.card(ADA, new Card("1", true))).isFalse();
      assertThat(store.card(ADA)).isEmpty();
      store.turn(ADA, "1", NOW, (_, _) -> says());
      assertThat(store.card(ADA, new Card("2", true))).isTrue();
      assertThat(store.card(ADA)).contains(new Card("2", true));
    }
  }

  /** Another process has a newer key; this one cannot read whom that one has taken on. */
  public static void aReminderWaitsForItsKey(Supplier<Store> former, Supplier<Store> current) {
    try (Store old = former.get();
        Store young = current.get()) {
      young.turn(BEN, "b1", NOW, (_, _) -> reminds(ReminderKind.RECOVERY_OVER, NOW));
      old.turn(ADA, "1", NOW, (_, _) -> reminds(ReminderKind.RECOVERY_OVER, NOW));
      assertThat(old.sweep(NOW, 9, (_, _, _) -> says("hello"))).hasSize(2);
      assertThat(old.undelivered()).extracting(Pending::account).containsExactly(ADA);
      assertThat(old.nextDue()).isEmpty();
    }
    try (Store restarted = current.get()) {
      assertThat(restarted.sweep(NOW, 9, (_, _, _) -> says("hello")))
          .extracting(swept -> swept.reminder().account())
          .containsExactly(BEN);
    }
  }
}
