package dev.backsafe.platform.discord;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plain text as Discord shows it plainly. A person's own words come back in some answers, and
 * whatever stands in them is no markup, mentions nobody and turns nothing around.
 */
final class MarkdownEscaper {
  /** A moment of ours; a person who types one sees a moment, which harms nobody. */
  private static final Pattern MOMENT = Pattern.compile("<t:\\d{1,12}:[FR]>");

  /**
   * https://support.discord.com/hc/en-us/articles/210298617: what Discord's markdown is made of.
   */
  private static final String MARKUP = "\\*_~`|<>@#[]";

  private static final String SPACE = " \t\n\u000b\f\r";
  private static final String LINE_END = "\n\r\u0085\u2028\u2029";

  private MarkdownEscaper() {}

  static String text(String plain) {
    StringBuilder out = new StringBuilder(plain.length() + plain.length() / 4);
    Matcher moments = MOMENT.matcher(plain);
    int from = 0;
    while (moments.find()) {
      escape(plain, from, moments.start(), out);
      out.append(plain, moments.start(), moments.end());
      from = moments.end();
    }
    escape(plain, from, plain.length(), out);
    return out.toString();
  }

  /** Lists and quotes begin a line; "-#" is small print. */
  private static void escape(String text, int from, int to, StringBuilder out) {
    boolean begins = from == 0; // The line, so far of spaces or of a number alone.
    boolean number = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (isHidden(c)) {
        continue;
      }
      boolean item = begins && (number ? c == '.' && spaceFollows(text, i, to) : isBullet(c));
      if (item || MARKUP.indexOf(c) >= 0) {
        out.append('\\');
      }
      out.append(c);
      if (LINE_END.indexOf(c) >= 0) {
        begins = true;
        number = false;
      } else if (begins && c >= '0' && c <= '9') {
        number = true;
      } else {
        begins = begins && !number && SPACE.indexOf(c) >= 0;
      }
    }
  }

  private static boolean isBullet(char c) {
    return c == '-' || c == '+';
  }

  private static boolean spaceFollows(String text, int at, int to) {
    int next = at + 1;
    while (next < to && isHidden(text.charAt(next))) {
      next++;
    }
    return next < to && SPACE.indexOf(text.charAt(next)) >= 0;
  }

  /**
   * What turns text around or hides in it: bidirectional controls, spaces without width, soft
   * hyphens. The joiners between letters of several scripts stay.
   */
  private static boolean isHidden(char c) {
    if (c < '\u00ad') {
      return false;
    }
    return switch (c) {
      case '\u00ad', '\u061c', '\u180e', '\u200b', '\u200e', '\u200f', '\ufeff' -> true;
      default -> (c >= '\u202a' && c <= '\u202e') || (c >= '\u2060' && c <= '\u206f');
    };
  }
}
