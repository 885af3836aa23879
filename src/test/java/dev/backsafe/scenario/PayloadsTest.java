package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsafe.harness.DiscordBench;
import dev.backsafe.harness.Payloads;
import dev.backsafe.harness.TelegramBench;
import dev.backsafe.platform.discord.DiscordPerson;
import dev.backsafe.platform.discord.FakeMessages;
import dev.backsafe.platform.telegram.FakePerson;
import dev.backsafe.turn.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole session, to the last byte that goes out: from the first word over a pain to the question
 * of the next morning. {@code -Dpayloads.rewrite=true} writes the files anew; what they look like
 * is drawn into {@code target/looks}.
 */
class PayloadsTest {
  private static final boolean REWRITE = Boolean.getBoolean("payloads.rewrite");
  private static final Path PAYLOADS = Path.of("src/test/resources/payloads");
  private static final Instant MONDAY_MORNING = Instant.parse("2026-03-02T08:00:00Z");

  private static final List<String> BEFORE =
      List.of("Yes, let's go", "None of these", "a step or stair", "That's all");
  private static final List<String> TRAINING =
      List.of("Done", "How?", "It hurts", "Ache or discomfort", "3", "Done", "Easier", "Done");
  private static final List<String> AFTER =
      List.of("Done", "Skip", "Done", "Just right", "2", "1", "Yes, please", "By the clock");

  @TempDir Path temp;

  private String database() {
    return "jdbc:sqlite:" + temp.resolve("t.db");
  }

  private static List<String> presses() {
    return Stream.of(BEFORE, TRAINING, AFTER).flatMap(List::stream).toList();
  }

  private static void same(String platform, Payloads payloads) throws IOException {
    Path written = PAYLOADS.resolve(platform + ".json");
    if (REWRITE) {
      Files.createDirectories(PAYLOADS);
      Files.writeString(written, payloads.text());
    }
    JsonMapper mapper = new JsonMapper();
    ChatMock.draw(platform, mapper.readTree(payloads.text()));
    assertThat(mapper.readTree(payloads.text()).toPrettyString())
        .isEqualTo(mapper.readTree(Files.readString(written)).toPrettyString());
  }

  @Test
  void aSessionInADiscordServer() throws IOException {
    Payloads payloads = new Payloads();
    try (DiscordBench bench = DiscordBench.inServer(database(), MONDAY_MORNING, Checkpoint.NONE)) {
      DiscordPerson ada = bench.person("ada");
      bench.discord.record(payloads);
      bench.command(ada, "session");
      payloads.did("/session");
      for (String label : presses()) {
        bench.press(ada, label);
        bench.settle(() -> isSpent(ada));
        payloads.did("[" + label + "]");
      }
      bench.await(ada, ada.writeInBox("9:00"));
      bench.settle(() -> isSpent(ada));
      payloads.did("9:00");
      bench.clock("+24h");
      payloads.did("the next morning");
    }
    same("discord", payloads);
  }

  /** Nobody waits for a card of before to lose its buttons. */
  private static boolean isSpent(DiscordPerson ada) {
    List<FakeMessages.Seen> all = ada.chat();
    return all.subList(0, all.size() - 1).stream().allMatch(s -> s.buttons().isEmpty());
  }

  @Test
  void aSessionInTelegram() throws IOException {
    Payloads payloads = new Payloads();
    try (TelegramBench bench = new TelegramBench(database(), MONDAY_MORNING, Checkpoint.NONE)) {
      FakePerson ada = bench.person("ada");
      bench.api.record(payloads);
      bench.await(ada.say("/start"));
      payloads.did("/start");
      for (String label : presses()) {
        bench.await(ada.press(label));
        bench.settle(bench.api::isAnswered);
        payloads.did("[" + label + "]");
      }
      bench.await(ada.say("9:00"));
      payloads.did("9:00");
      bench.clock("+24h");
      payloads.did("the next morning");
    }
    same("telegram", payloads);
  }
}
