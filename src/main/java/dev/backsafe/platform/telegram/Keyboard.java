package dev.backsafe.platform.telegram;

import dev.backsafe.platform.Outgoing.Button;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** The buttons under a message, in rows that a telephone shows without cutting words off. */
final class Keyboard {
  /** https://core.telegram.org/bots/api#inlinekeyboardbutton: callback_data has 1–64 bytes. */
  private static final int LONGEST_DATA_BYTES = 64;

  private static final int MOST_IN_ROW = 6;
  private static final int ROW_WIDTH = 32;
  private static final int BUTTON_PADDING = 3;

  private Keyboard() {}

  /**
   * Lays them out.
   *
   * @param coloured whether what stands out has a colour; a server from before February 2026 (Bot
   *     API 9.4) does not know it
   */
  static InlineKeyboardMarkup of(List<Button> buttons, boolean coloured) {
    List<InlineKeyboardRow> rows = new ArrayList<>();
    int width = ROW_WIDTH;
    for (Button button : buttons) {
      int own = button.label().length() + BUTTON_PADDING;
      if (rows.isEmpty() || width + own > ROW_WIDTH || rows.getLast().size() == MOST_IN_ROW) {
        rows.add(new InlineKeyboardRow());
        width = 0;
      }
      rows.getLast().add(key(button, coloured));
      width += own;
    }
    return new InlineKeyboardMarkup(rows);
  }

  private static InlineKeyboardButton key(Button button, boolean coloured) {
    if (button.data().getBytes(StandardCharsets.UTF_8).length > LONGEST_DATA_BYTES) {
      throw new IllegalArgumentException("a button's data is too long for Telegram");
    }
    return InlineKeyboardButton.builder()
        .text(button.label())
        .callbackData(button.data())
        .style(coloured ? style(button) : null)
        .build();
  }

  /** https://core.telegram.org/bots/api#inlinekeyboardbutton: style. */
  private static @Nullable String style(Button button) {
    return switch (button.tone()) {
      case PLAIN -> null;
      case GO -> "success";
      case ALARM -> "danger";
    };
  }
}
