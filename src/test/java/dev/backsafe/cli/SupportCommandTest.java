package dev.backsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator puts into a bug report, which everybody reads. */
class SupportCommandTest {
  private static final String TELEGRAM = "123456789:AAF-fake_token-for_tests-0123456789";
  private static final String DISCORD =
      "MTIzNDU2Nzg5MDEyMzQ1Njc4.G4bcDe.fake-secret_part-0123456789abcd";

  @TempDir Path temp;

  private String run(String settings, String... more) throws IOException {
    Path file = Files.writeString(temp.resolve("backsafe.yaml"), settings);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(new SupportCommand()).setOut(new PrintWriter(out));
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--config";
    arguments[1] = temp.toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    assertThat(line.execute(arguments)).isZero();
    return out.toString();
  }

  @Test
  void itTellsVersionsSettingsHealthAndTheLog() throws IOException {
    Path log = temp.resolve("log.txt");
    Files.writeString(
        log, "line before\n".repeat(150) + "2026-11-29T02:16:27 SEVERE update 77 is set aside\n");
    String settings =
        "telegram: {token: \"%s\"}\ndatabase: {url: \"jdbc:sqlite:%s\"}\n"
            .formatted(TELEGRAM, temp.resolve("none.db"));
    String said = run(settings, "--log", log.toString());
    assertThat(said)
        .contains("Backsafe ", "Java ", "content: in order", "telegram: asked at api.telegram.org")
        .contains("discord: off", "database: not there yet", "service: ", "data keys: 0")
        .endsWith("log: 2026-11-29T02:16:27 SEVERE update 77 is set aside\n");
    assertThat(said.lines().filter(line -> line.startsWith("log: "))).hasSize(100);
  }

  @Test
  void nothingSecretIsInIt() throws IOException {
    Path log = temp.resolve("log.txt");
    Files.writeString(
        log,
        "my-long-hook-secret my-password %s %s account 7000000001 bot999999:%s\n"
            .formatted(TELEGRAM, DISCORD, "x".repeat(35)));
    String said =
        run(
            """
            telegram:
              token: "%s"
              webhook-url: https://bot.example.org/hook
              webhook-secret: my-long-hook-secret
            discord: {token: "%s"}
            database:
              url: "jdbc:postgresql://me:my-password@127.0.0.1:1/none?password=my-password"
              password: my-password
            """
                .formatted(TELEGRAM, DISCORD),
            "--log",
            log.toString());
    assertThat(said)
        .doesNotContain(
            TELEGRAM, DISCORD, "my-long-hook-secret", "my-password", "7000000001", "xxxx")
        .contains("telegram: webhook at", "log: *** *** *** *** account *** bot***");
  }

  @Test
  void whatIsWrongWithTheSettingsIsPartOfIt() throws IOException {
    assertThat(run("telegram: {tokn: x}")).contains("settings: ", "unknown key \"tokn\"");
  }
}
