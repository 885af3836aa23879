package dev.backsafe.platform.telegram;

import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.RowLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** The buttons under a message, in rows that a telephone shows without cutting words off. */
final class Keyboard {
  /** https://core.telegram.org/bots/api#inlinekeyboardbutton: callback_data has 1–64 bytes. */
  private static final int LONGEST_DATA_BYTES = 64;

  /** Telegram makes the buttons of a row as wide as one another, and cuts what is too long. */
  private static final RowLayout LAYOUT = new RowLayout(36, 3, 6, true);

  private Keyboard() {}

  /**
   * Lays them out.
   *
   * @param coloured whether what stands out has a colour; a server from before February 2026 (Bot
   *     API 9.4) does not know it
   */
  static InlineKeyboardMarkup of(List<Button> buttons, boolean coloured) {
    return new InlineKeyboardMarkup(
        LAYOUT.rows(buttons, Button::label).stream()
            .map(row -> row.stream().map(button -> key(button, coloured)).toList())
            .map(InlineKeyboardRow::new)
            .toList());
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
