package dev.backsafe.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.content.Library;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.phrasing.Texts;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Sender;
import dev.backsafe.service.Composition;
import dev.backsafe.store.Store;
import dev.backsafe.store.sqlite.SqliteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that no chat of today lets through, or that no translator should have written. */
class TypedTextTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
  private static final int LONGEST_READ = 4_096;

  @TempDir Path temp;

  private static String last(DirectBench bench) {
    return bench.heard().getLast().text();
  }

  /** A session that has begun, at its first card. */
  private DirectBench inASession() {
    DirectBench bench =
        new DirectBench("jdbc:sqlite:" + temp.resolve("t.db"), MONDAY, Checkpoint.NONE);
    for (String text :
        List.of("/start", "yes", "no", "that's all", "skip", "no", "start the session")) {
      bench.say("ada", text);
    }
    assertThat(last(bench)).contains("1 of ");
    return bench;
  }

  @Test
  void whatIsTooLongToBeReadIsAskedAboutAndNotTakenForHarmless() {
    String done = "done, no pain at all. ";
    String longest = done + "x".repeat(LONGEST_READ - done.length());
    try (DirectBench bench = inASession()) {
      bench.say("ada", longest);
      assertThat(last(bench)).doesNotContain("does it hurt");
      bench.say("ada", longest + "x");
      assertThat(last(bench)).contains("does it hurt");
    }
  }

  @Test
  void whatIsTooLongAndSaysThatItHurtsIsHeard() {
    try (DirectBench bench = inASession()) {
      bench.say("ada", "I wet myself and my groin is numb. " + "x".repeat(LONGEST_READ));
      assertThat(last(bench)).startsWith("Please stop, and go to an emergency");
    }
  }

  /** Start-up refuses such texts; a service that has them by whatever way still hears people. */
  @Test
  void aPhraseThatStandsTwiceInTheTextsBreaksNothing() {
    Library shipped = DirectBench.LIBRARY;
    Map<String, String> english = new HashMap<>(shipped.texts().languages().get("en"));
    english.merge("typed.yes", "yes, yes", (words, twice) -> words + ", " + twice);
    english.merge("typed.filler", "please, please", (words, twice) -> words + ", " + twice);
    Library library =
        new Library(
            shipped.routine(),
            new Texts(Map.of("en", english)),
            shipped.helpLines(),
            shipped.places(),
            shipped.understanding());
    List<Outgoing> sent = new ArrayList<>();
    Sender sender =
        (_, message, _) -> {
          sent.add(message);
          return new Delivery.Delivered();
        };
    try (Store store = new SqliteStore("jdbc:sqlite:" + temp.resolve("t.db"))) {
      TurnProcessor turns =
          Composition.of(
                  library,
                  store,
                  Map.of("test", sender),
                  InstantSource.fixed(MONDAY),
                  Checkpoint.NONE)
              .turns();
      for (String text : List.of("/start", "yes", "please remind me tomorrow")) {
        turns.handle(
            new Inbound(
                new Account("test", "ada"),
                "u" + sent.size(),
                new Inbound.Content.Text(text),
                "en"));
      }
    }
    assertThat(sent).hasSize(3);
    assertThat(sent.get(1).text()).startsWith("Before we move");
  }
}
