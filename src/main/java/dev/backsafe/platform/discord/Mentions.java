package dev.backsafe.platform.discord;

import dev.backsafe.platform.Cooldown;
import dev.backsafe.platform.Ticker;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;

/** What is said where somebody calls the bot by its name in a server. */
final class Mentions {
  /** However often the bot is called in a channel. */
  private static final Pattern MENTION = Pattern.compile("<@[!&]?[0-9]+>");

  private static final Duration BETWEEN_MENTIONS = Duration.ofMinutes(1);

  private final DiscordLanguages languages;
  private final Predicate<String> tellsOfDanger;
  private final Cooldown<Long> greetings;
  private final Cooldown<Long> dangers;

  Mentions(DiscordLanguages languages, Predicate<String> tellsOfDanger, Ticker ticker) {
    this.languages = languages;
    this.tellsOfDanger = tellsOfDanger;
    this.greetings = new Cooldown<>(ticker, BETWEEN_MENTIONS);
    this.dangers = new Cooldown<>(ticker, BETWEEN_MENTIONS);
  }

  /**
   * Says where it can be talked to, and to whoever may be in danger how to get help; not a word of
   * what they wrote. A line that cannot be said there is not said: commands tell the same.
   */
  void answer(MessageReceivedEvent event) {
    String words = MENTION.matcher(event.getMessage().getContentRaw()).replaceAll(" ");
    boolean danger = tellsOfDanger.test(words);
    Cooldown<Long> cooldown = danger ? dangers : greetings;
    if (cooldown.isDue(event.getChannel().getIdLong()) && event.getGuildChannel().canTalk()) {
      DiscordPhrase line = danger ? DiscordPhrase.MENTIONED_DANGER : DiscordPhrase.MENTIONED;
      event
          .getChannel()
          .sendMessage(languages.of(event.getGuild().getLocale()).say(line))
          .queue(_ -> {}, _ -> {});
    }
  }
}
