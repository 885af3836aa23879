package dev.backsafe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.NudgeKind;
import dev.backsafe.conversation.Person;
import dev.backsafe.store.Store.Card;
import dev.backsafe.store.Store.Committed;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.Store.Nudge;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.Store.Received;
import dev.backsafe.store.Store.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store keeps to. */
public abstract class StoreContract {
  protected static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  protected static final Who ADA = new Who("test", "ada");
  protected static final Who BOB = new Who("test", "bob");

  protected abstract Store open();

  /** Somebody who has agreed, as the engine would leave them. */
  protected static Person consented() {
    return new StateCodec()
        .read(
            """
            {"phase":{"is":"Screening","which":false},"step":1,
             "profile":{"language":"en","equipment":[],"reminders":false,"hours":"ANY",
             "complete":false},
             "training":{"standings":{},"ends":[],"sessions":0,"painFree":0,"painful":0,
             "gentler":false},
             "presence":{"heardAt":"2026-03-02T08:00:00Z","asked":false},"routine":"r"}
            """,
            1);
  }

  protected static Decision says(String... replies) {
    return new Decision(
        consented(), List.of(new Fact.Consented()), List.of(replies), List.of(), false);
  }

  private static Decision reminds(NudgeKind kind, Instant at) {
    return new Decision(consented(), List.of(), List.of(), List.of(new Due(kind, at)), false);
  }

  private static List<String> replies(List<Pending> pending) {
    return pending.stream().map(Pending::reply).toList();
  }

