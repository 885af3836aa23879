package dev.backsafe.store.sqlite;

import dev.backsafe.store.SqlStore;
import dev.backsafe.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Connections to look at what is committed while the writer goes on. They keep next to nothing of
 * it in memory: the system does, for all of them.
 */
final class ReadConnections {
  private static final int CACHE_KILOBYTES = 256;

  /** Something to do while nobody reads. */
  @FunctionalInterface
  interface Act<T> {
    T run() throws SQLException;
  }

  private final List<Connection> connections = new ArrayList<>();
  private final Queue<Statements> idle = new ConcurrentLinkedQueue<>();

  /** More than can run at a time: whoever is next in line may still have to be woken up. */
  private final int size = 2 * Runtime.getRuntime().availableProcessors();

  /** In the order in which they come: whoever wants all of them gets them. */
  private final Semaphore free = new Semaphore(size, true);

  ReadConnections(SqliteFile file) throws SQLException {
    for (int i = 0; i < size; i++) {
      Connection connection = file.connect();
      connections.add(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA query_only = ON");
        statement.execute("PRAGMA cache_size = -" + CACHE_KILOBYTES);
      }
      idle.add(new Statements(connection));
    }
  }

  <T extends @Nullable Object> T look(SqlStore.Work<T> look) throws SQLException {
    free.acquireUninterruptibly();
    Statements sql = idle.remove();
    try {
      return look.run(sql);
    } catch (SQLException e) {
      sql.close();
      throw e;
    } finally {
      idle.add(sql);
      free.release();
    }
  }

  /** Waits until nobody reads, and keeps everybody from it meanwhile. */
  <T> T without(Act<T> act) throws SQLException {
    free.acquireUninterruptibly(size);
    try {
      return act.run();
    } finally {
      free.release(size);
    }
  }

  void close() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
