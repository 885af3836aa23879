package dev.backsafe.understanding;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Example phrases, and which fifth of them nothing ever learns from. */
public final class Examples {
  private static final int PARTS = 5;

  private Examples() {}

  /** A phrase and what it means; the flag is there exactly for emergencies. */
  public record Example(String phrase, Meaning meaning, @Nullable RedFlag flag) {}

  /** Fixed by the phrase alone, so that adding phrases never moves the others. */
  public static boolean isHeldOut(String phrase) {
    CRC32 checksum = new CRC32();
    checksum.update(phrase.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    return checksum.getValue() % PARTS == 0;
  }
}
