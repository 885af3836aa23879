package dev.backsafe.platform;

import java.util.ArrayList;
import java.util.List;

/** Texts in parts as long as a platform takes them. */
public final class TextParts {
  private TextParts() {}

  /** The text in parts that fit, cut between lines where there are any; at least one part. */
  public static List<String> of(String text, int longest) {
    List<String> parts = new ArrayList<>();
    String rest = text;
    while (rest.length() > longest) {
      int cut = rest.lastIndexOf('\n', longest);
      if (cut <= 0) {
        cut = Character.isHighSurrogate(rest.charAt(longest - 1)) ? longest - 1 : longest;
      }
      parts.add(rest.substring(0, cut));
      rest = rest.substring(cut).stripLeading();
    }
    parts.add(rest);
    return parts;
  }
}
