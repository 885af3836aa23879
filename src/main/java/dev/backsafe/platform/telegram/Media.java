package dev.backsafe.platform.telegram;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Memory;
import dev.backsafe.platform.Pictures.Image;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.send.SendAnimation;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageMedia;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.media.InputMedia;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaAnimation;
import org.telegram.telegrambots.meta.api.objects.media.InputMediaPhoto;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.photo.PhotoSize;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/**
 * Pictures with words below them. What was uploaded once is sent again by its file_id, which is
 * good for this bot only; one that Telegram does not know any more is uploaded anew.
 */
final class Media {
  private static final String MOVING = ".gif";

  private final BotApi api;
  private final Memory memory;
  private final String bot;

  /** The pictures of a bot; {@code bot} is its number. */
  Media(BotApi api, Memory memory, String bot) {
    this.api = api;
    this.memory = memory;
    this.bot = bot;
  }

  /** Words to go below a picture, and buttons. */
  record Caption(String text, @Nullable InlineKeyboardMarkup buttons) {}

  /** Sends a new message with the picture. */
  Answer<Message> send(Account account, Image image, Caption caption) {
    return either(
        image,
        id -> send(account, image, new InputFile(id), caption),
        () ->
            send(
                account,
                image,
                new InputFile(new ByteArrayInputStream(image.content()), image.name()),
                caption));
  }

  private Answer<Message> send(Account account, Image image, InputFile file, Caption caption) {
    return moves(image)
        ? api.call(
            SendAnimation.builder()
                .chatId(account.id())
                .animation(file)
                .caption(caption.text())
                .replyMarkup(caption.buttons())
                .build())
        : api.call(
            SendPhoto.builder()
                .chatId(account.id())
                .photo(file)
                .caption(caption.text())
                .replyMarkup(caption.buttons())
                .build());
  }

  /** Puts the picture and its words in the place of what stands on a card. */
  Answer<Serializable> replace(Account account, String card, Image image, Caption caption) {
    return either(
        image,
        id -> replace(account, card, media(image, id), caption),
        () -> {
          InputMedia media = media(image, "");
          media.setMedia(new ByteArrayInputStream(image.content()), image.name());
          return replace(account, card, media, caption);
        });
  }

  private Answer<Serializable> replace(
      Account account, String card, InputMedia media, Caption caption) {
    media.setCaption(caption.text());
    return api.call(
        EditMessageMedia.builder()
            .chatId(account.id())
            .messageId(Integer.valueOf(card))
            .media(media)
            .replyMarkup(caption.buttons())
            .build());
  }

  private static InputMedia media(Image image, String id) {
    return moves(image) ? new InputMediaAnimation(id) : new InputMediaPhoto(id);
  }

  private static boolean moves(Image image) {
    return image.name().endsWith(MOVING);
  }

  /** Whether the picture need not be uploaded. */
  boolean knows(Image image) {
    return key(image).flatMap(memory::recall).isPresent();
  }

  /** By the file_id that is known; where there is none, or none that is good, by upload. */
  private <T extends Serializable> Answer<T> either(
      Image image, Function<String, Answer<T>> byId, Supplier<Answer<T>> anew) {
    Optional<String> id = key(image).flatMap(memory::recall);
    if (id.isPresent()) {
      Answer<T> answer = byId.apply(id.get());
      if (!isUnknownFile(answer)) {
        return answer;
      }
    }
    Answer<T> answer = anew.get();
    if (answer instanceof Answer.Ok<T>(Message sent)) {
      String uploaded = fileId(sent);
      key(image).ifPresent(key -> memory.remember(key, uploaded));
    }
    return answer;
  }

  /** What is personal is never kept. */
  private Optional<String> key(Image image) {
    return Optional.ofNullable(image.key()).map(key -> "file/" + bot + "/" + key);
  }

  /** "wrong file identifier/HTTP URL specified", "Wrong remote file identifier specified: …". */
  private static boolean isUnknownFile(Answer<?> answer) {
    return answer instanceof Answer.Rejected<?>(int code, String description)
        && code == Answer.BAD_REQUEST
        && description.toLowerCase(Locale.ROOT).contains("file identifier");
  }

  private static @Nullable String fileId(Message sent) {
    if (sent.getAnimation() != null) {
      return sent.getAnimation().getFileId();
    }
    List<PhotoSize> sizes = sent.getPhoto();
    return sizes == null || sizes.isEmpty() ? null : sizes.getLast().getFileId();
  }
}
