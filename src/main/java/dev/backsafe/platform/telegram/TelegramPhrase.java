package dev.backsafe.platform.telegram;

import dev.backsafe.platform.PlatformTexts;
import java.util.Locale;

/** What Telegram shows of the bot outside of the conversation. */
public enum TelegramPhrase implements PlatformTexts.Phrase {
  /** Shown in an empty chat, before Start is pressed. */
  ABOUT(512),
  /** Shown on the bot's profile. */
  SHORT_ABOUT(120),
  /** Shown for a moment when a button is pressed once more. */
  PRESSED(200),
  /** Said in a group. */
  GROUP(1_000),
  /** Leads from there to the private chat. */
  GROUP_BUTTON(80);

  private final int longest;

  TelegramPhrase(int longest) {
    this.longest = longest;
  }

  /** How long it may be: https://core.telegram.org/bots/api#setmydescription and its neighbours. */
  public int longest() {
    return longest;
  }

  @Override
  public String key() {
    return "telegram." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
