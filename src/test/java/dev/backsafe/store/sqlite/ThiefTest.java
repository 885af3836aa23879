package dev.backsafe.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.harness.StoredBytes;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Update;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.StoreException;
import dev.backsafe.understanding.RedFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody learns who has the database's files and not the key, and what they can change. */
class ThiefTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final Account ADA = new Account("telegram", "700000005");
  private static final MasterKey KEY = MasterKey.of(MasterKey.make());

  @TempDir Path temp;

  private String url() {
    return "jdbc:sqlite:" + temp.resolve("people.db");
  }

  private Store open() {
    return new SqliteStore(url(), FieldEncryption.of(List.of(KEY)));
  }

  private static void tells(Store store, Account account, String id, Fact... facts) {
    List<Due> due =
        Arrays.stream(ReminderKind.values()).map(k -> new Due(k, NOW.plusSeconds(9))).toList();
    store.turn(
        account,
        id,
        NOW,
        (_, _) ->
            new Decision(
                StoreContract.consented(),
                List.of(facts),
                StoreContract.messages("Call 112.".repeat(facts.length)),
                due,
                false));
  }

  private static List<Fact> history(Store store, Account account) {
    List<Fact> history = new ArrayList<>();
    store.turn(
        account,
        "look",
        NOW,
        (person, past) -> {
          past.get().forEach(dated -> history.add(dated.fact()));
          assertThat(past.get()).allMatch(dated -> dated.at().equals(NOW));
          return new Decision(person, List.of(), List.of(), List.of(), false);
        });
    return history;
  }

  private List<String> column(String select) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(select)) {
      List<String> all = new ArrayList<>();
      while (row.next()) {
        all.add(row.getString(1));
      }
      return all;
    }
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void neitherSizesNorKindsNorTimesTellAnything() throws SQLException, IOException {
    int people = 0;
    try (Store store = open()) {
      for (RedFlag flag : RedFlag.values()) {
        Account account = new Account("telegram", "7000001" + people++);
        tells(store, account, flag.name(), new Fact.PutOnHold(flag));
      }
      tells(store, ADA, "long", new Fact.Consented(), new Fact.ZoneSet("Europe/Berlin"));
      tells(store, ADA, "short", new Fact.Settled());
      assertThat(column("SELECT DISTINCT length(fact) FROM fact")).hasSize(1);
      assertThat(column("SELECT DISTINCT length(state) FROM person")).hasSize(1);
      assertThat(column("SELECT DISTINCT length(reply) FROM outbox")).hasSize(1);
      assertThat(column("SELECT DISTINCT at FROM fact")).containsExactly("0");
      assertThat(column("SELECT DISTINCT length(kind) FROM reminder")).hasSize(1);
      assertThat(column("SELECT DISTINCT length(account) FROM person")).hasSize(1);
      assertThat(column("SELECT max(n) FROM (SELECT count(*) n FROM reminder GROUP BY kind)"))
          .as("nobody has a kind in common with another")
          .containsExactly("1");
      assertThat(StoredBytes.in(temp)).doesNotContain("MORNING_CHECK", "RECOVERY_OVER", "7000000");
      assertThat(history(store, ADA))
          .containsExactly(
              new Fact.Consented(), new Fact.ZoneSet("Europe/Berlin"), new Fact.Settled());
      assertThat(store.sweep(NOW.plusSeconds(9), 999, (_, p, _) -> says(p)))
          .hasSize(ReminderKind.values().length * (RedFlag.values().length + 1))
          .allMatch(swept -> swept.trouble() == null);
    }
  }

  private static Decision says(Person person) {
    return new Decision(person, List.of(), List.of(), List.of(), false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Swapped, put in the place of another, told once more, taken out.
        "UPDATE fact SET id = CASE id WHEN 1 THEN -2 ELSE -1 END WHERE id < 3;"
            + "UPDATE fact SET id = -id",
        "UPDATE fact SET fact = (SELECT fact FROM fact WHERE id = 1) WHERE id = 2",
        "INSERT INTO fact (person_id, at, fact) SELECT person_id, at, fact FROM fact WHERE id = 1",
        "DELETE FROM fact WHERE id = 1",
        "DELETE FROM fact WHERE id = (SELECT max(id) FROM fact)",
        "UPDATE fact SET fact = '{\"is\":\"ScreenedClear\"}' WHERE id = 1"
      })
  void aHistoryThatWasChangedIsNotRead(String change) throws SQLException {
    try (Store store = open()) {
      tells(store, ADA, "1", new Fact.Consented(), new Fact.PutOnHold(RedFlag.CALF));
      tells(store, ADA, "2", new Fact.Settled());
    }
    for (String statement : change.split(";", -1)) {
      sql(statement);
    }
    try (Store store = open()) {
      assertThatThrownBy(() -> history(store, ADA)).isInstanceOf(StoreException.class);
    }
  }

  @Test
  void anOlderStateIsNotReadWithANewerHistory() throws SQLException {
    try (Store store = open()) {
      tells(store, ADA, "1", new Fact.Consented());
      sql("CREATE TABLE kept AS SELECT id, state FROM person");
      tells(store, ADA, "2", new Fact.PutOnHold(RedFlag.CALF));
    }
    sql("UPDATE person SET state = (SELECT state FROM kept WHERE kept.id = person.id)");
    try (Store store = open()) {
      assertThatThrownBy(() -> history(store, ADA)).isInstanceOf(StoreException.class);
    }
  }

  @Test
  void whatIsNotSealedIsRefusedWhereAllIs() throws SQLException {
    String plain = "";
    try (Store store = new SqliteStore("jdbc:sqlite:" + temp.resolve("plain.db"))) {
      tells(store, ADA, "1", new Fact.Consented());
    }
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("plain.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT state FROM person")) {
      plain = row.getString(1);
    }
    try (Store store = open()) {
      tells(store, ADA, "1", new Fact.Consented());
      store.remember(ADA, "place", "x");
      store.receive(List.of(new Update("telegram", "9", "hello")), NOW);
    }
    sql("UPDATE person SET state = '" + plain + "'");
    sql("UPDATE person_memory SET value = 'somewhere else'");
    sql("UPDATE received SET body = 'i have chest pain' WHERE body IS NOT NULL");
    try (Store store = open()) {
      assertThatThrownBy(() -> history(store, ADA))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is not encrypted, though all were");
      assertThatThrownBy(() -> store.recall(ADA, "place")).isInstanceOf(StoreException.class);
      assertThatThrownBy(store::unprocessed).isInstanceOf(StoreException.class);
      // The operator's own word: a service without the key has written it.
      reseal(store);
      assertThat(history(store, ADA)).hasSize(1);
      assertThat(store.recall(ADA, "place")).contains("somewhere else");
    }
  }

  private static void reseal(Store store) {
    Optional<Long> last = store.reseal(0);
    while (last.isPresent()) {
      last = store.reseal(last.get());
    }
  }

  /** As version 1 sealed it: sizes, kinds and accounts in plain sight. */
  @Test
  void whatAFormerVersionSealedIsReadAndSealedAnew() throws SQLException, IOException {
    Path home = Path.of("src/test/resources/compatibility/v1");
    Files.copy(home.resolve("sealed.db"), temp.resolve("people.db"));
    MasterKey key = MasterKey.of(Files.readString(home.resolve("sealed.key")).strip());
    FieldEncryption encryption = FieldEncryption.of(List.of(key));
    List<Store.Filed> before = new ArrayList<>();
    assertThat(SqliteMaintenance.checkKeys(url(), encryption)).as("not all is sealed").isTrue();
    try (Store store = new SqliteStore(url(), encryption)) {
      all(store, before);
      assertThat(before).isNotEmpty();
      assertThat(column("SELECT account FROM person")).allMatch(word -> word.startsWith("~"));
      assertThat(column("SELECT kind FROM reminder")).allMatch(word -> word.startsWith("~"));
      reseal(store);
    }
    assertThat(SqliteMaintenance.checkKeys(url(), encryption)).isFalse();
    for (String field : List.of("state FROM person", "fact FROM fact", "reply FROM outbox")) {
      assertThat(
              column(
                  "SELECT DISTINCT substr(hex(x), 1, 2) FROM (SELECT "
                      + field.replace(" FROM", " AS x FROM")
                      + ")"))
          .isSubsetOf("FC", "FD");
    }
    try (Store store = new SqliteStore(url(), encryption)) {
      List<Store.Filed> after = new ArrayList<>();
      all(store, after);
      assertThat(after).isEqualTo(before);
    }
  }

  private static void all(Store store, List<Store.Filed> into) {
    Optional<Store.Filed> next = store.next(0);
    while (next.isPresent()) {
      into.add(next.get());
      next = store.next(next.get().number());
    }
  }

  @Test
  void aKeyThatComesLaterHidesWhoIsKnown() throws SQLException, IOException {
    try (Store store = new SqliteStore(url())) {
      tells(store, ADA, "1", new Fact.Consented());
    }
    assertThat(StoredBytes.in(temp)).contains(ADA.id(), "MORNING_CHECK");
    try (Store store = open()) {
      assertThat(StoredBytes.in(temp)).doesNotContain(ADA.id(), "MORNING_CHECK");
      assertThat(history(store, ADA)).hasSize(1);
      assertThat(store.undelivered()).allMatch(p -> p.account().equals(ADA));
    }
  }

  /** An operator who forgets to start the service again before keys are rotated. */
  @Test
  void aServiceWithoutTheKeyThatHasComeTakesNobodyForAStranger() {
    try (Store without = new SqliteStore(url())) {
      tells(without, ADA, "1", new Fact.Consented());
      open().close();
      assertThatThrownBy(() -> history(without, ADA))
          .isInstanceOf(StoreException.class)
          .matches(e -> ((StoreException) e).isPassing(), "waits for the key");
      assertThatThrownBy(() -> without.sweep(NOW.plusSeconds(9), 99, (_, p, _) -> says(p)))
          .isInstanceOf(StoreException.class);
    }
    try (Store store = open()) {
      assertThat(history(store, ADA)).hasSize(1);
      assertThat(store.sweep(NOW.plusSeconds(9), 99, (_, p, _) -> says(p)))
          .hasSize(ReminderKind.values().length);
    }
  }

  @Test
  void aReminderOfNoKindKeepsNobodyFromTheirs() throws SQLException {
    try (Store store = open()) {
      tells(store, ADA, "1", new Fact.Consented());
      sql("UPDATE reminder SET kind = 'DANCE' WHERE kind = (SELECT min(kind) FROM reminder)");
      assertThat(store.sweep(NOW.plusSeconds(9), 99, (_, p, _) -> says(p)))
          .hasSize(ReminderKind.values().length - 1);
      assertThat(store.nextDue()).isEmpty();
    }
  }

  @Test
  void aNameThatLooksSealedIsFoundAllTheSame() {
    String looksSo = "~" + Base64.getUrlEncoder().encodeToString(new byte[42]);
    Account odd = new Account("terminal", looksSo);
    try (Store store = open()) {
      tells(store, odd, "1", new Fact.Consented());
      assertThat(history(store, odd)).hasSize(1);
      assertThat(store.undelivered()).allMatch(p -> p.account().equals(odd));
    }
  }
}
