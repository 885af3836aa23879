package dev.backsafe.benchmark;

import dev.backsafe.benchmark.LoadGenerator.Rate;
import dev.backsafe.store.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * What one would write by hand on PostgreSQL: as many connections as the store has, and each
 * message a transaction of one select, one update and one insert. Nothing is decided, encoded or
 * encrypted.
 */
final class PostgresBareLoop implements AutoCloseable {
  private record Client(
      Connection connection,
      PreparedStatement select,
      PreparedStatement update,
      PreparedStatement insert) {
    static Client of(String url) throws SQLException {
      Connection connection = DriverManager.getConnection(url);
      connection.setAutoCommit(false);
      return new Client(
          connection,
          connection.prepareStatement("SELECT id, state FROM person WHERE account = ?"),
          connection.prepareStatement("UPDATE person SET state = ? WHERE id = ?"),
          connection.prepareStatement("INSERT INTO fact (person, fact) VALUES (?, ?)"));
    }

    void message(String account) throws SQLException {
      BareLoop.message(select, update, insert, account);
      connection.commit();
    }
  }

  private final int people;
  private final BlockingQueue<Client> clients;
  private int begun;

  PostgresBareLoop(int connections, int people) throws SQLException {
    this.people = people;
    String url = PostgresServer.newDatabase();
    PostgresServer.execute(
        url,
        "CREATE TABLE person (id INTEGER PRIMARY KEY, account TEXT UNIQUE, state BYTEA)"
            + " WITH (fillfactor = 80)",
        "CREATE TABLE fact (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person INTEGER,"
            + " fact BYTEA)",
        // What cannot be compressed, as what is encrypted.
        "INSERT INTO person SELECT i, i::text, (SELECT string_agg(sha256((i * 100 +"
            + " n)::text::bytea), '') FROM generate_series(1, "
            + BareLoop.STATE_BYTES / 32
            + ") n) FROM generate_series(0, "
            + (people - 1)
            + ") i",
        "VACUUM ANALYZE");
    clients = new ArrayBlockingQueue<>(connections);
    for (int i = 0; i < connections; i++) {
      clients.add(Client.of(url));
    }
  }

  /** As fast as it goes. */
  Rate throughput(int messages) {
    int from = begun;
    begun += messages;
    return LoadGenerator.throughput(messages, clients.size(), n -> message(from + n));
  }

  private void message(int n) {
    try {
      Client client = clients.take();
      client.message(Integer.toString(Sessions.person(n, people)));
      clients.add(client);
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    List<Client> all = new ArrayList<>();
    clients.drainTo(all);
    for (Client client : all) {
      client.connection().close();
    }
  }
}
