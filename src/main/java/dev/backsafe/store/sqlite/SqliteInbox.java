package dev.backsafe.store.sqlite;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Update;
import dev.backsafe.store.DeadLetters;
import dev.backsafe.store.EncryptedFields;
import dev.backsafe.store.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Updates that have not become turns yet. */
final class SqliteInbox {
  /** Telegram offers an unconfirmed update for 24 hours; an hour more for clocks that differ. */
  private static final Duration REMEMBERED = Duration.ofHours(25);

  /** How many rows of a kind go in one transaction. */
  private static final int PURGED = 1_000;

  private final SqliteRows rows;
  private final Statements sql;
  private final EncryptedFields fields;

  SqliteInbox(SqliteRows rows, EncryptedFields fields) {
    this.rows = rows;
    this.sql = rows.sql();
    this.fields = fields;
  }

  /**
   * Takes in what is new.
   *
   * @param bodies as they are to stand in the rows: sealed already, which needs no transaction
   */
  List<Update> add(List<Update> updates, List<Object> bodies, Instant now) throws SQLException {
    List<Update> added = new ArrayList<>();
    for (int i = 0; i < updates.size(); i++) {
      Update update = updates.get(i);
      int inserted =
          sql.update(
              "INSERT INTO received (platform, update_id, at, body) VALUES (?, ?, ?, ?)"
                  + " ON CONFLICT DO NOTHING",
              update.platform(),
              update.id(),
              now.toEpochMilli(),
              bodies.get(i));
      if (inserted == 1) {
        added.add(update);
      }
    }
    return added;
  }

  /**
   * Forgets what is old, a bounded part of it; says whether there may be more. The oldest rows come
   * first, so no index need tell which they are; those of a clock that was wrong are not waited
   * for.
   */
  boolean purge(Instant now) throws SQLException {
    int received =
        sql.update(
            "DELETE FROM received WHERE at NOT BETWEEN ? AND ? AND seq IN"
                + " (SELECT seq FROM received WHERE body IS NULL ORDER BY seq LIMIT ?)",
            now.minus(REMEMBERED).toEpochMilli(),
            now.plus(REMEMBERED).toEpochMilli(),
            PURGED);
    new DeadLetters(sql).purge(now);
    return received == PURGED;
  }

  List<Update> open() throws SQLException {
    return sql.list(
        "SELECT platform, update_id, body FROM received WHERE body IS NOT NULL ORDER BY seq",
        row -> fields.update(row, 1));
  }

  /** Whether a turn has taken it in. */
  boolean isTaken(String platform, String updateId) throws SQLException {
    return sql.is(
        "SELECT 1 FROM received WHERE platform = ? AND update_id = ? AND body IS NULL",
        platform,
        updateId);
  }

  /** A turn takes it in, and only its id stays; false when one has done so before. */
  boolean take(String platform, String updateId, Instant now) throws SQLException {
    return sql.update(
            "INSERT INTO received (platform, update_id, at) VALUES (?, ?, ?)"
                + " ON CONFLICT (platform, update_id) DO UPDATE SET body = NULL"
                + " WHERE body IS NOT NULL",
            platform,
            updateId,
            now.toEpochMilli())
        == 1;
  }

  /**
   * An update is done with: of whoever is not stored, what they sent may stand in the log file no
   * longer either.
   *
   * @return whether it had been open
   */
  boolean processed(String platform, String updateId) throws SQLException {
    boolean processed =
        sql.update(
                "UPDATE received SET body = NULL"
                    + " WHERE platform = ? AND update_id = ? AND body IS NOT NULL",
                platform,
                updateId)
            == 1;
    if (processed) {
      rows.hasErased(SqliteRows.Erased.SOON);
    }
    return processed;
  }

  boolean deadLetter(
      String platform, String updateId, @Nullable Account account, String reason, Instant now)
      throws SQLException {
    new DeadLetters(sql)
        .add(platform, updateId, account == null ? null : fields.word(account), reason, now);
    return processed(platform, updateId);
  }
}
