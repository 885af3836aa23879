package dev.backsafe.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backsafe.conversation.Fact;
import dev.backsafe.platform.Account;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real disk of 12 MB, where this user may mount one; elsewhere this is left out. */
class FullDiskTest {
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final Account ADA = new Account("test", "ada");
  private static final int ENOUGH = 10_000;

  @TempDir Path temp;
  private Path disk;

  @BeforeEach
  void mount() throws IOException, InterruptedException {
    disk = Files.createDirectory(temp.resolve("disk"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.toString()), "no mount");
  }

  @AfterEach
  void unmount() throws IOException, InterruptedException {
    boolean _ = run("umount", disk.toString());
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static Decision says(int turn) {
    return new Decision(
        StoreContract.consented(),
        List.of(new Fact.Consented()),
        StoreContract.messages(turn + " " + "x".repeat(5_000)),
        List.of(),
        false);
  }

  @Test
  void aFullDiskIsSaidAndSeenAndWhenThereIsRoomAgainItGoesOnWhole() throws IOException {
    String url = "jdbc:sqlite:" + disk.resolve("t.db");
    int committed = 0;
    try (Store store = new SqliteStore(url)) {
      assertThatCode(store::probe).doesNotThrowAnyException();
      Path other = disk.resolve("other");
      Files.write(other, new byte[5 << 20]);
      StoreException trouble = null;
      while (trouble == null && committed < ENOUGH) {
        int turn = committed;
        try {
          store.turn(ADA, "u" + turn, NOW, (_, _) -> says(turn));
          committed++;
        } catch (StoreException e) {
          trouble = e;
        }
      }
      assertThat(trouble)
          .hasMessageEndingWith("the disk is full; make room, nothing was half-written")
          .isInstanceOfSatisfying(
              StoreException.class,
              t -> assertThat(t.isPassing()).as("what was sent waits for room").isTrue());
      assertThatThrownBy(store::probe).hasMessageContaining("the disk is full");

      Files.delete(other);
      int next = committed;
      store.turn(ADA, "u" + next, NOW, (_, _) -> says(next));
      committed++;
      assertThat(store.undelivered()).hasSize(committed);
      assertThat(store.undelivered().getLast().message().text()).startsWith(next + " ");
    }
    assertThat(SqliteMaintenance.faults(url, true)).isEmpty();
    try (Store store = new SqliteStore(url)) {
      assertThat(store.undelivered()).as("all that was committed, and no more").hasSize(committed);
    }
  }
}
