package dev.backsafe.cli;

import dev.backsafe.config.OperatorException;
import dev.backsafe.content.Library;
import dev.backsafe.settings.Settings;
import dev.backsafe.settings.SettingsReader;
import dev.backsafe.store.StoreException;
import dev.backsafe.store.postgres.PostgresDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backsafe support}: what a report of a fault needs, and nothing that is secret. */
@Command(
    name = "support",
    description = "Collect for a bug report: versions, settings without secrets, health, log.")
public final class SupportCommand extends PrintingCommand {
  private static final int MOST_LINES = 100;

  /** Tokens, and numbers as long as accounts have them. */
  private static final Pattern PRIVATE =
      Pattern.compile("\\d{6,}:[\\w-]{20,}|[\\w-]{20,}\\.[\\w-]{4,}\\.[\\w-]{20,}|\\d{7,}");

  @Mixin private DatabaseOption database = new DatabaseOption();

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "where the service's log goes; - reads what is piped in")
  private @Nullable Path log;

  @Override
  public void run() {
    PrintWriter out = out();
    out.println(BacksafeCommand.Version.line());
    out.println(
        "Java %s (%s), %s %s %s, %d processors"
            .formatted(
                Runtime.version(),
                System.getProperty("java.vendor"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
    out.println("content: " + content());
    switch (SettingsReader.read(content.files(), System.getenv())) {
      case SettingsReader.Outcome.Ready(Settings read) -> {
        Settings settings = database.in(read);
        shown(settings).forEach(out::println);
        out.println(stored(settings));
        out.println("service: " + HealthCommand.ask(settings, true).text());
        last(secrets(settings)).forEach(line -> out.println("log: " + line));
      }
      case SettingsReader.Outcome.Faulty(var problems) ->
          problems.forEach(problem -> out.println("settings: " + problem));
    }
  }

  private String content() {
    return switch (Library.read(content.files())) {
      case Library.Outcome.Ready _ -> "in order";
      case Library.Outcome.Faulty(var problems) ->
          problems.size() + " problems, such as " + problems.getFirst();
    };
  }

  private static List<String> shown(Settings settings) {
    Settings.Telegram telegram = settings.telegram();
    Settings.Discord discord = settings.discord();
    Settings.Backups backups = settings.backups();
    return List.of(
        "telegram: "
            + (telegram == null
                ? "off"
                : (telegram.webhook() == null ? "asked" : "webhook")
                    + " at "
                    + telegram.api().getHost()),
        "discord: "
            + (discord == null
                ? "off"
                : "at "
                    + discord.api().getHost()
                    + ", shards "
                    + Objects.requireNonNullElse(discord.shards(), "auto")),
        "database: " + PostgresDatabase.shown(settings.database().url()),
        "data keys: " + settings.dataKeys().size(),
        "http: " + Objects.requireNonNullElse(settings.http(), "not set"),
        "backups: " + (backups == null ? "none" : backups.keep() + " kept, at " + backups.at()));
  }

  private static String stored(Settings settings) {
    try {
      return DatabaseOption.check(settings);
    } catch (OperatorException | StoreException e) {
      return "database: " + e.getMessage();
    }
  }

  private static List<String> secrets(Settings settings) {
    Settings.Telegram telegram = settings.telegram();
    return Stream.concat(
            settings.dataKeys().stream(),
            Stream.of(
                telegram == null ? null : telegram.token(),
                telegram == null || telegram.webhook() == null ? null : telegram.webhook().secret(),
                settings.discord() == null ? null : settings.discord().token(),
                settings.database().password()))
        .filter(Objects::nonNull)
        .map(secret -> secret.reveal())
        .toList();
  }

  private List<String> last(List<String> secrets) {
    Path file = log;
    if (file == null) {
      return List.of("not given; name its file with --log, or pipe it to --log -");
    }
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader lines = open(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last.add(withoutSecrets(line, secrets));
        if (last.size() > MOST_LINES) {
          last.remove();
        }
      }
    } catch (IOException e) {
      throw new OperatorException("--log " + file + " cannot be read; name the log's file");
    }
    return List.copyOf(last);
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file);
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  static String withoutSecrets(String line, List<String> secrets) {
    String clean = line;
    for (String secret : secrets) {
      clean = clean.replace(secret, "***");
    }
    return PRIVATE.matcher(clean).replaceAll("***");
  }
}
