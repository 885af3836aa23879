package dev.backsafe.turn;

import dev.backsafe.platform.Account;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where reminders wait for their turn: few at a time go out on each platform, so that those in a
 * conversation never wait behind ten thousand of them.
 */
final class ReminderThrottle {
  /** How many may be on their way on a platform at a time. */
  static final int MOST_REMINDERS_AT_ONCE = 8;

  /** Puts a reminder on its way; whoever does gives the slot back once, by running what it gets. */
  @FunctionalInterface
  interface Start {
    void with(Runnable giveBack);
  }

  /** One platform's. */
  private static final class Line {
    private final LinkedHashMap<Account, Queue<Start>> waiting = new LinkedHashMap<>();
    private int free = MOST_REMINDERS_AT_ONCE;
    private boolean calling;
  }

  private record Called(Start start, Runnable giveBack) {}

  private final Map<String, Line> lines = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  void add(Account account, Start start) {
    Line line;
    lock.lock();
    try {
      line = lines.computeIfAbsent(account.platform(), _ -> new Line());
      line.waiting.computeIfAbsent(account, _ -> new ArrayDeque<>()).add(start);
    } finally {
      lock.unlock();
    }
    call(line);
  }

  /** Starts all that waits for an account, at once: what is said next belongs behind it. */
  void hurry(Account account) {
    List<Start> all = new ArrayList<>();
    lock.lock();
    try {
      Line line = lines.get(account.platform());
      Queue<Start> waiting = line == null ? null : line.waiting.remove(account);
      if (waiting != null) {
        all.addAll(waiting);
      }
    } finally {
      lock.unlock();
    }
    all.forEach(start -> start.with(() -> {}));
  }

  /** In a loop, not by recursion: a start may be over, and its slot free, when it returns. */
  private void call(Line line) {
    Called next = next(line, false);
    try {
      while (next != null) {
        next.start().with(next.giveBack());
        next = next(line, true);
      }
    } finally {
      if (next != null) {
        failed(line);
      }
    }
  }

  /** A start that throws stops no other: whoever comes next goes on. */
  private void failed(Line line) {
    lock.lock();
    try {
      line.calling = false;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Called next(Line line, boolean calling) {
    lock.lock();
    try {
      if (line.calling != calling) {
        return null; // Somebody else is at it, and will see what has changed.
      }
      Map.Entry<Account, Queue<Start>> first = line.waiting.firstEntry();
      if (line.free <= 0 || first == null) {
        line.calling = false;
        return null;
      }
      line.calling = true;
      line.free--;
      Start start = first.getValue().remove();
      line.waiting.remove(first.getKey());
      if (!first.getValue().isEmpty()) {
        line.waiting.put(first.getKey(), first.getValue()); // Behind everybody else.
      }
      return new Called(start, () -> giveBack(line));
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(Line line) {
    lock.lock();
    try {
      line.free++;
    } finally {
      lock.unlock();
    }
    call(line);
  }
}
