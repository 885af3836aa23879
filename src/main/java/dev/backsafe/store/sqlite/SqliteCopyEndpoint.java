package dev.backsafe.store.sqlite;

import dev.backsafe.store.CopyEndpoint;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An SQLite database that is copied from or to. */
public final class SqliteCopyEndpoint implements CopyEndpoint {
  private final String url;
  private final SqliteFile file;
  private final Connection connection;

  /**
   * Opens it, and makes it when it is not there.
   *
   * @throws StoreException with one clear line when it cannot be used
   */
  public SqliteCopyEndpoint(String url) {
    this.url = url;
    file = new SqliteFile(url);
    connection = file.open();
  }

  @Override
  public String name() {
    return url;
  }

  @Override
  public Connection connection() {
    return connection;
  }

  /** Not the driver's own way, which would keep everybody else from writing. */
  @Override
  public void read() throws SQLException {
    execute("BEGIN");
  }

  @Override
  public void write() throws SQLException {
    execute("BEGIN IMMEDIATE");
  }

  @Override
  public void commit() throws SQLException {
    execute("COMMIT");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Sealed fields are blobs, plain ones text. */
  @Override
  public Object kept(Object value, String type) {
    return value instanceof byte[] bytes && type.equals("TEXT") && !FieldEncryption.isSealed(bytes)
        ? new String(bytes, StandardCharsets.UTF_8)
        : value;
  }

  @Override
  public void numberOn(String table, String column) {
    // AUTOINCREMENT has seen the numbers.
  }

  @Override
  public StoreException failure(SQLException e) {
    return file.failure(e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw file.failure(e);
    }
  }
}
