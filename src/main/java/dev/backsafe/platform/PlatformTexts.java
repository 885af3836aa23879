package dev.backsafe.platform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a platform shows of the bot outside of the conversation, in one language.
 *
 * @param commands what each command does, by its name, in the order of the list
 * @param movements the exercises, and then each of their forms
 * @param kinds what pain may be like, by what {@code /pain} takes
 * @param phrases by their keys
 */
public record PlatformTexts(
    Map<String, String> commands,
    List<Movement> movements,
    Map<String, String> kinds,
    Map<String, String> phrases) {
  /** The language of everybody whose own is not there. */
  public static final String FALLBACK = "en";

  /**
   * An exercise, or a form of one.
   *
   * @param id the exercise's; null for a form, which is called by its name
   * @param said all that is said of it
   */
  public record Movement(@Nullable String id, String name, String said) {}

  /** A phrase of a platform's own. */
  public interface Phrase {
    /** The key of its text. */
    String key();
  }

  public String say(Phrase phrase) {
    return phrases.getOrDefault(phrase.key(), phrase.key());
  }

  /** Of all languages the one that serves whoever asks for a BCP 47 tag: "en-GB" gets "en". */
  public static PlatformTexts serving(Map<String, PlatformTexts> languages, String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    PlatformTexts own = languages.getOrDefault(tag, languages.get(language));
    PlatformTexts texts = own == null ? languages.get(FALLBACK) : own;
    if (texts == null) {
      throw new IllegalStateException("there are no English words");
    }
    return texts;
  }
}
