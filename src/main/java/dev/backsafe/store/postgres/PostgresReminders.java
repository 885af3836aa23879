package dev.backsafe.store.postgres;

import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.platform.Account;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.DueReminder;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.Store.ReminderDecider;
import dev.backsafe.store.Store.Swept;
import dev.backsafe.store.StoreException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When to speak first: the due table, and the sweep over it, which instances share. */
final class PostgresReminders {
  private static final String DUE =
      "SELECT p.id, p.platform, p.account, n.kind, n.due_at"
          + " FROM nudge n JOIN person p ON p.id = n.person_id"
          + " WHERE n.asleep = 0 AND n.due_at <= ? ORDER BY n.due_at LIMIT ?"
          + " FOR UPDATE SKIP LOCKED";

  private static final String PERSON =
      "SELECT id, turn, version, state, data_key, FALSE FROM person WHERE id = ?";

  /** Why a row sleeps: its person's key is missing. It does until the next start, with new keys. */
  private static final int KEY_MISSING = 2;

  private final PostgresStatements sql;
  private final PostgresTurns turns;

  PostgresReminders(PostgresStatements sql, PostgresTurns turns) {
    this.sql = sql;
    this.turns = turns;
  }

  /** What slept for want of a key is tried again. */
  static void wake(PostgresStatements sql) throws SQLException {
    sql.update("UPDATE nudge SET asleep = 0 WHERE asleep = ?", KEY_MISSING);
  }

  Optional<Instant> next() throws SQLException {
    return sql.first(
        "SELECT due_at FROM nudge WHERE asleep = 0 ORDER BY due_at LIMIT 1",
        row -> Instant.ofEpochMilli(row.getLong(1)));
  }

  private record DueRow(long person, DueReminder reminder) {}

  /** Within a transaction: until it ends, nobody else has those reminders or people. */
  List<Swept> sweep(Instant now, int most, ReminderDecider decider) throws SQLException {
    List<DueRow> due =
        sql.list(
            DUE,
            row -> {
              Account account = new Account(row.getString(2), row.getString(3));
              ReminderKind kind = ReminderKind.valueOf(row.getString(4));
              Instant at = Instant.ofEpochMilli(row.getLong(5));
              return new DueRow(row.getLong(1), new DueReminder(account, kind, at));
            },
            now.toEpochMilli(),
            most);
    List<Swept> swept = new ArrayList<>();
    for (DueRow row : due) {
      if (claim(row)) {
        swept.add(take(row, now, decider));
      }
    }
    return swept;
  }

  /** False when a reminder before it in the batch has set it anew. */
  private boolean claim(DueRow row) throws SQLException {
    return sql.update(
            "DELETE FROM nudge WHERE person_id = ? AND kind = ? AND due_at = ?",
            row.person(),
            row.reminder().kind().name(),
            row.reminder().at().toEpochMilli())
        == 1;
  }

  /** What a decision needs and what came of it. */
  private record Decided(PostgresTurns.Known known, Decision decision) {}

  /** What cannot be decided has written nothing; that the reminder was claimed stays. */
  private Swept take(DueRow row, Instant now, ReminderDecider decider) throws SQLException {
    DueReminder reminder = row.reminder();
    Decided decided;
    try {
      decided = decide(row, decider);
    } catch (RuntimeException | StackOverflowError e) {
      if (e instanceof StoreException trouble && trouble.isKeyMissing()) {
        sql.update(
            "INSERT INTO nudge (person_id, kind, due_at, asleep) VALUES (?, ?, ?, ?)",
            row.person(),
            reminder.kind().name(),
            reminder.at().toEpochMilli(),
            KEY_MISSING);
        return new Swept(reminder, List.of(), trouble.getMessage());
      }
      if (e instanceof StoreException trouble && trouble.isPassing()) {
        throw trouble;
      }
      return new Swept(reminder, List.of(), e.getClass().getName());
    }
    List<Pending> said =
        turns.reminder(reminder.account(), decided.known(), decided.decision(), reminder.at(), now);
    return new Swept(reminder, said, null);
  }

  private Decided decide(DueRow row, ReminderDecider decider) throws SQLException {
    Account account = row.reminder().account();
    PostgresTurns.Known known =
        sql.first(PERSON, found -> turns.known(found, account, false), row.person()).orElseThrow();
    Decision decision =
        decider.decide(row.reminder(), known.person(), turns.new Stored(known, account));
    return new Decided(known, decision);
  }
}