  @Test
  void whatWasCommittedIsThereAfterReopening() {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> says("one", "two"));
    }
    try (Store store = open()) {
      assertThat(replies(store.undelivered())).containsExactly("one", "two");
      List<Fact.Dated> facts = new ArrayList<>();
      store.turn(
          ADA,
          "2",
          NOW,
          (person, history) -> {
            assertThat(person).isEqualTo(consented());
            facts.addAll(history.get());
            return says();
          });
      assertThat(facts).containsExactly(new Fact.Dated(NOW, new Fact.Consented()));
    }
  }

  @Test
  void anUpdateThatComesTwiceIsDecidedOnce() {
    try (Store store = open()) {
      AtomicInteger decided = new AtomicInteger();
      for (int i = 0; i < 3; i++) {
        Committed committed =
            store.turn(
                ADA,
                "1",
                NOW,
                (_, _) -> {
                  decided.incrementAndGet();
                  return says("once");
                });
        assertThat(committed.repeated()).isEqualTo(i > 0);
        // Whoever asks again makes sure that the reply goes out.
        assertThat(replies(committed.pending())).containsExactly("once");
      }
      assertThat(decided).hasValue(1);
      store.turn(BOB, "1", NOW, (_, _) -> says("another person, the same id"));
      assertThat(store.undelivered()).hasSize(2);
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
              (_, _) -> new Decision(null, List.of(), List.of("hello"), List.of(), false));
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
      assertThat(store.undelivered()).hasSize(40).allMatch(p -> p.who().equals(BOB));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Decision fail() {
    throw new StackOverflowError("poison");
  }

  @Test
  void aReminderIsDueOnceAndALaterOneReplacesIt() {
    try (Store store = open()) {
      Instant early = NOW.plusSeconds(60);
      Instant late = NOW.plusSeconds(120);
      store.turn(ADA, "1", NOW, (_, _) -> reminds(NudgeKind.STILL_THERE, early));
      Nudge first = new Nudge(ADA, NudgeKind.STILL_THERE, early);
      assertThat(store.nextDue()).contains(early);
      assertThat(store.due(early.minusMillis(1), 9)).isEmpty();
      assertThat(store.due(early, 9)).containsExactly(first);

      store.turn(ADA, "2", NOW, (_, _) -> reminds(NudgeKind.STILL_THERE, late));
      assertThat(store.nudge(first, early, (_, _) -> says("too early")).repeated()).isTrue();
      Nudge second = new Nudge(ADA, NudgeKind.STILL_THERE, late);
      assertThat(store.due(late, 9)).containsExactly(second);
      assertThat(replies(store.nudge(second, late, (_, _) -> says("now")).pending()))
          .containsExactly("now");
      assertThat(store.nudge(second, late, (_, _) -> says("again")).repeated()).isTrue();
      assertThat(store.nextDue()).isEmpty();
    }
  }

  @Test
  void erasingLeavesNothingOfThePersonAndEverythingOfOthers() {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> says("secret"));
      store.turn(ADA, "2", NOW, (_, _) -> reminds(NudgeKind.RECOVERY_OVER, NOW));
      store.turn(BOB, "1", NOW, (_, _) -> says("other"));
      Committed gone =
          store.turn(
              ADA,
              "3",
              NOW,
              (_, _) -> new Decision(null, List.of(), List.of("gone"), List.of(), true));
      assertThat(replies(gone.pending())).containsExactly("gone");
      assertThat(replies(store.undelivered())).containsExactly("other", "gone");
      assertThat(store.nextDue()).isEmpty();
      store.turn(ADA, "1", NOW, (person, _) -> expectNobody(person));
    }
  }

  private static Received received(String id, String body) {
    return new Received("test", id, body);
  }

  @Test
  void whatWasReceivedWaitsForItsTurnOverARestart() {
    try (Store store = open()) {
      List<Received> both = List.of(received("7", "one"), received("3", "two"));
      assertThat(store.receive(both, NOW)).isEqualTo(both);
      assertThat(store.receive(both, NOW)).as("known already").isEmpty();
    }
    try (Store store = open()) {
      assertThat(store.unprocessed()).extracting(Received::updateId).containsExactly("7", "3");
      store.turn(ADA, "7", NOW, (_, _) -> says());
      assertThat(store.unprocessed()).extracting(Received::updateId).containsExactly("3");
      assertThat(store.receive(List.of(received("7", "one")), NOW)).as("done with").isEmpty();
      Instant later = NOW.plus(Duration.ofHours(26));
      store.receive(List.of(), later);
      assertThat(store.receive(List.of(received("7", "anew")), later)).hasSize(1);
    }
  }

  @Test
  void whatAStrangerSentWaitsUntilItIsAnswered() {
    try (Store store = open()) {
      store.receive(List.of(received("1", "hello")), NOW);
      Committed committed =
          store.turn(
              ADA,
              "1",
              NOW,
              (_, _) -> new Decision(null, List.of(), List.of("hi"), List.of(), false));
      assertThat(committed.open()).isTrue();
      assertThat(store.unprocessed()).hasSize(1);
      store.processed("test", "1");
      assertThat(store.unprocessed()).isEmpty();
    }
  }

  @Test
  void whatIsSetAsideDoesNotComeAgain() {
    try (Store store = open()) {
      store.receive(List.of(received("1", "poison")), NOW);
      store.setAside("test", "1", ADA, "it fails", NOW);
      assertThat(store.unprocessed()).isEmpty();
      assertThat(store.asideCount()).isEqualTo(1);
      assertThat(store.receive(List.of(received("1", "poison")), NOW)).isEmpty();
    }
  }

  @Test
  void whoCannotBeReachedIsNotReminded() {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> reminds(NudgeKind.RECOVERY_OVER, NOW));
      store.turn(ADA, "2", NOW, (_, _) -> says("waits"));
      store.unreachable(ADA, NOW);
      assertThat(store.due(NOW, 10)).isEmpty();
      assertThat(store.nextDue()).isEmpty();
      assertThat(store.undelivered()).isEmpty();
      store.reachable(ADA);
      assertThat(store.due(NOW, 10)).hasSize(1);
      store.unreachable(ADA, NOW);
      store.turn(ADA, "3", NOW, (_, _) -> says());
      assertThat(store.due(NOW, 10)).as("who writes can be reached").hasSize(1);
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
}
