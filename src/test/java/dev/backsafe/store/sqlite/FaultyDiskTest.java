package dev.backsafe.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.DirectBench;
import dev.backsafe.harness.JdbcFaults;
import dev.backsafe.platform.Account;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Pending;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a disk may do to a file that the simulation of faults leaves out. */
class FaultyDiskTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final int PEOPLE = 120;
  private static final int MORE = 3;
  private static final int PAGE = 2_048;

  @TempDir Path temp;

  private static Account person(int number) {
    return new Account("test", "p" + number);
  }

  private static Decision says(String text) {
    return new Decision(
        StoreContract.consented(), List.of(), StoreContract.messages(text), List.of(), false);
  }

  private static List<String> hellos(int number) {
    return IntStream.range(0, number).mapToObj(i -> "hello " + i).toList();
  }

  private static String url(Path file) {
    return DirectBench.unsynced("jdbc:sqlite:" + file);
  }

  /** The writer cannot begin so many transactions. */
  private static final class Locked implements JdbcFaults {
    private final AtomicInteger left = new AtomicInteger();

    @Override
    public void before(Connection real, String sql) throws SQLException {
      if (sql.startsWith("BEGIN") && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
        throw new SQLiteException("locked", SQLiteErrorCode.SQLITE_BUSY);
      }
    }
  }

  @Test
  void whatArrivedWhileTheWriterCouldNotBeginIsForgottenWithTheNext() {
    Locked locked = new Locked();
    try (Store store = FaultySqliteStore.open(url(temp.resolve("a.db")), locked)) {
      List<Pending> said =
          IntStream.range(0, 3)
              .mapToObj(i -> store.turn(person(i), "u" + i, NOW, (_, _) -> says("hello")))
              .flatMap(committed -> committed.pending().stream())
              .toList();
      locked.left.set(1);
      store.delivered(said.get(0).id());
      while (locked.left.get() > 0) {
        Thread.onSpinWait(); // The writer does it in its own time.
      }
      assertThat(store.undelivered()).as("it will come again, unless").hasSize(3);
      store.delivered(said.get(1).id());
      store.delivered(said.get(2).id());
      assertThat(store.undelivered()).isEmpty();
    }
  }

  /** People, and what was said to them, in a file without a log. */
  private Path people() {
    Path file = temp.resolve("people.db");
    try (Store store = new SqliteStore(url(file))) {
      for (int i = 0; i < PEOPLE; i++) {
        Decision said = says("hello " + i);
        store.turn(person(i), "u" + i, NOW, (_, _) -> said);
      }
    }
    return file;
  }

  /** Half of a page is of another time: what was there before, or nothing. */
  @Test
  void aTornPageIsSaidOrDoesNotMatterButIsNeverTakenForSomethingElse() throws IOException {
    Path whole = people();
    long pages = Files.size(whole) / PAGE;
    Random random = new Random(20_261_129L);
    int refused = 0;
    for (int page = 0; page < pages; page++) {
      Path torn = temp.resolve("torn" + page + ".db");
      Files.copy(whole, torn);
      try (RandomAccessFile file = new RandomAccessFile(torn.toFile(), "rw")) {
        byte[] half = new byte[PAGE / 2];
        if (random.nextBoolean()) {
          file.seek(random.nextInt((int) pages) * (long) PAGE);
          file.readFully(half);
        }
        file.seek(page * (long) PAGE + PAGE / 2);
        file.write(half);
      }
      Optional<String> trouble = trouble(torn);
      refused += trouble.isPresent() ? 1 : 0;
      trouble.ifPresent(what -> assertThat(what).startsWith("jdbc:sqlite:" + torn));
      Files.delete(torn);
    }
    System.out.printf("torn pages: %d of %d refused, the others do not matter%n", refused, pages);
    assertThat(refused).isGreaterThan((int) pages / 2);
  }

  /** What an operator is told; empty when everything is there, and right. */
  private static Optional<String> trouble(Path file) {
    List<String> faults;
    try {
      faults = SqliteMaintenance.faults("jdbc:sqlite:" + file, true);
    } catch (StoreException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    if (!faults.isEmpty()) {
      return Optional.of("jdbc:sqlite:" + file + ": " + faults.getFirst());
    }
    try (Store store = new SqliteStore(url(file))) {
      assertThat(StoreContract.replies(store.undelivered())).isEqualTo(hellos(PEOPLE));
      return Optional.empty();
    } catch (StoreException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** As a power cut may, of what was not synced: nobody has been told of that. */
  @Test
  void ofATornLogWhatCameBeforeIsWhole() throws IOException {
    Path whole = people();
    Random random = new Random(20_261_129L);
    int told = 0;
    for (int i = 0; i < 20; i++) {
      Path live = temp.resolve("live" + i + ".db");
      Path torn = temp.resolve("torn" + i + ".db");
      Files.copy(whole, live);
      Files.copy(whole, torn);
      try (Store store = new SqliteStore(url(live))) {
        for (int more = PEOPLE; more < PEOPLE + MORE; more++) {
          Decision said = says("hello " + more);
          store.turn(person(more), "u" + more, NOW, (_, _) -> said);
        }
        // So few that nothing is moved into the file yet.
        byte[] log = Files.readAllBytes(live.resolveSibling(live.getFileName() + "-wal"));
        int from = random.nextInt(log.length);
        int to = random.nextBoolean() ? log.length : Math.min(log.length, from + PAGE);
        Arrays.fill(log, from, to, (byte) random.nextInt(256));
        Files.write(torn.resolveSibling(torn.getFileName() + "-wal"), log);
      }
      assertThat(SqliteMaintenance.faults("jdbc:sqlite:" + torn, true)).isEmpty();
      try (Store store = new SqliteStore(url(torn))) {
        List<String> left = StoreContract.replies(store.undelivered());
        assertThat(left).hasSizeBetween(PEOPLE, PEOPLE + MORE).isEqualTo(hellos(left.size()));
        told += left.size() - PEOPLE;
      }
    }
    assertThat(told).isPositive();
  }
}
