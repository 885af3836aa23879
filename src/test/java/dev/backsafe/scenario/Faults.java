package dev.backsafe.scenario;

import dev.backsafe.harness.JdbcFaults;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Sender;
import dev.backsafe.turn.Checkpoint;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * What goes wrong around a bot, by dice, and how often it did. The dice are thrown one after
 * another, by whichever thread does the bot's work, so that a seed brings the same again.
 */
final class Faults implements JdbcFaults, Checkpoint {
  /** What goes wrong. */
  enum Kind {
    /** The process dies: at a statement, around a commit, before or behind a send. */
    KILLED,
    /** Another program has the database. */
    LOCKED,
    /** At a write or a commit. */
    DISK_FULL,
    /** EIO on a write. */
    WRITE_ERROR,
    /** EIO on a sync. */
    SYNC_ERROR,
    /** EIO on a read. */
    READ_ERROR,
    /** The connection breaks before a statement. */
    CUT_BEFORE,
    /** The connection breaks behind a commit. */
    CUT_BEHIND,
    /** 429. */
    FLOODED,
    /** 5xx, a hang or a reset before the platform takes a reply. */
    NOT_TAKEN,
    /** The same behind its taking it. */
    TAKEN_UNSAID,
    /** The platform does not hear that updates were taken, and brings them again. */
    ACK_LOST,
    /** An update comes twice at once. */
    DUPLICATE,
    /** An update comes again behind later ones. */
    LATE,
    /** Two updates come in the other order. */
    REORDERED,
    /** The database server stops in the middle of everything, and starts again. */
    RESTARTED
  }

  static final Set<Kind> ON_SQLITE =
      EnumSet.complementOf(EnumSet.of(Kind.CUT_BEFORE, Kind.CUT_BEHIND, Kind.RESTARTED));

  static final Set<Kind> ON_POSTGRES =
      EnumSet.complementOf(
          EnumSet.of(Kind.LOCKED, Kind.WRITE_ERROR, Kind.SYNC_ERROR, Kind.READ_ERROR));

  /** The process is dead: nothing more happens in it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final Random dice;
  private final double chance;
  private final boolean onSqlite;
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final Map<Point, Integer> points = new EnumMap<>(Point.class);

  /** Whose statements can fail beside those of SQLite's writer: nobody else's are in any order. */
  private final Thread worker = Thread.currentThread();

  private boolean asleep = true;
  private boolean dead;
  private boolean fell;
  private long ended;

  /**
   * Dice.
   *
   * @param chance of each fault, wherever it may happen; of the database's at each statement a part
   */
  Faults(long seed, double chance, boolean onSqlite) {
    this.dice = new Random(seed);
    this.chance = chance;
    this.onSqlite = onSqlite;
  }

  Map<Kind, Integer> counts() {
    return counts;
  }

  Map<Point, Integer> points() {
    return points;
  }

  /** Nothing goes wrong while a process starts, or is put away. */
  synchronized void asleep(boolean now) {
    asleep = now;
  }

  synchronized boolean isDead() {
    return dead;
  }

  synchronized void revived() {
    dead = false;
  }

  /** Whether something went wrong since this was asked. */
  synchronized boolean fell() {
    boolean now = fell;
    fell = false;
    return now;
  }

  synchronized boolean falls(Kind kind) {
    return falls(kind, chance);
  }

  private boolean falls(Kind kind, double likely) {
    boolean falls = !asleep && !dead && dice.nextDouble() < likely;
    if (falls) {
      happened(kind);
    }
    return falls;
  }

  synchronized void happened(Kind kind) {
    fell = true;
    counts.merge(kind, 1, Integer::sum);
  }

  /** Nothing that a dead process was about to do is done. */
  synchronized void live() {
    if (dead) {
      throw new Killed();
    }
  }

  @Override
  public synchronized void at(Point point) {
    live();
    if (falls(Kind.KILLED, chance / 2)) {
      points.merge(point, 1, Integer::sum);
      dead = true;
      throw new Killed();
    }
  }

