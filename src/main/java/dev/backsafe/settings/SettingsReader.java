package dev.backsafe.settings;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.config.Secret;
import dev.backsafe.config.YamlNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the settings: the environment first, then {@code backsafe.yaml}. */
public final class SettingsReader {
  private static final String FILE = "backsafe.yaml";

  /** https://core.telegram.org/bots/api#setwebhook. */
  private static final String SECRET_FORM = "[A-Za-z0-9_-]{16,256}";

  private static final int LONGEST_CONTACT = 200;

  private static final String TOKEN_FORM = "[0-9]+:[A-Za-z0-9_-]+";

  /** https://discord.com/developers/docs/reference#authentication shows one. */
  private static final String DISCORD_TOKEN_FORM =
      "[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+";

  private static final Pattern SHARDS_FORM = Pattern.compile("(\\d{1,5})-(\\d{1,5})/(\\d{1,5})");

  private final Map<String, String> environment;
  private final Map<String, YamlNode> file;
  private final List<Problem> problems;

  /** What reading came to: the settings, or every error at once. */
  public sealed interface Outcome {
    record Ready(Settings settings) implements Outcome {}

    record Faulty(List<Problem> problems) implements Outcome {}
  }

  private SettingsReader(
      Map<String, String> environment, Map<String, YamlNode> file, List<Problem> problems) {
    this.environment = environment;
    this.file = file;
    this.problems = problems;
  }

  /** A value, and where it stands: what is wrong with it is told there. */
  private record Value(String text, String source, @Nullable YamlNode yaml) {}

  public static Outcome read(ConfigFiles files, Map<String, String> environment) {
    List<Problem> problems = new ArrayList<>(SettingNames.unknown(environment.keySet()));
    Map<String, YamlNode> file =
        files
            .read(FILE)
            .map(text -> SettingNames.file(YamlNode.parse(text, problems)))
            .orElse(Map.of());
    SettingsReader reader = new SettingsReader(environment, file, problems);
    Settings settings =
        new Settings(
            reader.telegram(),
            reader.discord(),
            reader.database(),
            reader.value("http.address").map(reader::address).orElse(null),
            reader.dataKeys(),
            reader.backups(),
            reader.operator());
    return problems.isEmpty() ? new Outcome.Ready(settings) : new Outcome.Faulty(problems);
  }

  private Optional<Value> value(String key) {
    String variable = SettingNames.variable(key);
    String set = environment.get(variable);
    if (set != null && !set.isBlank()) {
      return Optional.of(new Value(set.strip(), variable, null));
    }
    YamlNode yaml = file.get(key);
    if (yaml == null) {
      return Optional.empty();
    }
    String text = yaml.text().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(new Value(text, key, yaml));
  }

  private void problem(Value value, String message, String remedy) {
    if (value.yaml() == null) {
      problems.add(new Problem(value.source(), 0, message, remedy));
    } else {
      value.yaml().problem("\"" + value.source() + "\" " + message, remedy);
    }
  }

  private Settings.Database database() {
    return new Settings.Database(
        value("database.url").map(Value::text).orElse(Settings.DEFAULT_DATABASE),
        value("database.user").map(Value::text).orElse(null),
        secret("database.password", "database.password-file")
            .map(v -> new Secret(v.text()))
            .orElse(null));
  }

  private Settings.@Nullable Telegram telegram() {
    Optional<Secret> token =
        secret("telegram.token", "telegram.token-file").map(this::telegramToken);
    URI api = value("telegram.api-url").map(this::serverUrl).orElse(Settings.Telegram.PUBLIC_API);
    Settings.Webhook webhook = webhook();
    return token.map(t -> new Settings.Telegram(t, api, webhook)).orElse(null);
  }

