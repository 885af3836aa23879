package dev.backsafe.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@link CompatibilityTest} reads: texts and tables as they were recorded, nothing else. */
final class CompatibilityFiles {
  static final Path HOME = Path.of("src/test/resources/compatibility/v1");
  private static final Path ANSWERS = HOME.resolve("answers.txt");
  private static final JsonMapper JSON = new JsonMapper();

  private CompatibilityFiles() {}

  record Button(String label, String data) {}

  /** Something that was sent. */
  record Said(
      String to,
      String text,
      List<Button> buttons,
      @Nullable String picture,
      @Nullable String alt,
      @Nullable String document) {
    private static final String INDENT = "\n     ";

    String format() {
      StringBuilder all = new StringBuilder("bot> ").append(text.replace("\n", INDENT));
      buttons.forEach(b -> all.append(INDENT + "[" + b.label + "]  " + b.data));
      if (picture != null) {
        all.append(INDENT).append("picture> ").append(picture);
        all.append(INDENT).append("shows> ").append(alt);
      }
      if (document != null) {
        all.append(INDENT).append("document> ").append(document);
      }
      return all.append('\n').toString();
    }
  }

  /**
   * Somebody as they were stored.
   *
   * @param history whether all of facts.txt happened to them
   * @param state null for a stranger, of whom nothing is stored
   */
  record Person(String name, Instant at, boolean history, int version, @Nullable String state) {}

  /** Something that is done to a fresh copy of somebody: a line such as "press done:@5". */
  record Act(String person, String what) {}

  static Map<String, Person> people() throws IOException {
    Map<String, Person> people = new LinkedHashMap<>();
    for (String line : Files.readAllLines(HOME.resolve("people.jsonl"))) {
      JsonNode p = JSON.readTree(line);
      String name = p.get("name").asText();
      Instant at = Instant.parse(p.get("at").asText());
      int version = p.get("version").asInt();
      String state = p.hasNonNull("state") ? p.get("state").toString() : null;
      people.put(name, new Person(name, at, p.has("history"), version, state));
    }
    return people;
  }

  /**
   * The recorded acts and their answers.
   *
   * <pre>
   * == somebody
   * asked by ?        a press that says nothing, so that the question is asked again
   * press data        of each button that stands there, and of one from the step before
   * type words
   * bot> the answer
   *      [words on a button]  its data
   *      picture> its name
   * X   * = act             the same answer as to that act before it
   * </pre>
   */
  static Map<Act, String> recorded() throws IOException {
    Map<Act, String> answers = new LinkedHashMap<>();
    String person = "";
    Act act = null;
    for (String line : Files.readAllLines(ANSWERS)) {
      if (line.startsWith("== ")) {
        person = line.substring("== ".length());
      } else if (line.matches("(asked by|press|type) .*")) {
        act = new Act(person, line);
        answers.put(act, "");
      } else if (line.startsWith("= ")) {
        Act same = new Act(person, line.substring("= ".length()));
        answers.put(Objects.requireNonNull(act), Objects.requireNonNull(answers.get(same)));
      } else if (!line.isEmpty()) {
        answers.merge(Objects.requireNonNull(act), line + "\n", String::concat);
      }
    }
    return answers;
  }

  /** Writes new answers to the same acts. */
  static void rewrite(Map<Act, String> answers) throws IOException {
    StringBuilder all = new StringBuilder();
    Map<String, Act> before = new LinkedHashMap<>();
    String person = "";
    for (Map.Entry<Act, String> answer : answers.entrySet()) {
      Act act = answer.getKey();
      if (!act.person.equals(person)) {
        person = act.person;
        before.clear();
        all.append(all.isEmpty() ? "" : "\n").append("== ").append(person).append('\n');
      }
      Act same = before.putIfAbsent(answer.getValue(), act);
      all.append(act.what).append('\n');
      all.append(same == null ? answer.getValue() : "= " + same.what + "\n");
    }
    Files.writeString(ANSWERS, all);
  }

