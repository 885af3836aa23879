package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsafe.picture.Pictures.Image;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.PlatformMemory;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.send.SendAnimation;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageMedia;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.media.InputMedia;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaAnimation;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaDocument;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/**
 * Pictures with words below them. What was uploaded once is sent again by its file_id, which is
 * good for this bot only; one that Telegram does not know any more is uploaded anew.
 */
final class Media {
  private static final String MOVING = ".gif";

  private final BotApi api;
  private final PlatformMemory memory;
  private final String bot;

  /** The pictures of a bot; {@code bot} is its number. */
  Media(BotApi api, PlatformMemory memory, String bot) {
    this.api = api;
    this.memory = memory;
    this.bot = bot;
  }

  /** As what a picture is sent. */
  private enum Form {
    ANIMATION(SendAnimation.PATH, "animation", "upload_video"),
    /** Telegram makes it smaller where it is taller or wider than 1280 dots. */
    PHOTO(SendPhoto.PATH, "photo", "upload_photo"),
    /** It arrives as it is. */
    FILE(SendDocument.PATH, "document", "upload_document");

    private final String path;
    private final String field;

    /** https://core.telegram.org/bots/api#sendchataction. */
    private final String action;

    Form(String path, String field, String action) {
      this.path = path;
      this.field = field;
      this.action = action;
    }

    static Form of(Image image) {
      return image.exact() ? FILE : image.name().endsWith(MOVING) ? ANIMATION : PHOTO;
    }
  }

  /** Words to go below a picture, and buttons. */
  record Caption(
      String text, List<MessageEntity> entities, @Nullable InlineKeyboardMarkup buttons) {}

  /** Says that a picture is on its way, without waiting for that to be taken. */
  private void announce(Account account, Image image) {
    SendChatAction action =
        SendChatAction.builder().chatId(account.id()).action(Form.of(image).action).build();
    Thread.startVirtualThread(() -> api.call(action));
  }

  /** Sends a new message with the picture. */
  ApiResult send(Account account, Image image, Caption caption) {
    return either(
        account,
        image,
        id -> send(account, image, new InputFile(id), caption),
        () ->
            send(
                account,
                image,
                new InputFile(new ByteArrayInputStream(image.content()), image.name()),
                caption));
  }

  private ApiResult send(Account account, Image image, InputFile file, Caption caption) {
    Form as = Form.of(image);
    return api.call(
        as.path,
        form ->
            form.addPart("chat_id", account.id())
                .addInputFile(as.field, file, true)
                .addPart("caption", caption.text())
                .addJsonPart("caption_entities", entities(caption))
                .addJsonPart("reply_markup", caption.buttons()));
  }

  /** Puts the picture and its words in the place of what stands on a card. */
  ApiResult replace(Account account, String card, Image image, Caption caption) {
    return either(
        account,
        image,
        id -> replace(account, card, media(image, id), caption),
        () -> {
          InputMedia media = media(image, "");
          media.setMedia(new ByteArrayInputStream(image.content()), image.name());
          return replace(account, card, media, caption);
        });
  }

  private ApiResult replace(Account account, String card, InputMedia media, Caption caption) {
    media.setCaption(caption.text());
    media.setCaptionEntities(entities(caption));
    return api.call(
        EditMessageMedia.PATH,
        form ->
            form.addPart("chat_id", account.id())
                .addPart("message_id", card)
                .addMedia(media)
                .addJsonPart("media", media)
                .addJsonPart("reply_markup", caption.buttons()));
  }

  private static @Nullable List<MessageEntity> entities(Caption caption) {
    return caption.entities().isEmpty() ? null : caption.entities();
  }

  private static InputMedia media(Image image, String id) {
    return switch (Form.of(image)) {
      case ANIMATION -> new InputMediaAnimation(id);
      case PHOTO -> new InputMediaPhoto(id);
      case FILE -> new InputMediaDocument(id);
    };
  }

  /** Whether the picture need not be uploaded. */
  boolean knows(Image image) {
    return key(image).flatMap(key -> memory.recall(Telegram.PLATFORM, key)).isPresent();
  }

  /** By the file_id that is known; where there is none, or none that is good, by upload. */
  private ApiResult either(
      Account account, Image image, Function<String, ApiResult> byId, Supplier<ApiResult> anew) {
    Optional<String> id = key(image).flatMap(key -> memory.recall(Telegram.PLATFORM, key));
    if (id.isPresent()) {
      ApiResult answer = byId.apply(id.get());
      if (!isUnknownFile(answer)) {
        return answer;
      }
    }
    announce(account, image);
    ApiResult answer = anew.get();
    if (answer instanceof ApiResult.Ok(JsonNode sent)) {
      String uploaded = fileId(sent);
      key(image).ifPresent(key -> memory.remember(Telegram.PLATFORM, key, uploaded));
    }
    return answer;
  }

  /** What is personal is never kept. */
  private Optional<String> key(Image image) {
    return Optional.ofNullable(image.key()).map(key -> "file/" + bot + "/" + key);
  }

  /** "wrong file identifier/HTTP URL specified", "Wrong remote file identifier specified: …". */
  private static boolean isUnknownFile(ApiResult answer) {
    return answer instanceof ApiResult.Rejected(int code, String description)
        && code == ApiResult.BAD_REQUEST
        && description.toLowerCase(Locale.ROOT).contains("file identifier");
  }

  /** Of a photo there are several sizes, the largest last. */
  private static @Nullable String fileId(JsonNode sent) {
    JsonNode sizes = sent.path("photo");
    JsonNode file = sizes.isEmpty() ? sent.path("animation") : sizes.path(sizes.size() - 1);
    return file.path("file_id").textValue();
  }
}
