package dev.backsafe.store.sqlite;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Card;
import dev.backsafe.store.Store.History;
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

/**
 * The statements of a connection, prepared once; for one thread at a time: the writer within its
 * transaction, or whoever looks at what is committed.
 */
final class SqliteStatements {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final SqliteInbox received;
  private final SqliteMemory memory;
  private final SqliteOutbox outbox;
  private final SqliteReminders reminders;
  private final SqliteTurns turns;
  private final TurnEncoder forms;
  private Erased erased = Erased.NOTHING;

  SqliteStatements(Connection connection, TurnEncoder forms) {
    this.connection = connection;
    this.forms = forms;
    SqliteFields seals = forms.seals();
    this.received = new SqliteInbox(this, seals);
    this.memory = new SqliteMemory(this, seals);
    this.outbox = new SqliteOutbox(this, seals);
    this.turns = new SqliteTurns(this, forms);
    this.reminders = new SqliteReminders(this);
  }

  /** A transaction has begun: somebody else may have written since the last. */
  void begun() {
    outbox.begun();
  }

  SqliteTurns turns() {
    return turns;
  }

  SqliteInbox received() {
    return received;
  }

  SqliteMemory memory() {
    return memory;
  }

  SqliteOutbox outbox() {
    return outbox;
  }

  SqliteReminders reminders() {
    return reminders;
  }

  /**
   * Somebody's row.
   *
   * @param state as it stands there
   * @param dataKey null when nothing of theirs is sealed yet
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  record Row(
      long id,
      Account account,
      int version,
      Object state,
      byte @Nullable [] dataKey,
      boolean unreachable) {
    /** What to select for it, of {@code person p}. */
    static final String COLUMNS =
        "p.id, p.platform, p.account, p.version, p.state, p.data_key, p.unreachable_at";

    static final int WIDTH = 7;

    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong(1),
          new Account(row.getString(2), row.getString(3)),
          row.getInt(4),
          row.getObject(5),
          row.getBytes(6),
          row.getObject(7) != null);
    }
  }

  /** Somebody of whom something is stored. */
  record Known(Row row, Person person) {
    long id() {
      return row.id();
    }

    Account account() {
      return row.account();
    }

    byte @Nullable [] dataKey() {
      return row.dataKey();
    }

    boolean unreachable() {
      return row.unreachable();
    }
  }

  /** What is stored of somebody beside their state; nothing is of a stranger. */
  final class Stored implements History {
    private final @Nullable Known known;

    Stored(@Nullable Known known) {
      this.known = known;
    }

    @Override
    public List<Fact.Dated> get() {
      return known == null ? List.of() : history(known);
    }

    @Override
    public Map<String, String> memory() {
      return known == null ? Map.of() : memory.of(known);
    }
  }

  @Nullable Known find(Account account) throws SQLException {
    return known(row(account));
  }

  @Nullable Known find(long id) throws SQLException {
    PreparedStatement select = prepare("SELECT " + Row.COLUMNS + " FROM person p WHERE p.id = ?");
    bind(select, id);
    return known(row(select));
  }

  private @Nullable Known known(@Nullable Row row) {
    return row == null ? null : forms.open(row);
  }

  /** Somebody's row as it stands. */
  @Nullable Row row(Account account) throws SQLException {
    PreparedStatement select =
        prepare("SELECT " + Row.COLUMNS + " FROM person p WHERE p.platform = ? AND p.account = ?");
    bind(select, account.platform(), account.id());
    return row(select);
  }

  private static @Nullable Row row(PreparedStatement select) throws SQLException {
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? Row.of(row) : null;
    }
  }

  /** Facts and reminders go with the person. */
  void erase(Account account) throws SQLException {
    update(
        "DELETE FROM person WHERE platform = ? AND account = ?", account.platform(), account.id());
    outbox.erase(account);
    received.erase(account);
    hasErased(Erased.NOW);
  }

  /** What was erased may still stand in the log file. */
  enum Erased {
    NOTHING,
    /** Of strangers: many of them share one emptying of the log. */
    SOON,
    /** Somebody asked for it, and is told that it is done. */
    NOW
  }

  void hasErased(Erased what) {
    erased = what.compareTo(erased) > 0 ? what : erased;
  }

  /** What was erased since the last call. */
  Erased tookErased() {
    Erased was = erased;
    erased = Erased.NOTHING;
    return was;
  }

  List<Fact.Dated> history(Known known) {
    try {
      PreparedStatement select =
          prepare("SELECT at, fact FROM fact WHERE person_id = ? ORDER BY id");
      bind(select, known.id());
      List<Fact.Dated> facts = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Fact fact = forms.openFact(known, row.getObject(2));
          facts.add(new Fact.Dated(Instant.ofEpochMilli(row.getLong(1)), fact));
        }
      }
      return facts;
    } catch (SQLException e) {
      throw new StoreException("the history cannot be read", e);
    }
  }

  void unreachable(Account account, Instant now) throws SQLException {
    update(
        "UPDATE person SET unreachable_at = ? WHERE platform = ? AND account = ?",
        now.toEpochMilli(),
        account.platform(),
        account.id());
    reminders.sleep(account, true);
    outbox.erase(account);
  }

  void reachable(Account account) throws SQLException {
    int woken =
        update(
            "UPDATE person SET unreachable_at = NULL"
                + " WHERE platform = ? AND account = ? AND unreachable_at IS NOT NULL",
            account.platform(),
            account.id());
    if (woken == 1) {
      reminders.sleep(account, false);
    }
  }

  Optional<Card> card(Account account) throws SQLException {
    PreparedStatement select =
        prepare("SELECT card, card_bottom FROM person WHERE platform = ? AND account = ?");
    bind(select, account.platform(), account.id());
    try (ResultSet row = select.executeQuery()) {
      return row.next() && row.getString(1) != null
          ? Optional.of(new Card(row.getString(1), row.getBoolean(2)))
          : Optional.empty();
    }
  }

  boolean card(Account account, Card card) throws SQLException {
    return update(
            "UPDATE person SET card = ?, card_bottom = ? WHERE platform = ? AND account = ?",
            card.id(),
            card.bottom() ? 1 : 0,
            account.platform(),
            account.id())
        == 1;
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
