package dev.backsafe.store;

import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings a database to the form that this version knows. */
public final class Migrations {
  private Migrations() {}

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
    try {
      Flyway flyway =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(source)
              .locations("classpath:db/" + directory)
              .loggers("slf4j")
              .load();
      for (MigrationInfo info : flyway.info().all()) {
        if (info.getState() == MigrationState.FUTURE_SUCCESS) {
          throw new StoreException(
              name + " was written by a newer Backsafe; use that one, or a backup");
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
}