  private boolean counts(String sql) {
    Thread thread = Thread.currentThread();
    return thread == worker
        || (thread.getName().equals("store-writer") && !sql.startsWith("PRAGMA"));
  }

  @Override
  public synchronized void before(Connection real, String sql) throws SQLException {
    if (!counts(sql)) {
      return;
    }
    if (sql.startsWith("ROLLBACK")) {
      hasEnded();
      return;
    }
    if (dead) {
      throw new SQLException("the process is dead", "08006");
    }
    boolean commits = sql.equals(COMMIT);
    // A turn is many statements, and one commit.
    double likely = commits ? chance : chance / 8;
    if (falls(Kind.KILLED, likely / 8)) {
      dead = true;
      throw new SQLException("the process is dead", "08006");
    }
    if (onSqlite) {
      onSqlite(real, sql, likely);
    } else if (falls(Kind.DISK_FULL, likely)) {
      throw new SQLException("could not extend file", "53100");
    } else if (falls(Kind.CUT_BEFORE, likely)) {
      throw new SQLException("an I/O error occurred while sending", "08006");
    }
  }

  private void onSqlite(Connection real, String sql, double likely) throws SQLException {
    if (sql.startsWith("SELECT")) {
      fail(real, Kind.READ_ERROR, likely, SQLiteErrorCode.SQLITE_IOERR_READ);
    } else if (sql.startsWith("BEGIN")) {
      fail(real, Kind.LOCKED, likely, SQLiteErrorCode.SQLITE_BUSY);
    } else {
      fail(real, Kind.DISK_FULL, likely, SQLiteErrorCode.SQLITE_FULL);
      fail(real, Kind.WRITE_ERROR, likely, SQLiteErrorCode.SQLITE_IOERR_WRITE);
      if (sql.equals(COMMIT)) {
        fail(real, Kind.SYNC_ERROR, likely, SQLiteErrorCode.SQLITE_IOERR_FSYNC);
      }
    }
  }

  /** After its worst errors SQLite has rolled back by itself, or has not. */
  private void fail(Connection real, Kind kind, double likely, SQLiteErrorCode code)
      throws SQLException {
    if (falls(kind, likely)) {
      if (!real.isReadOnly() && dice.nextBoolean()) {
        try (Statement statement = real.createStatement()) {
          statement.execute("ROLLBACK");
        } catch (SQLException none) {
          // There is no transaction.
        }
      }
      throw new SQLiteException(code.message, code);
    }
  }

  @Override
  public synchronized void after(Connection real, String sql) throws SQLException {
    if (!counts(sql)) {
      return;
    }
    if (sql.equals(COMMIT)) {
      hasEnded();
    } else if (onSqlite || sql.startsWith("SELECT") || !real.getAutoCommit()) {
      return;
    }
    if (!onSqlite && falls(Kind.CUT_BEHIND, chance / 2)) {
      throw new SQLException("an I/O error occurred while reading", "08006");
    }
    if (falls(Kind.KILLED, chance / 8)) {
      dead = true;
      throw new SQLException("the process is dead", "08006");
    }
  }

  private void hasEnded() {
    ended++;
    notifyAll();
  }

  synchronized long ended() {
    return ended;
  }

  /** Until SQLite's writer has ended one more transaction, one way or the other. */
  synchronized void awaitEndedAfter(long before) {
    try {
      while (ended == before) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A platform that fails. */
  Sender around(Sender sender) {
    return (to, message, guard) -> {
      live();
      if (falls(Kind.FLOODED)) {
        return new Delivery.Later(Duration.ofSeconds(30));
      }
      if (falls(Kind.NOT_TAKEN)) {
        return new Delivery.Uncertain();
      }
      if (!guard.isOpen()) {
        return new Delivery.Withdrawn(); // One before it is still to be sent.
      }
      Delivery taken = sender.send(to, message, guard);
      return falls(Kind.TAKEN_UNSAID) ? new Delivery.Uncertain() : taken;
    };
  }
}
