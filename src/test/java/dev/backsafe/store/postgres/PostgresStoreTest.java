package dev.backsafe.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.config.Secret;
import dev.backsafe.conversation.Fact;
import dev.backsafe.harness.JdbcFaults;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Update;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.StoreException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract, encrypted; what is said of trouble; and what encryption promises. */
class PostgresStoreTest extends StoreContract {
  private static final String CANARY = "kanarienvogel";
  private static final MasterKey FIRST = MasterKey.of(MasterKey.make());
  private static final MasterKey SECOND = MasterKey.of(MasterKey.make());

  private final String url = PostgresServer.newDatabase();

  @Override
  protected Store open() {
    return open(FIRST);
  }

  private Store open(MasterKey... keys) {
    return new PostgresStore(
        new PostgresDatabase(url, null, null), FieldEncryption.of(Arrays.asList(keys)));
  }

  private static Store open(String url, @Nullable String user, @Nullable String password) {
    Secret secret = password == null ? null : new Secret(password);
    return new PostgresStore(new PostgresDatabase(url, user, secret), FieldEncryption.none());
  }

  /** A turn that leaves the canary wherever something of people is kept. */
  private static void sing(Store store) {
    store.receive(List.of(new Update("test", "1", CANARY), new Update("test", "2", CANARY)), NOW);
    store.turn(
        ADA,
        "1",
        NOW,
        (_, _) ->
            new Decision(
                consented(CANARY),
                List.of(new Fact.ZoneSet(CANARY)),
                messages(CANARY),
                List.of(),
                false));
    store.remember(ADA, "place", CANARY);
    store.deadLetter("test", "2", ADA, "it fails", NOW);
    store.receive(List.of(new Update("test", "3", CANARY)), NOW);
  }

  private void assertSings(MasterKey... keys) {
    try (Store store = open(keys)) {
      assertThat(store.unprocessed()).contains(new Update("test", "3", CANARY));
      assertThat(store.recall(ADA, "place")).contains(CANARY);
      assertThat(replies(store.undelivered())).containsExactly(CANARY);
      store.turn(
          ADA,
          "look" + keys.length,
          NOW,
          (person, history) -> {
            assertThat(person).isEqualTo(consented(CANARY));
            assertThat(history.get())
                .containsExactly(new Fact.Dated(NOW, new Fact.ZoneSet(CANARY)));
            return new Decision(consented(CANARY), List.of(), List.of(), List.of(), false);
          });
    }
  }

  private static void reseal(Store store) {
    Optional<Long> last = store.reseal(0);
    while (last.isPresent()) {
      last = store.reseal(last.get());
    }
  }

  /** How many fields of all tables have the canary in them. */
  private int readable() {
    return PostgresServer.count(
        url,
        """
        (SELECT state AS f FROM person UNION ALL SELECT fact FROM fact
          UNION ALL SELECT reply FROM outbox UNION ALL SELECT body FROM received
          UNION ALL SELECT body FROM dead_letter UNION ALL SELECT value FROM person_memory) AS fields
        WHERE position('%s'::bytea IN f) > 0
        """
            .formatted(CANARY));
  }

  @Test
  void nothingOfPeopleCanBeReadWithoutTheKey() {
    try (Store store = open()) {
      sing(store);
    }
    assertThat(readable()).isZero();
    assertSings(FIRST);
    assertThatThrownBy(() -> open(SECOND))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("jdbc:postgresql://")
        .hasMessageContaining("another key");
    assertThatThrownBy(this::openWithoutKey).hasMessageContaining("BACKSAFE_DATA_KEY_FILE");
  }

  private Store openWithoutKey() {
    return open(new MasterKey[0]);
  }

  @Test
  void aKeyThatComesLaterAndOneThatReplacesItSealEverything() {
    try (Store store = openWithoutKey()) {
      sing(store);
    }
    assertThat(readable()).isEqualTo(6);
    assertSings(FIRST);
    try (Store store = open(FIRST)) {
      reseal(store);
    }
    assertThat(readable()).isZero();
    try (Store store = open(SECOND, FIRST)) {
      reseal(store);
    }
    assertSings(SECOND);
  }

