package dev.backsafe.store.postgres;

import dev.backsafe.store.CopyEndpoint;
import dev.backsafe.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL database that is copied from or to. */
public final class PostgresCopyEndpoint implements CopyEndpoint {
  private final PostgresDatabase database;
  private final Connection connection;

  /**
   * Opens it, and makes its tables when they are not there.
   *
   * @throws StoreException with one clear line when it cannot be used
   */
  public PostgresCopyEndpoint(PostgresDatabase database) {
    this.database = database;
    database.open().close();
    try {
      connection = database.connect();
      // Within a transaction, the driver reads a bounded part of a table at a time.
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  @Override
  public String name() {
    return database.name();
  }

  @Override
  public Connection connection() {
    return connection;
  }

  @Override
  public void read() throws SQLException {
    execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
  }

  @Override
  public void write() {
    // The driver begins by itself.
  }

  @Override
  public void commit() throws SQLException {
    connection.commit();
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public Object kept(Object value, String type) {
    return value instanceof String text && type.equals("bytea")
        ? text.getBytes(StandardCharsets.UTF_8)
        : value;
  }

  @Override
  public void numberOn(String table, String column) throws SQLException {
    execute(
        "SELECT setval(pg_get_serial_sequence('%1$s', '%2$s'), (SELECT coalesce(max(%2$s), 0) + 1 FROM %1$s), false)"
            .formatted(table, column));
  }

  @Override
  public StoreException failure(SQLException e) {
    return database.failure(e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }
}
