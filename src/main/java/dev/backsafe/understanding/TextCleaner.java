package dev.backsafe.understanding;

import java.text.Normalizer;
import java.util.Locale;

/** Brings what was typed to one plain form: folded case, no accents, nothing invisible. */
final class TextCleaner {
  /** Only this much of a text is read for meaning. */
  static final int LONGEST_TEXT = 4096;

  private static final String LOOKALIKES = "аеорсухіѕјкмтнвԁһοανικρτυεηχϲ";
  private static final String LATIN = "aeopcyxisjkmthbdhoavikptuenxc";

  private TextCleaner() {}

  static String clean(String text) {
    String head = withoutLinks(head(text, LONGEST_TEXT));
    if (isAscii(head)) {
      return head.toLowerCase(Locale.ROOT);
    }
    // Marks go first: sorting long runs of them is what makes normalisation slow.
    String bare = withoutInvisible(head);
    String folded = Normalizer.normalize(bare, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String plain = withoutInvisible(Normalizer.normalize(folded, Normalizer.Form.NFD));
    return withoutLookalikes(head(plain, LONGEST_TEXT));
  }

  /** What stands in an address is nobody's words. */
  private static String withoutLinks(String text) {
    return text.contains("://") ? text.replaceAll("https?://\\S+", " ") : text;
  }

  private static String head(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 126 || (c < 32 && c != '\n')) {
        return false;
      }
    }
    return true;
  }

  private static String withoutInvisible(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\n' || c == 0x2028 || c == 0x2029) {
        kept.append('\n');
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        kept.append(' ');
      } else if (!isInvisible(c)) {
        kept.appendCodePoint(plain(c));
      }
    }
    return kept.toString();
  }

  private static boolean isInvisible(int c) {
    boolean skinTone = c >= 0x1F3FB && c <= 0x1F3FF;
    // These two unfold into whole sentences; nothing we look for is written with them.
    boolean ligature = c == 0xFDFA || c == 0xFDFB;
    boolean blankLetter = c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    return skinTone
        || blankLetter
        || ligature
        || switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.NON_SPACING_MARK,
              Character.ENCLOSING_MARK,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED ->
              true;
          default -> false;
        };
  }

  private static int plain(int c) {
    return switch (c) {
      case '‘', '’', 'ʼ', '`', '´', '′' -> '\'';
      case '“', '”', '«', '»' -> '"';
      case '‐', '‑', '‒', '–', '—', '−' -> '-';
      case '⁄', '∕' -> '/';
      case 'ı' -> 'i';
      default -> c;
    };
  }

  /** Cyrillic and Greek letters that pass for Latin ones inside a word with Latin letters. */
  private static String withoutLookalikes(String text) {
    if (text.chars().noneMatch(c -> LOOKALIKES.indexOf(c) >= 0)) {
      return text;
    }
    StringBuilder folded = new StringBuilder(text);
    for (int from = 0; from < text.length(); ) {
      int to = from;
      boolean latin = false;
      while (to < text.length() && Character.isLetter(text.charAt(to))) {
        latin |= text.charAt(to) < 128;
        to++;
      }
      for (int i = from; latin && i < to; i++) {
        int at = LOOKALIKES.indexOf(text.charAt(i));
        if (at >= 0) {
          folded.setCharAt(i, LATIN.charAt(at));
        }
      }
      from = to + 1;
    }
    return folded.toString();
  }
}
