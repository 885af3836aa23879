package dev.backsafe.platform.discord;

import java.util.Locale;

/** What is said in Discord outside of the conversation, or shown in its menus. */
public enum DiscordPhrase {
  MENTIONED,
  NOT_YOURS,
  UNKNOWN_BUTTON,
  TROUBLE,
  CHOOSE,
  CLOSED,
  OFFER,
  MENTION_ME,
  NO_MENTION,
  MENTION_AGREED,
  MENTION_DECLINED,
  NEWS,
  NOT_ALLOWED,
  CHANNEL_SET,
  CHANNEL_OFF,
  CHANNEL_CLOSED,
  STATUS,
  STATUS_NONE,
  DIRECT_SENT,
  HERE,
  DIRECT,
  OPTION_EXERCISE,
  OPTION_KIND,
  OPTION_SCORE,
  OPTION_WHERE,
  OPTION_CHANNEL,
  COMMAND_BACKSAFE,
  COMMAND_CHANNEL,
  COMMAND_STATUS;

  /** The key of its text. */
  public String key() {
    return "discord." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
