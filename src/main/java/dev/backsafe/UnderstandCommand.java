package dev.backsafe;

import dev.backsafe.turn.Reader;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code backsafe understand}: how phrases are read. */
@Command(
    name = "understand",
    description = "Say how phrases are understood, one JSON line each.",
    mixinStandardHelpOptions = true)
final class UnderstandCommand implements Runnable {
  static Reader reader() {
    return (_, _) -> new Reading(Meaning.UNKNOWN, null, List.of(), List.of(), null);
  }

  @Override
  public void run() {}
}
