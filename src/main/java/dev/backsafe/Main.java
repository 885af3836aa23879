package dev.backsafe;

import dev.backsafe.store.StoreException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    versionProvider = Main.Version.class)
final class Main implements Runnable {
  /** The exit code for what an operator can mend. */
  static final int FAULT = 2;

  private static final Map<String, Class<?>> COMMANDS = commands();

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec.
  Main() {}

  public static void main(String[] args) {
    // Pictures are drawn where there is no screen.
    System.setProperty("java.awt.headless", "true");
    System.exit(Logging.quiet(System.getenv()) ? run(args) : FAULT);
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
            BackupCommand.class,
            CopyCommand.class,
            RestoreCommand.class,
            NewKeyCommand.class,
            RotateKeyCommand.class,
            HealthCommand.class,
            WarmUpCommand.class)) {
      commands.put(command.getAnnotation(Command.class).name(), command);
    }
    return commands;
  }

  /** To read all of them takes a tenth of a start; whoever names one needs only that. */
  private static CommandLine line(String... args) {
    CommandLine line = new CommandLine(new Main());
    Class<?> named = args.length == 0 ? null : COMMANDS.get(args[0]);
    (named == null ? COMMANDS.values() : List.of(named)).forEach(line::addSubcommand);
    return line;
  }

  static int run(String... args) {
    CommandLine commands = line(args);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setExecutionExceptionHandler(
        (e, line, _) -> {
          line.getErr().println(line.getColorScheme().errorText(oneLine(e)));
          return FAULT;
        });
    commands.setParameterExceptionHandler(
        (e, _) -> {
          CommandLine line = e.getCommandLine();
          String help = line.getCommandSpec().qualifiedName() + " --help";
          line.getErr().println(line.getColorScheme().errorText(e.getMessage() + "; see " + help));
          return FAULT;
        });
    return commands.execute(args);
  }

  /** Expected failures say what to do; for anything else its kind is enough, never its data. */
  private static String oneLine(Exception e) {
    return switch (e) {
      case Failure f -> String.valueOf(f.getMessage());
      case StoreException s -> String.valueOf(s.getMessage());
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
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "(not packaged)" : version;
    }
  }
}
