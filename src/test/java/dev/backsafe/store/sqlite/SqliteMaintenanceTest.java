package dev.backsafe.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.platform.Account;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backup, restore and check, as an operator meets them. */
class SqliteMaintenanceTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final Account ADA = new Account("test", "ada");

  @TempDir Path temp;

  private String url(String name) {
    return "jdbc:sqlite:" + temp.resolve(name);
  }

  private static void reply(Store store, Account account, String id, String reply) {
    store.turn(
        account,
        id,
        NOW,
        (_, _) ->
            new Decision(
                StoreContract.consented(),
                List.of(),
                StoreContract.messages(reply),
                List.of(),
                false));
  }

  @Test
  void aBackupOfALiveDatabaseIsWholeAndComesBack() throws Exception {
    Path backup = temp.resolve("backup.db");
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger written = new AtomicInteger();
    try (Store store = new SqliteStore(url("live.db"))) {
      reply(store, ADA, "0", "before");
      Thread busy =
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (!over.get()) {
                      int n = written.incrementAndGet();
                      reply(store, new Account("test", "p" + n), "p" + n, "r" + n);
                    }
                  });
      store.backup(backup);
      over.set(true);
      busy.join();
      assertThat(store.undelivered()).hasSize(written.get() + 1);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");
    SqliteMaintenance.restore(backup, url("deeper/restored.db"), FieldEncryption.none());
    assertThat(SqliteMaintenance.faults(url("deeper/restored.db"), true)).isEmpty();
    try (Store store = new SqliteStore(url("deeper/restored.db"))) {
      List<String> replies = StoreContract.replies(store.undelivered());
      // As of one moment: everything up to some turn, and nothing after it.
      assertThat(replies).startsWith("before").hasSizeLessThanOrEqualTo(written.get() + 1);
      for (int i = 1; i < replies.size(); i++) {
        assertThat(replies.get(i)).isEqualTo("r" + i);
      }
    }
    assertThat(temp.resolve("backup.db.part")).doesNotExist();
  }

  private static void erase(Store store, Account account, String id) {
    store.turn(
        account, id, NOW, (_, _) -> new Decision(null, List.of(), List.of(), List.of(), true));
  }

  private static boolean isKnown(Store store, Account account, String id) {
    boolean[] known = new boolean[1];
    store.turn(
        account,
        id,
        NOW,
        (person, _) -> {
          known[0] = person != null;
          return new Decision(null, List.of(), List.of(), List.of(), false);
        });
    return known[0];
  }

  @Test
  void aBackupThatComesBackDoesNotBringBackWhoWasErased() throws IOException {
    Account bob = new Account("test", "bob");
    Account eve = new Account("test", "eve");
    Path before = temp.resolve("before.db");
    Path after = temp.resolve("after.db");
    try (Store store = new SqliteStore(url("a.db"))) {
      reply(store, new Account("test", "first"), "0", "other");
      reply(store, ADA, "1", "secret");
      reply(store, bob, "b1", "stays");
      store.backup(before);
      erase(store, ADA, "2");
      reply(store, eve, "e1", "stays");
      reply(store, ADA, "3", "anew");
      store.backup(after);
    }
    Path tombstones = temp.resolve("a.db.erased");
    assertThat(Files.readString(tombstones)).doesNotContain("ada", "secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tombstones)))
        .isEqualTo("rw-------");
    // The process may have died while it wrote one.
    Files.writeString(tombstones, Files.readString(tombstones) + "2026-01-");

    moveAway("a.db");
    assertThat(SqliteMaintenance.restore(before, url("a.db"), FieldEncryption.none())).hasValue(1);
    try (Store store = new SqliteStore(url("a.db"))) {
      assertThat(isKnown(store, ADA, "4")).isFalse();
      assertThat(isKnown(store, bob, "5")).isTrue();
      assertThat(StoreContract.replies(store.undelivered())).containsExactly("other", "stays");
      // Whoever comes then is taken for nobody else.
      reply(store, eve, "e1", "new");
    }
    try (Store store = new SqliteStore(url("a.db"))) {
      assertThat(isKnown(store, eve, "e2")).isTrue();
      erase(store, bob, "b9");
    }
    assertThat(Files.readString(tombstones)).as("a line each").hasLineCount(3);

    moveAway("a.db");
    assertThat(SqliteMaintenance.restore(after, url("a.db"), FieldEncryption.none())).hasValue(1);
    try (Store store = new SqliteStore(url("a.db"))) {
      assertThat(isKnown(store, ADA, "6")).as("came back later").isTrue();
      assertThat(isKnown(store, eve, "7")).isTrue();
      assertThat(isKnown(store, bob, "8")).isFalse();
    }
    assertThat(SqliteMaintenance.restore(before, url("elsewhere/a.db"), FieldEncryption.none()))
        .as("nobody knows who was erased")
        .isEmpty();
  }

  private void moveAway(String name) throws IOException {
    for (String end : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(temp.resolve(name + end));
    }
  }

  @Test
  void anotherDatabaseInTheSamePlaceLosesNobody() throws IOException {
    try (Store store = new SqliteStore(url("a.db"))) {
      reply(store, ADA, "1", "x");
      erase(store, ADA, "2");
    }
    moveAway("a.db");
    try (Store store = new SqliteStore(url("a.db"))) {
      reply(store, ADA, "1", "x");
    }
    try (Store store = new SqliteStore(url("a.db"))) {
      assertThat(isKnown(store, ADA, "2")).isTrue();
    }
  }

  @Test
  void codeThatSomebodyPutIntoTheDatabaseIsRefused() throws SQLException, IOException {
    try (Store store = new SqliteStore(url("t.db"))) {
      store.remember("", "probe", "x");
      store.backup(temp.resolve("clean.db"));
    }
    try (Connection connection = DriverManager.getConnection(url("t.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TRIGGER spy AFTER INSERT ON received BEGIN DELETE FROM fact; END");
    }
    assertThat(SqliteMaintenance.faults(url("t.db"), false))
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("it has a trigger that is not Backsafe's (spy)");
    Files.copy(temp.resolve("t.db"), temp.resolve("planted.db"));
    assertThatThrownBy(
            () ->
                SqliteMaintenance.restore(
                    temp.resolve("planted.db"), url("new.db"), FieldEncryption.none()))
        .hasMessageContaining("trigger that is not Backsafe's");
    assertThat(SqliteMaintenance.faults(url("clean.db"), true)).isEmpty();
  }

  @Test
  void whatIsThereIsNotOverwritten() throws IOException {
    try (Store store = new SqliteStore(url("a.db"))) {
      reply(store, ADA, "1", "kept");
      Path backup = temp.resolve("backup.db");
      store.backup(backup);
      assertThatThrownBy(() -> store.backup(backup))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("exists; name a new file");
      assertThatThrownBy(
              () -> SqliteMaintenance.restore(backup, url("a.db"), FieldEncryption.none()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("has a database already");
      assertThat(store.undelivered()).hasSize(1);
      assertThatThrownBy(() -> SqliteMaintenance.backup(url("a.db"), temp.resolve("b?1.db")))
          .hasMessageContaining("name one without");
    }
    assertThatThrownBy(() -> SqliteMaintenance.backup(url("none.db"), temp.resolve("x.db")))
        .hasMessageContaining("nothing to back up");
    assertThat(temp.resolve("none.db")).doesNotExist();
    assertThatThrownBy(
            () -> SqliteMaintenance.backup(url("a.db"), temp.resolve("a.db").resolve("x.db")))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void aDamagedBackupOrTheWrongKeyIsRefusedAndLeavesNothing() throws IOException {
    FieldEncryption sealer = FieldEncryption.of(List.of(MasterKey.of(MasterKey.make())));
    Path backup = temp.resolve("backup.db");
    try (Store store = new SqliteStore(url("a.db"), sealer)) {
      for (int i = 0; i < 300; i++) {
        reply(store, new Account("test", "p" + i), "1", "reply");
      }
      store.backup(backup);
    }
    assertThatThrownBy(() -> SqliteMaintenance.restore(backup, url("b.db"), FieldEncryption.none()))
        .hasMessageContaining("encrypted; set BACKSAFE_DATA_KEY_FILE");
    assertThatThrownBy(() -> SqliteMaintenance.checkKeys(url("a.db"), FieldEncryption.none()))
        .hasMessageContaining("encrypted; set BACKSAFE_DATA_KEY_FILE");
    SqliteMaintenance.checkKeys(url("a.db"), sealer);
    try (RandomAccessFile file = new RandomAccessFile(backup.toFile(), "rw")) {
      file.seek(3 * 4_096L);
      file.write(new byte[20 * 4_096]);
    }
    assertThatThrownBy(() -> SqliteMaintenance.restore(backup, url("b.db"), sealer))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("damaged");
    Files.writeString(backup, "milk, eggs and bread\n".repeat(99));
    assertThatThrownBy(() -> SqliteMaintenance.restore(backup, url("b.db"), sealer))
        .hasMessageContaining("not an SQLite database");
    try (var files = Files.list(temp)) {
      assertThat(files.map(f -> f.getFileName().toString()).toList())
          .noneMatch(name -> name.startsWith("b.db"));
    }
  }
}
