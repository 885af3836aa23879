package dev.backsafe.cli;

import dev.backsafe.config.OperatorException;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.PartFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backsafe new-key FILE}: a key that what is stored is encrypted with. */
@Command(
    name = "new-key",
    description = {
      "Make a key to encrypt what is stored, in a file that only you can read.",
      "Name it in BACKSAFE_DATA_KEY_FILE, and keep a copy apart from the backups: without the key"
          + " nobody can read them. In a file that has keys, the new one becomes the first; the"
          + " others still decrypt. Then start the service again, run rotate-key, and take the"
          + " others away."
    },
    mixinStandardHelpOptions = true)
public final class NewKeyCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the file, which may be there already")
  private Path file;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec and the file.
  NewKeyCommand() {}

  @Override
  public void run() {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    String former;
    try {
      former = Files.exists(file) ? Files.readString(file).strip() : "";
      checkKeys(former);
      Files.deleteIfExists(part);
      createPrivate(part);
      Files.writeString(part, (MasterKey.make() + "\n" + former).strip() + "\n");
      // What is sealed with a key that a power cut takes away is sealed for ever.
      PartFile.settle(part, file);
    } catch (IOException e) {
      throw new OperatorException(file + " cannot be written; check its directory and permissions");
    }
    spec.commandLine()
        .getOut()
        .println(
            former.isEmpty()
                ? "A new key stands in " + file + "; set BACKSAFE_DATA_KEY_FILE to it."
                : "A key was added to "
                    + file
                    + ", before those that were there. Start the service again, then run"
                    + " rotate-key; after that the old lines can go.");
  }

  /** Whatever else stands in a file is not ours to change. */
  private void checkKeys(String former) {
    try {
      former.lines().filter(l -> !l.isBlank()).map(String::strip).forEach(MasterKey::of);
    } catch (IllegalArgumentException e) {
      throw new OperatorException(file + " holds something else than keys; name a new file");
    }
  }

  private static void createPrivate(Path part) throws IOException {
    try {
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (UnsupportedOperationException notPosix) {
      Files.createFile(part);
    }
  }
}
