package dev.backsafe.platform.discord;

import dev.backsafe.platform.PlatformTexts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import net.dv8tion.jda.api.interactions.DiscordLocale;

/** The words of every language; whoever speaks none of them is served in English. */
record DiscordLanguages(Map<String, PlatformTexts> words) {
  DiscordLanguages {
    words = Map.copyOf(words);
  }

  PlatformTexts everybodys() {
    return of(PlatformTexts.FALLBACK);
  }

  PlatformTexts of(DiscordLocale locale) {
    return of(locale.getLocale());
  }

  PlatformTexts of(String tag) {
    return PlatformTexts.serving(words, tag);
  }

  /** A text as Discord localises it: by those of its languages that have one of their own. */
  Map<DiscordLocale, String> localised(Function<PlatformTexts, String> text) {
    Map<DiscordLocale, String> localised = new LinkedHashMap<>();
    for (DiscordLocale locale : DiscordLocale.values()) {
      PlatformTexts own = of(locale);
      if (locale != DiscordLocale.UNKNOWN && !own.equals(everybodys())) {
        localised.put(locale, text.apply(own));
      }
    }
    return localised;
  }
}
