package dev.backsafe.store.sqlite;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.NudgeKind;
import dev.backsafe.conversation.Person;
import dev.backsafe.store.StateCodec;
import dev.backsafe.store.Store.Card;
import dev.backsafe.store.Store.Committed;
import dev.backsafe.store.Store.Decider;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.Store.History;
import dev.backsafe.store.Store.Nudge;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.Store.Who;
import dev.backsafe.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements, prepared once; used by the writer thread alone, within its transaction. */
final class Rows {
  private final Connection connection;
  private final StateCodec codec = new StateCodec();
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final ReceivedRows received;
  private final MemoryRows memory;
  private boolean erased;

  Rows(Connection connection) throws SQLException {
    this.connection = connection;
    this.received = new ReceivedRows(this);
    this.memory = new MemoryRows(this);
  }

  ReceivedRows received() {
    return received;
  }

  MemoryRows memory() {
    return memory;
  }

  /** Somebody's row. */
  private record Known(long id, Person person) {}

  /** What is stored of somebody beside their state; nothing is of a stranger, whose id is 0. */
  private final class Stored implements History {
    private final long person;

    Stored(long person) {
      this.person = person;
    }

    @Override
    public List<Fact.Dated> get() {
      return history(person);
    }

    @Override
    public Map<String, String> memory() {
      return memory.of(person);
    }
  }

  Committed turn(Who who, String updateId, Instant now, Decider decider) throws SQLException {
    Known known = find(who);
    if (known != null && !take(known.id(), updateId, now)) {
      received.processed(who.platform(), updateId);
      return new Committed(true, false, undelivered(who));
    }
    Decision decision =
        decider.decide(
            known == null ? null : known.person(), new Stored(known == null ? 0 : known.id()));
    Committed committed = apply(who, known, decision, now);
    if (known == null && decision.person() != null && !decision.erase()) {
      Known created = find(who);
      if (created != null) {
        take(created.id(), updateId, now);
      }
    }
    if (!committed.open()) {
      received.processed(who.platform(), updateId);
      reachable(who);
    }
    return committed;
  }

  Committed nudge(Nudge nudge, Instant now, Decider decider) throws SQLException {
    Known known = find(nudge.who());
    if (known == null
        || update(
                "DELETE FROM nudge WHERE person_id = ? AND kind = ? AND due_at = ?",
                known.id(),
                nudge.kind().name(),
                nudge.at().toEpochMilli())
            == 0) {
      return new Committed(true, false, List.of());
    }
    Decision decision = decider.decide(known.person(), new Stored(known.id()));
    return apply(nudge.who(), known, decision, now);
  }

  private @Nullable Known find(Who who) throws SQLException {
    PreparedStatement select =
        prepare("SELECT id, version, state FROM person WHERE platform = ? AND account = ?");
    bind(select, who.platform(), who.account());
    try (ResultSet row = select.executeQuery()) {
      return row.next()
          ? new Known(row.getLong(1), codec.read(row.getString(3), row.getInt(2)))
          : null;
    }
  }

  /** Whether the update is new. */
  private boolean take(long person, String updateId, Instant now) throws SQLException {
    return update(
            "INSERT INTO inbox (person_id, update_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            person,
            updateId,
            now.toEpochMilli())
        == 1;
  }

