package dev.backsafe.understanding;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far clocks are from Greenwich, as people write it instead of a place: "UTC+2", "gmt -3:30".
 */
public final class WrittenOffset {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*(?:utc|gmt)?\\s*([+\\-\u2212\u2013])\\s*(\\d{1,2})(?:[:.]?(\\d{2}))?\\s*[.!]?\\s*",
          Pattern.CASE_INSENSITIVE);

  private WrittenOffset() {}

  public static Optional<ZoneOffset> in(String text) {
    Matcher written = FORM.matcher(text);
    if (!written.matches()) {
      return Optional.empty();
    }
    int sign = written.group(1).equals("+") ? 1 : -1;
    int hours = Integer.parseInt(written.group(2));
    int minutes = written.group(3) == null ? 0 : Integer.parseInt(written.group(3));
    try {
      return Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
    } catch (DateTimeException farther) {
      return Optional.empty(); // Nowhere on earth is it so late or early.
    }
  }
}
