package dev.backsafe.store;

import java.sql.Connection;
import java.sql.SQLException;

/** A database that is copied from or to, with its tables in place. */
public interface CopyEndpoint extends AutoCloseable {
  /** What an operator knows it by. */
  String name();

  Connection connection();

  /** Begins to read it as it is at one moment; whoever writes to it goes on. */
  void read() throws SQLException;

  /** Begins to write to it, all or nothing. */
  void write() throws SQLException;

  void commit() throws SQLException;

  /**
   * A value as this database keeps it.
   *
   * @param value a string, bytes or a number
   * @param type the column's, by this database's name
   */
  Object kept(Object value, String type);

  /** Numbers of new rows go on after those that were copied. */
  void numberOn(String table, String column) throws SQLException;

  /** One clear line for what has gone wrong. */
  StoreException failure(SQLException e);

  @Override
  void close();
}
