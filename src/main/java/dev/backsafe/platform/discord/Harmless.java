package dev.backsafe.platform.discord;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plain text as Discord shows it plainly. A person's own words come back in some answers, and
 * whatever stands in them is no markup, mentions nobody and turns nothing around.
 */
final class Harmless {
  /** A moment of ours; a person who types one sees a moment, which harms nobody. */
  private static final Pattern MOMENT = Pattern.compile("<t:\\d{1,12}:[FR]>");

  /**
   * https://support.discord.com/hc/en-us/articles/210298617: what Discord's markdown is made of.
   */
  private static final Pattern MARKUP = Pattern.compile("[\\\\*_~`|<>@#\\[\\]]");

  /** Lists and quotes begin a line; "-#" is small print. */
  private static final Pattern LIST = Pattern.compile("(?m)^(\\s*)([-+])|^(\\s*\\d+)(\\.)(?=\\s)");

  /**
   * What turns text around or hides in it: bidirectional controls, spaces without width, soft
   * hyphens. The joiners between letters of several scripts stay.
   */
  private static final Pattern HIDDEN =
      Pattern.compile(
          "[\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]");

  private Harmless() {}

  static String text(String plain) {
    String visible = HIDDEN.matcher(plain).replaceAll("");
    StringBuilder out = new StringBuilder();
    Matcher moments = MOMENT.matcher(visible);
    int from = 0;
    while (moments.find()) {
      out.append(escaped(visible.substring(from, moments.start()))).append(moments.group());
      from = moments.end();
    }
    return out.append(escaped(visible.substring(from))).toString();
  }

  private static String escaped(String text) {
    String marked = MARKUP.matcher(text).replaceAll("\\\\$0");
    return LIST.matcher(marked)
        .replaceAll(
            m ->
                m.group(2) != null
                    ? m.group(1) + "\\\\" + Matcher.quoteReplacement(m.group(2))
                    : m.group(3) + "\\\\" + m.group(4));
  }
}
