package dev.backsafe.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything from one database to another, row by row, as it is: what is sealed stays sealed. The
 * target is read again and compared before anything is committed.
 */
public final class DatabaseCopy {
  private static final int ROWS_A_BATCH = 500;

  /** Every other table refers to it, or to none. */
  private static final String FIRST = "person";

  /** What concerns the database itself, and the processes that share it now. */
  private static final Set<String> OWN_TABLES =
      Set.of("flyway_schema_history", "sqlite_sequence", "instance", "erased");

  private static final Set<String> OWN_COLUMNS = Set.of("turn", "holder", "whose");

  /** Numbers that the database gives to new rows. */
  private static final Map<String, String> NUMBERED =
      Map.of("person", "id", "fact", "id", "outbox", "id", "received", "seq");

  private final CopyEndpoint from;
  private final CopyEndpoint to;

  private DatabaseCopy(CopyEndpoint from, CopyEndpoint to) {
    this.from = from;
    this.to = to;
  }

  /**
   * How many rows there are and what they add up to, in whatever order they stand.
   *
   * @param sum of the hashes of the rows, in 64-bit words
   */
  private record Sum(long rows, List<Long> sum) {}

  /**
   * Copies.
   *
   * @return how many rows of each table
   * @throws StoreException when the target is not empty, or the copy does not agree; the target is
   *     then as it was
   */
  public static Map<String, Long> run(CopyEndpoint from, CopyEndpoint to) {
    DatabaseCopy copy = new DatabaseCopy(from, to);
    try {
      return copy.copy();
    } catch (CopyFailure e) {
      throw e.side.failure(e.failure);
    }
  }

  /** Whose trouble it was. */
  private static final class CopyFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final transient CopyEndpoint side;
    final transient SQLException failure;

