package dev.backsafe.platform.discord;

import static dev.backsafe.harness.DiscordBench.OWN_WORDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.DiscordBench;
import dev.backsafe.platform.discord.DiscordPerson.Place;
import dev.backsafe.platform.discord.FakeMessages.Seen;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people write in their own words where nothing can be typed to the bot. */
class DiscordWordsTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  @TempDir Path temp;
  private DiscordBench bench;
  private DiscordPerson ada;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  DiscordWordsTest() {}

  @BeforeEach
  void open() {
    bench = new DiscordBench("jdbc:sqlite:" + temp.resolve("t.db"), MORNING, Checkpoint.NONE);
    ada = bench.person("ada").in(Place.SERVER);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Seen write(String text) {
    bench.await(ada, ada.writeInBox(text));
    return ada.last();
  }

  @ParameterizedTest
  @EnumSource(
      value = Place.class,
      names = {"SERVER", "ELSEWHERE", "GROUP"})
  void whereNothingCanBeTypedWhatIsWrittenIsHeardAndOnlyThePersonSeesIt(Place place) {
    ada.in(place);
    bench.intoTheSession(ada);
    Seen card = ada.last();
    assertThat(write("done").text()).contains("2 of 6");
    assertThat(ada.last().id()).isEqualTo(card.id());
    assertThat(write("ow, a shooting pain in my back").text()).contains("We stop here");
    assertThat(ada.chat()).isNotEmpty().allMatch(Seen::ephemeral);
    assertThat(bench.discord.publicIn(FakeDiscord.CHANNEL)).isEmpty();
    assertThat(bench.discord.calls("message")).isZero();
  }

  @Test
  void directMessagesNeedNoBox() {
    ada.in(Place.DIRECT);
    bench.intoTheSession(ada);
    assertThat(ada.chat()).noneMatch(s -> s.buttons().containsKey(OWN_WORDS));
  }

  @Test
  void cityClockQuietHoursAndQuestionsCanBeWritten() {
    bench.intoTheSession(ada);
    bench.press(ada, "Stop");
    bench.command(ada, "settings");
    bench.press(ada, "Time zone");
    assertThat(write("Berlin").text()).contains("your clock says");
    bench.command(ada, "settings");
    bench.press(ada, "Time zone", "By the clock");
    assertThat(write("9:00").text()).contains("9:00 AM");
    bench.command(ada, "reminders");
    bench.press(ada, "Turn on");
    assertThat(write("weekdays 18:30").text()).isNotEmpty();
    bench.command(ada, "reminders");
    bench.press(ada, "Quiet hours");
    assertThat(write("22:00-6:00").text()).contains("10:00 PM–6:00 AM");
    bench.command(ada, "session");
    assertThat(write("may I train with a cold?").text()).contains("cold");
  }

  @Test
  void aSignThatIsWrittenStopsEverything() {
    bench.command(ada, "session");
    assertThat(write("I can't feel my groin").text()).contains("emergency");
  }

  @Test
  void somebodyElsesBoxStaysClosed() {
    bench.intoTheSession(ada);
    DiscordPerson eve = bench.person("eve").in(Place.SERVER);
    Seen card = ada.last();
    bench.await(eve, eve.press(card.id(), Objects.requireNonNull(card.buttons().get(OWN_WORDS))));
    assertThat(eve.last().text()).startsWith("That button is somebody else's");
  }

  /** The card has been put away while the box was open. */
  @Test
  void aBoxWhoseCardIsGoneIsAnsweredAllTheSame() {
    bench.intoTheSession(ada);
    Seen card = ada.last();
    String token = ada.writeInBox("done");
    ada.dismiss(card.id());
    bench.await(ada, token);
    assertThat(ada.last().text()).contains("2 of 6");
    assertThat(bench.discord.pending()).isZero();
  }

  @Test
  void aBoxThatIsSentTwiceOrWithoutWordsDoesNoHarm() {
    bench.intoTheSession(ada);
    assertThat(write("  ").text()).startsWith("I can only read words and buttons");
    bench.restart();
    assertThat(write("done").text()).contains("2 of 6");
    bench.discord.next("edit", new FakeFault.ResetBefore(), new FakeFault.Status(500, 0));
    assertThat(write("done").text()).contains("3 of 6");
    assertThat(bench.store().undelivered()).isEmpty();
  }

  @Test
  void aPageForOthersHasNoBox() {
    bench.intoTheSession(ada);
    for (String command : List.of("export", "summary")) {
      bench.command(ada, command);
      assertThat(ada.last().buttons()).isEmpty();
    }
  }
}
