package dev.backsafe.platform.discord;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import net.dv8tion.jda.api.interactions.DiscordLocale;

/** The words of every language; whoever speaks none of them is served in English. */
record DiscordLanguages(Map<String, DiscordTexts> words) {
  private static final String FALLBACK = "en";

  DiscordLanguages {
    words = Map.copyOf(words);
  }

  DiscordTexts everybodys() {
    DiscordTexts fallback = words.get(FALLBACK);
    if (fallback == null) {
      throw new IllegalStateException("there are no English words");
    }
    return fallback;
  }

  DiscordTexts of(DiscordLocale locale) {
    return of(locale.getLocale());
  }

  DiscordTexts of(String tag) {
    String code = Locale.forLanguageTag(tag).getLanguage();
    DiscordTexts own = words.getOrDefault(tag, words.get(code));
    return own == null ? everybodys() : own;
  }

  /** A text as Discord localises it: by those of its languages that have one of their own. */
  Map<DiscordLocale, String> localised(Function<DiscordTexts, String> text) {
    Map<DiscordLocale, String> localised = new LinkedHashMap<>();
    for (DiscordLocale locale : DiscordLocale.values()) {
      DiscordTexts own = of(locale);
      if (locale != DiscordLocale.UNKNOWN && !own.equals(everybodys())) {
        localised.put(locale, text.apply(own));
      }
    }
    return localised;
  }
}
