package dev.backsafe.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.harness.DiscordBench;
import dev.backsafe.harness.NoWaitTicker;
import dev.backsafe.harness.ServiceHarness;
import dev.backsafe.platform.discord.DiscordPerson.Place;
import dev.backsafe.settings.Settings;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.dv8tion.jda.api.requests.CloseCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that break, are refused, fall silent or are spread over shards. */
class DiscordGatewayTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  /**
   * JDA leaves the heartbeat at the connection's very beginning out when it was quicker than its
   * own word that it is connected; the next one is not to be 41 s away then.
   */
  private static final Duration SOON = Duration.ofSeconds(2);

  @TempDir Path temp;
  private final FakeDiscord discord = DiscordBench.fake();
  private final FakeGateway gateway = discord.gateway;
  private final NoWaitTicker time = new NoWaitTicker();
  private @Nullable DiscordBench opened;

  private DiscordBench open(Settings.@Nullable Shards shards) {
    String url = "jdbc:sqlite:" + temp.resolve("t.db");
    opened = new DiscordBench(url, MORNING, Checkpoint.NONE, discord, shards, time);
    return opened;
  }

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  /** Somebody who writes a line is answered, whatever happened before. */
  private static void answers(DiscordBench bench) {
    answers(bench, "eve");
  }

  private static void answers(DiscordBench bench, String who) {
    DiscordPerson person = bench.person(who);
    person.say("hello");
    ServiceHarness.settle(() -> !person.chat().isEmpty());
    bench.idle();
    assertThat(person.last().text()).contains("Hello!");
    ServiceHarness.settle(bench::healthy);
  }

  @Test
  void whatWasSentWhileTheConnectionWasDownComesWithTheResumedSession() {
    DiscordBench bench = open(null);
    gateway.drop();
    answers(bench);
    assertThat(gateway.resumes()).isEqualTo(1);
    assertThat(gateway.identifies()).isEqualTo(1);
  }

  @Test
  void aSessionThatCannotBeResumedYetIsTriedAgain() {
    DiscordBench bench = open(null);
    gateway.postpone(1);
    gateway.drop();
    answers(bench);
    assertThat(gateway.resumes()).isPositive();
    assertThat(gateway.identifies()).isEqualTo(1);
  }

  /**
   * JDA counts unanswered heartbeats over connections and gives up at two: that of the connection
   * which is refused stays unanswered, so that of the first has to be answered before it breaks.
   */
  @Test
  void aSessionThatIsForgottenBeginsAnew() {
    gateway.heartbeats(SOON);
    DiscordBench bench = open(null);
    ServiceHarness.settle(() -> gateway.heartbeats() > 0);
    answers(bench, "ada");
    gateway.forget();
    gateway.drop();
    ServiceHarness.settle(() -> !gateway.shards(1).isEmpty());
    answers(bench);
    assertThat(gateway.resumes()).isZero();
    assertThat(gateway.identifies()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSessionThatDiscordEndsGoesOn(boolean resumable) {
    DiscordBench bench = open(null);
    gateway.invalidateAll(resumable);
    ServiceHarness.settle(() -> gateway.resumes() + gateway.identifies() == 2);
    ServiceHarness.settle(() -> !gateway.shards(1).isEmpty());
    answers(bench);
    assertThat(gateway.identifies()).isEqualTo(resumable ? 1 : 2);
  }

  @Test
  void aSessionThatIsRefusedAtFirstBeginsInTheEnd() {
    gateway.invalidate(1);
    answers(open(null));
    assertThat(gateway.identifies()).isEqualTo(2);
  }

  static Stream<Settings.@Nullable Shards> both() {
    return Stream.of(null, new Settings.Shards(0, 1, 2));
  }

  /** Direct messages come to the first of them, this server to the second. */
  @ParameterizedTest
  @MethodSource("both")
  void severalShardsServeTogether(Settings.@Nullable Shards shards) {
    discord.recommend(2);
    DiscordBench bench = open(shards);
    ServiceHarness.settle(() -> gateway.shards(2).equals(Set.of(0, 1)));
    ServiceHarness.settle(bench::healthy);
    DiscordPerson ada = bench.person("ada").in(Place.SERVER);
    DiscordPerson owner = new DiscordPerson(discord, FakeDiscord.OWNER, List.of()).in(Place.SERVER);
    bench.await(owner, owner.admin("channel", FakeDiscord.CHANNEL));
    assertThat(owner.last().text()).startsWith("Good.");
    bench.intoTheSession(ada);
    bench.write(ada, "done");
    assertThat(ada.last().text()).contains("2 of 6");
    gateway.drop();
    answers(bench);
    bench.command(ada, "done");
    assertThat(ada.last().text()).contains("3 of 6");
    assertThat(gateway.identifies()).isEqualTo(2);
    assertThat(gateway.resumes()).isEqualTo(2);
  }

  @Test
  void aProcessServesTheShardsThatAreItsOwn() {
    DiscordBench bench = open(new Settings.Shards(1, 1, 2));
    assertThat(gateway.shards(2)).containsExactly(1);
    DiscordPerson ada = bench.person("ada").in(Place.SERVER);
    bench.intoTheSession(ada);
    assertThat(ada.last().text()).contains("1 of 6");
    bench.clock("+60h");
    assertThat(ada.chat()).anyMatch(s -> !s.ephemeral());
    assertThat(discord.commands()).isNull();
  }

  /** First as health sees it, in a time that stands still; then as JDA does, which gives up. */
  @Test
  void aGatewayThatSwallowsHeartbeatsIsRedWithinTwoMinutesAndRecovers() throws Exception {
    gateway.heartbeats(SOON);
    DiscordBench bench = open(null);
    ServiceHarness.settle(() -> gateway.heartbeats() > 0);
    answers(bench, "ada"); // Whatever came before that has been heard by now.
    gateway.swallowHeartbeats(true);
    time.pause(Duration.ofMinutes(2).minusSeconds(1));
    assertThat(bench.healthy()).isFalse();
    gateway.heartbeats(Duration.ofMillis(400));
    gateway.drop();
    ServiceHarness.settle(() -> gateway.resumes() > 1);
    gateway.swallowHeartbeats(false);
    answers(bench);
    assertThat(gateway.identifies()).isEqualTo(1);
  }

  /**
   * A token that was reset, and what the bot asks for and may not have: somebody has to mend it.
   */
  @ParameterizedTest
  @CsvSource({
    "4004, Reset Token",
    "4013, take a newer one",
    "4014, Privileged Gateway Intents",
  })
  void anEndThatSomebodyHasToMendIsSaidWithItsRemedy(int code, String remedy) throws Exception {
    DiscordBench bench = open(null);
    gateway.end(code);
    assertThat(bench.served.refusal())
        .isEqualTo("discord: " + GatewayEnd.of(CloseCode.from(code), true).reason())
        .contains("(" + code + ")", remedy)
        .hasLineCount(1);
    assertThat(bench.healthy()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "4004, Reset Token",
    "4013, take a newer one",
    "4014, Privileged Gateway Intents",
  })
  void anEndWhileItConnectsIsSaidInTheSameWords(int code, String remedy) {
    gateway.refuse(code);
    assertThatThrownBy(() -> open(null))
        .hasMessage("discord: " + GatewayEnd.of(CloseCode.from(code), true).reason())
        .hasMessageContainingAll("(" + code + ")", remedy);
  }

  @Test
  void aBotThatHasGrownTooLargeJoinsAnewInMoreParts() {
    DiscordBench bench = open(null);
    discord.recommend(2);
    gateway.end(4011);
    ServiceHarness.settle(() -> gateway.shards(2).equals(Set.of(0, 1)));
    answers(bench);
    DiscordPerson ada = bench.person("ada").in(Place.SERVER);
    bench.intoTheSession(ada);
    bench.clock("+60h");
    assertThat(ada.chat()).anyMatch(s -> !s.ephemeral());
  }

  @Test
  void whoeverSetsTheShardsIsToldWhenTheyAreTooFew() throws Exception {
    DiscordBench bench = open(new Settings.Shards(0, 0, 1));
    gateway.end(4011);
    assertThat(bench.served.refusal()).contains("(4011)", "BACKSAFE_DISCORD_SHARDS");
  }

  /** Twenty sessions at once, and then one each twenty minutes, over restarts. */
  @Test
  void aProgramThatIsRestartedOverAndOverWaitsForItsNextSession() {
    DiscordBench bench = open(null);
    Instant spent = MORNING.plus(Duration.ofMinutes(20 * 19));
    bench.store().remember("discord", "identify:0", Long.toString(spent.toEpochMilli()));
    bench.restart();
    long before = time.nanos();
    assertThat(Duration.ofNanos(before)).isLessThan(Duration.ofMinutes(20));
    bench.restart();
    assertThat(Duration.ofNanos(time.nanos() - before))
        .isGreaterThanOrEqualTo(Duration.ofMinutes(20));
    answers(bench);
    assertThat(gateway.identifies()).isEqualTo(3);
  }
}
