package dev.backsafe.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Update;
import dev.backsafe.store.Store.Committed;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Pending;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store keeps to with what was received and has not become a turn yet. */
abstract class InboxContract {
  protected static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  protected static final Account ADA = new Account("test", "ada");
  protected static final Account BEN = new Account("test", "ben");
  protected static final Account BOB = new Account("test", "bob");

  protected abstract Store open();

  /** Somebody who has agreed, as the engine would leave them. */
  public static Person consented() {
    return consented("r");
  }

  public static Person consented(String routine) {
    return StateCodec.read(
        """
        {"phase":{"is":"Screening","which":false},"step":1,
         "profile":{"language":"en","equipment":[],"reminders":false,"hours":"ANY",
         "complete":false},
         "training":{"standings":{},"ends":[],"sessions":0,"painFree":0,"painful":0,
         "gentler":false},
         "presence":{"heardAt":"2026-03-02T08:00:00Z","asked":false},"routine":"%s"}
        """
            .formatted(routine),
        1);
  }

  public static Decision says(String... replies) {
    return new Decision(
        consented(), List.of(new Fact.Consented()), messages(replies), List.of(), false);
  }

  public static List<Outgoing> messages(String... texts) {
    return Arrays.stream(texts).map(text -> new Outgoing(text, List.of(), null, null)).toList();
  }

  public static List<String> replies(List<Pending> pending) {
    return pending.stream().map(p -> p.message().text()).toList();
  }

  private static Update update(String id, String body) {
    return new Update("test", id, body);
  }

  @Test
  void whatWasReceivedWaitsForItsTurnOverARestart() {
    try (Store store = open()) {
      List<Update> both = List.of(update("7", "one"), update("3", "two"));
      assertThat(store.receive(both, NOW)).isEqualTo(both);
      assertThat(store.receive(both, NOW)).as("known already").isEmpty();
    }
    Instant later = NOW.plus(Duration.ofHours(26));
    try (Store store = open()) {
      assertThat(store.unprocessed()).extracting(Update::id).containsExactly("7", "3");
      store.turn(ADA, "7", NOW, (_, _) -> says());
    }
    try (Store store = open()) {
      assertThat(store.unprocessed("other"::equals)).as("not served here").isEmpty();
      assertThat(store.unprocessed("test"::equals)).containsExactly(update("3", "two"));
      assertThat(store.receive(List.of(update("7", "one")), NOW)).as("done with").isEmpty();
      store.purge(later);
      assertThat(store.receive(List.of(update("7", "anew")), later)).hasSize(1);
    }
    try (Store store = open()) {
      assertThat(store.unprocessed()).as("what waits stays").hasSize(2);
      assertThat(store.turn(ADA, "7", later, (_, _) -> says()).repeated()).isFalse();
    }
  }

  @Test
  void triesAreCountedOverRestartsUntilItIsDoneWith() {
    try (Store store = open()) {
      store.receive(List.of(update("7", "one"), update("8", "two")), NOW);
      assertThat(store.begin("test", "7")).isEqualTo(1);
    }
    try (Store store = open()) {
      assertThat(store.begin("test", "7")).isEqualTo(2);
      store.putOff("test", "7");
      assertThat(store.begin("test", "7")).as("one came to its end").isEqualTo(2);
      assertThat(store.begin("test", "8")).as("another").isEqualTo(1);
      store.processed("test", "7");
      assertThat(store.begin("test", "7")).as("done with").isZero();
    }
  }

  @Test
  void whatAStrangerSentWaitsUntilItIsAnswered() {
    try (Store store = open()) {
      store.receive(List.of(update("1", "hello")), NOW);
      Committed committed =
          store.turn(
              ADA,
              "1",
              NOW,
              (_, _) -> new Decision(null, List.of(), messages("hi"), List.of(), false));
      assertThat(committed.open()).isTrue();
    }
    try (Store store = open()) {
      assertThat(store.unprocessed()).hasSize(1);
      store.processed("test", "1");
    }
    try (Store store = open()) {
      assertThat(store.unprocessed()).isEmpty();
    }
  }

  @Test
  void whatAnErasedPersonSentDoesNotCountAgain() {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> says());
      store.turn(
          ADA, "2", NOW, (_, _) -> new Decision(null, List.of(), List.of(), List.of(), true));
      assertThat(store.turn(ADA, "1", NOW, (_, _) -> says("again")).repeated()).isTrue();
      assertThat(store.undelivered()).isEmpty();
    }
  }

  @Test
  void whatIsOldIsForgottenThoughMuchStillWaits() {
    Instant later = NOW.plus(Duration.ofHours(26));
    try (Store store = open()) {
      List<Update> waiting = IntStream.range(0, 1_500).mapToObj(i -> update("w" + i, "")).toList();
      store.receive(waiting, NOW);
      store.receive(List.of(update("old", "one")), NOW);
      store.turn(ADA, "old", NOW, (_, _) -> says());
      store.turn(ADA, "young", later, (_, _) -> says());
      store.purge(later);
    }
    try (Store store = open()) {
      assertThat(store.unprocessed()).hasSize(1_500);
      assertThat(store.turn(ADA, "old", later, (_, _) -> says()).repeated()).isFalse();
      assertThat(store.turn(ADA, "young", later, (_, _) -> says()).repeated()).isTrue();
    }
  }

  @Test
  void whatIsSetAsideDoesNotComeAgain() {
    try (Store store = open()) {
      store.receive(List.of(update("1", "poison")), NOW);
      store.deadLetter("test", "1", ADA, "it fails", NOW);
      assertThat(store.deadLetterCount()).isEqualTo(1);
      assertThat(store.receive(List.of(update("1", "poison")), NOW)).isEmpty();
    }
    try (Store store = open()) {
      assertThat(store.unprocessed()).isEmpty();
    }
  }

  @Test
  void everybodyIsReadOneAfterTheOther() {
    try (Store store = open()) {
      assertThat(store.next(0)).isEmpty();
      store.turn(ADA, "1", NOW, (_, _) -> says());
      store.turn(BEN, "2", NOW, (_, _) -> says());
      store.turn(ADA, "3", NOW, (_, _) -> says());
      Store.Filed ada = store.next(0).orElseThrow();
      Fact.Dated consent = new Fact.Dated(NOW, new Fact.Consented());
      assertThat(ada.history()).containsExactly(consent, consent);
      Store.Filed ben = store.next(ada.number()).orElseThrow();
      assertThat(ben.history()).containsExactly(consent);
      assertThat(store.next(ben.number())).isEmpty();
    }
  }
}
