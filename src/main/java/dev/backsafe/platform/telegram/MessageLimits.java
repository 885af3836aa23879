package dev.backsafe.platform.telegram;

import dev.backsafe.platform.TextParts;
import java.util.List;

/** Texts as long as Telegram takes them. */
final class MessageLimits {
  /** https://core.telegram.org/bots/api#sendmessage: 1–4096 characters. */
  static final int LONGEST = 4_096;

  private MessageLimits() {}

  static List<String> split(String text) {
    return TextParts.of(text, LONGEST);
  }
}
