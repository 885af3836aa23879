package dev.backsafe.store.postgres;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Update;
import dev.backsafe.store.DeadLetters;
import dev.backsafe.store.EncryptedFields;
import dev.backsafe.store.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Updates that have not become turns yet. */
final class PostgresInbox {
  /** Telegram offers an unconfirmed update for 24 hours; an hour more for clocks that differ. */
  private static final Duration REMEMBERED = Duration.ofHours(25);

  /** An instance that is gone has been missed, and another at work on what it left, by then. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /**
   * Whether something that a person of a platform sent before an update is still open; for a while
   * only, so that nobody is kept from being heard by what nobody gets done.
   */
  static final String IS_EARLY =
      "EXISTS (SELECT FROM received e WHERE e.platform = %s AND e.whose = %s"
          + " AND e.body IS NOT NULL AND e.at > ? AND e.seq < (SELECT r.seq FROM received r"
          + " WHERE r.platform = e.platform AND r.update_id = ? AND r.body IS NOT NULL))";

  private static final String UNCLAIMED =
      " FROM received WHERE body IS NOT NULL AND holder IS NULL";

  private final Statements sql;
  private final EncryptedFields fields;
  private final @Nullable Integer me;

  PostgresInbox(Statements sql, EncryptedFields fields, @Nullable Integer me) {
    this.sql = sql;
    this.fields = fields;
    this.me = me;
  }

  private record Key(String platform, String updateId) {}

  List<Update> add(List<Update> updates, Function<Update, @Nullable Account> whose, Instant now)
      throws SQLException {
    Set<Key> added =
        new HashSet<>(
            sql.list(
                "INSERT INTO received (platform, update_id, at, body, holder, whose)"
                    + " SELECT u.platform, u.update_id, ?, u.body, ?, u.whose"
                    + " FROM unnest(?::text[], ?::text[], ?::bytea[], ?::text[]) WITH ORDINALITY"
                    + " AS u (platform, update_id, body, whose, n) ORDER BY u.n"
                    + " ON CONFLICT DO NOTHING RETURNING platform, update_id",
                row -> new Key(row.getString(1), row.getString(2)),
                now.toEpochMilli(),
                me,
                updates.stream().map(Update::platform).toArray(String[]::new),
                updates.stream().map(Update::id).toArray(String[]::new),
                updates.stream().map(fields::body).toArray(byte[][]::new),
                updates.stream().map(u -> word(whose.apply(u))).toArray(String[]::new)));
    // Each once, though it came twice together.
    return updates.stream().filter(u -> added.remove(new Key(u.platform(), u.id()))).toList();
  }

  private @Nullable String word(@Nullable Account account) {
    return account == null ? null : fields.word(account);
  }

  boolean isEarly(Account account, String updateId, Instant now) throws SQLException {
    return sql.is(
        "SELECT " + IS_EARLY.formatted("?", "?"),
        account.platform(),
        fields.word(account),
        earliest(now),
        updateId);
  }

  /** From when on something is waited for. */
  static long earliest(Instant now) {
    return now.minus(LONGEST_WAIT).toEpochMilli();
  }

  /** Takes an update out of this process's hand. */
  void release(String platform, String updateId) throws SQLException {
    sql.update(
        "UPDATE received SET holder = NULL"
            + " WHERE platform = ? AND update_id = ? AND body IS NOT NULL AND holder = ?",
        platform,
        updateId,
        me);
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
            row -> new Open(row.getLong(1), fields.update(row, 2)),
            me,
            platforms)
        .stream()
        .sorted(Comparator.comparingLong(Open::seq))
        .map(Open::update)
        .toList();
  }

  static boolean isClaimable(Statements sql) throws SQLException {
    return sql.is("SELECT EXISTS (SELECT" + UNCLAIMED + ")");
  }

  void processed(String platform, String updateId) throws SQLException {
    sql.update(
        "UPDATE received SET body = NULL, holder = NULL, whose = NULL"
            + " WHERE platform = ? AND update_id = ? AND body IS NOT NULL",
        platform,
        updateId);
  }

  void deadLetter(
      String platform, String updateId, @Nullable Account account, String reason, Instant now)
      throws SQLException {
    new DeadLetters(sql).add(platform, updateId, word(account), reason, now);
    processed(platform, updateId);
  }

  void purge(Instant now) throws SQLException {
    long remembered = now.minus(REMEMBERED).toEpochMilli();
    sql.update("DELETE FROM received WHERE body IS NULL AND at < ?", remembered);
    new DeadLetters(sql).purge(now);
  }
}
