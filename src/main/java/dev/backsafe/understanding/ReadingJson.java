package dev.backsafe.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reading as one line of JSON, for translators, clinicians and tests. */
public final class ReadingJson {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private ReadingJson() {}

  /**
   * The line without its line break; the flag and the movement appear only where there is one, the
   * language only where it is not the reader's, and the answer only where a question stands.
   */
  public static String line(String text, Reading reading, Asked asked) {
    StringBuilder json = new StringBuilder(text.length() + 120);
    json.append("{\"text\":");
    string(json, text);
    json.append(",\"meaning\":");
    string(json, reading.meaning().id());
    json.append(",\"topic\":");
    optional(json, reading.topic());
    json.append(",\"severity\":").append(reading.severity());
    json.append(",\"because\":");
    strings(json, reading.because());
    json.append(",\"candidates\":");
    strings(json, reading.candidates().stream().map(Meaning::id).toList());
    RedFlag flag = reading.flag();
    if (flag != null) {
      json.append(",\"flag\":");
      string(json, flag.id());
    }
    if (reading.language() != null) {
      json.append(",\"language\":");
      string(json, reading.language());
    }
    if (reading.movement() != null) {
      json.append(",\"movement\":");
      string(json, reading.movement());
    }
    if (asked != Asked.NOTHING) {
      Answer answer = reading.answer();
      json.append(",\"answer\":");
      optional(json, answer == null ? null : answer.id());
    }
    return json.append('}').toString();
  }

  private static void optional(StringBuilder json, @Nullable String value) {
    if (value == null) {
      json.append("null");
    } else {
      string(json, value);
    }
  }

  private static void strings(StringBuilder json, List<String> values) {
    json.append('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      string(json, values.get(i));
    }
    json.append(']');
  }

  private static void string(StringBuilder json, String value) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          if (mustBeEscaped(value, i)) {
            unicode(json, c);
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }

  /** Control characters, the line separators JavaScript trips over, and half surrogate pairs. */
  private static boolean mustBeEscaped(String value, int at) {
    char c = value.charAt(at);
    if (c < 0x20 || c == 0x7f || c == '\u2028' || c == '\u2029') {
      return true;
    }
    if (Character.isHighSurrogate(c)) {
      return at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(value.charAt(at - 1)));
  }

  private static void unicode(StringBuilder json, char c) {
    json.append("\\u")
        .append(HEX[c >> 12])
        .append(HEX[(c >> 8) & 15])
        .append(HEX[(c >> 4) & 15])
        .append(HEX[c & 15]);
  }
}
