package dev.backsafe.store.sqlite;

import dev.backsafe.conversation.Person;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.store.StateCodec;
import dev.backsafe.store.Store.Committed;
import dev.backsafe.store.Store.Decider;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.sqlite.SqliteStatements.Known;
import dev.backsafe.store.sqlite.SqliteStatements.Row;
import dev.backsafe.store.sqlite.TurnEncoder.Prepared;
import dev.backsafe.store.sqlite.TurnEncoder.Written;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns. To decide one, and to encode and to seal what comes of it, takes longer than to write it;
 * so it is done beforehand where many can do it at once, on what is committed then. The writer
 * writes it if nothing has become of the person since, and else decides it anew.
 */
final class SqliteTurns {
  private final SqliteStatements rows;
  private final TurnEncoder forms;

  SqliteTurns(SqliteStatements rows, TurnEncoder forms) {
    this.rows = rows;
    this.forms = forms;
  }

  /** Decides on what is committed; null where the writer has to see for itself. */
  @Nullable Prepared prepare(Account account, Decider decider) throws SQLException {
    Row found = rows.row(account);
    if (found == null || found.unreachable()) {
      return null;
    }
    Known known = forms.open(found);
    return forms.prepare(known, decider.decide(known.person(), rows.new Stored(known)));
  }

  /** One turn, decided already or not. */
  Committed turn(
      Account account, String updateId, Instant now, Decider decider, @Nullable Prepared prepared)
      throws SQLException {
    if (prepared != null && takesAsPrepared(prepared.known(), updateId, now)) {
      return new Committed(false, false, write(prepared, null, now));
    }
    if (rows.received().isTaken(account.platform(), updateId)) {
      return new Committed(true, false, rows.outbox().undelivered(account));
    }
    Known known = rows.find(account);
    Decision decision =
        decider.decide(known == null ? null : known.person(), rows.new Stored(known));
    Committed committed = apply(account, known, decision, null, now);
    if (!committed.open()) {
      rows.received().take(account.platform(), updateId, now);
    }
    if (known != null && known.unreachable()) {
      rows.reachable(account);
    }
    return committed;
  }

  /** Whether nothing has become of the person since. */
  boolean stands(Prepared prepared) throws SQLException {
    PreparedStatement select =
        rows.prepare("SELECT 1 FROM person WHERE id = ? AND state = ? AND unreachable_at IS NULL");
    SqliteStatements.bind(select, prepared.known().id(), prepared.known().row().state());
    try (ResultSet row = select.executeQuery()) {
      return row.next();
    }
  }

  /** Whether the update is new, and nothing has become of the person since that was read. */
  private boolean takesAsPrepared(Known known, String updateId, Instant now) throws SQLException {
    return rows.update(
            "INSERT INTO received (platform, update_id, at) SELECT ?, ?, ? FROM person"
                + " WHERE id = ? AND state = ? AND unreachable_at IS NULL"
                + SqliteInbox.TAKEN,
            known.account().platform(),
            updateId,
            now.toEpochMilli(),
            known.id(),
            known.row().state())
        == 1;
  }

  /** Writes what was prepared, of somebody who is as they were then. */
  List<Pending> write(Prepared prepared, @Nullable Instant due, Instant now) throws SQLException {
    Known known = prepared.known();
    Written written = prepared.written();
    update(known.id(), written.state());
    record(known.id(), written, prepared.decision(), now);
    return reply(known.account(), prepared.decision(), written.replies(), due);
  }

  /**
   * Writes what was decided.
   *
   * @param due when the reminder was due that was decided; null for a person's own turn
   */
  Committed apply(
      Account account, @Nullable Known known, Decision decision, @Nullable Instant due, Instant now)
      throws SQLException {
    if (decision.erase()) {
      rows.erase(account);
    }
    Person person = decision.person();
    if (person == null && !decision.erase()) {
      // Of somebody who has not agreed, not even the reply is kept.
      return new Committed(
          false, true, decision.replies().stream().map(r -> new Pending(0, account, r)).toList());
    }
    if (person != null) {
      byte[] dataKey =
          known != null && known.dataKey() != null
              ? known.dataKey()
              : forms.seals().sealer().newKey(account);
      Written written = forms.write(account, dataKey, person, decision);
      record(save(account, known, written.state(), dataKey), written, decision, now);
      return new Committed(false, false, reply(account, decision, written.replies(), due));
    }
    return new Committed(
        false, false, reply(account, decision, forms.replies(account, decision), due));
  }

  private void record(long person, Written written, Decision decision, Instant now)
      throws SQLException {
    for (Object fact : written.facts()) {
      rows.update(
          "INSERT INTO fact (person_id, at, fact) VALUES (?, ?, ?)",
          person,
          now.toEpochMilli(),
          fact);
    }
    for (Due reminder : decision.reminders()) {
      rows.reminders().set(person, reminder);
    }
  }

  private List<Pending> reply(
      Account account, Decision decision, List<Object> sealed, @Nullable Instant due)
      throws SQLException {
    List<Outgoing> replies = decision.replies();
    List<Pending> pending = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      pending.add(rows.outbox().add(account, replies.get(i), sealed.get(i), due));
    }
    return pending;
  }

  private long save(Account account, @Nullable Known known, Object state, byte @Nullable [] dataKey)
      throws SQLException {
    if (known != null) {
      update(known.id(), state);
      if (known.dataKey() == null && dataKey != null) {
        rows.update("UPDATE person SET data_key = ? WHERE id = ?", dataKey, known.id());
      }
      return known.id();
    }
    PreparedStatement insert =
        rows.prepare(
            "INSERT INTO person (platform, account, version, state, data_key)"
                + " VALUES (?, ?, ?, ?, ?) RETURNING id");
    SqliteStatements.bind(
        insert, account.platform(), account.id(), StateCodec.VERSION, state, dataKey);
    try (ResultSet row = insert.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private void update(long person, Object state) throws SQLException {
    rows.update(
        "UPDATE person SET version = ?, state = ? WHERE id = ?", StateCodec.VERSION, state, person);
  }
}
