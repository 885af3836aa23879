package dev.backsafe.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that does one thing with what an operator has, and says what came of it. */
@Command(mixinStandardHelpOptions = true)
abstract class PrintingCommand implements Runnable {
  @Mixin final ContentOption content = new ContentOption();
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec.
  PrintingCommand() {}

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
