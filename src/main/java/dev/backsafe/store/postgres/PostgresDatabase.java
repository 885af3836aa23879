package dev.backsafe.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.backsafe.config.Secret;
import dev.backsafe.store.EncryptedFields;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.KeyRotation;
import dev.backsafe.store.SchemaMigrations;
import dev.backsafe.store.Statements;
import dev.backsafe.store.StoreException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reaches a database: connections that give up on what hangs, and one clear line for what goes
 * wrong.
 *
 * @param url {@code jdbc:postgresql://HOST/NAME}
 * @param user null when the URL says who
 * @param password null when the URL says it, or none is needed
 */
public record PostgresDatabase(String url, @Nullable String user, @Nullable Secret password) {
  public static final String PREFIX = "jdbc:postgresql:";

  /**
   * All that is asked while people wait goes by an index. A plan that was made while a table was
   * small, or took it to be, would read all of it, turn after turn, until it is analyzed again.
   */
  static final String BY_INDEX = "SET enable_seqscan = off";

  /** How many connections a process has for its work. */
  public static final int CONNECTIONS = 10;

  static final Duration CONNECT = Duration.ofSeconds(10);

  /** Longer than any statement takes, and short enough for whoever waits for an answer. */
  private static final Duration STATEMENT = Duration.ofSeconds(20);

  /** A process that stands still in the middle of something does not hold up the others. */
  private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(10);

  /** Opens a connection of its own. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, properties());
  }

  private Properties properties() {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password.reveal());
    }
    properties.setProperty("ApplicationName", "backsafe");
    properties.setProperty("connectTimeout", String.valueOf(CONNECT.toSeconds()));
    properties.setProperty("socketTimeout", String.valueOf(STATEMENT.multipliedBy(2).toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  /** Connections for work, once the tables are there and of a form that this version knows. */
  HikariDataSource open() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("backsafe");
    config.setJdbcUrl(url);
    config.setDataSourceProperties(properties());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(CONNECT.toMillis());
    config.setConnectionInitSql(
        "SET statement_timeout = %d; SET idle_in_transaction_session_timeout = %d; %s; SET jit = off"
            .formatted(STATEMENT.toMillis(), IDLE_IN_TRANSACTION.toMillis(), BY_INDEX));
    try {
      HikariDataSource pool = new HikariDataSource(config);
      try {
        mayMigrate(pool);
        SchemaMigrations.run(pool, "postgresql", name(), this::failure);
        return pool;
      } catch (RuntimeException e) {
        pool.close();
        throw e;
      }
    } catch (PoolInitializationException e) {
      throw e.getCause() instanceof SQLException sql ? failure(sql) : e;
    }
  }

  /** Asked first, because whoever migrates tries that again and again for ten seconds. */
  private void mayMigrate(DataSource source) {
    try (Connection connection = source.getConnection();
        Statements sql = new Statements(connection)) {
      if (!sql.is(
          "SELECT to_regclass('flyway_schema_history') IS NOT NULL"
              + " OR has_schema_privilege(current_schema(), 'CREATE')")) {
        throw new SQLException("no tables can be made", "42501");
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * Looks whether it can be reached and the keys fit, without changing anything.
   *
   * @return a word about it
   * @throws StoreException with one clear line when not
   */
  public String check(FieldEncryption sealer) {
    try (Connection connection = connect();
        Statements sql = new Statements(connection)) {
      if (!sql.is("SELECT to_regclass('data_key') IS NOT NULL")) {
        return "reached; its tables are not there yet";
      }
      SchemaMigrations.refuseNewer(sql, "postgresql", name());
      return "reached" + (EncryptedFields.check(sql, sealer) ? KeyRotation.NOT_DONE : "");
    } catch (SQLException e) {
      throw failure(e);
    } catch (StoreException e) {
      throw e.of(name());
    }
  }

  /** The URL without what may be secret. */
  String name() {
    return shown(url);
  }

  /** A URL without what may be secret. */
  public static String shown(String url) {
    return url.replaceFirst("[?].*$", "").replaceFirst("//.*@", "//");
  }

  /** One clear line for what has gone wrong. */
  StoreException failure(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String kind = state.length() < 2 ? "" : state.substring(0, 2);
    String what =
        switch (state) {
          case "28P01", "28000", "08004" ->
              "the server does not accept the user or the password; set BACKSAFE_DATABASE_USER and"
                  + " BACKSAFE_DATABASE_PASSWORD, or BACKSAFE_DATABASE_PASSWORD_FILE";
          case "3D000" -> "there is no such database; create it (createdb), or mend the URL";
          case "25006" -> "it is read-only; name the server that may be written to";
          case "42501" -> "the user may not do that; make them the owner of the database";
          case "53100" -> "its disk is full; make room, nothing was half-written";
          case "53300" -> "the server has no connection left; raise its max_connections";
          case "57P01", "57P02", "57P03" ->
              "the server has cut the connection, or is starting or stopping";
          default ->
              switch (kind) {
                case "08" -> "it cannot be reached; check host and port, and that the server runs";
                case "22", "23" -> "it does not take what was to be written (" + state + ")";
                case "" ->
                    e instanceof SQLTransientConnectionException
                        ? "all connections to it are busy; this goes on when one is free"
                        : "it answers without a reason";
                default -> "PostgreSQL says " + state;
              };
        };
    String message = name() + ": " + what;
    // What the server finds wrong with the data will be wrong the next time, too.
    boolean passing = !kind.equals("22") && !kind.equals("23");
    return passing ? new StoreException(message, e) : new StoreException(message);
  }
}
