package dev.backsafe.store.sqlite;

import dev.backsafe.conversation.Person;
import dev.backsafe.store.StateCodec;
import dev.backsafe.store.Store.Committed;
import dev.backsafe.store.Store.Decider;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.Store.Who;
import dev.backsafe.store.sqlite.Rows.Known;
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
final class TurnRows {
  private final Rows rows;
  private final StateCodec codec;
  private final Seals seals;

  TurnRows(Rows rows, StateCodec codec, Seals seals) {
    this.rows = rows;
    this.codec = codec;
    this.seals = seals;
  }

  /** A decision about somebody of whom something stays stored, as it is to be written. */
  record Prepared(Known known, Decision decision, Writing writing) {}

  /** Decides on what is committed; null where the writer has to see for itself. */
  @Nullable Prepared prepare(Who who, String updateId, Decider decider) throws SQLException {
    Known known = rows.find(who);
    return known == null || known.unreachable() || isTaken(known, updateId)
        ? null
        : prepare(known, decider.decide(known.person(), rows.new Stored(known)));
  }

  private @Nullable Prepared prepare(Known known, Decision decision) {
    Person person = decision.person();
    byte[] dataKey = known.dataKey();
    boolean isSealed = dataKey != null || !seals.sealer().seals();
    return person != null && !decision.erase() && isSealed
        ? new Prepared(known, decision, seal(known.who(), dataKey, person, decision))
        : null;
  }

  /** What was decided, sealed where need be. */
  private record Writing(Object state, List<Object> facts, List<Object> replies) {}

  private Writing seal(Who who, byte @Nullable [] dataKey, Person person, Decision decision) {
    return new Writing(
        seals.seal(dataKey, who, Seals.STATE, codec.write(person)),
        decision.facts().stream()
            .map(f -> seals.seal(dataKey, who, Seals.FACT, codec.write(f)))
            .toList(),
        seal(who, decision.replies()));
  }

  private List<Object> seal(Who who, List<String> replies) {
    return replies.stream()
        .map(r -> seals.sealPassing(Seals.place(who, Seals.REPLY), r))
        .toList();
  }

  /** One turn, decided already or not. */
  Committed turn(
      Who who, String updateId, Instant now, Decider decider, @Nullable Prepared prepared)
      throws SQLException {
    if (prepared != null && takesAsPrepared(prepared.known(), updateId, now)) {
      List<Pending> pending = write(prepared, null, now);
      boolean _ = rows.received().processed(who.platform(), updateId);
      return new Committed(false, false, pending);
    }
    Known known = rows.find(who);
    if (known != null && !take(known.id(), updateId, now)) {
      boolean _ = rows.received().processed(who.platform(), updateId);
      return new Committed(true, false, rows.outbox().undelivered(who));
    }
    Decision decision =
        decider.decide(known == null ? null : known.person(), rows.new Stored(known));
    Committed committed = apply(who, known, decision, null, now);
    if (known == null && decision.person() != null && !decision.erase()) {
      Known created = rows.find(who);
      if (created != null) {
        boolean _ = take(created.id(), updateId, now);
      }
    }
    if (!committed.open()) {
      boolean _ = rows.received().processed(who.platform(), updateId);
    }
    if (known != null && known.unreachable()) {
      rows.reachable(who);
    }
    return committed;
  }

  /** Whether the update is new. */
  private boolean take(long person, String updateId, Instant now) throws SQLException {
    return rows.update(
            "INSERT INTO inbox (person_id, update_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            person,
            updateId,
            now.toEpochMilli())
        == 1;
  }

  private boolean isTaken(Known known, String updateId) throws SQLException {
    PreparedStatement select =
        rows.prepare("SELECT 1 FROM inbox WHERE person_id = ? AND update_id = ?");
    Rows.bind(select, known.id(), updateId);
    try (ResultSet row = select.executeQuery()) {
      return row.next();
    }
  }

  /** Whether the update is new, and nothing has become of the person since that was read. */
  private boolean takesAsPrepared(Known known, String updateId, Instant now) throws SQLException {
    return rows.update(
            "INSERT INTO inbox (person_id, update_id, at) SELECT id, ?, ? FROM person"
                + " WHERE id = ? AND state = ? AND unreachable_at IS NULL ON CONFLICT DO NOTHING",
            updateId,
            now.toEpochMilli(),
            known.id(),
            known.state())
        == 1;
  }

  /** Writes what was prepared, of somebody who is as they were then. */
  private List<Pending> write(Prepared prepared, @Nullable Instant due, Instant now)
      throws SQLException {
    Known known = prepared.known();
    Writing writing = prepared.writing();
    update(known.id(), writing.state());
    record(known.id(), writing, prepared.decision(), now);
    return reply(known.who(), prepared.decision().replies(), writing.replies(), due);
  }

  /**
   * Writes what was decided.
   *
   * @param due when the reminder was due that was decided; null for a person's own turn
   */
  Committed apply(
      Who who, @Nullable Known known, Decision decision, @Nullable Instant due, Instant now)
      throws SQLException {
    if (decision.erase()) {
      rows.erase(who);
    }
    Person person = decision.person();
    if (person == null && !decision.erase()) {
      // Of somebody who has not agreed, not even the reply is kept.
      return new Committed(
          false, true, decision.replies().stream().map(r -> new Pending(0, who, r)).toList());
    }
    if (person != null) {
      byte[] dataKey =
          known != null && known.dataKey() != null ? known.dataKey() : seals.sealer().newKey(who);
      Writing writing = seal(who, dataKey, person, decision);
      record(save(who, known, writing.state(), dataKey), writing, decision, now);
    }
    return new Committed(
        false, false, reply(who, decision.replies(), seal(who, decision.replies()), due));
  }

  private void record(long person, Writing writing, Decision decision, Instant now)
      throws SQLException {
    for (Object fact : writing.facts()) {
      rows.update(
          "INSERT INTO fact (person_id, at, fact) VALUES (?, ?, ?)",
          person,
          now.toEpochMilli(),
          fact);
    }
    for (Due reminder : decision.reminders()) {
      rows.nudges().set(person, reminder);
    }
  }

  private List<Pending> reply(
      Who who, List<String> replies, List<Object> sealed, @Nullable Instant due)
      throws SQLException {
    List<Pending> pending = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      pending.add(rows.outbox().add(who, replies.get(i), sealed.get(i), due));
    }
    return pending;
  }

  private long save(Who who, @Nullable Known known, Object state, byte @Nullable [] dataKey)
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
    Rows.bind(insert, who.platform(), who.account(), StateCodec.VERSION, state, dataKey);
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