  private Committed apply(Who who, @Nullable Known known, Decision decision, Instant now)
      throws SQLException {
    if (decision.erase()) {
      erase(who);
    }
    Person person = decision.person();
    if (person == null && !decision.erase()) {
      // Of somebody who has not agreed, not even the reply is kept.
      return new Committed(
          false, true, decision.replies().stream().map(r -> new Pending(0, who, r)).toList());
    }
    if (person != null) {
      long id = save(who, known, person);
      for (Fact fact : decision.facts()) {
        update(
            "INSERT INTO fact (person_id, at, fact) VALUES (?, ?, ?)",
            id,
            now.toEpochMilli(),
            codec.write(fact));
      }
      for (Due due : decision.reminders()) {
        update(
            "INSERT INTO nudge (person_id, kind, due_at) VALUES (?, ?, ?)"
                + " ON CONFLICT DO UPDATE SET due_at = excluded.due_at",
            id,
            due.kind().name(),
            due.at().toEpochMilli());
      }
    }
    List<Pending> pending = new ArrayList<>();
    for (String reply : decision.replies()) {
      PreparedStatement insert =
          prepare("INSERT INTO outbox (platform, account, reply) VALUES (?, ?, ?) RETURNING id");
      bind(insert, who.platform(), who.account(), reply);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        pending.add(new Pending(row.getLong(1), who, reply));
      }
    }
    return new Committed(false, false, pending);
  }

  private long save(Who who, @Nullable Known known, Person person) throws SQLException {
    String state = codec.write(person);
    if (known != null) {
      update(
          "UPDATE person SET version = ?, state = ? WHERE id = ?",
          StateCodec.VERSION,
          state,
          known.id());
      return known.id();
    }
    PreparedStatement insert =
        prepare(
            "INSERT INTO person (platform, account, version, state) VALUES (?, ?, ?, ?)"
                + " RETURNING id");
    bind(insert, who.platform(), who.account(), StateCodec.VERSION, state);
    try (ResultSet row = insert.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Facts, inbox and reminders go with the person. */
  private void erase(Who who) throws SQLException {
    update("DELETE FROM person WHERE platform = ? AND account = ?", who.platform(), who.account());
    update("DELETE FROM outbox WHERE platform = ? AND account = ?", who.platform(), who.account());
    received.erase(who);
    hasErased();
  }

  /** Remembers that bytes were erased that may still stand in the log file. */
  void hasErased() {
    erased = true;
  }

  /** Whether something was erased since the last call, and so may still stand in the log file. */
  boolean tookErased() {
    boolean was = erased;
    erased = false;
    return was;
  }

  private List<Fact.Dated> history(long person) {
    try {
      PreparedStatement select =
          prepare("SELECT at, fact FROM fact WHERE person_id = ? ORDER BY id");
      bind(select, person);
      List<Fact.Dated> facts = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          facts.add(
              new Fact.Dated(
                  Instant.ofEpochMilli(row.getLong(1)), codec.readFact(row.getString(2))));
        }
      }
      return facts;
    } catch (SQLException e) {
      throw new StoreException("the history cannot be read", e);
    }
  }

  List<Nudge> due(Instant now, int most) throws SQLException {
    PreparedStatement select =
        prepare(
            "SELECT p.platform, p.account, n.kind, n.due_at FROM nudge n"
                + " JOIN person p ON p.id = n.person_id"
                + " WHERE n.due_at <= ? AND p.unreachable_at IS NULL ORDER BY n.due_at LIMIT ?");
    bind(select, now.toEpochMilli(), most);
    List<Nudge> due = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        due.add(
            new Nudge(
                new Who(row.getString(1), row.getString(2)),
                NudgeKind.valueOf(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4))));
      }
    }
    return due;
  }

  Optional<Instant> nextDue() throws SQLException {
    PreparedStatement select =
        prepare(
            "SELECT n.due_at FROM nudge n JOIN person p ON p.id = n.person_id"
                + " WHERE p.unreachable_at IS NULL ORDER BY n.due_at LIMIT 1");
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(Instant.ofEpochMilli(row.getLong(1))) : Optional.empty();
    }
  }

  void drop(Nudge nudge) throws SQLException {
    update(
        "DELETE FROM nudge WHERE kind = ? AND due_at = ? AND person_id ="
            + " (SELECT id FROM person WHERE platform = ? AND account = ?)",
        nudge.kind().name(),
        nudge.at().toEpochMilli(),
        nudge.who().platform(),
        nudge.who().account());
  }

  List<Pending> undelivered() throws SQLException {
    return pending(prepare("SELECT id, platform, account, reply FROM outbox ORDER BY id"));
  }

  private List<Pending> undelivered(Who who) throws SQLException {
    PreparedStatement select =
        prepare(
            "SELECT id, platform, account, reply FROM outbox"
                + " WHERE platform = ? AND account = ? ORDER BY id");
    bind(select, who.platform(), who.account());
    return pending(select);
  }

  private static List<Pending> pending(PreparedStatement select) throws SQLException {
    List<Pending> pending = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Who who = new Who(row.getString(2), row.getString(3));
        pending.add(new Pending(row.getLong(1), who, row.getString(4)));
      }
    }
    return pending;
  }

  void unreachable(Who who, Instant now) throws SQLException {
    update(
        "UPDATE person SET unreachable_at = ? WHERE platform = ? AND account = ?",
        now.toEpochMilli(),
        who.platform(),
        who.account());
    update("DELETE FROM outbox WHERE platform = ? AND account = ?", who.platform(), who.account());
  }

  void reachable(Who who) throws SQLException {
    update(
        "UPDATE person SET unreachable_at = NULL"
            + " WHERE platform = ? AND account = ? AND unreachable_at IS NOT NULL",
        who.platform(),
        who.account());
  }

  Optional<Card> card(Who who) throws SQLException {
    PreparedStatement select =
        prepare("SELECT card, card_bottom FROM person WHERE platform = ? AND account = ?");
    bind(select, who.platform(), who.account());
    try (ResultSet row = select.executeQuery()) {
      return row.next() && row.getString(1) != null
          ? Optional.of(new Card(row.getString(1), row.getBoolean(2)))
          : Optional.empty();
    }
  }

  boolean card(Who who, Card card) throws SQLException {
    return update(
            "UPDATE person SET card = ?, card_bottom = ? WHERE platform = ? AND account = ?",
            card.id(),
            card.bottom() ? 1 : 0,
            who.platform(),
            who.account())
        == 1;
  }

  void delivered(long id) throws SQLException {
    update("DELETE FROM outbox WHERE id = ?", id);
  }

  int update(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepare(sql);
    bind(statement, values);
    return statement.executeUpdate();
  }

  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** After an error the driver may have closed a statement that is kept here. */
  void forgetStatements() {
    for (PreparedStatement statement : statements.values()) {
      try {
        statement.close();
      } catch (SQLException alreadyClosed) {
        // Which is what is wanted.
      }
    }
    statements.clear();
  }

  static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
