package dev.backsafe.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.conversation.Fact;
import dev.backsafe.harness.StoredBytes;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Update;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole contract once more, encrypted; and what encryption promises. */
class EncryptedSqliteStoreTest extends StoreContract {
  private static final String CANARY = "kanarienvogel";
  private static final String FIRST = MasterKey.make();
  private static final String SECOND = MasterKey.make();

  @TempDir Path temp;

  @Override
  protected Store open() {
    return open(FIRST);
  }

  private Store open(String... keys) {
    return new SqliteStore(
        url(), FieldEncryption.of(Arrays.stream(keys).map(MasterKey::of).toList()));
  }

  private String url() {
    return "jdbc:sqlite:" + temp.resolve("people.db");
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A turn that leaves the canary wherever something of people is kept. */
  private static void sing(Store store, Account account, String updateId) {
    store.receive(
        List.of(new Update("test", updateId, CANARY), new Update("test", updateId + "-", CANARY)),
        NOW);
    store.turn(
        account,
        updateId,
        NOW,
        (_, _) ->
            new Decision(
                consented(CANARY),
                List.of(new Fact.ZoneSet(CANARY)),
                messages(CANARY),
                List.of(),
                false));
    store.remember(account, "place", CANARY);
    store.deadLetter("test", updateId + "-", account, "it fails", NOW);
    store.receive(List.of(new Update("test", updateId + "+", CANARY)), NOW);
  }

  private static void assertSings(Store store, Account account, String updateId) {
    assertThat(store.unprocessed()).contains(new Update("test", updateId + "+", CANARY));
    assertThat(store.recall(account, "place")).contains(CANARY);
    assertThat(store.undelivered())
        .anyMatch(p -> p.account().equals(account) && p.message().text().equals(CANARY));
    store.turn(
        account,
        "look" + updateId,
        NOW,
        (person, history) -> {
          assertThat(person).isEqualTo(consented(CANARY));
          assertThat(history.get()).contains(new Fact.Dated(NOW, new Fact.ZoneSet(CANARY)));
          return new Decision(consented(CANARY), List.of(), List.of(), List.of(), false);
        });
  }

  private static void reseal(Store store) {
    Optional<Long> last = store.reseal(0);
    while (last.isPresent()) {
      last = store.reseal(last.get());
    }
  }

  @Test
  void nothingOfPeopleCanBeReadInTheFiles() throws IOException {
    try (Store store = open()) {
      sing(store, ADA, "1");
      assertThat(StoredBytes.in(temp)).doesNotContain(CANARY, "ZoneSet", "\"phase\"", "ada");
    }
    try (Store store = open()) {
      assertSings(store, ADA, "1");
    }
    assertThat(StoredBytes.in(temp)).doesNotContain(CANARY);
  }

  @Test
  void theWrongKeyOrNoneIsSaidInOneLine() {
    open().close();
    assertThatThrownBy(() -> open(SECOND))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(url() + ": encrypted with another key; BACKSAFE_DATA_KEY_FILE");
    assertThatThrownBy(this::open0)
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith(url() + ": encrypted; set BACKSAFE_DATA_KEY_FILE");
    open(SECOND, FIRST).close();
  }

  private void open0() {
    new SqliteStore(url()).close();
  }

  @Test
  void aPlainDatabaseIsEncryptedFromNowOnAndByRotationWhole() throws IOException {
    try (Store store = new SqliteStore(url())) {
      sing(store, ADA, "1");
      sing(store, BOB, "2");
      assertThat(StoredBytes.in(temp)).contains(CANARY);
    }
    try (Store store = open()) {
      assertSings(store, ADA, "1");
      reseal(store);
      assertThat(StoredBytes.in(temp)).doesNotContain(CANARY);
      assertSings(store, ADA, "1");
      assertSings(store, BOB, "2");
    }
    assertThat(StoredBytes.in(temp)).doesNotContain(CANARY);
  }

  @Test
  void aRotationThatWasStoppedGoesOnAndEndsWithTheNewKeyAlone() {
    int people = 450;
    try (Store store = open()) {
      for (int i = 0; i < people; i++) {
        store.turn(new Account("test", "p" + i), "p" + i, NOW, (_, _) -> says("x"));
      }
      sing(store, ADA, "1");
    }
    try (Store store = open(SECOND, FIRST)) {
      assertThat(store.reseal(0)).isPresent();
      store.turn(BOB, "b1", NOW, (_, _) -> says("meanwhile"));
      assertSings(store, ADA, "1");
    }
    assertThatThrownBy(() -> open(SECOND)).hasMessageContaining("needs the one with id");
    assertThatThrownBy(() -> open(FIRST)).hasMessageContaining("needs the one with id");
    try (Store store = open(SECOND, FIRST)) {
      reseal(store);
    }
    try (Store store = open(SECOND)) {
      assertSings(store, ADA, "1");
      for (int i = 0; i < people; i++) {
        store.turn(
            new Account("test", "p" + i),
            "again p" + i,
            NOW,
            (person, _) -> {
              assertThat(person).isNotNull();
              return says();
            });
      }
    }
    assertThatThrownBy(() -> open(FIRST)).hasMessageContaining("encrypted with another key");
  }

  /** With a new key everybody would be a stranger, and nobody held any more. */
  @Test
  void aDatabaseThatLostItsKeyIsRefused() throws SQLException {
    try (Store store = open()) {
      sing(store, ADA, "1");
    }
    sql("DELETE FROM data_key");
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("has lost its key");
  }

  @Test
  void rowsThatWereMovedDoNotOpen() throws SQLException {
    try (Store store = open()) {
      sing(store, ADA, "1");
      sing(store, BOB, "2");
    }
    sql(
        "UPDATE person SET (state, data_key) = (SELECT state, data_key FROM person"
            + " WHERE id = 2) WHERE id = 1");
    try (Store store = open()) {
      assertThatThrownBy(() -> store.turn(ADA, "9", NOW, (_, _) -> says()))
          .isInstanceOf(StoreException.class)
          .message()
          .doesNotContain(CANARY);
      assertSings(store, BOB, "2");
    }
  }

  @Test
  void erasingDestroysTheKeyAndEveryByte() throws IOException, SQLException {
    try (Store store = open()) {
      sing(store, ADA, "1");
      sing(store, BOB, "2");
      byte[] key = key(1);
      byte[] others = key(2);
      assertThat(StoredBytes.in(temp)).contains(latin(key), latin(others));
      store.processed("test", "1+");
      store.turn(
          ADA, "3", NOW, (_, _) -> new Decision(null, List.of(), List.of(), List.of(), true));
      assertThat(StoredBytes.in(temp)).doesNotContain(latin(key), "ada").contains(latin(others));
      store.backup(temp.resolve("later.db"));
      assertThat(StoredBytes.in(temp)).doesNotContain(latin(key), "ada");
      assertSings(store, BOB, "2");
    }
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private byte[] key(long person) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        var select = connection.prepareStatement("SELECT data_key FROM person WHERE id = ?")) {
      select.setLong(1, person);
      try (var row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getBytes(1);
      }
    }
  }

  @Test
  void aReminderWhoseKeyIsMissingWaitsAloneForTheNextStart() {
    StoreContract.aReminderWaitsForItsKey(() -> open(FIRST), () -> open(SECOND, FIRST));
  }
}
