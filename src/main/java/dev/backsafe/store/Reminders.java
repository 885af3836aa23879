package dev.backsafe.store;

import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.platform.Account;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.DueReminder;
import dev.backsafe.store.Store.History;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.Store.ReminderDecider;
import dev.backsafe.store.Store.Swept;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When to speak first: the due table, and the sweep over it, which instances share. */
public final class Reminders {
  /** Why a row sleeps: its person's key is missing. It does until the next start, with new keys. */
  private static final int KEY_MISSING = 2;

  /** Reads and writes the people whose turn it is. */
  public interface Turns {
    Known find(long person) throws SQLException;

    /**
     * Writes what was decided. When it fails with anything but what the database says, it has
     * written nothing.
     *
     * @param due when the reminder was due that was decided
     * @return what is to be delivered
     */
    List<Pending> write(Known known, Decision decision, Instant due, Instant now)
        throws SQLException;
  }

  private final Statements sql;
  private final EncryptedFields fields;
  private final Turns turns;

  public Reminders(Statements sql, EncryptedFields fields, Turns turns) {
    this.sql = sql;
    this.fields = fields;
    this.turns = turns;
  }

  /** What slept for want of a key is tried again. */
  public static void wake(Statements sql) throws SQLException {
    sql.update("UPDATE reminder SET asleep = 0 WHERE asleep = ?", KEY_MISSING);
  }

  static Optional<Instant> next(Statements sql) throws SQLException {
    return sql.first(
        "SELECT due_at FROM reminder WHERE asleep = 0 ORDER BY due_at LIMIT 1",
        row -> Instant.ofEpochMilli(row.getLong(1)));
  }

  /** With the reminder's kind as it stands in its row. */
  private record DueRow(long person, Account account, String kind, Instant at) {
    DueReminder reminder(ReminderKind known) {
      return new DueReminder(account, known, at);
    }
  }

  /** Within a transaction: until it ends, nobody else has those reminders or people. */
  public List<Swept> sweep(Instant now, int most, ReminderDecider decider) throws SQLException {
    List<DueRow> due =
        sql.list(
            fields.dialect().due(),
            row ->
                new DueRow(
                    row.getLong(1),
                    fields.account(row.getString(2), row.getString(3)),
                    row.getString(4),
                    Instant.ofEpochMilli(row.getLong(5))),
            now.toEpochMilli(),
            most);
    List<Swept> swept = new ArrayList<>();
    for (DueRow row : due) {
      ReminderKind kind = fields.kind(row.account(), row.kind()).orElse(null);
      if (kind == null) {
        fields.refuseWithoutKey(sql);
      }
      // One of no kind goes, so that it keeps nobody else from theirs.
      if (claim(row) && kind != null) {
        swept.add(take(row, row.reminder(kind), now, decider));
      }
    }
    return swept;
  }

  /** False when a reminder before it in the batch has set it anew. */
  private boolean claim(DueRow row) throws SQLException {
    return sql.update(
            "DELETE FROM reminder WHERE person_id = ? AND kind = ? AND due_at = ? AND asleep = 0",
            row.person(),
            row.kind(),
            row.at().toEpochMilli())
        == 1;
  }

  /** What cannot be decided has written nothing; that the reminder was claimed stays. */
  private Swept take(DueRow row, DueReminder reminder, Instant now, ReminderDecider decider)
      throws SQLException {
    try {
      Known known = turns.find(row.person());
      History history = new People(sql, fields).history(known.owner());
      Decision decision = decider.decide(reminder, known.person(), history);
      return new Swept(reminder, turns.write(known, decision, reminder.at(), now), null);
    } catch (RuntimeException | StackOverflowError e) {
      if (!(e instanceof StoreException trouble)) {
        return new Swept(reminder, List.of(), e.getClass().getName());
      }
      if (trouble.isKeyMissing()) {
        sql.update(
            "INSERT INTO reminder (person_id, kind, due_at, asleep) VALUES (?, ?, ?, ?)",
            row.person(),
            row.kind(),
            reminder.at().toEpochMilli(),
            KEY_MISSING);
      } else if (trouble.isPassing()) {
        throw trouble;
      }
      return new Swept(reminder, List.of(), trouble.getMessage());
    }
  }
}
