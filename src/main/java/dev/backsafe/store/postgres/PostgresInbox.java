package dev.backsafe.store.postgres;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Update;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Updates that have not become turns yet, and those that never could. */
final class PostgresInbox {
  /** Telegram offers an unconfirmed update for 24 hours; an hour more for clocks that differ. */
  private static final Duration REMEMBERED = Duration.ofHours(25);

  /** How long a faulty update is kept for an operator to look at. */
  private static final Duration ASIDE = Duration.ofDays(7);

  private static final String UNCLAIMED =
      " FROM received WHERE body IS NOT NULL AND holder IS NULL";

  private final PostgresStatements sql;
  private final PostgresFields seals;
  private final @Nullable Integer me;

  PostgresInbox(PostgresStatements sql, PostgresFields seals, @Nullable Integer me) {
    this.sql = sql;
    this.seals = seals;
    this.me = me;
  }

  private record Key(String platform, String updateId) {}

  List<Update> add(List<Update> updates, Instant now) throws SQLException {
    Set<Key> added =
        new HashSet<>(
            sql.list(
                "INSERT INTO received (platform, update_id, at, body, holder)"
                    + " SELECT u.platform, u.update_id, ?, u.body, ?"
                    + " FROM unnest(?::text[], ?::text[], ?::bytea[]) WITH ORDINALITY"
                    + " AS u (platform, update_id, body, n) ORDER BY u.n"
                    + " ON CONFLICT DO NOTHING RETURNING platform, update_id",
                row -> new Key(row.getString(1), row.getString(2)),
                now.toEpochMilli(),
                me,
                updates.stream().map(Update::platform).toArray(String[]::new),
                updates.stream().map(Update::id).toArray(String[]::new),
                updates.stream()
                    .map(u -> seals.sealUpdate(u.platform(), u.id(), u.body()))
                    .toArray(byte[][]::new)));
    // Each once, though it came twice together.
    return updates.stream().filter(u -> added.remove(new Key(u.platform(), u.id()))).toList();
  }

  private record Open(long seq, Update update) {}

  /** Takes what nobody has in hand; within a transaction. */
  List<Update> claim(Predicate<String> served) throws SQLException {
    if (me == null || !sql.is("SELECT pg_try_advisory_xact_lock(?, ?)", AdvisoryLocks.CLAIM, 2)) {
      return List.of();
    }
    String[] platforms =
        sql.list("SELECT DISTINCT platform" + UNCLAIMED, row -> row.getString(1)).stream()
            .filter(served)
            .toArray(String[]::new);
    return sql
        .list(
            "UPDATE received SET holder = ? WHERE seq IN (SELECT seq"
                + UNCLAIMED
                + " AND platform = ANY (?) FOR UPDATE SKIP LOCKED)"
                + " RETURNING seq, platform, update_id, body",
            row -> {
              String platform = row.getString(2);
              String updateId = row.getString(3);
              String body = seals.openUpdate(platform, updateId, row.getBytes(4));
              return new Open(row.getLong(1), new Update(platform, updateId, body));
            },
            me,
            platforms)
        .stream()
        .sorted(Comparator.comparingLong(Open::seq))
        .map(Open::update)
        .toList();
  }

  boolean isClaimable() throws SQLException {
    return sql.is("SELECT EXISTS (SELECT" + UNCLAIMED + ")");
  }

  void processed(String platform, String updateId) throws SQLException {
    sql.update(
        "UPDATE received SET body = NULL, holder = NULL"
            + " WHERE platform = ? AND update_id = ? AND body IS NOT NULL",
        platform,
        updateId);
  }

  void deadLetter(
      String platform, String updateId, @Nullable Account account, String reason, Instant now)
      throws SQLException {
    sql.update(
        "INSERT INTO aside (platform, update_id, account, at, reason, body)"
            + " SELECT r.platform, r.update_id, p.account, ?, ?,"
            + " CASE WHEN p.id IS NULL AND ? THEN NULL ELSE r.body END"
            + " FROM received r LEFT JOIN person p ON p.platform = r.platform AND p.account = ?"
            + " WHERE r.platform = ? AND r.update_id = ?"
            + " ON CONFLICT DO NOTHING",
        now.toEpochMilli(),
        reason,
        account != null,
        account == null ? null : account.id(),
        platform,
        updateId);
    processed(platform, updateId);
  }

  int deadLetterCount() throws SQLException {
    return sql.first("SELECT count(*) FROM aside", row -> row.getInt(1)).orElse(0);
  }

  void purge(Instant now) throws SQLException {
    long remembered = now.minus(REMEMBERED).toEpochMilli();
    sql.update("DELETE FROM received WHERE body IS NULL AND at < ?", remembered);
    sql.update("DELETE FROM aside WHERE at < ?", now.minus(ASIDE).toEpochMilli());
  }
}
