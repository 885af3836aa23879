package dev.backsafe.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Updates that could not be handled, for an operator to look at. */
public final class DeadLetters {
  private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(7);

  private final Statements sql;

  public DeadLetters(Statements sql) {
    this.sql = sql;
  }

  /**
   * Copies a received update; without its body where it is of nobody whose data are stored, and so
   * of nobody with whom it would be erased.
   *
   * @param account as it stands in rows; null when the update does not say
   */
  public void add(
      String platform, String updateId, @Nullable String account, String reason, Instant now)
      throws SQLException {
    sql.update(
        "INSERT INTO dead_letter (platform, update_id, account, at, reason, body)"
            + " SELECT r.platform, r.update_id, p.account, ?, ?,"
            + " CASE WHEN p.id IS NULL THEN NULL ELSE r.body END"
            + " FROM received r LEFT JOIN person p ON p.platform = r.platform AND p.account = ?"
            + " WHERE r.platform = ? AND r.update_id = ?"
            + " ON CONFLICT DO NOTHING",
        now.toEpochMilli(),
        reason,
        account,
        platform,
        updateId);
  }

  int count() throws SQLException {
    return sql.first("SELECT count(*) FROM dead_letter", row -> row.getInt(1)).orElse(0);
  }

  public void purge(Instant now) throws SQLException {
    sql.update("DELETE FROM dead_letter WHERE at < ?", now.minus(DEAD_LETTERS_KEPT).toEpochMilli());
  }
}
