package dev.backsafe.platform.discord;

import dev.backsafe.picture.Pictures;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.PlatformTexts;
import dev.backsafe.platform.TextParts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.actionrow.ActionRowChildComponent;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.jspecify.annotations.Nullable;

/**
 * Messages as Discord takes them. With a picture they are made of components, because only there a
 * picture has alt text; else they are plain, which every notification and screen reader knows.
 */
final class MessageRenderer {
  /** https://discord.com/developers/docs/resources/message: content, up to 2000 characters. */
  private static final int LONGEST_CONTENT = 2_000;

  /** https://discord.com/developers/docs/components/reference: on components, up to 4000. */
  private static final int LONGEST_ON_COMPONENTS = 4_000;

  /** More buttons than two rows are a list to choose from: the numbers of pain. */
  private static final int MOST_BUTTONS = 10;

  /** https://discord.com/developers/docs/components/reference. */
  private static final int LONGEST_LABEL = 80;

  /** A message that cannot be made, now or later; what stands in it is not told. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(RuntimeException why) {
      super(why.getClass().getName());
    }
  }

  /**
   * For whom a message is made.
   *
   * @param canType whether they can write to the bot where it stands
   */
  record Reader(String user, PlatformTexts words, boolean canType) {}

  private final Pictures pictures;

  MessageRenderer(Pictures pictures) {
    this.pictures = pictures;
  }

  /**
   * The messages to send, in order; the last carries buttons, picture and file.
   *
   * @param onComponents whether the last is to be made of components in any case
   * @throws Unfit when Discord would never take it
   */
  List<MessageCreateData> render(Outgoing message, Reader reader, boolean onComponents) {
    try {
      return parts(message, reader, onComponents);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new Unfit(e);
    }
  }

  private List<MessageCreateData> parts(Outgoing message, Reader reader, boolean onComponents) {
    Pictures.Image image =
        message.picture() == null ? null : pictures.find(message.picture()).orElse(null);
    List<String> texts =
        texts(message, onComponents || image != null ? LONGEST_ON_COMPONENTS : LONGEST_CONTENT);
    List<MessageCreateData> rendered = new ArrayList<>();
    texts.subList(0, texts.size() - 1).forEach(t -> rendered.add(plain().setContent(t).build()));
    rendered.add(last(message, texts.getLast(), image, reader, onComponents));
    return rendered;
  }

  /** In parts, if need be; then every sign may need a backslash, and some go without components. */
  private static List<String> texts(Outgoing message, int longest) {
    String whole = MarkdownEscaper.text(message.text());
    return whole.length() <= longest
        ? List.of(whole)
        : TextParts.of(message.text(), LONGEST_CONTENT / 2).stream()
            .map(MarkdownEscaper::text)
            .toList();
  }

  private static MessageCreateData last(
      Outgoing message,
      String text,
      Pictures.@Nullable Image image,
      Reader reader,
      boolean onComponents) {
    List<ActionRow> rows = rows(message, reader);
    FileUpload document = document(message);
    if (image == null && !onComponents) {
      MessageCreateBuilder plain = plain().setContent(text).setComponents(rows);
      return document == null ? plain.build() : plain.setFiles(document).build();
    }
    List<MessageTopLevelComponent> parts = new ArrayList<>();
    parts.add(TextDisplay.of(text));
    if (image != null) {
      parts.add(
          MediaGallery.of(
              MediaGalleryItem.fromFile(FileUpload.fromData(image.content(), image.name()))
                  .withDescription(message.alt())));
    }
    if (document != null) {
      parts.add(FileDisplay.fromFile(document));
    }
    parts.addAll(rows);
    return plain().useComponentsV2(true).setComponents(parts).build();
  }

  private static @Nullable FileUpload document(Outgoing message) {
    Outgoing.Document document = message.document();
    return document == null
        ? null
        : FileUpload.fromData(document.content().getBytes(StandardCharsets.UTF_8), document.name());
  }

  /** Mentions nobody, whatever stands in it. */
  static MessageCreateBuilder plain() {
    return new MessageCreateBuilder()
        .setAllowedMentions(EnumSet.noneOf(net.dv8tion.jda.api.entities.Message.MentionType.class));
  }

  private static List<ActionRow> rows(Outgoing message, Reader reader) {
    List<ActionRow> rows = new ArrayList<>();
    List<ActionRowChildComponent> single = new ArrayList<>();
    List<Button> buttons = message.buttons();
    if (buttons.size() > MOST_BUTTONS) {
      String most = commonAction(buttons);
      List<Button> listed = buttons.stream().filter(b -> action(b).equals(most)).toList();
      listed = listed.subList(0, Math.min(listed.size(), StringSelectMenu.OPTIONS_MAX_AMOUNT));
      rows.add(ActionRow.of(menu(listed, reader)));
      buttons = buttons.stream().filter(Predicate.not(listed::contains)).toList();
    }
    buttons.forEach(b -> single.add(button(b, reader.user())));
    if (!reader.canType() && isTalk(message)) {
      single.add(OwnWords.button(reader.user(), reader.words()));
    }
    if (!single.isEmpty()) {
      rows.addAll(ActionRow.partitionOf(single));
    }
    return rows;
  }

  /** A page or a file without any button is for others to read; nothing is said to it. */
  private static boolean isTalk(Outgoing message) {
    return !message.buttons().isEmpty()
        || (message.picture() == null && message.document() == null);
  }

  private static StringSelectMenu menu(List<Button> listed, Reader reader) {
    StringSelectMenu.Builder menu =
        StringSelectMenu.create(new ComponentId("choose", reader.user()).write())
            .setPlaceholder(reader.words().say(DiscordPhrase.CHOOSE));
    listed.forEach(button -> menu.addOption(label(button), button.data()));
    return menu.build();
  }

  /** What most of the buttons do: that is the list. */
  private static String commonAction(List<Button> buttons) {
    return buttons.stream()
        .map(MessageRenderer::action)
        .reduce((a, b) -> count(buttons, a) >= count(buttons, b) ? a : b)
        .orElseThrow();
  }

  private static long count(List<Button> buttons, String action) {
    return buttons.stream().filter(b -> action(b).equals(action)).count();
  }

  private static String action(Button button) {
    return button.data().substring(0, Math.max(0, button.data().indexOf(':')));
  }

  private static net.dv8tion.jda.api.components.buttons.Button button(Button button, String user) {
    String id = new ComponentId(button.data(), user).write();
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
