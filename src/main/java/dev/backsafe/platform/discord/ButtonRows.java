package dev.backsafe.platform.discord;

import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.RowLayout;
import dev.backsafe.platform.discord.MessageRenderer.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;

/**
 * The buttons under a message, in rows that a telephone shows as they are: what does not fit beside
 * the others it would put below them, and what looks like a row would be none.
 */
final class ButtonRows {
  /** More buttons than two rows are a list to choose from: the numbers of pain. */
  private static final int MOST_BUTTONS = 10;

  /** https://discord.com/developers/docs/components/reference: label, up to 80 characters. */
  private static final int LONGEST_LABEL = 80;

  /** https://discord.com/developers/docs/components/reference: "up to 5 action rows" of old. */
  private static final int MOST_PLAIN_ROWS = 5;

  /** At most 5 in a row, says the same page; each is as wide as its words. */
  private static final RowLayout LAYOUT = new RowLayout(36, 5, 5, false);

  private final List<Button> listed;
  private final List<net.dv8tion.jda.api.components.buttons.Button> single = new ArrayList<>();
  private final Reader reader;

  ButtonRows(Outgoing message, Reader reader) {
    this.reader = reader;
    List<Button> buttons = message.buttons();
    listed = buttons.size() > MOST_BUTTONS ? listed(buttons) : List.of();
    buttons.stream().filter(Predicate.not(listed::contains)).map(this::button).forEach(single::add);
    if (!reader.canType() && isTalk(message)) {
      single.add(OwnWords.button(reader.user(), reader.words()));
    }
  }

  /** A page or a file without any button is for others to read; nothing is said to it. */
  private static boolean isTalk(Outgoing message) {
    return !message.buttons().isEmpty()
        || (message.picture() == null && message.document() == null);
  }

  private static List<Button> listed(List<Button> buttons) {
    String most = commonAction(buttons);
    return buttons.stream()
        .filter(b -> action(b).equals(most))
        .limit(StringSelectMenu.OPTIONS_MAX_AMOUNT)
        .toList();
  }

  /** What most of the buttons do: that is the list. */
  private static String commonAction(List<Button> buttons) {
    return buttons.stream()
        .map(ButtonRows::action)
        .reduce((a, b) -> count(buttons, a) >= count(buttons, b) ? a : b)
        .orElseThrow();
  }

  private static long count(List<Button> buttons, String action) {
    return buttons.stream().filter(b -> action(b).equals(action)).count();
  }

  private static String action(Button button) {
    return button.data().substring(0, Math.max(0, button.data().indexOf(':')));
  }

  /** As many rows as look well. */
  List<ActionRow> onComponents() {
    List<ActionRow> rows = menu();
    LAYOUT
        .rows(single, net.dv8tion.jda.api.components.buttons.Button::getLabel)
        .forEach(row -> rows.add(ActionRow.of(row)));
    return rows;
  }

  /** No more rows than there may be without components. */
  List<ActionRow> plain() {
    List<ActionRow> rows = onComponents();
    if (rows.size() <= MOST_PLAIN_ROWS) {
      return rows;
    }
    List<ActionRow> full = menu();
    full.addAll(ActionRow.partitionOf(single));
    return full;
  }

  private List<ActionRow> menu() {
    List<ActionRow> rows = new ArrayList<>();
    if (!listed.isEmpty()) {
      StringSelectMenu.Builder menu =
          StringSelectMenu.create(new ComponentId("choose", reader.user()).write())
              .setPlaceholder(reader.words().say(DiscordPhrase.CHOOSE));
      listed.forEach(button -> menu.addOption(label(button), button.data()));
      rows.add(ActionRow.of(menu.build()));
    }
    return rows;
  }

  private net.dv8tion.jda.api.components.buttons.Button button(Button button) {
    String id = new ComponentId(button.data(), reader.user()).write();
    return net.dv8tion.jda.api.components.buttons.Button.of(style(button), id, label(button));
  }

  private static ButtonStyle style(Button button) {
    return switch (button.tone()) {
      case PLAIN -> ButtonStyle.SECONDARY;
      case GO -> ButtonStyle.SUCCESS;
      case ALARM -> ButtonStyle.DANGER;
    };
  }

  private static String label(Button button) {
    String label = button.label();
    return label.substring(0, Math.min(label.length(), LONGEST_LABEL));
  }
}
