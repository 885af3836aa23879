package dev.backsafe.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.harness.StoredBytes;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Card;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.Outgoing.Spent;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.Store.Swept;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir Path temp;

  private Path file() {
    return temp.resolve("data").resolve("people.db");
  }

  private String url() {
    return "jdbc:sqlite:" + file();
  }

  @Override
  protected Store open() {
    return new SqliteStore(url());
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Each page that a turn changes is written as a whole, twice. */
  @Test
  void itsPagesAreSmall() throws SQLException {
    open().close();
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet size = statement.executeQuery("PRAGMA page_size")) {
      assertThat(size.getInt(1)).isEqualTo(2_048);
    }
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> says("hello"));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
          .isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(file().getParent())) {
        assertThat(files.toList())
            .hasSizeGreaterThan(1)
            .allMatch(f -> permissions(f).equals("rw-------"));
      }
    }
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void erasedBytesAreGoneFromTheFiles() throws IOException {
    String canary = "kanarienvogel";
    try (Store store = open()) {
      store.turn(
          ADA,
          "1",
          NOW,
          (_, _) ->
              new Decision(
                  consented(),
                  List.of(new Fact.ZoneSet(canary)),
                  messages(canary),
                  List.of(),
                  false));
      assertThat(StoredBytes.in(file().getParent())).contains(canary);
      store.turn(
          ADA, "2", NOW, (_, _) -> new Decision(null, List.of(), List.of(), List.of(), true));
      assertThat(StoredBytes.in(file().getParent())).doesNotContain(canary);
    }
    assertThat(StoredBytes.in(file().getParent())).doesNotContain(canary);
  }

  /** On a service where nothing else happens, which would empty the log by and by. */
  @Test
  void theLastWordToWhoWasErasedIsGoneFromTheFilesOnceItHasArrived()
      throws IOException, InterruptedException {
    Account canary = new Account("test", "kanarienvogel");
    try (Store store = open()) {
      store.turn(canary, "1", NOW, (_, _) -> says());
      long farewell =
          store
              .turn(
                  canary,
                  "2",
                  NOW,
                  (_, _) -> new Decision(null, List.of(), messages("farewell"), List.of(), true))
              .pending()
              .getFirst()
              .id();
      assertThat(StoredBytes.in(file().getParent())).contains("kanarienvogel", "farewell");
      store.delivered(farewell);
      long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (StoredBytes.in(file().getParent()).contains("kanarienvogel")
          && System.nanoTime() < end) {
        Thread.sleep(Duration.ofMillis(50));
      }
      assertThat(StoredBytes.in(file().getParent())).doesNotContain("kanarienvogel", "farewell");
    }
  }

  @Test
  void aFullDiskIsSaidClearlyAndNothingIsHalfWritten() {
    // The limit makes SQLite answer as it does when the disk is full.
    String small = url() + "?max_page_count=30";
    String big = "x".repeat(100_000);
    try (Store store = new SqliteStore(small)) {
      store.turn(ADA, "1", NOW, (_, _) -> says("fits"));
      assertThatThrownBy(() -> store.turn(ADA, "2", NOW, (_, _) -> says("a", big)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("disk is full");
      store.turn(BOB, "b1", NOW, (_, _) -> says("others go on"));
      assertThat(replies(store.undelivered())).containsExactly("fits", "others go on");
    }
    assertThat(SqliteMaintenance.faults(url(), true)).isEmpty();
    try (Store store = open()) {
      assertThat(store.turn(ADA, "2", NOW, (_, _) -> says("a", big)).pending()).hasSize(2);
    }
    assertThat(SqliteMaintenance.faults(url(), true)).isEmpty();
  }

  private static Decision becomes(@Nullable Person person, String reply) {
    List<Fact> facts = List.of(new Fact.Consented());
    return new Decision(person, facts, messages(reply), List.of(), false);
  }

  @Test
  void twoProcessesDecideEachTurnOnTheLastOne() throws InterruptedException {
    int turns = 40;
    try (Store store = open();
        Store other = open()) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < turns; i++) {
        Store one = i % 2 == 0 ? store : other;
        String update = "u" + i;
        threads.add(
            Thread.ofVirtual()
                .start(
                    () ->
                        one.turn(
                            ADA,
                            update,
                            NOW,
                            (_, history) ->
                                becomes(StoreContract.consented(), "r" + history.get().size()))));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(replies(store.undelivered()))
          .isEqualTo(IntStream.range(0, turns).mapToObj(i -> "r" + i).toList());
    }
  }

  @Test
  void whatIsCommittedIsLookedUpWhileTheWriterIsBusy() {
    Card card = new Card("7", true);
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> says());
      store.card(ADA, card);
      store.remember(ADA, "place", "x");
      store.remember("test", "logo", "y");
      // The decider has the writer: whatever waited for it would wait for ever.
      store.turn(
          ADA,
          "2",
          NOW,
          (_, _) -> {
            assertThat(store.card(ADA)).contains(card);
            assertThat(store.recall(ADA, "place")).contains("x");
            assertThat(store.recall("test", "logo")).contains("y");
            assertThat(store.nextDue()).isEmpty();
            assertThat(store.deadLetterCount()).isZero();
            return says("two");
          });
      assertThat(replies(store.undelivered())).containsExactly("two");
    }
  }

  @Test
  void whatAnOlderVersionSaidIsReadAndWhatCannotBeReadHoldsUpNothing() throws SQLException {
    try (Store store = open();
        Connection other = DriverManager.getConnection(url());
        Statement insert = other.createStatement()) {
      insert.execute(
          """
          INSERT INTO outbox (platform, account, reply) VALUES ('test', 'ada', '{"text":'),
          ('test', 'ada', '{"text":"old","buttons":[{"label":"Done","data":"done:7"}],
          "picture":null,"alt":null,"document":null,"spent":{"card":"3","inPlace":true},
          "answers":"5","until":null}')
          """);
      assertThat(store.undelivered())
          .singleElement()
          .satisfies(
              p ->
                  assertThat(p.message())
                      .isEqualTo(
                          new Outgoing("old", List.of(new Button("Done", "done:7")), null, null)
                              .spending(new Spent("3", true))
                              .answering("5")));
    }
  }

  @Test
  void ofManyRemindersAtOnceEachIsDecidedAndSaidOnce() {
    int many = 100;
    try (Store store = open()) {
      Due due = new Due(ReminderKind.RECOVERY_OVER, NOW);
      for (int i = 0; i < many; i++) {
        store.turn(
            new Account("test", "p" + i),
            "p" + i,
            NOW,
            (_, _) ->
                new Decision(StoreContract.consented(), List.of(), List.of(), List.of(due), false));
      }
      List<Swept> swept =
          store.sweep(
              NOW,
              many,
              (reminder, person, _) -> {
                if (reminder.account().id().equals("p7")) {
                  throw new IllegalStateException();
                }
                return becomes(person, reminder.account().id());
              });
      assertThat(swept).hasSize(many);
      assertThat(swept.stream().filter(s -> s.trouble() != null))
          .singleElement()
          .satisfies(s -> assertThat(s.reminder().account().id()).isEqualTo("p7"));
      assertThat(store.undelivered())
          .hasSize(many - 1)
          .allSatisfy(p -> assertThat(p.message().text()).isEqualTo(p.account().id()));
    }
  }

  @Test
  void aLockedDatabaseIsSaidClearly() throws SQLException {
    try (Store store = new SqliteStore(url() + "?busy_timeout=20");
        Connection other = DriverManager.getConnection(url());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      assertThatThrownBy(() -> store.turn(ADA, "1", NOW, (_, _) -> says("x")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("another program holds it locked");
      statement.execute("ROLLBACK");
      assertThat(store.turn(ADA, "1", NOW, (_, _) -> says("x")).repeated()).isFalse();
    }
  }

  @Test
  void whatIsNoDatabaseIsRefused() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "this is a shopping list, not a database\n".repeat(100));
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("not an SQLite database");
    assertThat(file()).content().startsWith("this is a shopping list");
  }

  @Test
  void aNewerDatabaseIsRefusedUntouched() throws SQLException, IOException {
    open().close();
    sql(
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success)"
            + " VALUES (99, '99', 'future', 'SQL', 'V99__future.sql', 'x', 1, 1)");
    byte[] before = Files.readAllBytes(file());
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer Backsafe");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aStateOfANewerFormIsNotTouched() throws SQLException {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> says("x"));
    }
    sql("UPDATE person SET version = 99");
    try (Store store = open()) {
      assertThatThrownBy(() -> store.turn(ADA, "2", NOW, (_, _) -> says("y")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("newer Backsafe");
    }
  }
}
