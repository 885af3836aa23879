package dev.backsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.config.OperatorException;
import dev.backsafe.platform.Account;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.StoreException;
import dev.backsafe.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told of a database before anybody is answered from it. */
class DatabaseOptionTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  @TempDir Path temp;

  private Settings settings() {
    Settings.Database database = new Settings.Database("jdbc:sqlite:" + temp.resolve("a.db"));
    return new Settings(null, null, database, null, List.of(), null);
  }

  private void fill(int people) {
    try (Store store = new SqliteStore(settings().database().url())) {
      for (int i = 0; i < people; i++) {
        store.turn(
            new Account("test", "p" + i), "u" + i, NOW, (_, _) -> StoreContract.says("reply"));
      }
    }
  }

  @Test
  void whatANewerVersionWroteIsRefusedInTheWordsOfTheServiceItself() throws SQLException {
    fill(1);
    try (Connection connection = DriverManager.getConnection(settings().database().url());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
              + " installed_by, execution_time, success)"
              + " VALUES (99, '99', 'future', 'SQL', 'V99__future.sql', 'x', 1, 1)");
    }
    assertThatThrownBy(() -> DatabaseOption.check(settings()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer Backsafe");
    assertThatThrownBy(() -> DatabaseOption.open(settings()))
        .hasMessage(
            settings().database().url()
                + " was written by a newer Backsafe; use that one, or a backup");
  }

  @Test
  void aDamagedPageStopsWhoeverWantsToTalk() throws IOException {
    fill(300);
    DatabaseOption.open(settings()).close();
    try (RandomAccessFile file = new RandomAccessFile(temp.resolve("a.db").toFile(), "rw")) {
      file.seek(file.length() - 3 * 2_048L);
      file.write(new byte[2 * 2_048]);
    }
    assertThatThrownBy(() -> DatabaseOption.open(settings()))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("it is damaged; restore a backup");
  }

  @Test
  void whatIsNotThereYetIsMade() {
    DatabaseOption.open(settings()).close();
    assertThat(DatabaseOption.check(settings())).isEqualTo("database: whole");
  }
}
