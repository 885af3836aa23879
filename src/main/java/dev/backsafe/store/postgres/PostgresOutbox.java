package dev.backsafe.store.postgres;

import dev.backsafe.platform.Account;
import dev.backsafe.store.EncryptedFields;
import dev.backsafe.store.Statements;
import dev.backsafe.store.Store.Pending;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Replies on their way. One instance at a time has those of a person in hand, so that they arrive
 * in order; when it is gone, they are nobody's, and whoever looks next takes them.
 */
final class PostgresOutbox {
  /** Whose replies one look takes at most: the others of the instances take their share. */
  private static final int MOST_PEOPLE_CLAIMED = 100;

  private static final String UNCLAIMED =
      " FROM outbox o WHERE o.holder IS NULL AND NOT EXISTS (SELECT FROM outbox e WHERE"
          + " e.platform = o.platform AND e.account = o.account AND e.holder <> ?)";

  private final Statements sql;
  private final EncryptedFields fields;
  private final @Nullable Integer me;

  PostgresOutbox(Statements sql, EncryptedFields fields, @Nullable Integer me) {
    this.sql = sql;
    this.fields = fields;
    this.me = me;
  }

  /** Somebody's that are in hand here, in order. */
  List<Pending> held(Account account) throws SQLException {
    return readable(
        sql.list(
            "SELECT id, reply, due_at FROM outbox"
                + " WHERE platform = ? AND account = ? AND holder = ? ORDER BY id",
            row -> fields.pending(row, account),
            account.platform(),
            fields.word(account),
            me));
  }

  /** All that are in hand here, in order. */
  List<Pending> held() throws SQLException {
    return readable(
        sql.list(
            "SELECT id, reply, due_at, platform, account FROM outbox WHERE holder = ? ORDER BY id",
            row -> fields.pending(row, fields.account(row.getString(4), row.getString(5))),
            me));
  }

  private static List<Pending> readable(List<Optional<Pending>> all) {
    return all.stream().flatMap(Optional::stream).toList();
  }

  /** Takes what nobody has in hand, all of a person's or none; within a transaction. */
  void claim(Predicate<Account> reached) throws SQLException {
    if (me == null || !sql.is("SELECT pg_try_advisory_xact_lock(?, ?)", AdvisoryLocks.CLAIM, 1)) {
      return;
    }
    List<Account> whose =
        sql
            .list(
                "SELECT DISTINCT o.platform, o.account" + UNCLAIMED,
                row -> fields.account(row.getString(1), row.getString(2)),
                me)
            .stream()
            .filter(reached)
            .limit(MOST_PEOPLE_CLAIMED)
            .toList();
    if (!whose.isEmpty()) {
      sql.update(
          "UPDATE outbox SET holder = ? WHERE id IN (SELECT o.id"
              + UNCLAIMED
              + " AND (o.platform, o.account) IN (SELECT * FROM unnest(?::text[], ?::text[]))"
              + " FOR UPDATE SKIP LOCKED)",
          me,
          me,
          whose.stream().map(Account::platform).toArray(String[]::new),
          whose.stream().map(fields::word).toArray(String[]::new));
    }
  }

  static boolean isClaimable(Statements sql, @Nullable Integer me) throws SQLException {
    return sql.is("SELECT EXISTS (SELECT" + UNCLAIMED + ")", me == null ? 0 : me);
  }

  /** Those that are in hand here, and the first of their person's. */
  Set<Long> held(Set<Long> ids) throws SQLException {
    return Set.copyOf(
        sql.list(
            "SELECT o.id FROM outbox o WHERE o.id = ANY (?) AND o.holder = ?"
                + " AND o.id = (SELECT min(e.id) FROM outbox e WHERE e.platform = o.platform"
                + " AND e.account = o.account)",
            row -> row.getLong(1),
            ids.toArray(Long[]::new),
            me));
  }

  void release(long id) throws SQLException {
    sql.update("UPDATE outbox SET holder = NULL WHERE id = ? AND holder = ?", id, me);
  }

  /** Says whether the same people have others that are in nobody's hand. */
  boolean delivered(Set<Long> ids) throws SQLException {
    return sql.is(
        "WITH d AS (DELETE FROM outbox WHERE id = ANY (?) RETURNING platform, account)"
            + " SELECT EXISTS (SELECT FROM d JOIN outbox o ON o.platform = d.platform"
            + " AND o.account = d.account WHERE o.holder IS NULL)",
        (Object) ids.toArray(Long[]::new));
  }
}
