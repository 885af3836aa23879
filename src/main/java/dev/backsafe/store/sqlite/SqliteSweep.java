package dev.backsafe.store.sqlite;

import dev.backsafe.conversation.Fact;
import dev.backsafe.store.Store.History;
import dev.backsafe.store.Store.ReminderDecider;
import dev.backsafe.store.sqlite.SqliteReminders.Candidate;
import dev.backsafe.store.sqlite.SqliteReminders.Ready;
import dev.backsafe.store.sqlite.SqliteStatements.Known;
import dev.backsafe.store.sqlite.TurnEncoder.Prepared;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reminders that are due, a batch of them: looked up and decided beside the writer, several at once
 * when they are many, and claimed and written by it, if they still stand then.
 */
final class SqliteSweep {
  /** From so many on it pays to share them out. */
  private static final int MANY = 32;

  /** Looks something up, on whatever connection is free. */
  @FunctionalInterface
  interface Looker {
    <T> T look(ReadConnections.Look<T> look);
  }

  private final Looker looker;
  private final TurnEncoder forms;
  private final ReminderDecider decider;

  SqliteSweep(Looker looker, TurnEncoder forms, ReminderDecider decider) {
    this.looker = looker;
    this.forms = forms;
    this.decider = decider;
  }

  List<Ready> ready(List<Candidate> due) {
    Stream<Candidate> all = due.size() < MANY ? due.stream() : due.parallelStream();
    return all.map(c -> new Ready(c, prepare(c))).toList();
  }

  /** Null also when it fails: it will when the writer decides it, who then drops it. */
  private @Nullable Prepared prepare(Candidate candidate) {
    if (!candidate.alone()) {
      return null;
    }
    try {
      Known known = forms.open(candidate.row());
      return forms.prepare(
          known, decider.decide(candidate.reminder(), known.person(), new Looked(known)));
    } catch (RuntimeException | StackOverflowError e) {
      return null;
    }
  }

  private final class Looked implements History {
    private final Known known;

    Looked(Known known) {
      this.known = known;
    }

    @Override
    public List<Fact.Dated> get() {
      return looker.look(rows -> rows.history(known));
    }

    @Override
    public Map<String, String> memory() {
      return looker.look(rows -> rows.memory().of(known));
    }
  }
}
