package dev.backsafe.store.postgres;

import dev.backsafe.conversation.NudgeKind;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Nudge;
import dev.backsafe.store.Store.NudgeDecider;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.Store.Swept;
import dev.backsafe.store.Store.Who;
import dev.backsafe.store.StoreException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When to speak first: the due table, and the sweep over it, which instances share. */
final class NudgeRows {
  private static final String DUE =
      "SELECT p.id, p.platform, p.account, n.kind, n.due_at"
          + " FROM nudge n JOIN person p ON p.id = n.person_id"
          + " WHERE n.asleep = 0 AND n.due_at <= ? ORDER BY n.due_at LIMIT ?"
          + " FOR UPDATE SKIP LOCKED";

  private static final String PERSON =
      "SELECT id, turn, version, state, data_key, FALSE FROM person WHERE id = ?";

  /** Why a row sleeps: its person's key is missing. It does until the next start, with new keys. */
  private static final int KEY_MISSING = 2;

  private final Sql sql;
  private final TurnRows turns;

  NudgeRows(Sql sql, TurnRows turns) {
    this.sql = sql;
    this.turns = turns;
  }

  /** What slept for want of a key is tried again. */
  static void wake(Sql sql) throws SQLException {
    sql.update("UPDATE nudge SET asleep = 0 WHERE asleep = ?", KEY_MISSING);
  }

  Optional<Instant> next() throws SQLException {
    return sql.first(
        "SELECT due_at FROM nudge WHERE asleep = 0 ORDER BY due_at LIMIT 1",
        row -> Instant.ofEpochMilli(row.getLong(1)));
  }

  private record DueRow(long person, Nudge nudge) {}

  /** Within a transaction: until it ends, nobody else has those reminders or people. */
  List<Swept> sweep(Instant now, int most, NudgeDecider decider) throws SQLException {
    List<DueRow> due =
        sql.list(
            DUE,
            row -> {
              Who who = new Who(row.getString(2), row.getString(3));
              NudgeKind kind = NudgeKind.valueOf(row.getString(4));
              Instant at = Instant.ofEpochMilli(row.getLong(5));
              return new DueRow(row.getLong(1), new Nudge(who, kind, at));
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
            row.nudge().kind().name(),
            row.nudge().at().toEpochMilli())
        == 1;
  }

  /** What a decision needs and what came of it. */
  private record Decided(TurnRows.Known known, Decision decision) {}

  /** What cannot be decided has written nothing; that the reminder was claimed stays. */
  private Swept take(DueRow row, Instant now, NudgeDecider decider) throws SQLException {
    Nudge nudge = row.nudge();
    Decided decided;
    try {
      decided = decide(row, decider);
    } catch (RuntimeException | StackOverflowError e) {
      if (e instanceof StoreException trouble && trouble.isKeyMissing()) {
        sql.update(
            "INSERT INTO nudge (person_id, kind, due_at, asleep) VALUES (?, ?, ?, ?)",
            row.person(),
            nudge.kind().name(),
            nudge.at().toEpochMilli(),
            KEY_MISSING);
        return new Swept(nudge, List.of(), trouble.getMessage());
      }
      if (e instanceof StoreException trouble && trouble.isPassing()) {
        throw trouble;
      }
      return new Swept(nudge, List.of(), e.getClass().getName());
    }
    List<Pending> said =
        turns.nudge(nudge.who(), decided.known(), decided.decision(), nudge.at(), now);
    return new Swept(nudge, said, null);
  }

  private Decided decide(DueRow row, NudgeDecider decider) throws SQLException {
    Who who = row.nudge().who();
    TurnRows.Known known =
        sql.first(PERSON, found -> turns.known(found, who, false), row.person()).orElseThrow();
    Decision decision = decider.decide(row.nudge(), known.person(), turns.new Stored(known, who));
    return new Decided(known, decision);
  }
}