  private Settings.@Nullable Discord discord() {
    Optional<Secret> token = secret("discord.token", "discord.token-file").map(this::discordToken);
    String like = "write one like http://localhost:8082/api/v10";
    URI api =
        value("discord.api-url")
            .map(v -> uri(v, Set.of("http", "https"), like))
            .orElse(Settings.Discord.PUBLIC_API);
    Settings.Shards shards = value("discord.shards").map(this::shards).orElse(null);
    return token.map(t -> new Settings.Discord(t, api, shards)).orElse(null);
  }

  private Secret discordToken(Value value) {
    if (!value.text().matches(DISCORD_TOKEN_FORM)) {
      problem(value, "is no token", "copy it from the developer portal: Bot, Reset Token");
    }
    return new Secret(value.text());
  }

  /** "auto", or "0-1/4": the first two of four. */
  private Settings.@Nullable Shards shards(Value value) {
    if (value.text().equals("auto")) {
      return null;
    }
    Matcher matcher = SHARDS_FORM.matcher(value.text());
    if (matcher.matches()) {
      int from = Integer.parseInt(matcher.group(1));
      int to = Integer.parseInt(matcher.group(2));
      int total = Integer.parseInt(matcher.group(3));
      if (from <= to && to < total) {
        return new Settings.Shards(from, to, total);
      }
    }
    problem(value, "names no shards", "write auto, or from-to/total counted from 0, like 0-1/4");
    return null;
  }

  /** A secret that is set itself, or in a file; where both are set, the environment's wins. */
  private Optional<Value> secret(String key, String fileKey) {
    Optional<Value> direct = value(key);
    Optional<Value> inFile = value(fileKey);
    boolean fileWins =
        inFile.isPresent()
            && (direct.isEmpty() || (direct.get().yaml() != null && inFile.get().yaml() == null));
    if (fileWins) {
      return inFile.flatMap(this::contentOf);
    }
    direct.ifPresent(this::checkPlace);
    return direct;
  }

  private Optional<Value> contentOf(Value file) {
    checkPrivate(file);
    try {
      String content = java.nio.file.Files.readString(Path.of(file.text())).strip();
      if (content.isEmpty()) {
        problem(file, "names an empty file", "write into " + file.text() + " what belongs there");
        return Optional.empty();
      }
      return Optional.of(new Value(content, file.source(), file.yaml()));
    } catch (IOException | InvalidPathException e) {
      problem(file, "names a file that cannot be read", "make " + file.text() + " readable");
      return Optional.empty();
    }
  }

  private Secret telegramToken(Value value) {
    if (!value.text().matches(TOKEN_FORM)) {
      problem(value, "is no token", "copy it from @BotFather; it is like 123456:ABC-DEF1234ghIkl");
    }
    return new Secret(value.text());
  }

  private Settings.@Nullable Webhook webhook() {
    Optional<Value> url = value("telegram.webhook-url");
    Optional<Value> secret = value("telegram.webhook-secret");
    if (url.isPresent() && secret.isEmpty()) {
      problem(
          url.get(),
          "needs a secret, or anybody could send updates",
          "set " + SettingNames.variable("telegram.webhook-secret") + " to a long random word");
    }
    if (url.isEmpty() || secret.isEmpty()) {
      return null;
    }
    checkPlace(secret.get());
    if (!secret.get().text().matches(SECRET_FORM)) {
      problem(
          secret.get(),
          "can be guessed, or has other signs",
          "use 16 to 256 of A-Z, a-z, 0-9, _ and -");
    }
    return new Settings.Webhook(
        uri(url.get(), Set.of("https"), "write one like https://bot.example.org/telegram"),
        new Secret(secret.get().text()));
  }

  private List<Secret> dataKeys() {
    Optional<Value> value = secret("data.key", "data.key-file");
    List<Secret> keys = value.map(v -> DataKeys.in(v.text())).orElse(List.of());
    if (!keys.stream().allMatch(DataKeys::isKey)) {
      problem(
          value.orElseThrow(),
          "is no key: 32 bytes in base64, one key a line",
          "make one with bin/backsafe new-key FILE");
    }
    return keys;
  }

