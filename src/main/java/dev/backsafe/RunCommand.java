package dev.backsafe;

import dev.backsafe.platform.Waiting;
import dev.backsafe.settings.Settings;
import dev.backsafe.turn.Checkpoint;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
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
      """
      no chat platform has a token yet. For Telegram, get one from @BotFather and set
      BACKSAFE_TELEGRAM_TOKEN, or telegram.token-file in backsafe.yaml. For Discord, get one from
      https://discord.com/developers/applications and set BACKSAFE_DISCORD_TOKEN, or
      discord.token-file.
      To try the coach without any: backsafe chat\
      """;

  @Mixin private ContentOption content = new ContentOption();
  @Mixin private DatabaseOption database = new DatabaseOption();
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec.
  RunCommand() {}

  @Override
  public void run() {
    Wiring.Checked checked = Wiring.checked(content.files());
    Settings settings = checked.settings();
    if (settings.telegram() == null && settings.discord() == null) {
      throw new Failure(NO_TOKEN);
    }
    Service service =
        new Service(
            settings,
            checked.library(),
            database.open(settings),
            InstantSource.system(),
            Waiting.REAL,
            Checkpoint.NONE);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread stop =
        new Thread(
            () -> {
              service.close();
              stopped.countDown();
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      service.start(this::say);
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
