package dev.backsafe.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.DiscordBench;
import dev.backsafe.platform.discord.DiscordPerson.Place;
import dev.backsafe.platform.discord.FakeMessages.Seen;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Discord refuses and may take later, or in another form; codes as of November 2026 at
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes.
 */
class DiscordRefusalTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
  private static final String HELP = "I hand out one exercise";
  private static final String MISSED = "Discord kept me from writing to you";

  @TempDir Path temp;
  private DiscordBench bench;
  private DiscordPerson ada;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  DiscordRefusalTest() {}

  @BeforeEach
  void open() {
    bench = new DiscordBench("jdbc:sqlite:" + temp.resolve("t.db"), MORNING, Checkpoint.NONE);
    ada = bench.person("ada").in(Place.SERVER);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static FakeFault[] times(int times, FakeFault fault) {
    FakeFault[] faults = new FakeFault[times];
    Arrays.fill(faults, fault);
    return faults;
  }

  private long reminders() {
    return ada.chat().stream().filter(s -> !s.ephemeral()).count();
  }

  private void waitsForAReminder() {
    bench.intoTheSession(ada);
    bench.press(ada, "Done", "Stop", "Yes, please", "Skip");
  }

  /** Opened too fast, taken for spam, an invalid recipient, a token that was refused once. */
  @ParameterizedTest
  @CsvSource({
    "direct, 403, 40003",
    "direct, 403, 20026",
    "direct, 400, 50033",
    "direct, 401, 0",
    "direct, 500, 0",
    "message, 403, 20026",
    "message, 401, 0"
  })
  void aReminderThatIsRefusedForAWhileArrivesAfterIt(String kind, int status, int code) {
    waitsForAReminder();
    bench.discord.next(kind, times(3, new FakeFault.Status(status, code)));
    bench.clock("+49h");
    assertThat(reminders()).isEqualTo(1);
    bench.command(ada, "help");
    assertThat(ada.chat()).noneMatch(s -> s.text().contains(MISSED));
  }

  /** It would be tried until it is no news any more; nobody waits behind it for that. */
  @Test
  void whoeverComesWhileDirectMessagesAreHeldBackIsAnsweredAndToldOnce() throws Exception {
    waitsForAReminder();
    bench.discord.next("direct", times(10_000, new FakeFault.Status(403, 20026)));
    Thread night = Thread.startVirtualThread(() -> bench.clock("+49h"));
    bench.settle(() -> bench.discord.calls("direct") > 2);
    ada.awaitAcknowledged(ada.command("help"));
    night.join();
    bench.idle();
    assertThat(reminders()).isZero();
    assertThat(ada.chat()).anyMatch(s -> s.text().startsWith(HELP));
    assertThat(ada.last().text()).startsWith(MISSED);
    assertThat(ada.last().ephemeral()).isTrue();
    bench.command(ada, "help");
    assertThat(ada.last().text()).startsWith(HELP);
    assertThat(bench.discord.pending()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"400, 50033", "403, 20026", "403, 40003", "403, 50007", "403, 50001"})
  void aSessionThatCannotGoOnInDirectMessagesGoesOnWhereItWasAsked(int status, int code) {
    bench.discord.next("direct", times(50, new FakeFault.Status(status, code)));
    bench.await(ada, ada.command("session", Map.of("where", "direct")));
    assertThat(ada.chat()).anyMatch(s -> s.ephemeral() && s.text().startsWith("Hello!"));
    assertThat(bench.discord.pending()).isZero();
  }

  /** The picture may be what is not allowed there; then the buttons; then the words. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void thinkingAlwaysEnds(int refusals) {
    bench.intoTheSession(ada);
    bench.discord.next("edit", times(refusals, new FakeFault.Status(403, 50013)));
    bench.command(ada, "session");
    Seen answer = ada.last();
    assertThat(bench.discord.pending()).isZero();
    assertThat(answer.ephemeral()).isTrue();
    assertThat(answer.alts()).isEmpty();
    assertThat(answer.text()).contains(refusals < 3 ? "1 of 6" : "/session shows where we are");
    assertThat(answer.buttons().containsKey("Done")).isEqualTo(refusals == 1);
    assertThat(answer.onComponents()).isFalse();
  }

  /** A card that is made of components stays one: plain words go below it. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aCardThatIsRefusedInItsPlaceIsPlainerThereOrBelow(int refusals) {
    bench.intoTheSession(ada);
    Seen card = ada.last();
    bench.discord.next("edit", times(refusals, new FakeFault.Status(400, 50035)));
    bench.press(ada, "Done");
    Seen answer = ada.last();
    assertThat(answer.text()).contains("2 of 6");
    assertThat(answer.alts()).isEmpty();
    assertThat(answer.id() == card.id()).isEqualTo(refusals == 1);
    assertThat(answer.onComponents()).isEqualTo(refusals == 1);
    assertThat(answer.buttons().containsKey("Done")).isEqualTo(refusals == 1);
    bench.settle(
        () -> ada.chat().stream().filter(s -> s.buttons().containsKey("Done")).count() < 2);
    assertThat(bench.discord.pending()).isZero();
  }

  @Test
  void anAnswerThatIsRefusedInEveryFormComesAsADirectMessage() {
    bench.intoTheSession(ada);
    bench.discord.next("edit", times(4, new FakeFault.Status(403, 50001)));
    bench.command(ada, "help");
    assertThat(ada.last().text()).startsWith(HELP);
    assertThat(ada.last().ephemeral()).isFalse();
  }

  @Test
  void aDirectMessageThatIsRefusedIsSaidInPlainerWords() {
    ada.in(Place.DIRECT);
    bench.intoTheSession(ada);
    bench.discord.next("message", new FakeFault.Status(400, 50035));
    bench.write(ada, "done");
    bench.settle(() -> ada.last().text().contains("2 of 6"));
    assertThat(ada.last().alts()).isEmpty();
    assertThat(ada.last().buttons()).containsKey("Done");
  }
}
