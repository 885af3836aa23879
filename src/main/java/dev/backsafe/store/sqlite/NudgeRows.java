package dev.backsafe.store.sqlite;

import dev.backsafe.conversation.NudgeKind;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.Store.Nudge;
import dev.backsafe.store.Store.NudgeDecider;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.Store.Swept;
import dev.backsafe.store.Store.Who;
import dev.backsafe.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When to speak first: the due table, and the sweep over it. */
final class NudgeRows {
  /** A row of the due table. */
  private record DueRow(long person, Nudge nudge) {}

  private final Rows rows;

  NudgeRows(Rows rows) {
    this.rows = rows;
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

  void sleep(Who who, boolean asleep) throws SQLException {
    rows.update(
        "UPDATE nudge SET asleep = ? WHERE person_id ="
            + " (SELECT id FROM person WHERE platform = ? AND account = ?)",
        asleep ? 1 : 0,
        who.platform(),
        who.account());
  }

  Optional<Instant> next() throws SQLException {
    PreparedStatement select =
        rows.prepare("SELECT due_at FROM nudge WHERE asleep = 0 ORDER BY due_at LIMIT 1");
    try (ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(Instant.ofEpochMilli(row.getLong(1))) : Optional.empty();
    }
  }

  List<Swept> sweep(Instant now, int most, NudgeDecider decider) throws SQLException {
    List<Swept> swept = new ArrayList<>();
    for (DueRow row : due(now, most)) {
      if (claim(row)) {
        swept.add(decide(row, now, decider));
      }
    }
    return swept;
  }

  private List<DueRow> due(Instant now, int most) throws SQLException {
    PreparedStatement select =
        rows.prepare(
            "SELECT n.person_id, p.platform, p.account, n.kind, n.due_at"
                + " FROM nudge n CROSS JOIN person p ON p.id = n.person_id"
                + " WHERE n.asleep = 0 AND n.due_at <= ? ORDER BY n.due_at LIMIT ?");
    Rows.bind(select, now.toEpochMilli(), most);
    List<DueRow> due = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Who who = new Who(row.getString(2), row.getString(3));
        NudgeKind kind = NudgeKind.valueOf(row.getString(4));
        Instant at = Instant.ofEpochMilli(row.getLong(5));
        due.add(new DueRow(row.getLong(1), new Nudge(who, kind, at)));
      }
    }
    return due;
  }

  /** False when a reminder before it in the batch has set it anew. */
  private boolean claim(DueRow row) throws SQLException {
    return rows.update(
            "DELETE FROM nudge WHERE person_id = ? AND kind = ? AND due_at = ?",
            row.person(),
            row.nudge().kind().name(),
            row.nudge().at().toEpochMilli())
        == 1;
  }

  /** A turn that fails is rolled back to before it; that the reminder was claimed stays. */
  private Swept decide(DueRow row, Instant now, NudgeDecider decider) throws SQLException {
    Nudge nudge = row.nudge();
    rows.update("SAVEPOINT nudge");
    try {
      Rows.Known known = rows.person(row.person(), nudge.who());
      Decision decision = decider.decide(nudge, known.person(), rows.new Stored(known));
      List<Pending> said = rows.turns().apply(nudge.who(), known, decision, nudge.at(), now).pending();
      rows.update("RELEASE nudge");
      return new Swept(nudge, said, null);
    } catch (RuntimeException | StackOverflowError e) {
      if (e instanceof StoreException trouble && trouble.isPassing()) {
        throw trouble;
      }
      rows.update("ROLLBACK TO nudge");
      rows.update("RELEASE nudge");
      return new Swept(nudge, List.of(), e.getClass().getName());
    }
  }
}