  /** A secret that stands among the settings wants them to be as private as a file of its own. */
  private void checkPlace(Value secret) {
    YamlNode yaml = secret.yaml();
    if (yaml != null && DataKeys.isExposed(Path.of(yaml.file()))) {
      problem(
          secret,
          "stands in a file that others can reach",
          "chmod 600 " + yaml.file() + ", or set " + SettingNames.variable(secret.source()));
    }
  }

  private void checkPrivate(Value file) {
    try {
      if (DataKeys.isExposed(Path.of(file.text()))) {
        problem(file, "names a file that others can reach", "chmod 600 " + file.text());
      }
    } catch (InvalidPathException e) {
      // Said when it is read.
    }
  }

  private Settings.Operator operator() {
    return new Settings.Operator(
        value(SettingNames.CONTACT).map(this::contact).orElse(null),
        value(SettingNames.PRIVACY_URL)
            .map(v -> uri(v, Set.of("https"), "write one like https://example.org/privacy"))
            .orElse(null));
  }

  private String contact(Value value) {
    boolean oneLine = value.text().chars().noneMatch(Character::isISOControl);
    if (!oneLine || value.text().length() > LONGEST_CONTACT) {
      problem(
          value,
          "is too long for a line",
          "write one of at most " + LONGEST_CONTACT + " signs, like privacy@example.org");
    }
    return value.text();
  }

  private Settings.@Nullable Backups backups() {
    int keep = value("backup.keep").map(this::count).orElse(Settings.Backups.KEEP);
    LocalTime at = value("backup.at").map(this::time).orElse(Settings.Backups.AT);
    return value("backup.directory")
        .map(this::directory)
        .map(directory -> new Settings.Backups(directory, keep, at))
        .orElse(null);
  }

  private Path directory(Value value) {
    try {
      Path directory = Path.of(value.text());
      if (!directory.toAbsolutePath().toString().contains("?")) {
        return directory; // SQLite's URLs end at a question mark.
      }
    } catch (InvalidPathException e) {
      // Told below.
    }
    problem(value, "is no directory", "write one like /var/backups/backsafe");
    return Path.of("");
  }

  private int count(Value value) {
    if (!value.text().matches("[1-9][0-9]{0,3}")) {
      problem(value, "is no count", "write how many backups to keep, from 1 to 9999");
      return Settings.Backups.KEEP;
    }
    return Integer.parseInt(value.text());
  }

  private LocalTime time(Value value) {
    try {
      return LocalTime.parse(value.text());
    } catch (DateTimeException e) {
      problem(value, "is no time of day", "write one like 03:30");
      return Settings.Backups.AT;
    }
  }

  private URI serverUrl(Value value) {
    URI url = uri(value, Set.of("http", "https"), "write one like http://localhost:8081");
    if (!url.getPath().isEmpty() && !url.getPath().equals("/")) {
      problem(value, "has a path", "write scheme, host and port only");
    }
    return url;
  }

  private URI uri(Value value, Set<String> schemes, String remedy) {
    try {
      URI uri = URI.create(value.text());
      if (uri.getScheme() != null && schemes.contains(uri.getScheme()) && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // Told below, together with addresses of another kind.
    }
    problem(value, "is no address that fits", remedy);
    return Settings.Telegram.PUBLIC_API;
  }

  private InetSocketAddress address(Value value) {
    int colon = value.text().lastIndexOf(':');
    Function<String, Optional<Integer>> port =
        text ->
            text.matches("[0-9]{1,5}") && Integer.parseInt(text) < 65_536
                ? Optional.of(Integer.parseInt(text))
                : Optional.empty();
    Optional<Integer> number =
        colon < 0 ? Optional.empty() : port.apply(value.text().substring(colon + 1));
    if (colon <= 0 || number.isEmpty()) {
      problem(value, "is no address", "write host:port, like 127.0.0.1:8080");
      return Settings.DEFAULT_HTTP;
    }
    String host = value.text().substring(0, colon).replace("[", "").replace("]", "");
    return new InetSocketAddress(host, number.get());
  }
}
