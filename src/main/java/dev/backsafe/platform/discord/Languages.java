package dev.backsafe.platform.discord;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import net.dv8tion.jda.api.interactions.DiscordLocale;

/** The words of every language; whoever speaks none of them is served in English. */
record Languages(Map<String, Words> words) {
  private static final String FALLBACK = "en";

  Languages {
    words = Map.copyOf(words);
  }

  Words everybodys() {
    Words fallback = words.get(FALLBACK);
    if (fallback == null) {
      throw new IllegalStateException("there are no English words");
    }
    return fallback;
  }

  Words of(DiscordLocale locale) {
    return of(locale.getLocale());
  }

  Words of(String tag) {
    String code = Locale.forLanguageTag(tag).getLanguage();
    Words own = words.getOrDefault(tag, words.get(code));
    return own == null ? everybodys() : own;
  }

  /** A text as Discord localises it: by those of its languages that have one of their own. */
  Map<DiscordLocale, String> localised(Function<Words, String> text) {
    Map<DiscordLocale, String> localised = new LinkedHashMap<>();
    for (DiscordLocale locale : DiscordLocale.values()) {
      Words own = of(locale);
      if (locale != DiscordLocale.UNKNOWN && !own.equals(everybodys())) {
        localised.put(locale, text.apply(own));
      }
    }
    return localised;
  }
}
