package dev.backsafe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Card;
import dev.backsafe.platform.Update;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.postgres.PostgresCopyEndpoint;
import dev.backsafe.store.postgres.PostgresDatabase;
import dev.backsafe.store.postgres.PostgresServer;
import dev.backsafe.store.postgres.PostgresStore;
import dev.backsafe.store.sqlite.SqliteCopyEndpoint;
import dev.backsafe.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From SQLite to PostgreSQL and back: the same people, who go on where they were. */
class DatabaseCopyTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final int PEOPLE = 1_203;

  @TempDir Path temp;

  private String sqlite(String name) {
    return "jdbc:sqlite:" + temp.resolve(name) + "?synchronous=OFF";
  }

  private static PostgresDatabase postgres() {
    return new PostgresDatabase(PostgresServer.newDatabase(), null, null);
  }

  private static Account account(int number) {
    return new Account("test", "p" + number);
  }

  private static FieldEncryption sealer(String key) {
    return key.isEmpty() ? FieldEncryption.none() : FieldEncryption.of(List.of(MasterKey.of(key)));
  }

  private static void fill(Store store) {
    for (int i = 0; i < PEOPLE; i++) {
      int number = i;
      Due due = new Due(ReminderKind.RECOVERY_OVER, NOW.plusSeconds(i));
      store.turn(
          account(i),
          "u" + i,
          NOW,
          (_, _) ->
              new Decision(
                  StoreContract.consented("ä" + number),
                  Collections.nCopies(number % 3, new Fact.ZoneSet("Zürich")),
                  number % 100 == 0
                      ? StoreContract.messages("reply " + number, "second")
                      : List.of(),
                  List.of(due),
                  false));
    }
    store.card(account(1), new Card("c", true));
    store.unreachable(account(2), NOW);
    store.remember("test", "logo", "x");
    store.remember(account(3), "place", "y");
    store.receive(
        List.of(new Update("test", "1", "waits \u0000"), new Update("test", "2", "bad")), NOW);
    store.deadLetter("test", "2", account(4), "it fails", NOW);
  }

  /** What anybody could notice of what is stored. */
  private static List<Object> content(Store store) {
    List<Object> content = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i += 10) {
      store.turn(
          account(i),
          "look" + i,
          NOW,
          (person, history) -> {
            content.add(String.valueOf(person));
            content.add(history.get());
            return new Decision(person, List.of(), List.of(), List.of(), false);
          });
    }
    content.add(store.undelivered());
    content.add(store.unprocessed());
    content.add(store.nextDue());
    content.add(store.deadLetterCount());
    content.add(store.card(account(1)));
    content.add(store.recall("test", "logo"));
    content.add(store.recall(account(3), "place"));
    content.add(store.turn(account(5), "u5", NOW, (_, _) -> StoreContract.says()).repeated());
    return content;
  }

  private Map<String, Long> copy(CopyEndpoint from, CopyEndpoint to) {
    try (from;
        to) {
      return DatabaseCopy.run(from, to);
    }
  }

  private void assertThereAndBack(String key) {
    String first = sqlite("first.db");
    try (Store store = new SqliteStore(first, sealer(key))) {
      fill(store);
    }
    PostgresDatabase middle = postgres();
    String last = sqlite("last.db");
    Map<String, Long> there = copy(new SqliteCopyEndpoint(first), new PostgresCopyEndpoint(middle));
    assertThat(there).containsEntry("person", (long) PEOPLE).containsEntry("outbox", 26L);
    assertThat(copy(new PostgresCopyEndpoint(middle), new SqliteCopyEndpoint(last)))
        .isEqualTo(there);

    List<Object> expected;
    try (Store store = new SqliteStore(first, sealer(key))) {
      expected = content(store);
    }
    try (Store store = new PostgresStore(middle, sealer(key))) {
      assertThat(content(store)).isEqualTo(expected);
      // And new rows get numbers of their own.
      assertThat(
              store
                  .turn(account(PEOPLE), "u" + PEOPLE, NOW, (_, _) -> StoreContract.says("new"))
                  .pending())
          .hasSize(1);
    }
    try (Store store = new SqliteStore(last, sealer(key))) {
      assertThat(content(store)).isEqualTo(expected);
    }
  }

  @Test
  void everythingGoesThereAndBack() {
    assertThereAndBack("");
  }

  @Test
  void whatIsSealedStaysSealed() {
    assertThereAndBack(MasterKey.make());
  }

  @Test
  void whatIsNotEmptyIsRefusedAndLeftAsItWas() {
    String first = sqlite("first.db");
    String second = sqlite("second.db");
    for (String url : List.of(first, second)) {
      try (Store store = new SqliteStore(url)) {
        store.turn(account(1), "u", NOW, (_, _) -> StoreContract.says(url));
      }
    }
    assertThatThrownBy(() -> copy(new SqliteCopyEndpoint(first), new SqliteCopyEndpoint(second)))
        .isInstanceOf(StoreException.class)
        .hasMessage(second + " is not empty; name a new database");
    try (Store store = new SqliteStore(second)) {
      assertThat(StoreContract.replies(store.undelivered())).containsExactly(second);
    }
  }
}
