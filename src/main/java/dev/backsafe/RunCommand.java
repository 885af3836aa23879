package dev.backsafe;

import dev.backsafe.platform.Waiting;
import dev.backsafe.settings.Settings;
import dev.backsafe.turn.Checkpoint;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec.
  RunCommand() {}

  @Override
  public void run() {
    Wiring.Checked checked = Wiring.checked(content.files());
    Settings settings = checked.settings();
    database.checkBackups(settings);
    if (settings.telegram() == null && settings.discord() == null) {
      throw new Failure(NO_TOKEN);
    }
    if (!Gallery.canDraw()) {
      throw new Failure(Gallery.CANNOT_DRAW);
    }
    Service service =
        new Service(
            settings,
            checked.library(),
            database.open(settings),
            InstantSource.system(),
            Waiting.REAL,
            Checkpoint.NONE);
    Stop stop = new Stop(service, this::say);
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      start(service, stop);
      if (settings.dataKeys().isEmpty()) {
        say(UNENCRYPTED);
      }
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(Service service, Stop stop) throws InterruptedException {
    try {
      service.start(this::say);
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

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(Logging.line(line));
    out.flush();
  }
}
