package dev.backsafe;

import dev.backsafe.content.Files;
import dev.backsafe.content.Library;
import dev.backsafe.platform.Waiting;
import dev.backsafe.settings.Settings;
import dev.backsafe.settings.SettingsReader;
import dev.backsafe.settings.SettingsReader.Outcome.Faulty;
import dev.backsafe.settings.SettingsReader.Outcome.Ready;
import dev.backsafe.store.Store;
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
final class RunCommand implements Runnable {
  private static final String NO_TOKEN =
      "no chat platform has a token; set BACKSAFE_TELEGRAM_TOKEN or BACKSAFE_DISCORD_TOKEN (the"
          + " README says how to get one), or try the coach without any: backsafe chat";

  static final String UNENCRYPTED =
      "database: not encrypted; bin/backsafe new-key --help says how to change that";

  @Mixin private ContentOption content = new ContentOption();
  @Mixin private DatabaseOption database = new DatabaseOption();

  @Override
  public void run() {
    Files files = content.files();
    Library.Reading reading = Library.begin(files);
    SettingsReader.Outcome settings = SettingsReader.read(files, System.getenv());
    Service service = service(settings, reading, database, InstantSource.system(), Waiting.REAL);
    Stop stop = new Stop(service, RunCommand::say);
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      start(service, stop);
      if (settings instanceof Ready(Settings set) && set.dataKeys().isEmpty()) {
        say(UNENCRYPTED);
      }
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Loads what opens a database beside the reading; but opens it only then, since whoever is
   * refused for their content may go back to an older version.
   */
  static Service service(
      SettingsReader.Outcome read,
      Library.Reading reading,
      DatabaseOption database,
      InstantSource clock,
      Waiting waiting) {
    Settings settings =
        switch (read) {
          case Ready(Settings set) -> set;
          case Faulty _ -> Wiring.checked(read, reading.finish()).settings();
        };
    database.checkBackups(settings);
    if (settings.telegram() == null && settings.discord() == null) {
      throw new Failure(NO_TOKEN);
    }
    if (!Gallery.canDraw()) {
      throw new Failure(Gallery.CANNOT_DRAW);
    }
    database.load(settings);
    Library library = Wiring.checked(read, reading.finish()).library();
    Store store = database.open(settings);
    try {
      return new Service(settings, library, store, clock, waiting, Checkpoint.NONE);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private void start(Service service, Stop stop) throws InterruptedException {
    try {
      service.start(RunCommand::say);
    } catch (RuntimeException e) {
      stop.insteadOf();
      throw e;
    }
    say(
        "%s serves %s; it took %d ms to start"
            .formatted(Main.Version.line(), String.join(" and ", service.serves()), sinceStart()));
  }

  /** Since the process began, not only since the program's first line ran. */
  private static long sinceStart() {
    return ManagementFactory.getRuntimeMXBean().getUptime();
  }

  private static void say(String line) {
    System.out.println(Logging.line(line));
  }
}
