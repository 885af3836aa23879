package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.TelegramBench;
import dev.backsafe.platform.telegram.FakePerson;
import dev.backsafe.platform.telegram.FakePerson.Seen;
import dev.backsafe.platform.telegram.Fault;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody sends more than anybody can answer. */
class FloodTest {
  private static final int FLOOD = 3_000;
  private static final int CROWD = 4_000;
  private static final String LEFT_OUT = "That was more at once than I can answer";

  /** While this is there, the next turn that begins stands still. */
  private final AtomicBoolean hold = new AtomicBoolean();

  private final CountDownLatch release = new CountDownLatch(1);

  @TempDir Path temp;
  private TelegramBench bench;
  private FakePerson ada;
  private FakePerson ben;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  FloodTest() {}

  @BeforeEach
  void open() {
    bench =
        new TelegramBench(
            "jdbc:sqlite:" + temp.resolve("f.db"),
            Instant.parse("2026-03-02T08:00:00Z"),
            this::stand);
    ada = bench.person("ada");
    ben = bench.person("ben");
    bench.say("ada", "/start");
    for (String label : List.of("Yes, let's go", "None of these", "That's all")) {
      bench.await(ada.press(label));
    }
  }

  private void stand(Checkpoint.Point point) {
    if (point == Checkpoint.Point.TAKEN && hold.compareAndSet(true, false)) {
      try {
        release.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @AfterEach
  void close() {
    release.countDown();
    bench.close();
  }

  private int knock() {
    return IntStream.range(0, FLOOD).map(_ -> ada.say("knock knock")).max().orElseThrow();
  }

  /** Somebody's flood that begins with a message whose turn takes its time. */
  private int flood() throws InterruptedException {
    hold.set(true);
    ada.say("hello");
    bench.settle(() -> !hold.get());
    return knock();
  }

  private void taken(int update) throws InterruptedException {
    bench.settle(() -> bench.api.isConfirmed(update));
  }

  private long leftOut() {
    return ada.chat().stream().map(Seen::text).filter(t -> t.startsWith(LEFT_OUT)).count();
  }

  @Test
  void othersAreAnsweredWhileTheFloodStandsStill() throws Exception {
    int last = flood();
    int before = ada.chat().size();
    ben.say("/start");
    bench.settle(() -> ben.chat().size() == 1);
    taken(last);
    assertThat(bench.store().unprocessed()).as("held for one account").hasSizeLessThan(300);
    assertThat(ada.chat()).hasSize(before);
  }

  @Test
  void whoFloodsIsToldThatSomethingWasLeftOutAndCanGoOn() throws Exception {
    int last = flood();
    taken(last);
    release.countDown();
    bench.await(last);
    assertThat(leftOut()).isBetween(1L, 20L);
    assertThat(bench.store().unprocessed()).isEmpty();
    bench.say("ada", "/help");
    assertThat(ada.last().text()).startsWith("I hand out one exercise");
  }

  @Test
  void aWarningSignInTheFloodIsHeard() throws Exception {
    var _ = flood();
    ada.say("I can't feel my legs and I wet myself");
    int last = knock();
    taken(last);
    release.countDown();
    bench.await(last);
    assertThat(ada.chat())
        .anyMatch(seen -> seen.text().startsWith("Please stop, and go to an emergency"));
  }

  /** Nothing goes out while these are said; then what came of them does. */
  private List<Seen> answered(String... words) throws Exception {
    bench.api.always(m -> m.startsWith("send") ? new Fault.Refusal(500, "Oops") : null);
    int before = ada.chat().size();
    int last = 0;
    for (String each : words) {
      last = ada.say(each);
      taken(last);
    }
    bench.settle(() -> bench.store().unprocessed().isEmpty());
    bench.api.always(_ -> null);
    bench.await(last);
    return ada.chat().subList(before, ada.chat().size());
  }

  private static int alarmIn(List<Seen> seen) {
    return IntStream.range(0, seen.size())
        .filter(i -> seen.get(i).text().startsWith("Please stop, and go to an emergency"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anEmergencyIsAnsweredBeforeWhatWaits() throws Exception {
    List<Seen> seen =
        answered("one", "more thing", "/help", "done", "done", "I can't feel my groin", "hm", "hm");
    int alarm = alarmIn(seen);
    assertThat(alarm).as("only what was under way is before it: %s", seen).isLessThan(2);
    assertThat(seen.subList(alarm, seen.size()))
        .as("no exercise behind it")
        .noneMatch(card -> card.buttons().containsKey("Done"));
  }

  /** "Is it pain?" is urgent, too; a sign does not wait behind many of these. */
  @Test
  void aSignIsAnsweredBeforeWhatMayBePain() throws Exception {
    List<Seen> seen =
        answered(
            "it hurts", "help", "ouch 5", "done", "it hurts", "ouch 7", "I can't feel my groin");
    int alarm = alarmIn(seen);
    assertThat(alarm).as("only what was under way is before it: %s", seen).isLessThan(2);
    assertThat(seen).hasSizeGreaterThan(3);
  }

  @Test
  void theSameCardIsSaidOnceHoweverOftenItIsAskedFor() throws Exception {
    List<Seen> seen = answered("blub", "blub", "blub", "blub", "blub", "blub", "blub", "done");
    assertThat(seen).hasSizeBetween(2, 3);
    assertThat(seen.getLast().text()).startsWith("Well done.");
  }

  @Test
  void afterARestartNothingOfItIsStuck() throws Exception {
    int last = flood();
    taken(last);
    release.countDown();
    bench.restart();
    bench.say("ada", "/help");
    assertThat(ada.last().text()).startsWith("I hand out one exercise");
    assertThat(bench.store().unprocessed()).isEmpty();
  }

  /** A thousand answers wait here at most, and what was taken in meanwhile; the rest is kept. */
  @Test
  void whileNothingCanBeAnsweredMessagesWaitWithTelegram() throws Exception {
    bench.api.always(m -> m.equals("sendMessage") ? new Fault.Refusal(500, "Oops") : null);
    List<FakePerson> crowd =
        IntStream.range(0, CROWD)
            .mapToObj(i -> new FakePerson(bench.api, 710_000_000L + i))
            .toList();
    int last = crowd.stream().mapToInt(p -> p.say("/start")).max().orElseThrow();
    bench.settle(() -> bench.api.waiting().size() < CROWD - 1_000 && standsStill());
    assertThat(bench.api.waiting()).hasSizeGreaterThan(CROWD - 2_500);
    bench.api.always(_ -> null);
    bench.await(last);
    assertThat(crowd).allMatch(person -> person.last().text().startsWith("Hello!"));
  }

  private boolean standsStill() {
    int before = bench.api.waiting().size();
    for (int looks = 0; looks < 50; looks++) {
      LockSupport.parkNanos(10_000_000);
      if (bench.api.waiting().size() != before) {
        return false;
      }
    }
    return true;
  }
}
