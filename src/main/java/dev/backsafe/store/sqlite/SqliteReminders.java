package dev.backsafe.store.sqlite;

import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.platform.Account;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.Store.DueReminder;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.Store.ReminderDecider;
import dev.backsafe.store.Store.Swept;
import dev.backsafe.store.StoreException;
import dev.backsafe.store.sqlite.SqliteStatements.Known;
import dev.backsafe.store.sqlite.SqliteStatements.Row;
import dev.backsafe.store.sqlite.TurnEncoder.Prepared;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** When to speak first: the due table, and the sweep over it. */
final class SqliteReminders {
  /** Why a row sleeps: its person's key is missing. It does until the next start, with new keys. */
  private static final int KEY_MISSING = 2;

  private final SqliteStatements rows;

  SqliteReminders(SqliteStatements rows) {
    this.rows = rows;
  }

  /** What slept for want of a key is tried again. */
  void wake() throws SQLException {
    rows.update("UPDATE nudge SET asleep = 0 WHERE asleep = ?", KEY_MISSING);
  }

  /** A later one of the same kind replaces an earlier one. */
  void set(long person, Due due) throws SQLException {
    rows.update(
        "INSERT INTO nudge (person_id, kind, due_at) VALUES (?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET due_at = excluded.due_at",
        person,
        due.kind().name(),
        due.at().toEpochMilli());
  }

  void sleep(Account account, boolean asleep) throws SQLException {
    rows.update(
        "UPDATE nudge SET asleep = ? WHERE person_id ="
            + " (SELECT id FROM person WHERE platform = ? AND account = ?)",
        asleep ? 1 : 0,
        account.platform(),
        account.id());
  }

  Optional<Instant> next() throws SQLException {
    PreparedStatement select =
        rows.prepare("SELECT due_at FROM nudge WHERE asleep = 0 ORDER BY due_at LIMIT 1");
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(Instant.ofEpochMilli(row.getLong(1))) : Optional.empty();
    }
  }

  /**
   * A reminder that is due, and the row of whom it is for.
   *
   * @param alone whether none to the same person is before it in the batch
   */
  record Candidate(Row row, DueReminder reminder, boolean alone) {}

  /** A candidate, and what is to be written of it if it still stands; null when not known yet. */
  record Ready(Candidate candidate, @Nullable Prepared prepared) {}

  /** What is due, earliest first. */
  List<Candidate> due(Instant now, int most) throws SQLException {
    PreparedStatement select =
        rows.prepare(
            "SELECT "
                + Row.COLUMNS
                + ", n.kind, n.due_at FROM nudge n CROSS JOIN person p ON p.id = n.person_id"
                + " WHERE n.asleep = 0 AND n.due_at <= ? ORDER BY n.due_at LIMIT ?");
    SqliteStatements.bind(select, now.toEpochMilli(), most);
    List<Candidate> due = new ArrayList<>();
    Set<Long> people = new HashSet<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Row person = Row.of(row);
        ReminderKind kind = ReminderKind.valueOf(row.getString(Row.WIDTH + 1));
        Instant at = Instant.ofEpochMilli(row.getLong(Row.WIDTH + 2));
        due.add(
            new Candidate(
                person, new DueReminder(person.account(), kind, at), people.add(person.id())));
      }
    }
    return due;
  }

  /** Claims and writes all of them; what was not prepared, or stands no longer, is decided now. */
  List<Swept> sweep(List<Ready> ready, Instant now, ReminderDecider decider) throws SQLException {
    List<Swept> swept = new ArrayList<>();
    for (Ready one : ready) {
      Candidate candidate = one.candidate();
      if (claim(candidate)) {
        Prepared prepared = one.prepared();
        swept.add(
            prepared != null && rows.turns().stands(prepared)
                ? new Swept(
                    candidate.reminder(),
                    rows.turns().write(prepared, candidate.reminder().at(), now),
                    null)
                : decide(candidate, now, decider));
      }
    }
    return swept;
  }

  /** False when a reminder before it in the batch, or a turn meanwhile, has set it anew. */
  private boolean claim(Candidate due) throws SQLException {
    return rows.update(
            "DELETE FROM nudge WHERE person_id = ? AND kind = ? AND due_at = ? AND asleep = 0",
            due.row().id(),
            due.reminder().kind().name(),
            due.reminder().at().toEpochMilli())
        == 1;
  }

  /** A turn that fails is rolled back to before it; that the reminder was claimed stays. */
  private Swept decide(Candidate due, Instant now, ReminderDecider decider) throws SQLException {
    DueReminder reminder = due.reminder();
    rows.update("SAVEPOINT nudge");
    try {
      Known known = Objects.requireNonNull(rows.find(due.row().id()));
      Decision decision = decider.decide(reminder, known.person(), rows.new Stored(known));
      List<Pending> said =
          rows.turns().apply(reminder.account(), known, decision, reminder.at(), now).pending();
      rows.update("RELEASE nudge");
      return new Swept(reminder, said, null);
    } catch (RuntimeException | StackOverflowError e) {
      if (e instanceof StoreException trouble && trouble.isPassing() && !trouble.isKeyMissing()) {
        throw trouble;
      }
      rows.update("ROLLBACK TO nudge");
      rows.update("RELEASE nudge");
      if (e instanceof StoreException trouble && trouble.isKeyMissing()) {
        rows.update(
            "INSERT INTO nudge (person_id, kind, due_at, asleep) VALUES (?, ?, ?, ?)",
            due.row().id(),
            reminder.kind().name(),
            reminder.at().toEpochMilli(),
            KEY_MISSING);
        return new Swept(reminder, List.of(), trouble.getMessage());
      }
      return new Swept(reminder, List.of(), e.getClass().getName());
    }
  }
}
