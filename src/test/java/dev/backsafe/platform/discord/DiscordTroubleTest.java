package dev.backsafe.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.DiscordBench;
import dev.backsafe.harness.LogRecorder;
import dev.backsafe.platform.discord.DiscordPerson.Place;
import dev.backsafe.platform.discord.FakeMessages.Seen;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is late, breaks or comes twice between us and Discord's REST: people are answered. */
class DiscordTroubleTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
  private static final String HELP = "I hand out one exercise";

  @TempDir Path temp;
  private String url;
  private DiscordBench bench;
  private DiscordPerson ada;

  /** Every turn waits until it is open. */
  private volatile CountDownLatch gate = new CountDownLatch(0);

  @SuppressWarnings("NullAway.Init") // Set before each test.
  DiscordTroubleTest() {}

  @BeforeEach
  void open() {
    url = "jdbc:sqlite:" + temp.resolve("t.db");
    bench = new DiscordBench(url, MORNING, this::linger);
    ada = bench.person("ada");
  }

  private void linger(Checkpoint.Point point) {
    if (point == Checkpoint.Point.TAKEN) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @AfterEach
  void close() {
    gate.countDown();
    bench.close();
  }

  private void press(String... labels) {
    bench.press(ada, labels);
  }

  @Test
  void aTurnThatTakesFiveSecondsIsAcknowledgedBeforeItIsDoneAndAnswered() {
    bench.command(ada, "session");
    gate = new CountDownLatch(1);
    String token = ada.command("help");
    ada.awaitAcknowledged(token);
    assertThat(ada.chat()).noneMatch(s -> s.text().startsWith(HELP));
    bench.discord.age(Duration.ofSeconds(5));
    gate.countDown();
    bench.idle();
    assertThat(ada.last().text()).startsWith(HELP);
  }

  /** The press is not safe yet, nor given up; the person sees that it was heard. */
  @Test
  void aDatabaseThatTakesItsTimeDoesNotHoldUpTheAcknowledgement() throws Exception {
    bench.close();
    bench = new DiscordBench(url + "?busy_timeout=60000", MORNING, this::linger);
    ada = bench.person("ada");
    bench.command(ada, "session");
    try (Connection other = DriverManager.getConnection(url);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      String token = ada.command("help");
      ada.awaitAcknowledged(token);
      assertThat(ada.chat()).noneMatch(s -> s.text().startsWith(HELP));
      statement.execute("ROLLBACK");
    }
    bench.settle(() -> ada.last().text().startsWith(HELP));
  }

  @Test
  void anAnswerWhoseTokenIsTooOldComesAsADirectMessage() {
    ada.in(Place.SERVER);
    bench.intoTheSession(ada);
    gate = new CountDownLatch(1);
    String token = ada.command("help");
    ada.awaitAcknowledged(token);
    bench.discord.age(Duration.ofMinutes(16));
    gate.countDown();
    bench.idle();
    assertThat(ada.last().text()).startsWith(HELP);
    assertThat(ada.last().ephemeral()).isFalse();
    bench.command(ada, "session");
    assertThat(ada.last().ephemeral()).isTrue();
    assertThat(ada.last().text()).contains("1 of 6");
  }

  /** Discord gives up on it after 3 s: "the application did not respond". */
  @Test
  void whatReachesUsTooLateIsAnsweredAsADirectMessage() {
    ada.in(Place.SERVER);
    bench.intoTheSession(ada);
    bench.discord.delay(Duration.ofSeconds(4));
    String press = ada.press("Done");
    bench.settle(() -> ada.last().text().contains("2 of 6"));
    String command = ada.command("help");
    bench.settle(() -> ada.last().text().startsWith(HELP));
    bench.idle();
    assertThat(ada.last().ephemeral()).isFalse();
    assertThat(ada.isAcknowledged(press) || ada.isAcknowledged(command)).isFalse();
    bench.discord.delay(Duration.ZERO);
    press("Done");
    assertThat(ada.last().text()).contains("3 of 6");
    assertThat(bench.store().undelivered()).isEmpty();
  }

  static Stream<FakeFault> takenForLost() {
    return Stream.of(new FakeFault.ResetAfter(), new FakeFault.Twice());
  }

  /** The answer belongs where the person waits for it. */
  @ParameterizedTest
  @MethodSource("takenForLost")
  void anAcknowledgementThatArrivedAllTheSameIsFilled(FakeFault fault) {
    ada.in(Place.SERVER);
    bench.intoTheSession(ada);
    bench.discord.next("callback", fault);
    ada.command("help");
    bench.settle(() -> ada.last().text().startsWith(HELP));
    bench.discord.next("callback", fault);
    ada.press("Done");
    bench.settle(() -> ada.chat().stream().anyMatch(s -> s.text().contains("2 of 6")));
    bench.idle();
    assertThat(ada.chat()).allMatch(Seen::ephemeral);
    assertThat(bench.discord.pending()).isZero();
  }

  @Test
  void aCardThatWasPutAwayIsAnsweredBelow() {
    ada.in(Place.SERVER);
    bench.intoTheSession(ada);
    Seen card = ada.last();
    String token = ada.press(card.id(), Objects.requireNonNull(card.buttons().get("Done")));
    ada.dismiss(card.id());
    bench.await(ada, token);
    assertThat(ada.last().text()).contains("2 of 6");
  }

  static Stream<FakeFault> faults() {
    return Stream.of(
        new FakeFault.ResetBefore(),
        new FakeFault.ResetAfter(),
        new FakeFault.Status(500, 0),
        new FakeFault.Status(503, 0),
        new FakeFault.Limited(0.2, false),
        new FakeFault.Limited(0.2, true));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatDidNotArriveIsSentAgainAndShowsOnce(FakeFault fault) {
    bench.write(ada, "/start");
    press("Yes, let's go", "None of these");
    int before = ada.chat().size();
    bench.discord.next("message", fault);
    ada.say("what is it for?");
    bench.settle(() -> ada.chat().size() > before);
    bench.idle();
    assertThat(ada.chat()).hasSize(before + 1);
    bench.discord.next("edit", fault);
    bench.command(ada, "help");
    assertThat(ada.chat()).hasSize(before + 2);
    bench.discord.next("callback", fault, fault, fault, fault);
    ada.command("help");
    bench.settle(() -> ada.chat().size() == before + 3);
    bench.idle();
    assertThat(bench.store().undelivered()).isEmpty();
  }

  @Test
  void keepsToTheLimitsThatDiscordAnnounces() {
    bench.discord.limit(2);
    bench.write(ada, "/start");
    press("Yes, let's go", "None of these");
    List.of("/help", "/why", "/help", "/why", "/help").forEach(ada::say);
    bench.settle(() -> ada.chat().size() == 1 + 1 + 5);
    assertThat(bench.discord.limited()).isLessThanOrEqualTo(1);
  }

  @Test
  void aCardThatIsOlderThanTheProgramStillWorks() {
    ada.in(Place.SERVER);
    bench.intoTheSession(ada);
    bench.restart();
    press("Done");
    assertThat(ada.last().text()).contains("2 of 6");
    assertThat(ada.last().ephemeral()).isTrue();
  }

  /** What JDA has to say when it ends, it says on threads that are still there. */
  @Test
  void endsInOrder() {
    try (LogRecorder log = new LogRecorder()) {
      for (int i = 0; i < 5; i++) {
        bench.restart();
      }
      bench.command(ada, "session");
      assertThat(log.text().lines().filter(l -> l.startsWith("WARNING") || l.startsWith("SEVERE")))
          .isEmpty();
    }
  }

  /** JDA logs it with the person's words, and answers nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"authorizing_integration_owners", "channel"})
  void whatCannotBeReadIsAnsweredAndLoggedByItsKind(String missing) {
    ada.in(Place.SERVER);
    bench.command(ada, "session");
    try (LogRecorder log = new LogRecorder()) {
      ada.awaitAcknowledged(ada.unreadable("pain", missing));
      bench.settle(() -> ada.last().text().startsWith("I could not read that"));
      assertThat(ada.last().ephemeral()).isTrue();
      assertThat(log.text()).contains("interaction could not be handled (unreadable, COMMAND); 1");
    }
    bench.command(ada, "help");
    assertThat(ada.last().text()).startsWith(HELP);
  }

  @Test
  void aChannelThatIsNotKnownIsToldAsOneThatIsClosed() {
    DiscordPerson owner = new DiscordPerson(bench.discord, FakeDiscord.OWNER).in(Place.SERVER);
    bench.await(owner, owner.admin("channel", 4711L));
    assertThat(owner.last().text()).startsWith("I can't write in <#4711>");
  }

  /** A database that fails while the server's channel is looked up, say. */
  @Test
  void whatFailsOnTheWayIsAnsweredAndLoggedByItsKind() throws Exception {
    DiscordPerson owner = new DiscordPerson(bench.discord, FakeDiscord.OWNER).in(Place.SERVER);
    try (LogRecorder log = new LogRecorder();
        Connection other = DriverManager.getConnection(url);
        Statement statement = other.createStatement()) {
      statement.execute("ALTER TABLE platform_memory RENAME TO gone");
      bench.await(owner, owner.admin("status", null));
      statement.execute("ALTER TABLE gone RENAME TO platform_memory");
      assertThat(owner.last().text()).startsWith("I can't take that in just now");
      assertThat(log.text())
          .contains("SlashCommandInteractionEvent could not be handled (dev.backsafe.store")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void twoPeopleDoNotWaitForOneAnother() {
    DiscordPerson eve = bench.person("eve");
    bench.command(ada, "session");
    bench.command(eve, "session");
    bench.discord.next("edit", new FakeFault.Limited(600, false));
    ada.command("help");
    bench.settle(() -> bench.discord.calls("edit") == 3);
    String token = eve.command("help");
    eve.awaitAcknowledged(token);
    bench.settle(() -> eve.last().text().startsWith(HELP));
    assertThat(ada.chat()).noneMatch(s -> s.text().startsWith(HELP));
    bench.restart();
    bench.settle(() -> ada.last().text().startsWith(HELP));
  }
}
