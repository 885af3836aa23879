package dev.backsafe.store.postgres;

import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.store.EncryptedFields;
import dev.backsafe.store.Known;
import dev.backsafe.store.People;
import dev.backsafe.store.Reminders;
import dev.backsafe.store.StateCodec;
import dev.backsafe.store.Statements;
import dev.backsafe.store.Store.Committed;
import dev.backsafe.store.Store.Decider;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A turn in two statements: one reads the person, one writes everything, if nobody else has written
 * a turn of theirs in between. Otherwise it is decided anew. So no row is locked while a turn is
 * decided, and no process holds up another.
 */
final class PostgresTurns implements Reminders.Turns {
  /** Each time, another turn of the same person came first. */
  private static final int ATTEMPTS = 50;

  private static final String PERSON = "SELECT " + EncryptedFields.PERSON + ", turn";

  private static final String GIVEN =
      """
      WITH a AS (
        SELECT ?::bigint AS id, ?::bigint AS turn, ?::text AS platform, ?::text AS account,
          ?::integer AS version, ?::bytea AS state, ?::bytea AS data_key, ?::text AS update_id,
          ?::bigint AS at, ?::bigint AS due_at, ?::integer AS me, ?::bytea[] AS facts,
          ?::text[] AS kinds, ?::bigint[] AS dues, ?::bytea[] AS replies,
          ?::bigint AS fact_at, ?::integer AS fact_count),
      """;

  private static final String KNOWN =
      """
      p AS (
        UPDATE person SET version = a.version, state = a.state, facts = a.fact_count, turn = person.turn + 1,
          data_key = coalesce(person.data_key, a.data_key)
        FROM a WHERE person.id = a.id AND person.turn = a.turn RETURNING person.id),
      """;

  private static final String NEW =
      """
      p AS (
        INSERT INTO person (platform, account, version, state, data_key, facts)
        SELECT platform, account, version, state, data_key, fact_count FROM a
        ON CONFLICT DO NOTHING RETURNING id),
      """;

  /** Facts, reminders and what is remembered go with the person. */
  private static final String ERASED =
      """
      p AS (DELETE FROM person USING a WHERE person.id = a.id AND person.turn = a.turn
        RETURNING person.id),
      buried AS (INSERT INTO erased (person_id) SELECT id FROM p ON CONFLICT DO NOTHING),
      gone AS (DELETE FROM outbox USING a, p
        WHERE outbox.platform = a.platform AND outbox.account = a.account),
      forgotten AS (DELETE FROM dead_letter USING a, p
        WHERE dead_letter.platform = a.platform AND dead_letter.account = a.account),
      """;

  /** Of whom nothing is kept, nothing is erased; what is said to them is. */
  private static final String NOBODY = "p AS (SELECT a.id FROM a),\n";

  private static final String STATE =
      """
      f AS (INSERT INTO fact (person_id, at, fact)
        SELECT p.id, a.fact_at, f.fact FROM p, a, unnest(a.facts) WITH ORDINALITY AS f (fact, n)
        ORDER BY f.n),
      n AS (INSERT INTO reminder (person_id, kind, due_at)
        SELECT p.id, k.kind, k.due_at FROM p, a, unnest(a.kinds, a.dues) AS k (kind, due_at)
        ON CONFLICT (person_id, kind) DO UPDATE SET due_at = excluded.due_at),
      """;

  /** One process alone delivers to a person at a time: whoever has their replies in hand. */
  private static final String REPLIES =
      """
      r AS (INSERT INTO received (platform, update_id, at)
        SELECT a.platform, a.update_id, a.at FROM a, p WHERE a.update_id IS NOT NULL
        ON CONFLICT (platform, update_id) DO UPDATE SET body = NULL, holder = NULL, whose = NULL),
      o AS (INSERT INTO outbox (platform, account, reply, due_at, holder)
        SELECT a.platform, a.account, o.reply, a.due_at,
          CASE WHEN EXISTS (SELECT FROM outbox b WHERE b.platform = a.platform
            AND b.account = a.account AND b.holder IS DISTINCT FROM a.me) THEN NULL ELSE a.me END
        FROM p, a, unnest(a.replies) WITH ORDINALITY AS o (reply, n) ORDER BY o.n
        RETURNING id, due_at, holder)
      """;

  /**
   * What was in hand already comes first; those erased in this statement are still seen. Of what is
   * new, which the caller has at hand, there is but the number. Joined, and by a plan of when it
   * was empty, all of the outbox would be read.
   */
  private static final String PENDING =
      """
      , b AS (SELECT id, reply, due_at, holder FROM outbox WHERE platform = (SELECT platform FROM a)
          AND account = (SELECT account FROM a) AND holder IS NOT DISTINCT FROM (SELECT me FROM a)
        UNION ALL SELECT o.id, NULL, o.due_at, o.holder FROM o)
      SELECT b.id, b.reply, b.due_at FROM p LEFT JOIN b ON b.holder IS NOT NULL ORDER BY b.id
      """;

  private static final String SAID =
      "SELECT o.id, NULL::bytea, o.due_at FROM p LEFT JOIN o ON o.holder IS NOT NULL ORDER BY o.id";

  private static final String TURN = STATE + REPLIES + PENDING;

  private final Statements sql;
  private final EncryptedFields fields;
  private final @Nullable Integer me;

  /**
   * Over one connection.
   *
   * @param me the instance that is to deliver; null for whichever comes
   */
  PostgresTurns(Statements sql, EncryptedFields fields, @Nullable Integer me) {
    this.sql = sql;
    this.fields = fields;
    this.me = me;
  }

  /**
   * Somebody, and what came from them.
   *
   * @param taken whether a turn has taken it in
   * @param early whether something that they sent before is still open
   */
  private record Found(Known known, boolean taken, boolean early) {}

