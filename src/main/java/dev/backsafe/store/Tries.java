package dev.backsafe.store;

import java.sql.SQLException;

/** How often it was tried to handle an update that an earlier run has left. */
final class Tries {
  private static final String OPEN = " WHERE platform = ? AND update_id = ? AND body IS NOT NULL";

  private final Statements sql;

  Tries(Statements sql) {
    this.sql = sql;
  }

  int begin(String platform, String updateId) throws SQLException {
    return sql.first(
            "UPDATE received SET tries = tries + 1" + OPEN + " RETURNING tries",
            row -> row.getInt(1),
            platform,
            updateId)
        .orElse(0);
  }

  void putOff(String platform, String updateId) throws SQLException {
    sql.update("UPDATE received SET tries = tries - 1" + OPEN, platform, updateId);
  }
}
