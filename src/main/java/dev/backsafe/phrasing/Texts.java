package dev.backsafe.phrasing;

import dev.backsafe.conversation.Content;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Every text in every language shipped, as ICU patterns by language and key.
 *
 * @param languages BCP 47 tag to the texts of the language; English is always there and complete
 * @param foreign the few lines in languages that are not shipped
 */
public record Texts(Map<String, Map<String, String>> languages, ForeignTexts foreign) {
  public static final String FALLBACK = "en";

  public Texts {
    languages = Map.copyOf(languages);
  }

  public Texts(Map<String, Map<String, String>> languages) {
    this(languages, new ForeignTexts());
  }

  public Set<String> tags() {
    return languages.keySet();
  }

  /** The shipped language that serves somebody who asks for {@code tag}: "en-GB" gets "en". */
  public String serving(String tag) {
    if (languages.containsKey(tag)) {
      return tag; // As nearly always; to read a tag costs more than to say something in it.
    }
    Locale wanted = Locale.forLanguageTag(tag);
    if (languages.containsKey(wanted.toLanguageTag())) {
      return wanted.toLanguageTag();
    }
    return languages.containsKey(wanted.getLanguage()) ? wanted.getLanguage() : FALLBACK;
  }

  /**
   * The key itself; of a list that is longer than it is, the one at that place of the next round.
   */
  String key(String language, String key) {
    if (!key.startsWith(Content.CALLS)) {
      return key;
    }
    String prefix = Content.CALLS + ".";
    String spoken =
        languages.getOrDefault(language, Map.of()).containsKey(prefix + 0) ? language : FALLBACK;
    Set<String> keys = languages.getOrDefault(spoken, Map.of()).keySet();
    long all = keys.stream().filter(k -> k.startsWith(prefix)).count();
    return all == 0 ? key : prefix + Long.parseLong(key.substring(prefix.length())) % all;
  }

  /**
   * The pattern; a text that is missing in a language is English, a key nobody knows is itself. A
   * line in a language that is only recognised is empty where that language has none.
   */
  public String pattern(String language, String key) {
    if (Content.isForeign(key)) {
      String pattern = foreign.pattern(key);
      return pattern == null ? "" : pattern;
    }
    String own = languages.getOrDefault(language, Map.of()).get(key);
    return own != null ? own : languages.getOrDefault(FALLBACK, Map.of()).getOrDefault(key, key);
  }
}
