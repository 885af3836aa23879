package dev.backsafe.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.platform.Account;
import dev.backsafe.store.postgres.PostgresDatabase;
import dev.backsafe.store.postgres.PostgresServer;
import dev.backsafe.store.postgres.PostgresStore;
import dev.backsafe.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final Account ADA = new Account("test", "ada");

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void onlyTheNewestScriptMakesADatabaseUpToDate(String directory) throws IOException {
    try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db", directory))) {
      assertThat(
              scripts
                  .map(s -> s.getFileName().toString().replaceAll("\\D*(\\d+)__.*", "$1"))
                  .mapToInt(Integer::parseInt)
                  .max())
          .hasValue(Objects.requireNonNull(SchemaMigrations.NEWEST.get(directory)));
    }
  }

  @Test
  void whatHadBeenTakenInIsStillKnownOnSqlite() throws SQLException {
    String url = "jdbc:sqlite:" + temp.resolve("old.db");
    wasTaken(url, "sqlite", "5");
    try (Store store = new SqliteStore(url)) {
      assertIsKnown(store);
    }
  }

  @Test
  void whatHadBeenTakenInIsStillKnownOnPostgres() throws SQLException {
    String url = PostgresServer.newDatabase();
    wasTaken(url, "postgresql", "2");
    try (Store store =
        new PostgresStore(new PostgresDatabase(url, null, null), FieldEncryption.none())) {
      assertIsKnown(store);
    }
  }

  /** A database as it was when each person had an inbox: one update was received, one was not. */
  private static void wasTaken(String url, String directory, String version) throws SQLException {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/" + directory)
        .target(version)
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO person (id, platform, account, version, state) VALUES (1, 'test', 'ada', 1,"
              + " '"
              + StateCodec.write(StoreContract.consented())
              + "')");
      statement.execute("INSERT INTO inbox VALUES (1, 'one', 7), (1, 'two', 7)");
      statement.execute("INSERT INTO received (platform, update_id, at) VALUES ('test', 'one', 7)");
      statement.execute("INSERT INTO nudge (person_id, kind, due_at) VALUES (1, 'FOLLOW_UP', 8)");
      statement.execute("INSERT INTO aside VALUES ('test', 'three', 'ada', 7, 'it fails', NULL)");
    }
  }

  private static void assertIsKnown(Store store) {
    assertThat(store.nextDue()).contains(Instant.ofEpochMilli(8));
    assertThat(store.deadLetterCount()).isEqualTo(1);
    for (String updateId : new String[] {"one", "two"}) {
      assertThat(store.turn(ADA, updateId, NOW, (_, _) -> StoreContract.says("no")).repeated())
          .isTrue();
    }
    assertThat(store.turn(ADA, "new", NOW, (_, _) -> StoreContract.says("yes")).pending())
        .hasSize(1);
  }
}
