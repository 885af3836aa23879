package dev.backsafe.platform.discord;

import dev.backsafe.picture.Pictures;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.PlatformTexts;
import dev.backsafe.platform.TextParts;
import dev.backsafe.platform.discord.PlainerForms.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.jspecify.annotations.Nullable;

/**
 * Messages as Discord takes them. A card that answers somebody is made of components: a box with
 * the words, the picture with its alt text, and the buttons below. The rest is plain: files and
 * words without buttons are to be read and passed on, and what the bot says by itself has to stand
 * in the notification, which shows nothing of components
 * (https://github.com/discord/discord-api-docs/issues/7854, open in November 2026).
 */
final class MessageRenderer {
  /** https://discord.com/developers/docs/resources/message: content, up to 2000 characters. */
  private static final int LONGEST_CONTENT = 2_000;

  /** https://discord.com/developers/docs/components/reference: on components, up to 4000. */
  private static final int LONGEST_ON_COMPONENTS = 4_000;

  /** The green of the shirt in the pictures: a card is one with what it shows, and is calm. */
  static final int ACCENT = 0x2F8F8B;

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
   * @param place what the last is to take the place of
   * @throws Unfit when Discord would never take it
   */
  List<MessageCreateData> render(Form form, Reader reader, ShownCard place) {
    try {
      return parts(form, reader, place);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new Unfit(e);
    }
  }

  private List<MessageCreateData> parts(Form form, Reader reader, ShownCard place) {
    Outgoing message = form.message();
    Pictures.Image image =
        message.picture() == null ? null : pictures.find(message.picture()).orElse(null);
    boolean onComponents = place.onComponents() || (form.card() && isCard(message, image));
    List<String> texts = texts(message, onComponents ? LONGEST_ON_COMPONENTS : LONGEST_CONTENT);
    List<MessageCreateData> rendered = new ArrayList<>();
    texts.subList(0, texts.size() - 1).forEach(t -> rendered.add(plain().setContent(t).build()));
    rendered.add(
        onComponents
            ? onComponents(message, texts.getLast(), image, reader, place)
            : plainly(message, texts.getLast(), image, reader));
    return rendered;
  }

  private static boolean isCard(Outgoing message, Pictures.@Nullable Image image) {
    return message.answers() != null
        && message.document() == null
        && (image != null || !message.buttons().isEmpty());
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

  private static MessageCreateData plainly(
      Outgoing message, String text, Pictures.@Nullable Image image, Reader reader) {
    List<FileUpload> files = new ArrayList<>();
    if (image != null) {
      files.add(upload(image).setDescription(message.alt()));
    }
    FileUpload document = document(message);
    if (document != null) {
      files.add(document);
    }
    return plain()
        .setContent(text)
        .setFiles(files)
        .setComponents(new ButtonRows(message, reader).plain())
        .build();
  }

  private static MessageCreateData onComponents(
      Outgoing message,
      String text,
      Pictures.@Nullable Image image,
      Reader reader,
      ShownCard place) {
    List<ContainerChildComponent> parts = new ArrayList<>();
    parts.add(TextDisplay.of(text));
    if (image != null) {
      MediaGalleryItem item =
          image.key() != null && place.shows(image.name())
              ? ShownCard.kept(image.name())
              : MediaGalleryItem.fromFile(upload(image));
      parts.add(MediaGallery.of(item.withDescription(message.alt())));
    }
    FileUpload document = document(message);
    if (document != null) {
      parts.add(FileDisplay.fromFile(document));
    }
    parts.addAll(new ButtonRows(message, reader).onComponents());
    return plain().useComponentsV2(true).setComponents(boxed(message, parts)).build();
  }

  /** What asks for an answer stands in a box; a page to be read, or a last word, does not. */
  private static List<? extends MessageTopLevelComponent> boxed(
      Outgoing message, List<ContainerChildComponent> parts) {
    return message.buttons().isEmpty()
        ? parts.stream().map(MessageTopLevelComponent.class::cast).toList()
        : List.of(Container.of(parts).withAccentColor(ACCENT));
  }

  private static FileUpload upload(Pictures.Image image) {
    return FileUpload.fromData(image.content(), image.name());
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
}
