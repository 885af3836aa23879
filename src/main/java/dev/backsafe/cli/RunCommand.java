package dev.backsafe.cli;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.OperatorException;
import dev.backsafe.content.Library;
import dev.backsafe.operations.Backups;
import dev.backsafe.picture.PictureLibrary;
import dev.backsafe.platform.Ticker;
import dev.backsafe.service.Composition;
import dev.backsafe.service.Service;
import dev.backsafe.service.ShutdownHook;
import dev.backsafe.settings.Settings;
import dev.backsafe.settings.SettingsReader;
import dev.backsafe.settings.SettingsReader.Outcome.Faulty;
import dev.backsafe.settings.SettingsReader.Outcome.Ready;
import dev.backsafe.store.Store;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code backsafe run}: the service. */
@Command(
    name = "run",
    description = "Serve the chat platforms that have a token.",
    mixinStandardHelpOptions = true)
public final class RunCommand implements Runnable {
  private static final String NO_TOKEN =
      "no chat platform has a token; set BACKSAFE_TELEGRAM_TOKEN or BACKSAFE_DISCORD_TOKEN (the"
          + " README says how to get one), or try the coach without any: backsafe chat";

  public static final String UNENCRYPTED =
      "database: not encrypted; bin/backsafe new-key --help says how to change that";

  @Mixin private ContentOption content = new ContentOption();
  @Mixin private DatabaseOption database = new DatabaseOption();

  @Override
  public void run() {
    ConfigFiles files = content.files();
    Library.Reading reading = Library.begin(files);
    SettingsReader.Outcome read = SettingsReader.read(files, System.getenv());
    Settings settings =
        switch (read) {
          case Ready(Settings set) -> database.in(set);
          case Faulty _ -> ContentOption.checked(read, reading.finish()).settings();
        };
    Service service = service(settings, reading);
    ShutdownHook stop = new ShutdownHook(service, RunCommand::say);
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      start(service, stop);
      if (settings.dataKeys().isEmpty()) {
        say(UNENCRYPTED);
      }
      String refused = service.awaitRefusal();
      stop.insteadOf();
      throw new OperatorException(refused);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Loads what opens a database beside the reading; but opens it only then, since whoever is
   * refused for their content may go back to an older version.
   */
  private static Service service(Settings settings, Library.Reading reading) {
    if (settings.backups() != null && !settings.database().isSqlite()) {
      throw new OperatorException(
          "backup.directory is for SQLite; back up PostgreSQL with its own pg_dump");
    }
    if (settings.backups() != null) {
      Backups.check(settings.backups().directory());
    }
    if (settings.telegram() == null && settings.discord() == null) {
      throw new OperatorException(NO_TOKEN);
    }
    if (!PictureLibrary.canDraw()) {
      throw new OperatorException(PictureLibrary.CANNOT_DRAW);
    }
    if (settings.database().isSqlite()) {
      SqliteStore.load();
    }
    Library library = ContentOption.checked(new Ready(settings), reading.finish()).library();
    Store store = DatabaseOption.open(settings);
    try {
      return Composition.service(
          settings, library, store, InstantSource.system(), Ticker.REAL, Checkpoint.NONE);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private void start(Service service, ShutdownHook stop) throws InterruptedException {
    try {
      service.start(RunCommand::say);
    } catch (RuntimeException e) {
      stop.insteadOf();
      throw e;
    }
    say(
        "%s serves %s; it took %d ms to start"
            .formatted(
                BacksafeCommand.Version.line(),
                String.join(" and ", service.serves()),
                sinceStart()));
  }

  /** Since the process began, not only since the program's first line ran. */
  private static long sinceStart() {
    return ManagementFactory.getRuntimeMXBean().getUptime();
  }

  private static void say(String line) {
    System.out.println(Logging.line(line));
  }
}