    CopyFailure(CopyEndpoint side, SQLException failure) {
      super(failure);
      this.side = side;
      this.failure = failure;
    }
  }

  @FunctionalInterface
  private interface Step<T> {
    T run(CopyEndpoint side) throws SQLException;
  }

  private static <T> T at(CopyEndpoint side, Step<T> step) {
    try {
      return step.run(side);
    } catch (SQLException e) {
      throw new CopyFailure(side, e);
    }
  }

  @FunctionalInterface
  private interface Act {
    void run(CopyEndpoint side) throws SQLException;
  }

  private static void run(CopyEndpoint side, Act act) {
    boolean _ =
        at(
            side,
            s -> {
              act.run(s);
              return true;
            });
  }

  private Map<String, Long> copy() {
    run(from, CopyEndpoint::read);
    run(to, CopyEndpoint::write);
    List<String> tables = at(from, DatabaseCopy::tables);
    for (String table : tables) {
      if (at(to, side -> isFilled(side, table))) {
        throw new StoreException(to.name() + " is not empty; name a new database");
      }
    }
    Map<String, Long> copied = new LinkedHashMap<>();
    for (String table : tables) {
      copied.put(table, copy(table));
    }
    run(to, CopyEndpoint::commit);
    return copied;
  }

  private static List<String> tables(CopyEndpoint side) throws SQLException {
    List<String> tables = new ArrayList<>();
    Connection connection = side.connection();
    try (ResultSet row =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (row.next()) {
        if (!OWN_TABLES.contains(row.getString("TABLE_NAME"))) {
          tables.add(row.getString("TABLE_NAME"));
        }
      }
    }
    tables.sort(Comparator.comparing((String t) -> !t.equals(FIRST)).thenComparing(t -> t));
    return tables;
  }

  /** Type by name, in the table's order. */
  private static Map<String, String> columns(CopyEndpoint side, String table) throws SQLException {
    DatabaseMetaData data = side.connection().getMetaData();
    Map<String, String> columns = new LinkedHashMap<>();
    try (ResultSet row = data.getColumns(null, side.connection().getSchema(), table, "%")) {
      while (row.next()) {
        if (!OWN_COLUMNS.contains(row.getString("COLUMN_NAME"))) {
          columns.put(row.getString("COLUMN_NAME"), row.getString("TYPE_NAME"));
        }
      }
    }
    return columns;
  }

  private static boolean isFilled(CopyEndpoint side, String table) throws SQLException {
    try (Statement statement = side.connection().createStatement();
        ResultSet row = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
      return row.next();
    }
  }

  private long copy(String table) {
    Map<String, String> types = at(to, side -> columns(side, table));
    List<String> names = List.copyOf(at(from, side -> columns(side, table)).keySet());
    if (!types.keySet().equals(Set.copyOf(names))) {
      throw new StoreException(
          to.name() + " has another table " + table + "; it is of another form");
    }
    Sum read = at(from, side -> transfer(side, table, names, types));
    Sum written = at(to, side -> sum(side, select(table, names), _ -> {}));
    if (!read.equals(written)) {
      throw new StoreException(to.name() + " does not hold what was written to " + table);
    }
    String number = NUMBERED.get(table);
    if (number != null) {
      run(to, side -> side.numberOn(table, number));
    }
    return read.rows();
  }

  private static String select(String table, List<String> names) {
    return "SELECT " + String.join(", ", names) + " FROM " + table;
  }

  /** Reads a table and writes it; what was read. */
  private Sum transfer(
      CopyEndpoint source, String table, List<String> names, Map<String, String> types)
      throws SQLException {
    String insert =
        "INSERT INTO "
            + table
            + names.stream().collect(Collectors.joining(", ", " (", ")"))
            + names.stream().map(_ -> "?").collect(Collectors.joining(", ", " VALUES (", ")"));
    try (PreparedStatement target = at(to, side -> side.connection().prepareStatement(insert))) {
      int[] waiting = {0};
      Sum sum =
          sum(
              source,
              select(table, names),
              row ->
                  run(
                      to,
                      side -> {
                        for (int i = 0; i < row.size(); i++) {
                          Object value = row.get(i);
                          String type = types.get(names.get(i));
                          target.setObject(
                              i + 1, value == null || type == null ? null : side.kept(value, type));
                        }
                        target.addBatch();
                        if (++waiting[0] % ROWS_A_BATCH == 0) {
                          target.executeBatch();
                        }
                      }));
      run(to, _ -> target.executeBatch());
      return sum;
    }
  }

  /** Goes through rows, a bounded number of them in memory; what they add up to. */
  private static Sum sum(CopyEndpoint side, String select, Consumer<List<@Nullable Object>> each)
      throws SQLException {
    long rows = 0;
    long[] sum = new long[4];
    try (PreparedStatement statement = side.connection().prepareStatement(select)) {
      statement.setFetchSize(ROWS_A_BATCH);
      try (ResultSet row = statement.executeQuery()) {
        int columns = row.getMetaData().getColumnCount();
        while (row.next()) {
          List<@Nullable Object> values = new ArrayList<>(columns);
          for (int i = 1; i <= columns; i++) {
            values.add(row.getObject(i));
          }
          each.accept(values);
          add(sum, values);
          rows++;
        }
      }
    }
    return new Sum(rows, Arrays.stream(sum).boxed().toList());
  }

  /** Each value with its length, so that no two rows hash alike. */
  private static void add(long[] sum, List<@Nullable Object> values) {
    MessageDigest digest = sha256();
    for (Object value : values) {
      byte[] bytes = bytes(value);
      digest.update(ByteBuffer.allocate(4).putInt(value == null ? -1 : bytes.length).flip());
      digest.update(bytes);
    }
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    for (int i = 0; i < sum.length; i++) {
      sum[i] += hash.getLong();
    }
  }

  private static byte[] bytes(@Nullable Object value) {
    return switch (value) {
      case null -> new byte[0];
      case byte[] bytes -> bytes;
      default -> value.toString().getBytes(StandardCharsets.UTF_8);
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
