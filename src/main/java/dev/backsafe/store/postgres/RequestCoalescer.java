package dev.backsafe.store.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What many ask of rows at the same time is one statement and one commit: while it is under way
 * others come, and the first of them asks for all. Whoever comes alone waits for nobody.
 */
final class RequestCoalescer {
  private static final int MOST_REQUESTS_TOGETHER = 256;

  private static final class Asked {
    final long id;
    boolean answered;
    boolean yes;
    @Nullable RuntimeException trouble;

    Asked(long id) {
      this.id = id;
    }
  }

  private final UnaryOperator<Set<Long>> question;
  private final Queue<Asked> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock lock = new ReentrantLock();

  /** Asks a question about rows, whose answer is for which of them it is yes. */
  RequestCoalescer(UnaryOperator<Set<Long>> question) {
    this.question = question;
  }

  /**
   * Asks it about a row; in the database that is later than this call began.
   *
   * @throws dev.backsafe.store.StoreException when nobody knows
   */
  boolean ask(long id) {
    Asked mine = new Asked(id);
    waiting.add(mine);
    lock.lock();
    try {
      while (!mine.answered) {
        askForAll();
      }
      if (mine.trouble != null) {
        throw mine.trouble;
      }
      return mine.yes;
    } finally {
      lock.unlock();
    }
  }

  private void askForAll() {
    List<Asked> all = new ArrayList<>();
    for (Asked next = waiting.poll(); next != null; next = waiting.poll()) {
      all.add(next);
      if (all.size() == MOST_REQUESTS_TOGETHER) {
        break;
      }
    }
    Set<Long> ids = new HashSet<>();
    all.forEach(asked -> ids.add(asked.id));
    try {
      Set<Long> yes = question.apply(ids);
      all.forEach(asked -> asked.yes = yes.contains(asked.id));
    } catch (RuntimeException e) {
      all.forEach(asked -> asked.trouble = e);
    } finally {
      all.forEach(asked -> asked.answered = true);
    }
  }
}
