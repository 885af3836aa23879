package dev.backsafe.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.config.OperatorException;
import dev.backsafe.harness.LogRecorder;
import dev.backsafe.harness.StoredBytes;
import dev.backsafe.harness.TelegramBench;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever breaks, between us and Telegram or in a turn: everybody is answered in the end. */
class TelegramTroubleTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
  private static final Duration RECOVERED = Duration.ofSeconds(31);

  /** What the next turn that has decided throws. */
  private final Queue<Throwable> bombs = new ConcurrentLinkedQueue<>();

  @TempDir Path temp;
  private TelegramBench bench;
  private FakePerson ada;
  private FakePerson ben;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  TelegramTroubleTest() {}

  @BeforeEach
  void open() {
    bench = new TelegramBench("jdbc:sqlite:" + temp.resolve("t.db"), MORNING, this::explode);
    ada = bench.person("ada");
    ben = bench.person("ben");
  }

  private void explode(Checkpoint.Point point) {
    if (point == Checkpoint.Point.DECIDED) {
      switch (bombs.poll()) {
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case null, default -> {}
      }
    }
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void say(FakePerson who, String text) {
    bench.await(who.say(text));
  }

  private void consent() {
    say(ada, "/start");
    bench.await(ada.press("Yes, let's go"));
    bench.await(ada.press("None of these"));
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault.ResetBefore(),
        new Fault.Truncated(),
        new Fault.BadGateway(),
        new Fault.Flood(7),
        new Fault.Refusal(500, "Internal Server Error"),
        new Fault.ResetAfter());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void anAnswerThatDidNotArriveIsSentAgain(Fault fault) {
    consent();
    int messages = ada.chat().size();
    bench.api.next("sendMessage", fault, fault, fault);
    say(ada, "/help");
    say(ada, "/privacy");
    assertThat(ada.last().text()).startsWith("I store what you answer");
    int repeated = ada.chat().size() - messages - 2;
    boolean hadEffect = fault instanceof Fault.ResetAfter || fault instanceof Fault.Truncated;
    assertThat(repeated).isEqualTo(hadEffect ? 3 : 0);
    assertThat(bench.store().undelivered()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void anUpdateThatDidNotArriveIsFetchedAgain(Fault fault) {
    bench.api.next("getUpdates", fault, fault, fault);
    say(ben, "/help"); // Ends the question for updates that was asked before.
    say(ada, "/start");
    assertThat(ada.chat()).hasSize(1);
    assertThat(ben.chat()).hasSize(1);
  }

  @Test
  void aChatThatIsToldToWaitHoldsUpNobodyElse() {
    consent();
    say(ben, "/start");
    long before = bench.time.nanos();
    bench.api.next("sendMessage", new Fault.Flood(60));
    say(ada, "/help");
    assertThat(Duration.ofNanos(bench.time.nanos() - before))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    assertThat(ada.last().text()).startsWith("I hand out one exercise");
  }

  /** As when Telegram takes nothing for some chats, and does not say so. */
  @Test
  void chatsWhoseAnswersHangHoldUpNobodyElse() throws Exception {
    say(ada, "/start");
    List<FakePerson> stuck =
        IntStream.range(0, 40).mapToObj(i -> bench.person("stuck" + i)).toList();
    bench.api.hang(stuck.stream().map(FakePerson::id).toList());
    stuck.forEach(person -> person.say("/start"));
    bench.settle(() -> bench.api.hanging() == stuck.size());
    ada.say("/help");
    bench.settle(() -> ada.last().text().startsWith("I hand out one exercise"));
    assertThat(bench.api.hanging()).as("none had to be given up for it").isEqualTo(stuck.size());
    bench.api.hang(List.of());
    bench.settle(() -> stuck.stream().allMatch(person -> person.chat().size() == 1));
  }

  @Test
  void anEditOfAVanishedMessageBecomesANewOne() {
    consent();
    bench.api.next(
        "editMessageText", new Fault.Refusal(400, "Bad Request: message can't be edited"));
    int before = ada.last().id();
    bench.await(ada.press("a step or stair"));
    assertThat(ada.last().id()).isGreaterThan(before);
    assertThat(ada.last().text()).startsWith("What do you have");
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("my back hurts"), new StackOverflowError(), new AssertionError());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aTurnThatFailsIsSetAsideAndTheNextPersonAnswered(Throwable failure) {
    consent();
    try (LogRecorder log = new LogRecorder()) {
      bombs.add(failure);
      int poison = ada.say("my back hurts");
      bench.await(poison);
      assertThat(ada.last().text()).startsWith("Something went wrong on my side");
      say(ben, "/start");
      assertThat(ben.chat()).hasSize(1);
      say(ada, "/help");
      assertThat(ada.last().text()).startsWith("I hand out one exercise");
      assertThat(bench.store().deadLetterCount()).isEqualTo(1);
      assertThat(log.text()).contains("update " + poison).doesNotContain("my back hurts");
    }
    bench.restart();
    assertThat(bench.store().unprocessed()).isEmpty();
  }

  @Test
  void whatTakesMoreMemoryThanThereIsIsNotTriedForEver() {
    consent();
    IntStream.range(0, 3).forEach(_ -> bombs.add(new OutOfMemoryError()));
    say(ada, "my back hurts");
    assertThat(ada.last().text()).startsWith("Something went wrong on my side");
    say(ada, "/help");
    assertThat(ada.last().text()).startsWith("I hand out one exercise");
  }

  @Test
  void aFaultyUpdateBesideGoodOnesIsSetAsideAlone() {
    ObjectNode faulty = ada.message();
    faulty.putObject("text").put("private", "words");
    ada.say("/start");
    ada.send(faulty);
    say(ben, "/start");
    say(ada, "/help");
    assertThat(ben.chat()).hasSize(1);
    assertThat(ada.heard())
        .extracting(FakePerson.Seen::text)
        .anySatisfy(t -> assertThat(t).startsWith("Something went wrong on my side"));
    assertThat(ada.last().text()).contains("I hand out one exercise", "Is that all right?");
    assertThat(bench.store().deadLetterCount()).isEqualTo(1);
  }

  private int faulty(FakePerson who) {
    ObjectNode faulty = who.message();
    faulty.putObject("text").put("private", "words of " + who.id());
    return who.send(faulty);
  }

  @Test
  void whatCannotBeReadOfSomebodyKnownIsErasedWithThemAndOfStrangersNeverKept() throws Exception {
    consent();
    bench.await(faulty(ada));
    bench.await(faulty(ben));
    assertThat(bench.store().deadLetterCount()).isEqualTo(2);
    bench.settle(() -> !StoredBytes.in(temp).contains("words of " + ben.id()));
    say(ada, "/delete");
    bench.await(ada.press("Erase everything"));
    bench.settle(() -> !StoredBytes.in(temp).contains("words of " + ada.id()));
    assertThat(bench.store().deadLetterCount()).as("what names the fault").isEqualTo(1);
  }

  /** Such as BUTTON_TYPE_INVALID of 2026, or whatever Telegram will refuse one day. */
  @Test
  void whatTelegramRefusesForNoKnownReasonArrivesInPlainWords() {
    consent();
    bench.await(ada.press("That's all"));
    int messages = ada.chat().size();
    Fault odd = new Fault.Refusal(400, "Bad Request: REPLY_MARKUP_ODD");
    for (String method : List.of("editMessageMedia", "editMessageText", "sendAnimation")) {
      bench.api.next(method, odd);
    }
    bench.api.next("sendMessage", odd);
    bench.await(ada.press("Done"));
    assertThat(ada.chat()).hasSize(messages + 1);
    assertThat(ada.last().text())
        .contains("2 of 6")
        .endsWith("Done · It hurts · Skip · How? · Stop · Easier");
    assertThat(ada.last().buttons()).isEmpty();
    say(ada, "done");
    assertThat(ada.last().text()).contains("3 of 6");
    assertThat(ada.last().buttons()).isNotEmpty();
  }

  @Test
  void aReminderThatFailsHoldsUpNoOther() {
    for (FakePerson who : List.of(ada, ben)) {
      say(who, "/start");
      for (String label : List.of("Yes, let's go", "None of these", "That's all")) {
        bench.await(who.press(label));
      }
    }
    bombs.add(new IllegalStateException()); // For the first of two.
    bench.clock("+31m");
    assertThat(ada.last().text()).contains("1 of 6").doesNotContain("Still there?");
    assertThat(ben.last().text()).startsWith("Still there?");
  }

  @Test
  void aReminderThatCannotBeSentBeforeNightComesInTheMorning() {
    consent();
    bench.clock.set(MORNING.plus(Duration.ofHours(11)));
    bench.await(ada.press("That's all"));
    bench.await(ada.press("Done"));
    say(ada, "stop");
    bench.await(ada.press("Yes, please"));
    say(ada, "London");
    AtomicInteger tries = new AtomicInteger();
    bench.api.always(
        method -> {
          if (!method.equals("sendMessage")) {
            return null;
          }
          if (tries.incrementAndGet() == 3) {
            bench.clock.set(bench.clock.instant().plus(Duration.ofHours(4)));
          }
          return new Fault.Refusal(500, "Oops");
        });
    int before = ada.chat().size();
    bench.clock("+48h");
    assertThat(tries).hasValueBetween(3, 4);
    bench.api.always(_ -> null);
    assertThat(ada.chat()).hasSize(before);
    bench.clock("+12h");
    assertThat(ada.chat()).hasSize(before);
    bench.clock("+2h");
    assertThat(ada.chat()).hasSize(before + 1);
    assertThat(ada.last().text()).startsWith("Rested?");
  }

  @Test
  void idsThatStartAnewLowerAreTaken() {
    bench.api.idsFrom(900_000);
    say(ada, "/start");
    bench.api.idsFrom(17);
    say(ada, "/help");
    say(ada, "/privacy");
    assertThat(ada.chat()).hasSize(3);
  }

  @Test
  void whatComesTwiceCountsOnce() {
    consent();
    bench.await(ada.press("That's all"));
    bench.api.idsFrom(5_000);
    say(ada, "done");
    int messages = ada.chat().size();
    bench.api.idsFrom(5_000);
    say(ada, "done");
    assertThat(ada.chat()).hasSize(messages);
  }

  static Stream<Fault> outages() {
    return Stream.of(
        new Fault.BadGateway(),
        new Fault.ResetBefore(),
        new Fault.Refusal(409, "Conflict: terminated"));
  }

  /** A quarter of an hour of it, in fast time. */
  @ParameterizedTest
  @MethodSource("outages")
  void afterAnOutageEverybodyIsServedWithinHalfAMinute(Fault fault) throws Exception {
    consent();
    long end = bench.time.nanos() + Duration.ofMinutes(15).toNanos();
    int before = bench.api.calls("getUpdates");
    bench.api.always(_ -> bench.time.nanos() < end ? fault : null);
    say(ben, "/help");
    bench.settle(bench::healthy);
    assertThat(Duration.ofNanos(bench.time.nanos() - end)).isLessThan(RECOVERED.multipliedBy(2));
    assertThat(ben.chat()).hasSize(1);
    // Two lines at 30 s each: idle, not spinning.
    assertThat(bench.api.calls("getUpdates") - before).isLessThan(80);
  }

  @Test
  void healthSaysWhatIsWrong() throws Exception {
    bench.api.always(m -> m.equals("getUpdates") ? new Fault.Refusal(401, "Unauthorized") : null);
    ada.say("/start");
    bench.settle(() -> !bench.healthy());
    assertThat(bench.health()).contains("not accepting the token (401)");
    bench.api.always(m -> m.equals("getUpdates") ? new Fault.Refusal(409, "Conflict") : null);
    bench.settle(() -> bench.health().contains("another poller or webhook"));
    bench.api.always(_ -> null);
    bench.settle(bench::healthy);
    bench.settle(() -> ada.chat().size() == 1);
  }

  /** One that is set later is somebody's who runs another bot with this token, and has to know. */
  @Test
  void aWebhookFromAnotherTimeIsTakenAwayAndALaterOneIsNot() throws Exception {
    bench.api.webhook("https://old.example.org/");
    bench.api.next("deleteWebhook", new Fault.Refusal(429, "Too Many Requests"));
    bench.restart();
    say(ada, "/start");
    bench.settle(() -> ada.chat().size() == 1);
    assertThat(bench.api.webhook()).isEmpty();
    bench.settle(bench::healthy);
    bench.api.webhook("https://new.example.org/");
    ada.say("/help");
    bench.settle(() -> bench.health().contains("another poller or webhook"));
    assertThat(bench.api.webhook()).isEqualTo("https://new.example.org/");
  }

  @Test
  void aBadTokenIsSaidInOneLine() {
    bench.api.next("getMe", new Fault.Refusal(401, "Unauthorized"));
    assertThatThrownBy(bench::restart)
        .isInstanceOf(OperatorException.class)
        .hasMessage(
            "telegram: Telegram is not accepting the token (401); get a valid one from @BotFather");
  }

  @Test
  void theTokenIsNeverShown() {
    try (LogRecorder log = new LogRecorder()) {
      List<Fault> all = faults().toList();
      for (String method : List.of("getUpdates", "sendMessage", "editMessageText")) {
        bench.api.next(method, all.toArray(Fault[]::new));
      }
      bench.restart();
      consent();
      bench.api.next("getMe", new Fault.Refusal(401, "Unauthorized"));
      assertThatThrownBy(bench::restart)
          .satisfies(e -> assertThat(LogRecorder.trace(e)).doesNotContain("FAKE-token"));
      assertThat(log.text()).isNotEmpty().doesNotContain("FAKE-token");
      assertThat(TelegramBench.settings(bench.api).toString()).doesNotContain("FAKE-token");
      assertThat(FakeBotApi.TOKEN).contains("FAKE-token");
    }
  }
}
