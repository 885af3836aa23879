package dev.backsafe.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.config.Problem;
import dev.backsafe.config.Secret;
import dev.backsafe.settings.SettingsReader.Outcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings: the environment first, then the file; every error with its place. */
class SettingsReaderTest {
  private static final String TOKEN = "123456:ABC-DEF_ghi";

  @TempDir Path temp;

  /** Of the settings' file. */
  private String mode = "rw-------";

  private Outcome read(String yaml, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(temp.resolve("backsafe.yaml"), yaml);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return SettingsReader.read(new dev.backsafe.config.ConfigFiles(temp), environment);
  }

  private Settings ready(String yaml, Map<String, String> environment) throws IOException {
    Outcome outcome = read(yaml, environment);
    assertThat(outcome).isInstanceOf(Outcome.Ready.class);
    return ((Outcome.Ready) outcome).settings();
  }

  private List<String> faults(String yaml, Map<String, String> environment) throws IOException {
    return read(yaml, environment) instanceof Outcome.Faulty(var problems)
        ? problems.stream().map(Problem::toString).toList()
        : List.of();
  }

  private static Settings.Telegram telegram(Settings settings) {
    return Objects.requireNonNull(settings.telegram());
  }

  @Test
  void withoutAnythingThereIsNoPlatform() throws IOException {
    Settings settings = ready("", Map.of());
    assertThat(settings.telegram()).isNull();
    assertThat(settings.http()).isNull();
    assertThat(settings.database().url()).isEqualTo(Settings.DEFAULT_DATABASE);
  }

  @Test
  void theFileThatComesWithTheProgramSetsNothing() {
    Outcome outcome =
        SettingsReader.read(new dev.backsafe.config.ConfigFiles(Path.of("config")), Map.of());
    assertThat(outcome)
        .isEqualTo(
            new Outcome.Ready(
                new Settings(
                    null,
                    null,
                    new Settings.Database(Settings.DEFAULT_DATABASE),
                    null,
                    List.of(),
                    null)));
  }

  @Test
  void whoAsksTheDatabaseIsSetBesideItsUrl() throws IOException {
    Path file = temp.resolve("password");
    Files.writeString(file, "top-secret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Settings.Database database =
        ready(
                "database:\n  url: jdbc:postgresql://db/backsafe\n",
                Map.of(
                    "BACKSAFE_DATABASE_USER",
                    "ada",
                    "BACKSAFE_DATABASE_PASSWORD_FILE",
                    file.toString()))
            .database();
    assertThat(database.url()).isEqualTo("jdbc:postgresql://db/backsafe");
    assertThat(database.user()).isEqualTo("ada");
    assertThat(Objects.requireNonNull(database.password()).reveal()).isEqualTo("top-secret");
    assertThat(database.toString()).doesNotContain("top-secret");
  }

  @Test
  void aNameThatIsNoSettingIsSaidWithThoseItMayBe() throws IOException {
    assertThat(faults("", Map.of("BACKSAFE_DATA_KEYFILE", "/k", "BACKSAFE_LGO", "json")))
        .containsExactly(
            "BACKSAFE_DATA_KEYFILE: is no setting; use one of BACKSAFE_DATA_KEY,"
                + " BACKSAFE_DATA_KEY_FILE",
            "BACKSAFE_LGO: is no setting; use one of BACKSAFE_AOT, BACKSAFE_BACKUP_AT,"
                + " BACKSAFE_BACKUP_DIRECTORY, BACKSAFE_BACKUP_KEEP, BACKSAFE_CONFIG,"
                + " BACKSAFE_CONTACT, BACKSAFE_DATABASE_PASSWORD, BACKSAFE_DATABASE_PASSWORD_FILE,"
                + " BACKSAFE_DATABASE_URL, BACKSAFE_DATABASE_USER, BACKSAFE_DATA_KEY,"
                + " BACKSAFE_DATA_KEY_FILE, BACKSAFE_DISCORD_API_URL, BACKSAFE_DISCORD_SHARDS,"
                + " BACKSAFE_DISCORD_TOKEN, BACKSAFE_DISCORD_TOKEN_FILE, BACKSAFE_HTTP_ADDRESS,"
                + " BACKSAFE_JAVA_OPTS, BACKSAFE_LOG, BACKSAFE_PRIVACY_URL,"
                + " BACKSAFE_TELEGRAM_API_URL, BACKSAFE_TELEGRAM_TOKEN,"
                + " BACKSAFE_TELEGRAM_TOKEN_FILE, BACKSAFE_TELEGRAM_WEBHOOK_SECRET,"
                + " BACKSAFE_TELEGRAM_WEBHOOK_URL");
    Settings quiet =
        ready(
            "",
            Map.of(
                "BACKSAFE_LOG", "json",
                "BACKSAFE_SERVICE_HOST", "10.0.0.1",
                "BACKSAFE_PORT_8080_TCP", "tcp://10.0.0.1:8080"));
    assertThat(quiet.telegram()).as("what Kubernetes sets is no slip").isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "telegram:\n  token: 1:x\n",
        "data:\n  key: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
        "telegram:\n  webhook-url: https://x.org/t\n  webhook-secret: abcdefghijklmnop\n"
      })
  void aSecretAmongSettingsThatOthersCanReadIsRefused(String yaml) throws IOException {
    assertThat(faults(yaml, Map.of())).isEmpty();
    mode = "rw-r--r--";
    assertThat(faults(yaml, Map.of()))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("stands in a file that others can reach; chmod 600 ", "or set BACKSAFE_");
    assertThat(faults("contact: privacy@example.org\n", Map.of())).as("no secret").isEmpty();
  }

