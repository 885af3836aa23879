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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Updates that have not become turns yet. */
final class PostgresInbox {
  /** Telegram offers an unconfirmed update for 24 hours; an hour more for clocks that differ. */
  private static final Duration REMEMBERED = Duration.ofHours(25);

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
                updates.stream().map(fields::body).toArray(byte[][]::new)));
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
        "UPDATE received SET body = NULL, holder = NULL"
            + " WHERE platform = ? AND update_id = ? AND body IS NOT NULL",
        platform,
        updateId);
  }

  void deadLetter(
      String platform, String updateId, @Nullable Account account, String reason, Instant now)
      throws SQLException {
    new DeadLetters(sql)
        .add(platform, updateId, account == null ? null : fields.word(account), reason, now);
    processed(platform, updateId);
  }

  void purge(Instant now) throws SQLException {
    long remembered = now.minus(REMEMBERED).toEpochMilli();
    sql.update("DELETE FROM received WHERE body IS NULL AND at < ?", remembered);
    new DeadLetters(sql).purge(now);
  }
}