  /**
   * What is written with a decision.
   *
   * @param updateId null for a reminder
   * @param due when the reminder was due; null for an answer
   */
  private record Cause(
      Account account, @Nullable String updateId, @Nullable Instant due, Instant now) {}

  Committed turn(Account account, String updateId, Instant now, Decider decider)
      throws SQLException {
    People people = new People(sql, fields);
    PostgresInbox inbox = new PostgresInbox(sql, fields, me);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Found found = find(account, updateId, now).orElse(null);
      if (found == null) {
        fields.refuseWithoutKey(sql);
      }
      if (found == null ? isTaken(account, updateId) : found.taken()) {
        return new Committed(true, false, new PostgresOutbox(sql, fields, me).held(account));
      }
      if (found == null ? inbox.isEarly(account, updateId, now) : found.early()) {
        throw StoreException.outOfTurn();
      }
      Known known = found == null ? null : found.known();
      Decision decision =
          decider.decide(
              known == null ? null : known.person(),
              people.history(known == null ? null : known.owner()));
      if (!decision.isKept()) {
        return new Committed(false, true, decision.unkept(account));
      }
      if (known != null && known.unreachable()) {
        people.reachable(account);
      }
      Optional<List<Pending>> said =
          write(new Cause(account, updateId, null, now), known, decision);
      if (said.isPresent()) {
        return new Committed(false, false, said.get());
      }
    }
    throw tooFast();
  }

  private static StoreException tooFast() {
    return new StoreException(
        "the turns of one person come too fast", new SQLTransientException("turn"));
  }

  /** The turn of a reminder, whose person's row is locked. */
  @Override
  public List<Pending> write(Known known, Decision decision, Instant due, Instant now)
      throws SQLException {
    Account account = known.account();
    return decision.isKept()
        ? write(new Cause(account, null, due, now), known, decision)
            .orElseThrow(PostgresTurns::tooFast)
        : decision.unkept(account);
  }

  private Optional<Found> find(Account account, String updateId, Instant now) throws SQLException {
    return sql.first(
        PERSON
            + ", EXISTS (SELECT FROM received r WHERE r.platform = p.platform AND r.update_id = ?"
            + " AND r.body IS NULL), "
            + PostgresInbox.IS_EARLY.formatted("p.platform", "p.account")
            + " FROM person p WHERE p.platform = ? AND p.account = ?",
        row -> new Found(known(row), row.getBoolean(10), row.getBoolean(11)),
        updateId,
        PostgresInbox.earliest(now),
        updateId,
        account.platform(),
        fields.word(account));
  }

  @Override
  public Known find(long person) throws SQLException {
    return sql.first(PERSON + " FROM person WHERE id = ?", this::known, person).orElseThrow();
  }

  /** What somebody sent who is not stored any more. */
  private boolean isTaken(Account account, String updateId) throws SQLException {
    return sql.is(
        "SELECT EXISTS (SELECT FROM received"
            + " WHERE platform = ? AND update_id = ? AND body IS NULL)",
        account.platform(),
        updateId);
  }

  private Known known(ResultSet row) throws SQLException {
    return fields.known(row, row.getLong(9));
  }

  /** What is to be delivered from here; empty when another turn of theirs came first. */
  private Optional<List<Pending>> write(Cause cause, @Nullable Known known, Decision decision)
      throws SQLException {
    Iterator<Outgoing> fresh = decision.replies().iterator();
    List<Optional<Pending>> said =
        sql.list(
            statement(known, decision),
            row -> pending(row, cause, fresh),
            values(cause, known, decision));
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(said.stream().flatMap(Optional::stream).toList());
  }

  private static String statement(@Nullable Known known, Decision decision) {
    if (decision.erase()) {
      return GIVEN + (known == null ? NOBODY : ERASED) + REPLIES + SAID;
    }
    return GIVEN + (known == null ? NEW : KNOWN) + TURN;
  }

  private @Nullable Object[] values(Cause cause, @Nullable Known known, Decision decision) {
    Account account = cause.account();
    byte[] dataKey = fields.dataKey(known == null ? null : known.owner(), account);
    Person person = decision.person();
    int before = known == null ? 0 : known.facts();
    int after = before + decision.facts().size();
    List<Object> facts = fields.facts(dataKey, account, decision.facts(), cause.now(), before);
    Map<ReminderKind, Instant> dues = new LinkedHashMap<>();
    for (Due due : decision.reminders()) {
      dues.put(due.kind(), due.at());
    }
    return new @Nullable Object[] {
      known == null ? 0L : known.id(),
      known == null ? 0L : known.turn(),
      account.platform(),
      fields.word(account),
      StateCodec.VERSION,
      person == null ? null : fields.state(dataKey, account, person, after),
      dataKey,
      cause.updateId(),
      cause.now().toEpochMilli(),
      cause.due() == null ? null : cause.due().toEpochMilli(),
      me,
      facts.toArray(byte[][]::new),
      dues.keySet().stream().map(kind -> fields.word(account, kind)).toArray(String[]::new),
      dues.values().stream().map(Instant::toEpochMilli).toArray(Long[]::new),
      decision.replies().stream().map(r -> fields.message(account, r)).toArray(byte[][]::new),
      fields.factAt(dataKey, cause.now()),
      after
    };
  }

  /** Empty for the row that says only that it was written. */
  private Optional<Pending> pending(ResultSet row, Cause cause, Iterator<Outgoing> fresh)
      throws SQLException {
    long id = row.getLong(1);
    if (row.wasNull()) {
      return Optional.empty();
    }
    return row.getBytes(2) == null
        ? Optional.of(new Pending(id, cause.account(), fresh.next(), cause.due()))
        : fields.pending(row, cause.account());
  }
}
