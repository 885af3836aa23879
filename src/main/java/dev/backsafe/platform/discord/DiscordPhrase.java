package dev.backsafe.platform.discord;

import dev.backsafe.platform.PlatformTexts;
import java.util.Locale;

/** What is said in Discord outside of the conversation, or shown in its menus. */
public enum DiscordPhrase implements PlatformTexts.Phrase {
  MENTIONED,
  MENTIONED_DANGER,
  NOT_YOURS,
  UNKNOWN_BUTTON,
  TROUBLE,
  UNREADABLE,
  CHOOSE,
  OWN_WORDS,
  OWN_WORDS_TITLE,
  OWN_WORDS_LABEL,
  OWN_WORDS_HINT,
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
  MISSED,
  UNSHOWN,
  HERE,
  DIRECT,
  OPTION_EXERCISE,
  OPTION_KIND,
  OPTION_SCORE,
  OPTION_WHERE,
  OPTION_CHANNEL,
  COMMAND_BACKSAFE,
  COMMAND_CHANNEL,
  COMMAND_STATUS,
  COMMAND_INVITE,
  STATUS_MISSING,
  INVITATION,
  INVITATION_BUTTON,
  KIND_WORSE,
  OPTION_CHANGE,
  OPTION_CITY,
  REMINDER_CHANGES;

  @Override
  public String key() {
    return "discord." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Says it of a channel. */
  String of(PlatformTexts words, String channel) {
    return words.say(this).replace("{channel}", channel);
  }
}
