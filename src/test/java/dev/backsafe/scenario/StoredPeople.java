package dev.backsafe.scenario;

import dev.backsafe.conversation.Fact;
import dev.backsafe.store.StateCodec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a database holds of somebody, read past the store. */
final class StoredPeople {
  private StoredPeople() {}

  /** The state as it is stored; empty where there is none. */
  static String state(Connection connection, String who) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT state FROM person WHERE account = ?")) {
      select.setString(1, who);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? text(row, 1) : "";
      }
    }
  }

  /** The history, oldest first. */
  static List<Fact.Dated> facts(Connection connection, String who) throws SQLException {
    List<Fact.Dated> facts = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT f.at, f.fact FROM fact f JOIN person p ON p.id = f.person_id"
                + " WHERE p.account = ? ORDER BY f.id")) {
      select.setString(1, who);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          facts.add(
              new Fact.Dated(
                  Instant.ofEpochMilli(row.getLong(1)), StateCodec.readFact(text(row, 2))));
        }
      }
    }
    return facts;
  }

  /** Text in one database, and its bytes in the other. */
  private static String text(ResultSet row, int column) throws SQLException {
    return new String(row.getBytes(column), StandardCharsets.UTF_8);
  }
}
