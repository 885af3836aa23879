package dev.backsafe.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.DiscordBench;
import dev.backsafe.platform.discord.DiscordPerson.Place;
import dev.backsafe.platform.discord.FakeMessages.Seen;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People whose direct messages are closed, and the channel where they may be mentioned. */
class DiscordReachTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
  private static final String CHANNEL_KEY = "channel:" + FakeDiscord.GUILD;
  private static final String CLOSED = "I could not write to you";

  @TempDir Path temp;
  private DiscordBench bench;
  private DiscordPerson ada;
  private DiscordPerson owner;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  DiscordReachTest() {}

  @BeforeEach
  void open() {
    bench = new DiscordBench("jdbc:sqlite:" + temp.resolve("t.db"), MORNING, Checkpoint.NONE);
    ada = bench.person("ada").in(Place.SERVER);
    owner = new DiscordPerson(bench.discord, FakeDiscord.OWNER, List.of()).in(Place.SERVER);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private List<Seen> mentions() {
    return bench.discord.publicIn(FakeDiscord.MENTIONS_CHANNEL);
  }

  /** Trains, closes the direct messages, and a reminder does not arrive. */
  private void missesAReminder(int code) {
    bench.await(owner, owner.admin("channel", FakeDiscord.MENTIONS_CHANNEL));
    assertThat(owner.last().text()).startsWith("Good.");
    bench.intoTheSession(ada);
    bench.press(ada, "Stop");
    bench.discord.close(ada.id(), code);
    bench.command(ada, "session");
    bench.clock("+30m");
    bench.clock("+60h");
    assertThat(mentions()).isEmpty();
  }

  /** The same, and says that mentions are welcome; the next reminder is due. */
  private void agreesToMentions() {
    missesAReminder(50007);
    bench.command(ada, "help");
    bench.press(ada, "Yes, mention me there");
    bench.command(ada, "session");
    bench.press(ada, "Done");
  }

  /** Closed, no server in common, nobody there. */
  @ParameterizedTest
  @ValueSource(ints = {50007, 50278, 10013})
  void closedDirectMessagesAreToldAndAMentionIsMadeOnlyWithConsent(int code) {
    missesAReminder(code);
    bench.command(ada, "help");
    assertThat(ada.last().text()).contains(CLOSED, "<#");
    bench.press(ada, "Yes, mention me there");
    bench.command(ada, "help");
    assertThat(ada.last().text()).startsWith("I hand out");
    bench.command(ada, "session");
    bench.press(ada, "Done");
    bench.clock("+60h");
    assertThat(mentions()).isNotEmpty();
    assertThat(mentions().getFirst().pings()).containsExactly(Long.toString(ada.id()));
    assertThat(mentions().getFirst().text()).contains("there is something for you");
    bench.command(ada, "export");
    assertThat(ada.last().document()).contains("mention-in-server");
  }

  @Test
  void mentionsEndWhenThePersonSaysSo() {
    agreesToMentions();
    bench.clock("+60h");
    int made = mentions().size();
    assertThat(made).isPositive();
    Seen last = mentions().getLast();
    String no = Objects.requireNonNull(last.buttons().get("No mentions"));
    bench.await(ada, ada.press(last.id(), no));
    assertThat(ada.last().text()).isEqualTo("All right, no mentions.");
    assertThat(ada.last().ephemeral()).isTrue();
    bench.command(ada, "session");
    bench.clock("+60h");
    assertThat(mentions()).hasSize(made);
  }

  static Stream<FakeFault> faults() {
    return Stream.of(
        new FakeFault.ResetBefore(),
        new FakeFault.ResetAfter(),
        new FakeFault.Status(500, 0),
        new FakeFault.Limited(0.2, false));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aMentionThatDidNotArriveIsMadeAgainAndShowsOnce(FakeFault fault) {
    agreesToMentions();
    bench.discord.next("message", new FakeFault.Status(403, 50007), fault);
    bench.clock("+30m");
    assertThat(mentions()).hasSize(1);
    assertThat(bench.store().undelivered()).isEmpty();
  }

  @Test
  void whoHasLeftTheServerIsNotMentionedThereAndIsToldElsewhere() {
    agreesToMentions();
    bench.discord.leave(ada.id());
    bench.clock("+60h");
    assertThat(mentions()).isEmpty();
    ada.in(Place.ELSEWHERE);
    bench.command(ada, "help");
    assertThat(ada.last().text()).contains(CLOSED).doesNotContain("<#");
    bench.command(ada, "export");
    assertThat(ada.last().document()).doesNotContain("mention-in-server");
  }

  @Test
  void aDeletedChannelIsForgottenAndItsPeopleAreTold() {
    agreesToMentions();
    bench.discord.deleteChannel(FakeDiscord.MENTIONS_CHANNEL);
    bench.settle(() -> bench.store().recall("discord", CHANNEL_KEY).isEmpty());
    bench.clock("+60h");
    assertThat(mentions()).isEmpty();
    bench.command(ada, "help");
    assertThat(ada.last().text()).contains(CLOSED).doesNotContain("<#");
    bench.await(owner, owner.admin("status", null));
    assertThat(owner.last().text()).contains("none");
  }

  /** Discord says so only to whoever is there. */
  @Test
  void aChannelThatWasDeletedUnseenIsNoTrouble() {
    agreesToMentions();
    bench.discord.next(
        "message", new FakeFault.Status(403, 50007), new FakeFault.Status(404, 10003));
    bench.clock("+30m");
    assertThat(mentions()).isEmpty();
    assertThat(bench.store().undelivered()).isEmpty();
    bench.command(ada, "help");
    assertThat(ada.last().text()).contains(CLOSED);
  }

  @Test
  void aServerThatLetsTheBotGoIsForgotten() {
    agreesToMentions();
    bench.discord.kick();
    bench.settle(() -> bench.store().recall("discord", CHANNEL_KEY).isEmpty());
    bench.clock("+60h");
    assertThat(mentions()).isEmpty();
    ada.in(Place.ELSEWHERE);
    bench.command(ada, "session");
    assertThat(ada.chat()).anyMatch(s -> s.text().contains(CLOSED));
  }

  @Test
  void aChannelWhereNothingCanBeSaidIsNotTaken() {
    bench.await(owner, owner.admin("channel", FakeDiscord.CLOSED_CHANNEL));
    assertThat(owner.last().text()).startsWith("I can't write in");
    assertThat(bench.store().recall("discord", CHANNEL_KEY)).isEmpty();
  }

  @Test
  void statusSaysWhatTheChannelLacks() {
    String key = Long.toString(FakeDiscord.CLOSED_CHANNEL);
    bench.store().remember("discord", CHANNEL_KEY, key);
    bench.await(owner, owner.admin("status", null));
    assertThat(owner.last().text())
        .contains("Channel for mentions: <#" + key + ">", "can mention nobody: View Channels");
    bench.await(owner, owner.admin("channel", FakeDiscord.MENTIONS_CHANNEL));
    bench.await(owner, owner.admin("status", null));
    assertThat(owner.last().text()).doesNotContain("nobody");
  }

  @Test
  void anInvitationIsForEverybodyAndWhoeverPressesItIsAnsweredPrivately() {
    bench.await(owner, owner.admin("invite", null));
    Seen card = bench.discord.publicIn(FakeDiscord.CHANNEL).getFirst();
    String start = Objects.requireNonNull(card.buttons().get("Start my session"));
    DiscordPerson eve = bench.person("eve").in(Place.SERVER);
    for (DiscordPerson person : List.of(ada, eve)) {
      bench.await(person, person.press(card.id(), start));
      assertThat(person.last().text()).startsWith("Hello!");
      bench.press(person, "Yes, let's go", "None of these", "That's all");
      assertThat(person.last().text()).contains("1 of 6");
      assertThat(person.chat()).allMatch(Seen::ephemeral);
    }
    assertThat(bench.discord.publicIn(FakeDiscord.CHANNEL)).containsExactly(card);
    bench.restart();
    bench.await(ada, ada.press(card.id(), start));
    assertThat(ada.last().text()).contains("1 of 6");
  }

  @Test
  void whoeverOpensTheirDirectMessagesIsWrittenToAgain() {
    missesAReminder(50007);
    bench.discord.close(ada.id(), 0);
    bench.command(ada, "session");
    bench.press(ada, "Done");
    int before = ada.chat().size();
    bench.clock("+60h");
    assertThat(ada.chat().size()).isGreaterThan(before);
    assertThat(ada.last().ephemeral()).isFalse();
  }
}
