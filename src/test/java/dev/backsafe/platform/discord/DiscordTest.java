package dev.backsafe.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsafe.harness.DiscordBench;
import dev.backsafe.platform.discord.DiscordPerson.Place;
import dev.backsafe.platform.discord.FakeMessages.Seen;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people and servers' managers see of the bot in Discord, and what happens when it breaks. */
class DiscordTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");
  private static final String CHANNEL_KEY = "channel:" + FakeDiscord.GUILD;
  private static final Path COMMANDS = Path.of("src/test/resources/discord/commands.json");

  @TempDir Path temp;
  private DiscordBench bench;
  private DiscordPerson ada;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  DiscordTest() {}

  @BeforeEach
  void open() {
    bench = new DiscordBench("jdbc:sqlite:" + temp.resolve("t.db"), MORNING, Checkpoint.NONE);
    ada = bench.person("ada");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void command(String name) {
    bench.command(ada, name);
  }

  private void press(String... labels) {
    bench.press(ada, labels);
  }

  private void intoTheSession() {
    bench.intoTheSession(ada);
  }

  @Test
  void saysWhatItIsConnectedAs() {
    assertThat(bench.served.said).containsExactly("discord: connected as Backsafe");
    bench.settle(bench::healthy);
  }

  @Test
  void registersItsCommandsAsTheSnapshotSays() throws Exception {
    bench.settle(() -> bench.discord.commands() != null);
    String registered =
        Objects.requireNonNull(bench.discord.commands()).toPrettyString() + System.lineSeparator();
    if (Boolean.getBoolean("snapshots.rewrite")) {
      Files.writeString(COMMANDS, registered);
    }
    JsonMapper mapper = new JsonMapper();
    assertThat(mapper.readTree(registered)).isEqualTo(mapper.readTree(Files.readString(COMMANDS)));
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void onlyThePersonSeesTheAnswersAndACardChangesInPlace(Place place) {
    ada.in(place);
    intoTheSession();
    Seen card = ada.last();
    press("Done", "Skip");
    assertThat(ada.last().id()).isEqualTo(card.id());
    assertThat(ada.last().text()).contains("3 of 6");
    assertThat(ada.chat()).allMatch(s -> s.ephemeral() == (place != Place.DIRECT));
    assertThat(bench.discord.publicIn(FakeDiscord.CHANNEL)).isEmpty();
    assertThat(bench.discord.calls("message")).isZero();
  }

  @Test
  void painIsGivenWithTheCommandOrAsked() {
    ada.in(Place.SERVER);
    intoTheSession();
    bench.await(ada, ada.command("pain", Map.of("kind", "ache")));
    assertThat(ada.last().text()).contains("How strong");
    assertThat(ada.last().buttons()).containsKeys("0", "10", "Rather not say");
    press("3");
    assertThat(ada.last().text()).contains("gentler");
    bench.await(ada, ada.command("pain", Map.of("kind", "sharp", "score", 7)));
    assertThat(ada.chat().getLast().text()).contains("We stop here");
  }

  /** Whoever has no word for it finds the signs, in a session and outside of one. */
  @Test
  void somethingWorseLeadsToTheSigns() {
    ada.in(Place.SERVER);
    bench.await(ada, ada.command("pain", Map.of("kind", "worse")));
    assertThat(ada.last().text()).contains("Hello!");
    press("Yes, let's go", "None of these", "That's all");
    bench.await(ada, ada.command("pain", Map.of("kind", "worse")));
    assertThat(ada.last().text()).startsWith("Is it one of these?");
    press("None of these");
    assertThat(ada.last().text()).contains("1 of 6");
    bench.await(ada, ada.command("pain", Map.of("kind", "worse")));
    press("Chest, fainting, belly");
    assertThat(ada.last().text()).startsWith("Please stop, sit down, and call");
  }

  @Test
  void remindersAreChangedBehindTheirCommand() {
    ada.in(Place.SERVER);
    intoTheSession();
    press("Done", "Stop");
    bench.await(ada, ada.command("reminders", Map.of("change", "evenings")));
    bench.await(ada, ada.command("reminders", Map.of("change", "quiet 22:00-6:00")));
    command("reminders");
    assertThat(ada.last().text()).contains("10:00 PM–6:00 AM");
    assertThat(ada.suggestions("reminders", "change", "pause").findValuesAsText("value"))
        .containsExactly("pause for 2 weeks");
    bench.await(ada, ada.command("reminders", Map.of("change", "on, but both my legs are numb")));
    assertThat(ada.last().text()).contains("both legs");
  }

  @Test
  void theCityIsSetBehindTheSettings() {
    ada.in(Place.SERVER);
    intoTheSession();
    press("Done", "Stop");
    bench.await(ada, ada.command("settings", Map.of("city", "Berlin")));
    command("settings");
    assertThat(ada.last().text()).contains("Europe/Berlin");
  }

  @Test
  void suggestsExercisesAndExplainsThem() {
    assertThat(ada.suggestions("how", "brid").findValuesAsText("value")).contains("glute-bridge");
    assertThat(ada.suggestions("exercises", "")).hasSize(6);
    assertThat(ada.suggestions("how", "clam").findValuesAsText("name")).first().isEqualTo("Clam");
    assertThat(ada.suggestions("how", "Tilt pelvic").findValuesAsText("value"))
        .containsExactly("Pelvic tilt");
    assertThat(ada.suggestions("how", "knee").findValuesAsText("value"))
        .contains("Supported split squat", "Heel slide")
        .doesNotHaveDuplicates();
    assertThat(ada.suggestions("how", "barbell")).isEmpty();
    ada.in(Place.SERVER);
    command("session");
    press("Yes, let's go", "None of these");
    bench.await(ada, ada.command("exercises", Map.of("exercise", "glute-bridge")));
    assertThat(ada.last().text()).startsWith("Glute bridge:");
    bench.await(ada, ada.command("how", Map.of("exercise", "Pelvic tilt")));
    assertThat(ada.last().text()).startsWith("Pelvic tilt:");
  }

  @Test
  void theSessionGoesOnInDirectMessagesForWhoeverLikes() {
    ada.in(Place.SERVER);
    bench.await(ada, ada.command("session", Map.of("where", "direct")));
    assertThat(ada.chat()).hasSize(2);
    assertThat(ada.chat()).anyMatch(s -> s.ephemeral() && s.text().startsWith("I wrote to you"));
    assertThat(ada.chat()).anyMatch(s -> !s.ephemeral() && s.text().contains("Hello!"));
  }

  @Test
  void foreignForgedAndOldButtonsChangeNothing() {
    ada.in(Place.SERVER);
    intoTheSession();
    Seen card = ada.last();
    String done = Objects.requireNonNull(card.buttons().get("Done"));
    DiscordPerson eve = bench.person("eve").in(Place.SERVER);
    bench.await(eve, eve.press(card.id(), done));
    assertThat(eve.last().text()).startsWith("That button is somebody else's");
    assertThat(eve.last().ephemeral()).isTrue();
    bench.await(eve, eve.press(card.id(), "whatever"));
    assertThat(eve.last().text()).startsWith("I don't know that button");
    assertThat(ada.last().text()).contains("1 of 6");
    bench.await(ada, ada.press(card.id(), "nonsense~" + ada.id()));
    bench.await(ada, ada.press(card.id(), "done:@0~" + ada.id()));
    assertThat(ada.last().text()).contains("earlier message", "1 of 6");
  }

  @Test
  void whateverIsTypedComesBackHarmless() {
    bench.write(ada, "/start");
    press("Yes, let's go", "None of these", "That's all", "Done", "Stop", "Yes, please");
    bench.write(ada, "Z*rich_ [x](y) & ~~ ``` \u202e\u200b <@&b> @everyone");
    Seen answer = ada.last();
    assertThat(answer.pings()).isEmpty();
    assertThat(answer.text())
        .contains("\\@everyone", "\\<\\@&b\\>", "Z\\*rich\\_", "\\~\\~", "\\`\\`\\`", "\\[x\\]")
        .doesNotContain("\u202e", "\u200b");
    assertThat(DiscordBench.shown(answer.text())).contains("Z*rich_ [x](y) & ~~ ```");
    bench.write(ada, "_".repeat(2_000));
    assertThat(ada.chat().stream().mapToInt(s -> s.text().length())).allMatch(n -> n <= 2_000);
  }

  @Test
  void momentsAreShownByTheReadersDevice() {
    intoTheSession();
    press("Done", "Done", "Done", "Done", "Done", "Done", "Skip", "Skip", "Skip");
    press("No reminders");
    bench.write(ada, "Zurich");
    long until = MORNING.plus(Duration.ofDays(2)).getEpochSecond();
    assertThat(ada.last().text()).contains("<t:" + until + ":F> (<t:" + until + ":R>)");
  }

  @Test
  void aMentionInAServerGetsOneLineAndNothingIsKept() {
    ada.sayInServer("my back hurts so much", false);
    ada.sayInServer("<@900> my back hurts", true);
    ada.sayInServer("<@900> again", true);
    bench.settle(() -> !bench.discord.publicIn(FakeDiscord.CHANNEL).isEmpty());
    bench.write(ada, "/start");
    assertThat(bench.discord.publicIn(FakeDiscord.CHANNEL)).hasSize(1);
    Seen line = bench.discord.publicIn(FakeDiscord.CHANNEL).getFirst();
    assertThat(line.text()).contains("/session");
    assertThat(line.pings()).isEmpty();
    assertThat(ada.chat()).hasSize(1);
  }

  @Test
  void aMentionThatTellsOfASignGetsTheWayToHelpAndNotAWordOfIt() {
    ada.sayInServer("<@900> hello", true);
    ada.sayInServer("<@900> my chest hurts and I nearly fainted", true);
    bench.settle(() -> bench.discord.publicIn(FakeDiscord.CHANNEL).size() == 2);
    // Whichever was said first.
    Seen line =
        bench.discord.publicIn(FakeDiscord.CHANNEL).stream()
            .filter(s -> s.text().contains("emergency number"))
            .findFirst()
            .orElseThrow();
    assertThat(line.text()).doesNotContainIgnoringCase("chest");
    assertThat(line.pings()).isEmpty();
  }

  @Test
  void painThatAnEditAddsIsHeard() {
    bench.write(ada, "/start");
    press("Yes, let's go", "None of these");
    int before = bench.discord.calls("message");
    ada.edit(ada.say("hello"), "hello, both my legs are numb");
    bench.settle(() -> bench.discord.calls("message") == before + 2);
    bench.idle();
    assertThat(ada.last().text()).startsWith("Please stop, and go to an emergency department");
  }

  @Test
  void editedMessagesAreNotTakenForNewOnes() {
    bench.write(ada, "/start");
    press("Yes, let's go", "None of these");
    int before = bench.discord.calls("message");
    ada.edit(ada.say("hello"), "I agree to everything");
    bench.settle(() -> bench.discord.calls("message") == before + 2);
    bench.idle();
    assertThat(ada.last().text()).startsWith("I go by what you wrote first");
  }

  /** Three taps on a slow line: the first counts, and the others are no matter. */
  @Test
  void aButtonThatIsPressedAgainBeforeItsAnswerShowsIsSilence() {
    ada.in(Place.SERVER);
    intoTheSession();
    Seen card = ada.last();
    String done = Objects.requireNonNull(card.buttons().get("Done"));
    int shown = bench.discord.calls("edit");
    List<String> taps =
        List.of(ada.press(card.id(), done), ada.press(card.id(), done), ada.press(card.id(), done));
    taps.forEach(tap -> bench.await(ada, tap));
    assertThat(bench.discord.calls("edit")).isEqualTo(shown + 1);
    assertThat(ada.last().text()).contains("2 of 6").doesNotContain("earlier message");
    bench.later();
    bench.await(ada, ada.press(card.id(), done));
    assertThat(ada.last().text()).contains("earlier message");
  }

  /** Discord shows a command to whoever it was declared for, and may be told otherwise. */
  @Test
  void everyCommandOfManagersIsAllowedOrRefusedAsDeclaredWhateverTheRole() throws Exception {
    for (JsonNode command : new JsonMapper().readTree(Files.readString(COMMANDS))) {
      if (!command.hasNonNull("default_member_permissions")) {
        continue;
      }
      assertThat(command.path("name").asText()).isEqualTo("backsafe");
      assertThat(command.path("contexts").toString()).isEqualTo("[\"0\"]");
      long needed = command.path("default_member_permissions").asLong();
      assertThat(command.path("options")).isNotEmpty();
      for (JsonNode sub : command.path("options")) {
        String name = sub.path("name").asText();
        for (FakeGuild.Role role : FakeGuild.Role.all()) {
          boolean allowed = (role.permissions() & (needed | FakeGuild.ADMINISTRATOR)) != 0;
          manages(name, Place.SERVER, 800_001, List.of(role), allowed);
        }
        manages(name, Place.SERVER, 800_001, List.of(), false);
        manages(name, Place.SERVER, FakeDiscord.OWNER, List.of(), true);
        for (Place elsewhere : EnumSet.complementOf(EnumSet.of(Place.SERVER))) {
          manages(name, elsewhere, 800_001, FakeGuild.Role.all(), false);
          manages(name, elsewhere, FakeDiscord.OWNER, List.of(), false);
        }
      }
    }
  }

  private void manages(
      String command, Place place, long id, List<FakeGuild.Role> roles, boolean allowed) {
    DiscordPerson member = new DiscordPerson(bench.discord, id, roles).in(place);
    boolean takesChannel = command.equals("channel");
    bench.store().remember("discord", CHANNEL_KEY, "1");
    int shown = bench.discord.publicIn(FakeDiscord.CHANNEL).size();
    bench.await(member, member.admin(command, null));
    boolean invited = command.equals("invite") && allowed;
    assertThat(bench.discord.publicIn(FakeDiscord.CHANNEL)).hasSize(shown + (invited ? 1 : 0));
    if (invited) {
      return;
    }
    assertThat(member.last().text().startsWith("Only those who may manage"))
        .as("%s by %d with %s in %s", command, id, roles, place)
        .isNotEqualTo(allowed);
    assertThat(bench.store().recall("discord", CHANNEL_KEY).isEmpty())
        .isEqualTo(allowed && takesChannel);
    assertThat(member.last().ephemeral()).isTrue();
  }
}
