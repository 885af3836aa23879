package dev.backsafe.platform.telegram;

import java.util.ArrayList;
import java.util.List;

/** Texts as long as Telegram takes them. */
final class Texts {
  /** https://core.telegram.org/bots/api#sendmessage: 1–4096 characters. */
  static final int LONGEST = 4_096;

  private Texts() {}

  /** The text in parts that fit, cut between lines where there are any; at least one part. */
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    String rest = text;
    while (rest.length() > LONGEST) {
      int cut = rest.lastIndexOf('\n', LONGEST);
      if (cut <= 0) {
        cut = Character.isHighSurrogate(rest.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
      }
      parts.add(rest.substring(0, cut));
      rest = rest.substring(cut).stripLeading();
    }
    parts.add(rest);
    return parts;
  }
}
