package dev.backsafe.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.cli.RunCommand;
import dev.backsafe.harness.Program;
import dev.backsafe.harness.ServiceHarness;
import dev.backsafe.platform.discord.DiscordPerson.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backsafe run} as a process of its own, against the fake Discord. */
class DiscordIT {
  @TempDir Path temp;

  private Map<String, String> environment(FakeDiscord discord, String token) {
    return Map.of(
        "BACKSAFE_DISCORD_TOKEN",
        token,
        "BACKSAFE_DISCORD_API_URL",
        discord.url().toString(),
        "BACKSAFE_DATABASE_URL",
        "jdbc:sqlite:" + temp.resolve("d.db"));
  }

  private Program start(FakeDiscord discord) throws Exception {
    Program program = Program.start(temp, environment(discord, FakeDiscord.TOKEN), "run");
    assertThat(program.read()).isEqualTo("discord: connected as Backsafe");
    assertThat(program.read()).matches("Backsafe 0\\S+ serves discord; it took \\d+ ms to start");
    assertThat(program.read()).isEqualTo(RunCommand.UNENCRYPTED);
    return program;
  }

  private static void press(DiscordPerson person, String... labels) {
    for (String label : labels) {
      await(person, label);
      person.awaitAcknowledged(person.press(label));
    }
  }

  private static void await(DiscordPerson person, String button) {
    ServiceHarness.settle(
        () -> person.chat().stream().anyMatch(s -> s.buttons().containsKey(button)));
  }

  private static void awaitCard(DiscordPerson person, String place) {
    ServiceHarness.settle(
        () ->
            person.chat().stream()
                .anyMatch(s -> s.text().contains(place) && s.buttons().containsKey("Done")));
  }

  /**
   * Killed when a press is acknowledged and its answer does not get through, and killed right after
   * an acknowledgement, wherever the turn is then.
   */
  @Test
  void killedInTheMiddleOfATurnItLosesNothingThatWasAcknowledged() throws Exception {
    try (FakeDiscord discord = new FakeDiscord()) {
      DiscordPerson ada = new DiscordPerson(discord, 700_001).in(Place.SERVER);
      try (Program program = start(discord)) {
        ada.command("session");
        press(ada, "Yes, let's go", "None of these", "That's all");
        awaitCard(ada, "1 of 6");
        FakeFault[] broken = new FakeFault[1_000];
        Arrays.fill(broken, new FakeFault.ResetBefore());
        discord.next("edit", broken);
        int tried = discord.calls("edit");
        press(ada, "Done");
        ServiceHarness.settle(() -> discord.calls("edit") > tried);
        program.kill();
      }
      discord.heal();
      try (Program program = start(discord)) {
        awaitCard(ada, "2 of 6");
        assertThat(ada.last().ephemeral()).isFalse();
        press(ada, "Done");
        program.kill();
      }
      try (Program program = start(discord)) {
        awaitCard(ada, "3 of 6");
        press(ada, "Done");
        awaitCard(ada, "4 of 6");
        assertThat(program.stop()).isZero();
        assertThat(program.read()).matches("stopped: [12] answered, 0 kept for the next start");
      }
      assertThat(discord.publicIn(FakeDiscord.CHANNEL)).isEmpty();
      assertThat(exercisesDone()).containsExactly(3L, 3L);
      assertThat(Files.readString(temp.resolve("stderr.txt"))).isEmpty();
    }
  }

  /** All of them, and those that differ. */
  private List<Long> exercisesDone() throws Exception {
    String done = "FROM fact WHERE fact LIKE '%\"ExerciseDone\"%'";
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("d.db"));
        ResultSet row =
            connection
                .createStatement()
                .executeQuery("SELECT count(*), count(DISTINCT fact) " + done)) {
      return List.of(row.getLong(1), row.getLong(2));
    }
  }

  @Test
  void aTokenThatIsResetWhileItRunsIsSaidWithItsRemedyAndExitCodeTwo() throws Exception {
    try (FakeDiscord discord = new FakeDiscord();
        Program program = start(discord)) {
      discord.gateway.end(4004);
      assertThat(program.await()).isEqualTo(2);
    }
    assertThat(Files.readString(temp.resolve("stderr.txt")).lines())
        .last()
        .asString()
        .startsWith("discord: Discord is not accepting the token (4004)");
  }

  @Test
  void aBadTokenIsOneLineAndExitCodeTwo() throws Exception {
    try (FakeDiscord discord = new FakeDiscord();
        Program program = Program.start(temp, environment(discord, "OTAw.another.token"), "run")) {
      assertThat(program.read()).isNull();
      assertThat(program.await()).isEqualTo(2);
    }
    assertThat(Files.readString(temp.resolve("stderr.txt")).lines())
        .singleElement()
        .asString()
        .startsWith("discord: Discord is not accepting the token (401)");
  }
}
