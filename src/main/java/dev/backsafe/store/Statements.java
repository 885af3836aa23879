package dev.backsafe.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements on one connection, each prepared once; for one thread at a time. */
public final class Statements implements AutoCloseable {
  /** Reads a row. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  public Statements(Connection connection) {
    this.connection = connection;
  }

  public int update(String sql, @Nullable Object... values) throws SQLException {
    return prepare(sql, values).executeUpdate();
  }

  public <T> List<T> list(String sql, Row<T> reader, @Nullable Object... values)
      throws SQLException {
    try (ResultSet row = prepare(sql, values).executeQuery()) {
      List<T> all = new ArrayList<>();
      while (row.next()) {
        all.add(reader.read(row));
      }
      return all;
    }
  }

  /** What to do with a row. */
  @FunctionalInterface
  public interface Visit {
    void row(ResultSet row) throws SQLException;
  }

  public void each(String sql, Visit visit, @Nullable Object... values) throws SQLException {
    try (ResultSet row = prepare(sql, values).executeQuery()) {
      while (row.next()) {
        visit.row(row);
      }
    }
  }

  public <T> Optional<T> first(String sql, Row<T> reader, @Nullable Object... values)
      throws SQLException {
    try (ResultSet row = prepare(sql, values).executeQuery()) {
      return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
    }
  }

  /** The answer of a query with one column, such as EXISTS; no where there is no row. */
  public boolean is(String sql, @Nullable Object... values) throws SQLException {
    return first(sql, row -> row.getBoolean(1), values).orElse(false);
  }

  private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /** Forgets them: the next use prepares anew, as after an error a driver may have closed some. */
  @Override
  public void close() {
    for (PreparedStatement statement : prepared.values()) {
      try {
        statement.close();
      } catch (SQLException alreadyClosed) {
        // Which is what is wanted.
      }
    }
    prepared.clear();
  }
}