  private static Connection open(Path database) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + database);
  }

  /** Puts the person of each act into an old database as they were stored. */
  static void fill(Path database, Map<String, Person> people, List<Act> acts)
      throws SQLException, IOException {
    List<String> facts = Files.readAllLines(HOME.resolve("facts.txt"));
    try (Connection connection = open(database);
        Statement empty = connection.createStatement();
        PreparedStatement person =
            connection.prepareStatement(
                "INSERT INTO person (id, platform, account, version, state)"
                    + " VALUES (?, 'telegram', ?, ?, ?)");
        PreparedStatement fact =
            connection.prepareStatement(
                "INSERT INTO fact (person_id, at, fact) VALUES (?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (String of : List.of("nudge", "fact", "person_memory", "person", "outbox", "received")) {
        empty.execute("DELETE FROM " + of);
      }
      for (int i = 0; i < acts.size(); i++) {
        Person one = Objects.requireNonNull(people.get(acts.get(i).person));
        if (one.state == null) {
          continue;
        }
        person.setInt(1, i + 1);
        person.setString(2, Integer.toString(i));
        person.setInt(3, one.version);
        person.setString(4, one.state);
        person.executeUpdate();
        for (String line : one.history ? facts : List.<String>of()) {
          int end = line.indexOf(' ');
          fact.setInt(1, i + 1);
          fact.setLong(2, Instant.parse(line.substring(0, end)).toEpochMilli());
          fact.setString(3, line.substring(end + 1));
          fact.executeUpdate();
        }
      }
      connection.commit();
    }
  }

  /** What the database has of each act's person afterwards: new facts, and when what is due. */
  static List<String> kept(Path database, Map<String, Person> people, List<Act> acts)
      throws SQLException, IOException {
    int history = Files.readAllLines(HOME.resolve("facts.txt")).size();
    List<String> all = new ArrayList<>();
    try (Connection connection = open(database);
        PreparedStatement person =
            connection.prepareStatement("SELECT id FROM person WHERE account = ?");
        PreparedStatement facts =
            connection.prepareStatement("SELECT fact FROM fact WHERE person_id = ? ORDER BY id");
        PreparedStatement due =
            connection.prepareStatement(
                "SELECT due_at FROM reminder WHERE person_id = ? ORDER BY due_at")) {
      for (int i = 0; i < acts.size(); i++) {
        boolean told = Objects.requireNonNull(people.get(acts.get(i).person)).history;
        String account = Integer.toString(i);
        List<String> ids = column(person, account);
        StringBuilder kept = new StringBuilder(ids.isEmpty() ? "nothing is kept\n" : "");
        for (String id : ids) {
          column(facts, id).stream()
              .skip(told ? history : 0)
              .forEach(fact -> kept.append("fact> ").append(fact).append('\n'));
          column(due, id)
              .forEach(
                  at -> kept.append("due> " + Instant.ofEpochMilli(Long.parseLong(at)) + "\n"));
        }
        all.add(kept.toString());
      }
    }
    return all;
  }

  private static List<String> column(PreparedStatement select, String of) throws SQLException {
    List<String> values = new ArrayList<>();
    select.setString(1, of);
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        values.add(row.getString(1));
      }
    }
    return values;
  }

  /** How many facts there are of each account. */
  static Map<String, Integer> facts(Path database) throws SQLException {
    Map<String, Integer> facts = new LinkedHashMap<>();
    try (Connection connection = open(database);
        Statement select = connection.createStatement();
        ResultSet row =
            select.executeQuery(
                "SELECT account, (SELECT count(*) FROM fact WHERE person_id = p.id)"
                    + " FROM person p ORDER BY id")) {
      while (row.next()) {
        facts.put(row.getString(1), row.getInt(2));
      }
    }
    return facts;
  }

  /** How many facts there are in what somebody was handed out of themselves. */
  static int factsIn(String export) throws IOException {
    return JSON.readTree(export).get("history").size();
  }
}
