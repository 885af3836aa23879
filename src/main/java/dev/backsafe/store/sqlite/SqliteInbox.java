package dev.backsafe.store.sqlite;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Update;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Updates that have not become turns yet, and those that never could. */
final class SqliteInbox {
  /** Telegram offers an unconfirmed update for 24 hours; an hour more for clocks that differ. */
  private static final Duration REMEMBERED = Duration.ofHours(25);

  /** How long a faulty update is kept for an operator to look at. */
  private static final Duration ASIDE = Duration.ofDays(7);

  /** What is new is taken in, and what was received before and has no turn yet; else nothing is. */
  static final String TAKEN =
      " ON CONFLICT (platform, update_id) DO UPDATE SET body = NULL WHERE body IS NOT NULL";

  /** How many rows of a kind go in one transaction. */
  private static final int PURGED = 1_000;

  private final SqliteStatements rows;
  private final SqliteFields seals;

  SqliteInbox(SqliteStatements rows, SqliteFields seals) {
    this.rows = rows;
    this.seals = seals;
  }

  /** An update whose body is sealed already, which needs no transaction. */
  record Sealed(Update update, Object body) {}

  static List<Sealed> seal(SqliteFields seals, List<Update> updates) {
    return updates.stream()
        .map(
            u ->
                new Sealed(
                    u,
                    seals.sealPassing(SqliteFields.update(u.platform(), u.id()), u.body())))
        .toList();
  }

  List<Update> add(List<Sealed> updates, Instant now) throws SQLException {
    List<Update> added = new ArrayList<>();
    for (Sealed sealed : updates) {
      Update update = sealed.update();
      int inserted =
          rows.update(
              "INSERT INTO received (platform, update_id, at, body) VALUES (?, ?, ?, ?)"
                  + " ON CONFLICT DO NOTHING",
              update.platform(),
              update.id(),
              millis(now),
              sealed.body());
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
        rows.update(
            "DELETE FROM received WHERE at NOT BETWEEN ? AND ? AND seq IN"
                + " (SELECT seq FROM received WHERE body IS NULL ORDER BY seq LIMIT ?)",
            millis(now.minus(REMEMBERED)),
            millis(now.plus(REMEMBERED)),
            PURGED);
    rows.update("DELETE FROM aside WHERE at < ?", millis(now.minus(ASIDE)));
    return received == PURGED;
  }

  List<Update> open() throws SQLException {
    PreparedStatement select =
        rows.prepare(
            "SELECT platform, update_id, body FROM received WHERE body IS NOT NULL ORDER BY seq");
    List<Update> open = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        String platform = row.getString(1);
        String updateId = row.getString(2);
        open.add(
            new Update(
                platform,
                updateId,
                seals.openPassing(SqliteFields.update(platform, updateId), row.getBytes(3))));
      }
    }
    return open;
  }

  /** Whether a turn has taken it in. */
  boolean isTaken(String platform, String updateId) throws SQLException {
    PreparedStatement select =
        rows.prepare(
            "SELECT 1 FROM received WHERE platform = ? AND update_id = ? AND body IS NULL");
    SqliteStatements.bind(select, platform, updateId);
    try (ResultSet row = select.executeQuery()) {
      return row.next();
    }
  }

  /** A turn takes it in; only its id stays. */
  void take(String platform, String updateId, Instant now) throws SQLException {
    rows.update(
        "INSERT INTO received (platform, update_id, at) VALUES (?, ?, ?)" + TAKEN,
        platform,
        updateId,
        millis(now));
  }

  /** Of whoever is not stored, what they sent may stand in the log file no longer either. */
  void answered(String platform, String updateId) throws SQLException {
    int processed =
        rows.update(
            "UPDATE received SET body = NULL"
                + " WHERE platform = ? AND update_id = ? AND body IS NOT NULL",
            platform,
            updateId);
    if (processed == 1) {
      rows.hasErased(SqliteStatements.Erased.SOON);
    }
  }

  void deadLetter(
      String platform, String updateId, @Nullable Account account, String reason, Instant now)
      throws SQLException {
    rows.update(
        "INSERT INTO aside (platform, update_id, account, at, reason, body)"
            + " SELECT r.platform, r.update_id, p.account, ?, ?,"
            + " CASE WHEN p.id IS NULL AND ? THEN NULL ELSE r.body END"
            + " FROM received r LEFT JOIN person p ON p.platform = r.platform AND p.account = ?"
            + " WHERE r.platform = ? AND r.update_id = ?"
            + " ON CONFLICT DO NOTHING",
        millis(now),
        reason,
        account != null,
        account == null ? null : account.id(),
        platform,
        updateId);
    answered(platform, updateId);
  }

  int deadLetterCount() throws SQLException {
    try (ResultSet row = rows.prepare("SELECT count(*) FROM aside").executeQuery()) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  void erase(Account account) throws SQLException {
    rows.update(
        "DELETE FROM aside WHERE platform = ? AND account = ?", account.platform(), account.id());
  }

  private static long millis(Instant at) {
    return at.toEpochMilli();
  }
}
