package dev.backsafe.settings;

import dev.backsafe.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The keys of what is stored: base64 of 32 bytes each, one a line. */
final class DataKeys {
  private static final int KEY_BYTES = 32;

  /** What a container is handed there, others in it may read. */
  private static final Path MOUNTED_SECRETS = Path.of("/run/secrets");

  private static final Set<PosixFilePermission> OTHERS_CHANGE =
      Set.of(PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

  private static final Set<PosixFilePermission> OTHERS_READ =
      Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_READ);

  private DataKeys() {}

  /** The keys in a text; white space stands between them. */
  static List<Secret> in(String text) {
    return Arrays.stream(text.strip().split("\\s+", -1)).map(Secret::new).toList();
  }

  static boolean isKey(Secret key) {
    try {
      return Base64.getDecoder().decode(key.reveal()).length == KEY_BYTES;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /** Whether anybody else on this machine can read it or change it. */
  static boolean isExposed(Path file) {
    try {
      Set<PosixFilePermission> all = Files.getPosixFilePermissions(file);
      boolean mounted = file.toAbsolutePath().startsWith(MOUNTED_SECRETS);
      return !Collections.disjoint(all, OTHERS_CHANGE)
          || (!mounted && !Collections.disjoint(all, OTHERS_READ));
    } catch (UnsupportedOperationException | IOException notPosix) {
      return false;
    }
  }
}