  @Test
  void aWebhooksSecretIsLongEnoughNotToBeGuessed() throws IOException {
    String yaml = "telegram:\n  webhook-url: https://x.org/t\n  webhook-secret: abcdefghijklmno\n";
    assertThat(faults(yaml, Map.of()))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("use 16 to 256");
  }

  @Test
  void whoRunsTheBotSaysWhomToAskAndWhereTheNoticeStands() throws IOException {
    Settings.Operator said =
        ready(
                "contact: privacy@example.org\n",
                Map.of("BACKSAFE_PRIVACY_URL", "https://example.org/privacy"))
            .operator();
    assertThat(said.contact()).isEqualTo("privacy@example.org");
    assertThat(said.privacy()).isEqualTo(URI.create("https://example.org/privacy"));
    assertThat(
            faults(
                "contact: " + "x".repeat(201) + "\n",
                Map.of("BACKSAFE_PRIVACY_URL", "http://example.org")))
        .hasSize(2)
        .anySatisfy(p -> assertThat(p).contains("contact", "at most 200 signs"))
        .anySatisfy(p -> assertThat(p).contains("BACKSAFE_PRIVACY_URL", "https://"));
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    String yaml =
        """
        telegram:
          token: 1:file
          api-url: http://localhost:8081
        http:
          address: 0.0.0.0:9000
        """;
    assertThat(telegram(ready(yaml, Map.of())).token().reveal()).isEqualTo("1:file");
    Settings settings = ready(yaml, Map.of("BACKSAFE_TELEGRAM_TOKEN", TOKEN));
    assertThat(telegram(settings).token().reveal()).isEqualTo(TOKEN);
    assertThat(telegram(settings).api()).isEqualTo(URI.create("http://localhost:8081"));
    assertThat(Objects.requireNonNull(settings.http()).getPort()).isEqualTo(9_000);
  }

