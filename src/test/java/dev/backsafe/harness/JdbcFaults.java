package dev.backsafe.harness;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a database fails at, seen from where its driver is called. */
public interface JdbcFaults {
  String COMMIT = "COMMIT";

  /** Before a statement, or a commit; to throw is to have it fail without having been done. */
  default void before(Connection real, String sql) throws SQLException {}

  /** Behind it: it was done, and nobody hears so when this throws. */
  default void after(Connection real, String sql) throws SQLException {}

  /** A connection that fails so. */
  default Connection around(Connection real) {
    return proxy(
        Connection.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "prepareStatement" ->
                  around(
                      PreparedStatement.class,
                      (PreparedStatement) call(real, method, arguments),
                      real,
                      (String) arguments[0]);
              case "createStatement" ->
                  around(Statement.class, (Statement) call(real, method, arguments), real, null);
              case "commit" -> done(real, COMMIT, () -> call(real, method, arguments));
              default -> call(real, method, arguments);
            });
  }

  private <T extends Statement> T around(
      Class<T> type, T real, Connection connection, @Nullable String prepared) {
    Set<String> does = Set.of("execute", "executeQuery", "executeUpdate");
    return proxy(
        type,
        (method, arguments) -> {
          if (!does.contains(method.getName())) {
            return call(real, method, arguments);
          }
          String sql = prepared == null ? (String) arguments[0] : prepared;
          return done(connection, sql, () -> call(real, method, arguments));
        });
  }

  private @Nullable Object done(Connection real, String sql, Done work) throws Throwable {
    before(real, sql);
    Object result = work.done();
    after(real, sql);
    return result;
  }

  /** Something that is done with a real connection or statement. */
  interface Done {
    @Nullable Object done() throws Throwable;
  }

  /** A call, whatever its receiver. */
  interface Called {
    @Nullable Object called(Method method, @Nullable Object[] arguments) throws Throwable;
  }

  /** Everything that is called of something goes through there. */
  static <T> T proxy(Class<T> type, Called calls) {
    Object made =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) ->
                calls.called(method, arguments == null ? new Object[0] : arguments));
    return type.cast(made);
  }

  static @Nullable Object call(Object real, Method method, @Nullable Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The URL of the same database, over connections that fail so. */
  static String url(String real, JdbcFaults faults) {
    FaultyDriver driver = new FaultyDriver(real, faults);
    try {
      DriverManager.registerDriver(driver);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return driver.url;
  }

  /** Under a URL of its own, for whoever finds drivers by them. */
  final class FaultyDriver implements Driver {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String url = "jdbc:faulty:" + NUMBER.incrementAndGet();
    private final String real;
    private final JdbcFaults faults;

    FaultyDriver(String real, JdbcFaults faults) {
      this.real = real;
      this.faults = faults;
    }

    @Override
    public @Nullable Connection connect(String asked, Properties info) throws SQLException {
      return acceptsURL(asked) ? faults.around(DriverManager.getConnection(real, info)) : null;
    }

    @Override
    public boolean acceptsURL(String asked) {
      return asked.equals(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String asked, Properties info) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getLogger("dev.backsafe");
    }
  }
}
