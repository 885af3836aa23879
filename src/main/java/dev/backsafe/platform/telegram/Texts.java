package dev.backsafe.platform.telegram;

import dev.backsafe.platform.Parts;
import java.util.List;

/** Texts as long as Telegram takes them. */
final class Texts {
  /** https://core.telegram.org/bots/api#sendmessage: 1–4096 characters. */
  static final int LONGEST = 4_096;

  private Texts() {}

  static List<String> split(String text) {
    return Parts.of(text, LONGEST);
  }
}
