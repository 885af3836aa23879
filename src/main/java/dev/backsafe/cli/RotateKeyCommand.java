package dev.backsafe.cli;

import dev.backsafe.config.OperatorException;
import dev.backsafe.service.Composition;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code backsafe rotate-key}: brings all that is stored under the first key. */
@Command(
    name = "rotate-key",
    description = {
      "Bring everything that is stored under the first key of BACKSAFE_DATA_KEY_FILE.",
      "People's keys are wrapped anew, and what was stored before there was a key is encrypted."
          + " The service may run meanwhile, once it was started with these keys. Stopped half-way,"
          + " it goes on the next time."
    })
public final class RotateKeyCommand extends PrintingCommand {
  @Mixin private DatabaseOption database = new DatabaseOption();

  @Override
  public void run() {
    Settings settings = database.in(content.settings());
    if (settings.dataKeys().isEmpty()) {
      throw new OperatorException(
          "there is no key; make one with bin/backsafe new-key FILE and set"
              + " BACKSAFE_DATA_KEY_FILE");
    }
    try (Store store = Composition.store(settings)) {
      Optional<Long> last = store.reseal(0);
      while (last.isPresent()) {
        last = store.reseal(last.get());
      }
    }
    out().println("Everything is encrypted with the first key; any others can go.");
  }
}
