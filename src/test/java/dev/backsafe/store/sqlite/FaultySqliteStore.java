package dev.backsafe.store.sqlite;

import dev.backsafe.harness.JdbcFaults;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.Store;
import java.sql.Connection;
import java.sql.SQLException;

/** A store over a file on a disk that fails. */
public final class FaultySqliteStore {
  private FaultySqliteStore() {}

  /** Opens it, with connections that fail so. */
  public static Store open(String url, JdbcFaults faults) {
    return new SqliteStore(new FaultyFile(url, faults), FieldEncryption.none());
  }

  private static final class FaultyFile extends SqliteFile {
    private final JdbcFaults faults;

    FaultyFile(String url, JdbcFaults faults) {
      super(url);
      this.faults = faults;
    }

    @Override
    Connection connection() throws SQLException {
      return faults.around(super.connection());
    }
  }
}