  @Test
  void aTokenMayStandInAFileOfItsOwn() throws IOException {
    Path file = Files.writeString(temp.resolve("token"), TOKEN + "\n");
    Map<String, String> environment = Map.of("BACKSAFE_TELEGRAM_TOKEN_FILE", file.toString());
    assertThat(faults("", environment))
        .containsExactly(
            "BACKSAFE_TELEGRAM_TOKEN_FILE: names a file that others can reach; chmod 600 " + file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Settings settings = ready("telegram: {token: '1:x'}", environment);
    assertThat(telegram(settings).token().reveal()).isEqualTo(TOKEN);
    assertThat(settings.toString()).doesNotContain("ABC-DEF");
  }

  @Test
  void discordIsServedWithATokenAndSomeOfItsShards() throws IOException {
    Settings.Discord discord =
        Objects.requireNonNull(ready("discord: {token: a.b.c, shards: 2-3/4}", Map.of()).discord());
    assertThat(discord.api()).isEqualTo(Settings.Discord.PUBLIC_API);
    assertThat(discord.shards()).isEqualTo(new Settings.Shards(2, 3, 4));
    Settings auto = ready("discord: {token: a.b.c, shards: auto}", Map.of());
    assertThat(Objects.requireNonNull(auto.discord()).shards()).isNull();
    assertThat(faults("discord: {token: hush, shards: 3-4/4, api-url: x}", Map.of()))
        .anyMatch(f -> f.contains("\"discord.token\" is no token; copy it from the developer"))
        .anyMatch(f -> f.contains("\"discord.shards\" names no shards; write auto, or from-to"))
        .anyMatch(f -> f.contains("\"discord.api-url\" is no address that fits"))
        .hasSize(3);
  }

  @Test
  void everyErrorHasItsPlaceAndARemedyAndShowsNoSecret() throws IOException {
    String yaml =
        """
        telegram:
          token: hush-hush
          tokn: x
          api-url: ftp://x
        http:
          address: somewhere
        """;
    List<String> faults =
        faults(yaml, Map.of("BACKSAFE_TELEGRAM_WEBHOOK_URL", "https://bot.example.org/t"));
    String file = temp.resolve("backsafe.yaml").toString();
    assertThat(faults)
        .anyMatch(f -> f.startsWith(file + ":2: \"telegram.token\" is no token; copy it from"))
        .anyMatch(f -> f.startsWith(file + ":3: unknown key \"tokn\"; use one of api-url, token"))
        .anyMatch(f -> f.startsWith(file + ":4: \"telegram.api-url\" is no address that fits"))
        .anyMatch(f -> f.startsWith(file + ":6: \"http.address\" is no address; write host:port"))
        .anyMatch(f -> f.startsWith("BACKSAFE_TELEGRAM_WEBHOOK_URL: needs a secret"))
        .noneMatch(f -> f.contains("hush"))
        .hasSize(5);
  }

  @Test
  void aTokenFileThatIsNotThereIsSaid() throws IOException {
    assertThat(faults("", Map.of("BACKSAFE_TELEGRAM_TOKEN_FILE", "/nowhere/token")))
        .containsExactly(
            "BACKSAFE_TELEGRAM_TOKEN_FILE: names a file that cannot be read; make /nowhere/token"
                + " readable");
  }

  @Test
  void aSecretIsNeverShown() {
    assertThat(new Secret("hush").toString()).isEqualTo("***");
    assertThat(new Secret("hush").is("hush")).isTrue();
    assertThat(new Secret("hush").is("hus")).isFalse();
  }

  @Test
  void keysStandInAFileThatOnlyItsOwnerReads() throws IOException {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    String former =
        Base64.getEncoder().encodeToString("0123456789abcdef".repeat(2).getBytes(UTF_8));
    Path file = Files.writeString(temp.resolve("keys"), key + "\n" + former + "\n");
    Map<String, String> environment = Map.of("BACKSAFE_DATA_KEY_FILE", file.toString());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Settings settings = ready("", environment);
    assertThat(settings.dataKeys()).extracting(Secret::reveal).containsExactly(key, former);
    assertThat(settings.toString()).doesNotContain(key);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(faults("", environment))
        .containsExactly(
            "BACKSAFE_DATA_KEY_FILE: names a file that others can reach; chmod 600 " + file);
    assertThat(faults("", Map.of("BACKSAFE_DATA_KEY", "c2hvcnQ=")))
        .singleElement()
        .asString()
        .startsWith("BACKSAFE_DATA_KEY: is no key: 32 bytes in base64")
        .doesNotContain("c2hvcnQ");
  }

  @Test
  void backupsHaveADirectoryACountAndATime() throws IOException {
    Settings settings = ready("backup: {directory: /b, keep: 3, at: '04:15'}", Map.of());
    assertThat(settings.backups())
        .isEqualTo(new Settings.Backups(Path.of("/b"), 3, LocalTime.of(4, 15)));
    assertThat(faults("backup: {directory: /b, keep: none, at: night}", Map.of())).hasSize(2);
  }
}