  @Test
  void aReminderWhoseKeyIsMissingWaitsAloneForTheNextStart() {
    aReminderWaitsForItsKey(() -> open(FIRST), () -> open(SECOND, FIRST));
  }

  /** The server keeps rows that were deleted, and its log, until their place is needed. */
  @Test
  void whoWasErasedIsNowhereInTheServersFiles() throws IOException {
    Account canary = new Account("test", CANARY + "-the-account");
    try (Store store = open()) {
      store.receive(List.of(new Update("test", "c2", canary.id())), NOW);
      store.turn(canary, "c1", NOW, (_, _) -> says(canary.id()));
      store.remember(canary, "place", canary.id());
      store.deadLetter("test", "c2", canary, "it fails", NOW);
      Decision erase = new Decision(null, List.of(), messages("farewell"), List.of(), true);
      Pending farewell = store.turn(canary, "c3", NOW, (_, _) -> erase).pending().getFirst();
      assertThat(farewell.account()).isEqualTo(canary);
      store.delivered(farewell.id());
    }
    assertThat(PostgresServer.holds(canary.id())).isFalse();
    // That it would be found.
    PostgresServer.execute(url, "CREATE TABLE found AS SELECT '" + canary.id() + "x' AS id");
    assertThat(PostgresServer.holds(canary.id() + "x")).isTrue();
  }

  /** What an operator does who restores a dump, and loads what was dumped of that table since. */
  @Test
  void aDumpThatComesBackDoesNotBringBackWhoWasErased() {
    try (Store store = open()) {
      store.turn(BOB, "b1", NOW, (_, _) -> says("stays"));
      store.turn(ADA, "1", NOW, (_, _) -> says("secret"));
      PostgresServer.execute(
          url,
          "CREATE TABLE dump AS SELECT * FROM person",
          "CREATE TABLE outbox_dump AS SELECT * FROM outbox");
      store.turn(
          ADA, "2", NOW, (_, _) -> new Decision(null, List.of(), List.of(), List.of(), true));
    }
    assertThat(PostgresServer.count(url, "erased")).isEqualTo(1);
    PostgresServer.execute(
        url,
        "DELETE FROM outbox",
        "DELETE FROM person",
        "INSERT INTO person SELECT * FROM dump",
        "INSERT INTO outbox SELECT * FROM outbox_dump",
        "SELECT setval('person_id_seq', 1)");
    try (Store store = open()) {
      assertThat(PostgresServer.count(url, "person")).isEqualTo(1);
      assertThat(replies(store.undelivered())).containsExactly("stays");
      store.turn(BEN, "n1", NOW, (_, _) -> says());
    }
    open().close();
    assertThat(PostgresServer.count(url, "person")).as("newcomers stay").isEqualTo(2);
  }

