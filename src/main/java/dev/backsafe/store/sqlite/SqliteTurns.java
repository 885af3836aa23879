package dev.backsafe.store.sqlite;

import dev.backsafe.conversation.Person;
import dev.backsafe.platform.Account;
import dev.backsafe.store.EncryptedFields;
import dev.backsafe.store.Known;
import dev.backsafe.store.Owner;
import dev.backsafe.store.People;
import dev.backsafe.store.Reminders;
import dev.backsafe.store.StateCodec;
import dev.backsafe.store.Statements;
import dev.backsafe.store.Store.Committed;
import dev.backsafe.store.Store.Decider;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.Store.Pending;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns, decided and written by the one writer, within its transaction. */
final class SqliteTurns implements Reminders.Turns {
  private static final String PERSON = "SELECT " + EncryptedFields.PERSON + " FROM person WHERE ";

  private final SqliteRows rows;
  private final Statements sql;
  private final EncryptedFields fields;
  private final People people;

  SqliteTurns(SqliteRows rows, EncryptedFields fields, People people) {
    this.rows = rows;
    this.sql = rows.sql();
    this.fields = fields;
    this.people = people;
  }

  Committed turn(Account account, String updateId, Instant now, Decider decider)
      throws SQLException {
    Known known =
        sql.first(
                PERSON + "platform = ? AND account = ?",
                this::known,
                account.platform(),
                fields.word(account))
            .orElse(null);
    if (known == null) {
      fields.refuseWithoutKey(sql);
    }
    boolean taken =
        known == null
            ? rows.inbox().isTaken(account.platform(), updateId)
            : !rows.inbox().take(account.platform(), updateId, now);
    if (taken) {
      return new Committed(true, false, rows.outbox().undelivered(account));
    }
    Decision decision =
        decider.decide(
            known == null ? null : known.person(),
            people.history(known == null ? null : known.owner()));
    if (!decision.isKept()) {
      return new Committed(false, true, decision.unkept(account));
    }
    if (known == null) {
      boolean _ = rows.inbox().take(account.platform(), updateId, now);
    } else if (known.unreachable()) {
      people.reachable(account);
    }
    return new Committed(false, false, write(account, known, decision, null, now));
  }

  @Override
  public Known find(long person) throws SQLException {
    return sql.first(PERSON + "id = ?", this::known, person).orElseThrow();
  }

  private Known known(ResultSet row) throws SQLException {
    return fields.known(row, 0);
  }

  @Override
  public List<Pending> write(Known known, Decision decision, Instant due, Instant now)
      throws SQLException {
    return decision.isKept()
        ? write(known.account(), known, decision, due, now)
        : decision.unkept(known.account());
  }

  /**
   * Writes what was decided.
   *
   * @param due when the reminder was due that was decided; null for a person's own turn
   */
  private List<Pending> write(
      Account account, @Nullable Known known, Decision decision, @Nullable Instant due, Instant now)
      throws SQLException {
    Person person = decision.person();
    Owner owner = known == null || decision.erase() ? null : known.owner();
    byte[] dataKey = person == null ? null : fields.dataKey(owner, account);
    int before = owner == null || known == null ? 0 : known.facts();
    int after = before + decision.facts().size();
    Object state = person == null ? null : fields.state(dataKey, account, person, after);
    List<Object> facts = fields.facts(dataKey, account, decision.facts(), now, before);
    List<Object> replies =
        decision.replies().stream().map(r -> fields.message(account, r)).toList();
    // Nothing is written before all that can fail of its own has been done.
    if (decision.erase() && known != null) {
      rows.erase(known.id());
    }
    if (state != null) {
      long id = save(owner, account, dataKey, state, after);
      record(id, facts, fields.factAt(dataKey, now));
      remind(id, account, decision.reminders());
    }
    List<Pending> pending = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      long id = rows.outbox().add(account, replies.get(i), due);
      pending.add(new Pending(id, account, decision.replies().get(i), due));
    }
    return pending;
  }

  private void record(long person, List<Object> facts, long at) throws SQLException {
    for (Object fact : facts) {
      sql.update("INSERT INTO fact (person_id, at, fact) VALUES (?, ?, ?)", person, at, fact);
    }
  }

  private void remind(long person, Account account, List<Due> reminders) throws SQLException {
    for (Due reminder : reminders) {
      sql.update(
          "INSERT INTO reminder (person_id, kind, due_at) VALUES (?, ?, ?)"
              + " ON CONFLICT DO UPDATE SET due_at = excluded.due_at",
          person,
          fields.word(account, reminder.kind()),
          reminder.at().toEpochMilli());
    }
  }

  private long save(
      @Nullable Owner owner, Account account, byte @Nullable [] dataKey, Object state, int facts)
      throws SQLException {
    if (owner != null) {
      sql.update(
          "UPDATE person SET version = ?, state = ?, data_key = ?, facts = ? WHERE id = ?",
          StateCodec.VERSION,
          state,
          dataKey,
          facts,
          owner.id());
      return owner.id();
    }
    return sql.first(
            "INSERT INTO person (platform, account, version, state, data_key, facts)"
                + " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
            row -> row.getLong(1),
            account.platform(),
            fields.word(account),
            StateCodec.VERSION,
            state,
            dataKey,
            facts)
        .orElseThrow();
  }
}
