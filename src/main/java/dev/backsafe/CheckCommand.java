package dev.backsafe;

import dev.backsafe.content.Library;
import dev.backsafe.routine.Exercise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code backsafe check}: whether everything that an operator wrote is in order. */
@Command(
    name = "check",
    description = "Check settings, routine and texts: every error with file, line and remedy.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all is in order", "2:something is to be mended"})
final class CheckCommand implements Runnable {
  @Mixin private ContentOption content = new ContentOption();
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec.
  CheckCommand() {}

  @Override
  public void run() {
    Library library = Wiring.checked(content.files()).library();
    long variations =
        library.routine().exercises().stream()
            .map(Exercise::variations)
            .mapToLong(v -> v.size())
            .sum();
    spec.commandLine()
        .getOut()
        .printf(
            "All in order: %d exercises with %d variations, texts in %s.%n",
            library.routine().exercises().size(),
            variations,
            String.join(", ", library.texts().tags().stream().sorted().toList()));
  }
}
