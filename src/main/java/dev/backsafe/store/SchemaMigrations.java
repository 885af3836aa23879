package dev.backsafe.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings a database to the form that this version knows. */
public final class SchemaMigrations {
  /** The number of the newest script in each directory. */
  static final Map<String, Integer> NEWEST = Map.of("sqlite", 9, "postgresql", 8);

  private SchemaMigrations() {}

  /**
   * Brings it up to date.
   *
   * @param directory of the scripts, below {@code db}
   * @param name what an operator knows the database by
   * @param failure one line for what the database says
   * @throws StoreException when it cannot be, or a newer version wrote it, which is left untouched
   */
  public static void run(
      DataSource source,
      String directory,
      String name,
      Function<SQLException, StoreException> failure) {
    if (isUpToDate(source, directory)) {
      return;
    }
    try {
      Flyway flyway =
          Flyway.configure(SchemaMigrations.class.getClassLoader())
              .dataSource(source)
              .locations("classpath:db/" + directory)
              .loggers("slf4j")
              .load();
      for (MigrationInfo info : flyway.info().all()) {
        if (info.getState() == MigrationState.FUTURE_SUCCESS) {
          throw newer(name);
        }
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw e.getCause() instanceof SQLException sql
          ? failure.apply(sql)
          : new StoreException(
              name + " cannot be brought up to date; is it a Backsafe database?", e);
    }
  }

  private static StoreException newer(String name) {
    return new StoreException(name + " was written by a newer Backsafe; use that one, or a backup");
  }

  /**
   * Looks only whether a newer version wrote it, which is refused as when it is opened.
   *
   * @throws StoreException when it did
   */
  public static void refuseNewer(Statements sql, String directory, String name)
      throws SQLException {
    Integer newest = NEWEST.get(directory);
    if (sql.is(
        "SELECT max(CAST(version AS INTEGER)) > ? FROM flyway_schema_history WHERE success",
        newest)) {
      throw newer(name);
    }
  }

  /**
   * What nearly every start finds, in one look; for Flyway to find it takes a tenth of the start.
   */
  private static boolean isUpToDate(DataSource source, String directory) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT MAX(CAST(version AS INTEGER)), SUM(CASE WHEN success THEN 0 ELSE 1 END)"
                    + " FROM flyway_schema_history")) {
      return row.next()
          && Integer.valueOf(row.getInt(1)).equals(NEWEST.get(directory))
          && row.getInt(2) == 0;
    } catch (SQLException e) {
      return false; // There is none yet, or Flyway says what is wrong with it.
    }
  }
}
