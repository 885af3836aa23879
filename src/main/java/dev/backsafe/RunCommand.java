package dev.backsafe;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code backsafe run}: the service. */
@Command(
    name = "run",
    description = "Serve the chat platforms that have a token.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Runnable {
  @Mixin private ContentOption content = new ContentOption();

  @Override
  public void run() {
    Wiring.library(content.files());
    throw new Failure(
        "no chat platform can be served yet by this version; try the coach with: backsafe chat");
  }
}
