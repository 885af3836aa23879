package dev.backsafe.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.platform.Account;
import dev.backsafe.store.Store;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may become of a database's file beside what is written to it. */
class SqliteFileTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final Account ADA = new Account("test", "ada");

  @TempDir Path temp;

  private Path file() {
    return temp.resolve("data").resolve("people.db");
  }

  private Store open() {
    return new SqliteStore("jdbc:sqlite:" + file());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aFileThatOthersCouldReadIsNarrowed() throws IOException {
    open().close();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    open().close();
    assertThat(permissions(file())).isEqualTo("rw-------");
  }

  @Test
  void anAddressThatKeepsNoneOfItsPromisesIsRefused() {
    assertThatThrownBy(() -> new SqliteStore("jdbc:sqlite:file:" + file()))
        .isInstanceOf(StoreException.class)
        .hasMessageEndingWith("write jdbc:sqlite:FILE, without \"file:\"");
    assertThat(file()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileThatWasMovedOrReplacedIsWrittenToNoMore(boolean replaced)
      throws IOException, InterruptedException {
    try (Store store = open()) {
      store.turn(ADA, "1", NOW, (_, _) -> StoreContract.says("before"));
      store.probe();
      Path moved = temp.resolve("moved");
      Files.move(file().getParent(), moved);
      if (replaced) {
        open().close();
      }
      assertThatThrownBy(store::probe)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("was moved away or replaced");
      int turns = 0;
      long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (isTaken(store, "r" + turns++) && System.nanoTime() < end) {
        Thread.sleep(Duration.ofMillis(20));
      }
      assertThat(isTaken(store, "last")).isFalse();
      if (!replaced) {
        Files.move(moved, file().getParent());
        store.probe();
        assertThat(isTaken(store, "again")).isTrue();
      }
    }
  }

  private static boolean isTaken(Store store, String updateId) {
    try {
      store.turn(ADA, updateId, NOW, (_, _) -> StoreContract.says());
      return true;
    } catch (StoreException e) {
      assertThat(e.isPassing()).isTrue();
      return false;
    }
  }
}