  private static void assertRefused(
      String url, @Nullable String user, @Nullable String password, String... says) {
    assertThatThrownBy(() -> open(url, user, password))
        .isInstanceOf(StoreException.class)
        .hasMessageContainingAll(says)
        .hasMessageStartingWith("jdbc:postgresql://")
        .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("top-secret"));
  }

  private String plainUrl() {
    return url.substring(0, url.indexOf('?'));
  }

  @Test
  void aServerThatIsNotThereIsSaidClearly() {
    assertRefused(
        "jdbc:postgresql://127.0.0.1:1/x?password=top-secret", null, null, "cannot be reached");
    assertRefused("jdbc:postgresql://no.such.host.invalid/x", null, null, "cannot be reached");
  }

  @Test
  void aWrongPasswordIsSaidClearlyAndNotShown() {
    PostgresServer.execute(url, "CREATE ROLE ada LOGIN PASSWORD 'right'");
    try {
      assertRefused(plainUrl(), "ada", "top-secret", "BACKSAFE_DATABASE_PASSWORD");
      assertRefused(plainUrl() + "?user=ada&password=top-secret", null, null, "the password");
      assertRefused(plainUrl(), "ada", null, "the password");
      // The right one, of somebody who may not make tables.
      assertRefused(plainUrl(), "ada", "right", "make them the owner");
    } finally {
      PostgresServer.execute(url, "DROP ROLE ada");
    }
  }

  @Test
  void thatNoConnectionIsFreeIsSaidClearly() {
    PostgresDatabase database = new PostgresDatabase(plainUrl(), null, null);
    assertThat(database.failure(new SQLTransientConnectionException("request timed out")))
        .hasMessage(
            database.name() + ": all connections to it are busy; this goes on when one is free");
  }

  @Test
  void aDatabaseThatIsNotThereIsSaidClearly() {
    assertRefused(PostgresServer.url("nowhere"), null, null, "create it");
  }

  @Test
  void aReadOnlyDatabaseIsSaidClearly() {
    String name = plainUrl().substring(plainUrl().lastIndexOf('/') + 1);
    openWithoutKey().close();
    PostgresServer.execute(
        url, "ALTER DATABASE " + name + " SET default_transaction_read_only = on");
    assertRefused(url, null, null, "it is read-only");
  }

  @Test
  void aNewerDatabaseIsRefused() {
    open().close();
    PostgresServer.execute(
        url,
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success)"
            + " VALUES (99, '99', 'future', 'SQL', 'V99__future.sql', 'x', 1, true)");
    assertRefused(url, null, null, "newer Backsafe");
  }

  @Test
  void aDatabaseOfSomethingElseIsRefusedUntouched() {
    PostgresServer.execute(url, "CREATE TABLE recipes (name TEXT)");
    assertRefused(url, null, null, "is it a Backsafe database?");
    PostgresServer.execute(url, "DROP TABLE recipes");
    open().close();
  }

  @Test
  void aServerThatComesBackIsUsedAgain() {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> says("one"));
      PostgresServer.execute(
          PostgresServer.url("postgres"),
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
              + plainUrl().substring(plainUrl().lastIndexOf('/') + 1)
              + "'");
      // Those that died are noticed when they are used, and every turn is tried again.
      int failures = 0;
      while (failures < 100 && !isThere(store)) {
        failures++;
      }
      assertThat(failures).isBetween(1, 99);
      assertThat(store.turn(ADA, "99", NOW, (_, _) -> says()).repeated()).isFalse();
    }
  }

  /** The connection breaks once, behind the statement that takes something in. */
  private static final class Unheard implements JdbcFaults {
    private boolean broken;

    @Override
    public void after(Connection real, String sql) throws SQLException {
      if (!broken && sql.startsWith("INSERT INTO received")) {
        broken = true;
        throw new SQLException("reading failed", "08006");
      }
    }
  }

  @Test
  void whatWasTakenInThoughNobodyHeardSoIsLookedFor() {
    String faulty = JdbcFaults.url(url, new Unheard());
    List<Update> updates = List.of(new Update("test", "1", "it hurts"));
    try (Store store =
        new PostgresStore(new PostgresDatabase(faulty, null, null), FieldEncryption.none())) {
      assertThatThrownBy(() -> store.receive(updates, NOW)).isInstanceOf(StoreException.class);
      assertThat(store.receive(updates, NOW)).as("known already").isEmpty();
      assertThat(store.unprocessed()).isEqualTo(updates);
      assertThat(store.unprocessed()).as("in hand, and it is known").isEmpty();
    }
  }

  private static boolean isThere(Store store) {
    try {
      store.turn(ADA, "again", NOW, (_, _) -> says());
      return true;
    } catch (StoreException e) {
      assertThat(e.isPassing()).as(e.getMessage()).isTrue();
      return false;
    }
  }
}
