package dev.backsafe.turn;

import dev.backsafe.platform.Account;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One lane an account: what is put on it runs in order, one after another, while other lanes go on.
 * With an executor that runs in the calling thread, everything is done when {@link #put} returns.
 */
final class KeyedSerialExecutor {
  /** Something to do on a lane. */
  @FunctionalInterface
  interface Task {
    void run();

    /** It will not run: one before it on its lane failed. */
    default void drop() {}
  }

  private final Executor executor;
  private final Map<Account, Queue<Task>> busy = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();

  KeyedSerialExecutor(Executor executor) {
    this.executor = executor;
  }

  void put(Account account, Task task) {
    lock.lock();
    try {
      Queue<Task> waiting = busy.get(account);
      if (waiting != null) {
        waiting.add(task);
        return;
      }
      Queue<Task> lane = new ArrayDeque<>();
      lane.add(task);
      busy.put(account, lane);
    } finally {
      lock.unlock();
    }
    executor.execute(() -> drain(account));
  }

  /** How many wait behind the one that runs for an account, and that one. */
  int depth(Account account) {
    lock.lock();
    try {
      Queue<Task> lane = busy.get(account);
      return lane == null ? 0 : lane.size() + 1;
    } finally {
      lock.unlock();
    }
  }

  /** A task that throws takes those behind it along: what they were to do stands in the store. */
  private void drain(Account account) {
    boolean done = false;
    try {
      Task task = next(account);
      while (task != null) {
        task.run();
        task = next(account);
      }
      done = true;
    } finally {
      if (!done) {
        leave(account).forEach(Task::drop);
      }
    }
  }

  private @Nullable Task next(Account account) {
    lock.lock();
    try {
      Queue<Task> lane = busy.get(account);
      Task task = lane == null ? null : lane.poll();
      if (task == null) {
        var _ = leave(account);
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  private Queue<Task> leave(Account account) {
    lock.lock();
    try {
      Queue<Task> left = busy.remove(account);
      if (busy.isEmpty()) {
        idle.signalAll();
      }
      return left == null ? new ArrayDeque<>() : left;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no lane is busy, but no longer than that; says whether it came to pass. */
  boolean awaitIdle(Duration most) throws InterruptedException {
    long left = most.toNanos();
    lock.lock();
    try {
      while (!busy.isEmpty() && left > 0) {
        left = idle.awaitNanos(left);
      }
      return busy.isEmpty();
    } finally {
      lock.unlock();
    }
  }
}
