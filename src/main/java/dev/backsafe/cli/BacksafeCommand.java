package dev.backsafe.cli;

import dev.backsafe.config.OperatorException;
import dev.backsafe.store.StoreException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: {@code backsafe COMMAND}. */
@Command(
    name = "backsafe",
    description = "A chat bot that coaches people with back pain through a back-safe leg routine.",
    mixinStandardHelpOptions = true,
    versionProvider = BacksafeCommand.Version.class)
public final class BacksafeCommand implements Runnable {
  /** The exit code for what an operator can mend. */
  static final int EXIT_CODE_FAULT = 2;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec.
  BacksafeCommand() {}

  /** Runs a command line; its exit code. */
  public static int execute(String... args) {
    // Pictures are drawn where there is no screen.
    System.setProperty("java.awt.headless", "true");
    return Logging.quiet(System.getenv()) ? run(args) : EXIT_CODE_FAULT;
  }

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    for (Class<?> command :
        List.of(
            ChatCommand.class,
            RunCommand.class,
            CheckCommand.class,
            FiguresCommand.class,
            UnderstandCommand.class,
            ReportCommand.class,
            BackupCommand.class,
            CopyCommand.class,
            RestoreCommand.class,
            NewKeyCommand.class,
            RotateKeyCommand.class,
            HealthCommand.class,
            SupportCommand.class)) {
      commands.put(command.getAnnotation(Command.class).name(), command);
    }
    return commands;
  }

  /**
   * A command with nothing to parse; null for others. No start-up cache takes picocli's classes,
   * which are compiled for Java 5, so that to ask it takes a fifth of a start.
   */
  private static @Nullable Runnable alone(String... args) {
    return switch (String.join(" ", args)) {
      case "run" -> new RunCommand();
      case "chat" -> new ChatCommand();
      default -> null;
    };
  }

  /** To read all of them takes a tenth of a start; whoever names one needs only that. */
  private static CommandLine line(String... args) {
    CommandLine line = new CommandLine(new BacksafeCommand());
    Map<String, Class<?>> commands = commands();
    Class<?> named = args.length == 0 ? null : commands.get(args[0]);
    (named == null ? commands.values() : List.of(named)).forEach(line::addSubcommand);
    return line;
  }

  static int run(String... args) {
    Runnable alone = alone(args);
    if (alone != null) {
      try {
        alone.run();
        return 0;
      } catch (RuntimeException e) {
        fail(e, new CommandLine(alone));
        return EXIT_CODE_FAULT;
      }
    }
    CommandLine commands = line(args);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setExecutionExceptionHandler(
        (e, line, _) -> {
          fail(e, line);
          return EXIT_CODE_FAULT;
        });
    commands.setParameterExceptionHandler(
        (e, _) -> {
          CommandLine line = e.getCommandLine();
          String help = line.getCommandSpec().qualifiedName() + " --help";
          line.getErr().println(line.getColorScheme().errorText(e.getMessage() + "; see " + help));
          return EXIT_CODE_FAULT;
        });
    return commands.execute(args);
  }

  private static void fail(Exception e, CommandLine line) {
    line.getErr().println(line.getColorScheme().errorText(oneLine(e)));
  }

  /** Expected failures say what to do; for anything else its kind is enough, never its data. */
  private static String oneLine(Exception e) {
    return switch (e) {
      case OperatorException f -> String.valueOf(f.getMessage());
      case StoreException s -> String.valueOf(s.getMessage());
      case CompletionException c when c.getCause() instanceof Exception cause -> oneLine(cause);
      case UncheckedIOException io -> String.valueOf(io.getMessage());
      default -> "unexpected " + e.getClass().getSimpleName() + " at " + place(e);
    };
  }

  private static String place(Exception e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0].toString();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do, such as chat, run or check");
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"backsafe " + number()};
    }

    static String line() {
      return "Backsafe " + number();
    }

    private static String number() {
      String version = BacksafeCommand.class.getPackage().getImplementationVersion();
      return version == null ? "(not packaged)" : version;
    }
  }
}
