package dev.backsafe.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * Moments in ISO 8601, as ever, but whole seconds by hand: a state has a dozen of them, and the
 * JDK's formatter would take a sixth of the time of reading it.
 */
final class InstantCodec {
  /** What is read by hand; a d is a digit. */
  private static final String MOMENT = "dddd-dd-ddTdd:dd:ddZ";

  private static final String TIME = "dd:dd:00";
  private static final int WITHOUT_SECONDS = 5;

  private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant YEAR_10_000 = Instant.parse("+10000-01-01T00:00:00Z");

  private InstantCodec() {}

  static String write(Instant at) {
    if (at.isBefore(YEAR_0) || !at.isBefore(YEAR_10_000)) {
      return at.toString();
    }
    LocalDateTime utc = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    if (utc.getNano() != 0) {
      return at.toString();
    }
    char[] out = MOMENT.toCharArray();
    digits(utc.getYear(), out, 0, 4);
    digits(utc.getMonthValue(), out, 5, 2);
    digits(utc.getDayOfMonth(), out, 8, 2);
    digits(utc.getHour(), out, 11, 2);
    digits(utc.getMinute(), out, 14, 2);
    digits(utc.getSecond(), out, 17, 2);
    return new String(out);
  }

  private static void digits(int number, char[] out, int from, int length) {
    int rest = number;
    for (int i = from + length - 1; i >= from; i--) {
      out[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /**
   * Reads a moment.
   *
   * @throws DateTimeException when it is none
   */
  static Instant read(String text) {
    return matches(text, MOMENT)
        ? LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 2),
                number(text, 8, 2),
                number(text, 11, 2),
                number(text, 14, 2),
                number(text, 17, 2))
            .toInstant(ZoneOffset.UTC)
        : Instant.parse(text);
  }

  /** 21:00:00. */
  static String writeTime(LocalTime time) {
    String text = time.toString();
    return text.length() == WITHOUT_SECONDS ? text + ":00" : text;
  }

  /**
   * Reads a time of day.
   *
   * @throws DateTimeException when it is none
   */
  static LocalTime readTime(String text) {
    return matches(text, TIME)
        ? LocalTime.of(number(text, 0, 2), number(text, 3, 2))
        : LocalTime.parse(text);
  }

  private static boolean matches(String text, String pattern) {
    if (text.length() != pattern.length()) {
      return false;
    }
    for (int i = 0; i < pattern.length(); i++) {
      char c = text.charAt(i);
      char expected = pattern.charAt(i);
      if (expected == 'd' ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int length) {
    int number = 0;
    for (int i = from; i < from + length; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }
}
