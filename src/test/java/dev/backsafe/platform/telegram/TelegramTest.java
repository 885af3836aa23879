package dev.backsafe.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.harness.StoredBytes;
import dev.backsafe.harness.TelegramBench;
import dev.backsafe.platform.telegram.FakePerson.Seen;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person and an operator see of the bot in Telegram. */
class TelegramTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  @TempDir Path temp;
  private TelegramBench bench;
  private FakePerson ada;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  TelegramTest() {}

  @BeforeEach
  void open() {
    bench = new TelegramBench("jdbc:sqlite:" + temp.resolve("t.db"), MORNING, Checkpoint.NONE);
    ada = bench.person("ada");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void say(String text) {
    bench.await(ada.say(text));
  }

  private void press(String... labels) {
    for (String label : labels) {
      bench.await(ada.press(label));
    }
  }

  private void intoTheSession() {
    say("/start");
    press("Yes, let's go", "None of these", "That's all");
  }

  /** The messages that still have buttons. */
  private List<Seen> cards() {
    return ada.chat().stream().filter(m -> !m.buttons().isEmpty()).toList();
  }

  @Test
  void saysWhatItIsConnectedAs() {
    assertThat(bench.said).containsExactly("telegram: connected as @BacksafeTestBot");
  }

  @Test
  void aCardIsOneMessageThatPressesChangeInPlace() {
    intoTheSession();
    Seen card = ada.last();
    press("Done", "Skip", "Easier");
    assertThat(ada.last().id()).isEqualTo(card.id());
    assertThat(ada.last().text()).contains("3 of 6");
    assertThat(cards()).hasSize(1);
  }

  @Test
  void whatWasSaidBelowACardBringsTheNextOneToTheEnd() {
    intoTheSession();
    Seen card = ada.last();
    say("/how");
    assertThat(ada.last().id()).isGreaterThan(card.id());
    assertThat(cards()).extracting(Seen::id).containsExactly(ada.last().id());
    press("Done");
    assertThat(ada.last().text()).contains("2 of 6");
    assertThat(cards()).hasSize(1);
  }

  @Test
  void theCardIsKnownAfterARestart() {
    intoTheSession();
    Seen card = ada.last();
    bench.restart();
    press("Done");
    assertThat(ada.last().id()).isEqualTo(card.id());
    assertThat(ada.last().text()).contains("2 of 6");
  }

  @Test
  void adviceAndTheWelcomeStayReadable() {
    say("/start");
    press("Yes, let's go", "One or more");
    bench.await(ada.press(ada.last().buttons().keySet().iterator().next()));
    Seen advice = ada.last();
    assertThat(advice.text()).contains("emergency");
    bench.await(ada.press(advice.buttons().keySet().iterator().next()));
    assertThat(ada.chat()).extracting(Seen::text).contains(advice.text());
    assertThat(ada.chat().getFirst().text()).startsWith("Hello! I'm Backsafe.");
    assertThat(ada.chat().getFirst().buttons()).isEmpty();
  }

  @Test
  void everyPressIsAnsweredAtOnce() {
    intoTheSession();
    assertThat(bench.api.isAnswered()).isTrue();
    assertThat(bench.api.calls("answerCallbackQuery")).isEqualTo(3);
  }

  @Test
  void forgedForeignAndOldButtonsChangeNothing() {
    intoTheSession();
    int card = ada.last().id();
    List<String> forged =
        List.of("", "x", "done", "done:@", "done:@zzz", "done:@999999", "\u0000:@1", "delete:@0");
    for (String data : forged) {
      bench.await(ada.press(card, data));
      assertThat(ada.last().text()).contains("1 of 6");
    }
    bench.await(bench.person("eve").press(card, "done:@8"));
    assertThat(ada.last().text()).contains("1 of 6");
    assertThat(bench.person("eve").last().text()).contains("Hello! I'm Backsafe.");
  }

  @Test
  void whateverIsTypedComesBackAsItIs() {
    say("/start");
    press("Yes, let's go", "None of these", "That's all", "Done", "Stop", "Yes, please");
    String typed = "Z*rich_ <b> [x](y) & ``` \u202e \ud83e\udd21 @everyone";
    say(typed);
    assertThat(ada.last().text()).contains(typed);
    say("x".repeat(4_096));
    assertThat(ada.chat().get(ada.chat().size() - 2).text()).contains("xxxx");
    assertThat(ada.last().buttons()).containsKey("Skip");
  }

  @Test
  void commandsMayNameTheBotAndCarryAPayload() {
    bench.await(ada.say("/start payload_from-a-link"));
    assertThat(ada.last().text()).startsWith("Hello! I'm Backsafe.");
    say("/privacy@backsafetestbot");
    assertThat(ada.last().text()).startsWith("I store what you answer");
  }

  @Test
  void aCommandForAnotherBotIsNotOursButWhatStandsBehindItIsHeard() {
    intoTheSession();
    say("/done@other_bot");
    assertThat(ada.last().text()).startsWith("That command is for another bot").contains("1 of 6");
    say("/ask@other_bot both my legs are numb");
    assertThat(ada.last().text()).startsWith("Please stop, and go to an emergency department");
  }

  @Test
  void stopAsksWhatItMeans() {
    intoTheSession();
    say("/reminders on");
    say("/stop");
    assertThat(ada.last().buttons())
        .containsOnlyKeys("End the session", "No more reminders", "Nothing, go on");
    press("Nothing, go on");
    assertThat(ada.last().text()).contains("1 of 6");
    say("/stop");
    press("No more reminders");
    assertThat(ada.last().text()).startsWith("I won't remind you any more.").contains("1 of 6");
    say("/stop");
    assertThat(ada.last().text()).startsWith("Stopped here.");
  }

  @Test
  void stopInTheSettingsStopsTheSession() {
    intoTheSession();
    say("/settings");
    say("/stop");
    assertThat(ada.last().text()).startsWith("Stopped here.");
  }

  @Test
  void exportIsAFile() {
    intoTheSession();
    say("/export");
    String file = Objects.requireNonNull(ada.last().document());
    assertThat(file).startsWith("{").contains("\"person\"", "Consented");
    press("Done");
    assertThat(ada.last().text()).as("a card below the file").contains("2 of 6");
    assertThat(cards()).hasSize(1);
  }

  @Test
  void inAGroupItIsOnePoliteLineAndNothingIsKept() throws Exception {
    FakePerson group = bench.person("group");
    for (String text :
        List.of("/session", "/summary", "my back hurts @BacksafeTestBot", "just talk")) {
      ObjectNode message = group.message().put("text", text);
      ((ObjectNode) message.path("chat")).put("type", "group");
      bench.await(group.send(message));
    }
    bench.settle(() -> !group.chat().isEmpty());
    assertThat(group.chat()).hasSize(1);
    assertThat(group.last().text()).contains("private");
    assertThat(group.last().buttons()).containsValue("https://t.me/BacksafeTestBot?start=group");
    assertThat(StoredBytes.in(temp)).doesNotContain("my back hurts", "just talk");
  }

  @Test
  void ofStrangersNothingStays() throws Exception {
    say("my secret slipped disc");
    press("No, thanks");
    assertThat(ada.last().text()).contains("Nothing is stored");
    // What strangers sent leaves the log within a second of its answer.
    bench.settle(
        () ->
            !StoredBytes.in(temp).contains("slipped")
                && !StoredBytes.in(temp).contains("" + ada.id()));
  }

  @Test
  void deletionLeavesNothingEither() throws Exception {
    intoTheSession();
    say("my secret slipped disc");
    say("/delete");
    press("Erase everything");
    assertThat(ada.last().text()).startsWith("All gone.");
    assertThat(cards()).isEmpty();
    // The farewell itself has left the outbox; the next erasure takes its last trace.
    bench.await(bench.person("eve").say("hi"));
    bench.settle(
        () ->
            !StoredBytes.in(temp).contains("slipped")
                && !StoredBytes.in(temp).contains("\"" + ada.id() + "\""));
  }

  @Test
  void whoBlocksTheBotIsLeftAloneUntilTheyReturn() {
    intoTheSession();
    press("Stop", "Why this routine?");
    say("/session");
    press("Done", "Stop", "Yes, please", "Skip");
    int messages = ada.chat().size();
    bench.await(ada.block(true));
    bench.clock("+49h");
    bench.clock("+49h");
    assertThat(ada.chat()).hasSize(messages);
    assertThat(bench.store().nextDue()).isEmpty();
    bench.await(ada.block(false));
    // It is days late by now, so it waits for the hour at which the person writes.
    bench.clock("+1d");
    assertThat(ada.last().text()).startsWith("Your rest days are over");
  }

  @Test
  void whoCannotBeReachedIsFoundOutBySending() {
    intoTheSession();
    press("Done", "Stop");
    bench.api.block(ada.id(), true);
    bench.clock("+49h");
    assertThat(bench.store().undelivered()).isEmpty();
    bench.api.block(ada.id(), false);
    say("hello");
    assertThat(ada.last().text()).contains("Ready when you are.");
  }

  @Test
  void commandsAndDescriptionsAreRegisteredOnceInEveryLanguage() throws Exception {
    bench.settle(() -> bench.api.profile("MyShortDescription") != null);
    String place = "MyCommands@all_private_chats";
    JsonNode commands = Objects.requireNonNull(bench.api.profile(place)).path("commands");
    assertThat(commands.findValuesAsText("command"))
        .contains("start", "privacy", "settings", "help", "stop", "delete", "export");
    // As an earlier version left it: every group would be offered these.
    bench.api.offerEverywhere(commands);
    bench.restart();
    bench.settle(() -> bench.api.calls("getMyShortDescription") == 2);
    assertThat(bench.api.profile("MyCommands")).isNull();
    assertThat(bench.api.profile(place)).isNotNull();
    assertThat(bench.api.calls("setMyCommands")).isEqualTo(1);
    assertThat(bench.api.calls("setMyShortDescription")).isEqualTo(1);
  }

  @Test
  void sendsStayWithinTheLimitsWhenEverybodyWritesAtOnce() throws Exception {
    List<FakePerson> crowd = IntStream.range(0, 120).mapToObj(i -> bench.person("p" + i)).toList();
    long start = bench.time.nanos();
    int last = 0;
    for (FakePerson person : crowd) {
      last = person.say("/start");
    }
    bench.await(last);
    assertThat(crowd).allSatisfy(p -> assertThat(p.chat()).hasSize(1));
    Duration took = Duration.ofNanos(bench.time.nanos() - start);
    assertThat(took).isGreaterThan(Duration.ofSeconds(3));
  }
}
