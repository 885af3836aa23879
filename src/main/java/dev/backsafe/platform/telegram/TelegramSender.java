package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsafe.picture.Picture;
import dev.backsafe.picture.Pictures;
import dev.backsafe.picture.Pictures.Image;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Backoff;
import dev.backsafe.platform.Card;
import dev.backsafe.platform.Cards;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Document;
import dev.backsafe.platform.Outgoing.Past;
import dev.backsafe.platform.Outgoing.Spent;
import dev.backsafe.platform.SendGuard;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.TextParts;
import dev.backsafe.platform.Urgency;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/**
 * Sends, so that a chat has one card: a press changes the card in its place while nothing stands
 * below it; otherwise the next card comes at the end and the old one loses its buttons. A card with
 * a picture can become one with another picture, but never words alone: those come at the end, so
 * that nobody is shown a movement while being asked about pain. All text is plain, so nothing that
 * anybody typed can be taken for markup.
 */
final class TelegramSender implements Sender {
  /** https://core.telegram.org/bots/api#senddocument: a caption has at most 1024 characters. */
  private static final int LONGEST_CAPTION = 1_024;

  /** https://core.telegram.org/bots/api#sendmessage: 1–4096 characters. */
  static final int LONGEST_TEXT = 4_096;

  private static final LinkPreviewOptions NO_PREVIEW =
      LinkPreviewOptions.builder().isDisabled(true).build();

  /** "Can't parse inline keyboard button: invalid button style specified". */
  private static final String STYLE = "button style";

  private static final int MOST_STRIPS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(TelegramSender.class);

  private final BotApi api;
  private final Cards cards;
  private final Pictures pictures;
  private final Media media;
  private final Pacing pacing;
  private final LastPresses presses;
  private volatile boolean coloured = true;

  TelegramSender(
      BotApi api, Cards cards, Pictures pictures, Media media, Pacing pacing, LastPresses presses) {
    this.api = api;
    this.cards = cards;
    this.pictures = pictures;
    this.media = media;
    this.pacing = pacing;
    this.presses = presses;
  }

  /** A card as it is remembered: the mark at the end of its id says that it has a picture. */
  private record Shown(String id, boolean picture, boolean bottom) {
    private static final String MARK = "+";

    static Shown of(Card card) {
      boolean picture = card.id().endsWith(MARK);
      return new Shown(card.id().replace(MARK, ""), picture, card.bottom());
    }

    Card card() {
      return new Card(picture ? id + MARK : id, bottom);
    }
  }

  /** The message is not to go out from here any more. */
  private static final class Withdrawn extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Waits until something may go to the chat; what is not to go by then is withdrawn. */
  private void ready(Account account, Outgoing message, SendGuard guard)
      throws InterruptedException, Withdrawn {
    pacing.await(account, message.urgent());
    if (!guard.isOpen()) {
      throw new Withdrawn();
    }
  }

  @Override
  public void hurry(Account account, Urgency urgency) {
    pacing.hurry(account, urgency);
  }

  @Override
  public Delivery send(Account account, Outgoing message, SendGuard guard) {
    Delivery delivery = sent(account, message, guard);
    if (coloured && delivery instanceof Delivery.Refused(String reason) && reason.contains(STYLE)) {
      coloured = false; // A server that does not know our colours: buttons matter more.
      delivery = sent(account, message, guard);
    }
    if (delivery instanceof Delivery.Refused(String reason)) {
      delivery = plainly(account, message, guard, reason);
    }
    presses.said(account, message);
    return delivery;
  }

  /** Whatever it is that Telegram does not take: the words, and what can be answered, arrive. */
  private Delivery plainly(Account account, Outgoing message, SendGuard guard, String reason) {
    LOG.error("Telegram refuses a reply, which goes as plain words: {}", reason);
    String answers =
        message.buttons().stream().map(Outgoing.Button::label).collect(Collectors.joining(" · "));
    String text = answers.isEmpty() ? message.text() : message.text() + "\n\n" + answers;
    return sent(account, message.plain(text), guard);
  }

  private Delivery sent(Account account, Outgoing message, SendGuard guard) {
    try {
      Optional<Shown> last = cards.last(account).map(Shown::of);
      Picture picture = message.document() == null ? message.picture() : null;
      Optional<Image> image = picture == null ? Optional.empty() : pictures.find(picture);
      if (image.isPresent()) {
        Delivery shown = show(account, message, guard, image.get(), last);
        if (shown != null) {
          return shown;
        }
      }
      return tell(account, message, guard, last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.Uncertain();
    } catch (Withdrawn e) {
      return new Delivery.Withdrawn();
    } catch (IllegalArgumentException e) {
      return new Delivery.Refused(String.valueOf(e.getMessage()));
    }
  }

  /** With the picture; null when it has to go without. */
  private @Nullable Delivery show(
      Account account, Outgoing message, SendGuard guard, Image image, Optional<Shown> last)
      throws InterruptedException, Withdrawn {
    if (message.text().length() > LONGEST_CAPTION) {
      // The picture goes ahead by itself, and the words follow whether it arrives or not.
      ready(account, message, guard);
      media.send(account, image, new Media.Caption("", List.of(), null));
      last.ifPresent(card -> cards.show(account, new Shown(card.id, card.picture, false).card()));
      return null;
    }
    Media.Caption caption = new Media.Caption(message.text(), entities(message), keyboard(message));
    boolean uploading = !media.knows(image);
    Spent spent = message.spent();
    if (spent != null && mayReplace(message, last)) {
      ready(account, message, guard);
      ApiResult edited = media.replace(account, spent.card(), image, caption);
      if (!goesWithout(edited, uploading)) {
        Delivery delivery = delivery(edited);
        if (delivery instanceof Delivery.Delivered) {
          cards.show(account, new Shown(spent.card(), true, true).card());
        }
        return delivery;
      }
    }
    ready(account, message, guard);
    ApiResult answer = media.send(account, image, caption);
    return goesWithout(answer, uploading) ? null : settled(account, message, answer, last, true);
  }

  /** Nobody waits for words because a picture is not taken, or does not get through. */
  private static boolean goesWithout(ApiResult answer, boolean uploading) {
    return answer instanceof ApiResult.Rejected || (uploading && answer instanceof ApiResult.Lost);
  }

  private Delivery tell(Account account, Outgoing message, SendGuard guard, Optional<Shown> last)
      throws InterruptedException, Withdrawn {
    List<String> texts = TextParts.of(message.text(), LONGEST_TEXT);
    Spent spent = message.spent();
    if (texts.size() == 1
        && spent != null
        && mayReplace(message, last)
        && last.filter(Shown::picture).isEmpty()) {
      ready(account, message, guard);
      ApiResult edited = api.call(edit(account, message, spent.card()));
      // A card that cannot be changed any more is left alone, and the next one sent.
      if (!(edited instanceof ApiResult.Rejected)) {
        return delivery(edited);
      }
    }
    return sendNew(account, message, guard, texts, cards.last(account).map(Shown::of));
  }

  private static boolean mayReplace(Outgoing message, Optional<Shown> last) {
    Spent spent = message.spent();
    return spent != null
        && spent.inPlace()
        && message.document() == null
        && last.isPresent()
        && last.get().bottom()
        && last.get().id().equals(spent.card());
  }

  private EditMessageText edit(Account account, Outgoing message, String card) {
    return EditMessageText.builder()
        .chatId(account.id())
        .messageId(Integer.valueOf(card))
        .text(message.text())
        .entities(entities(message))
        .linkPreviewOptions(NO_PREVIEW)
        .replyMarkup(keyboard(message))
        .build();
  }

  private Delivery sendNew(
      Account account, Outgoing message, SendGuard guard, List<String> texts, Optional<Shown> last)
      throws InterruptedException, Withdrawn {
    for (String part : texts.subList(0, texts.size() - 1)) {
      ready(account, message, guard);
      ApiResult answer = api.call(text(account, part).build());
      if (!(delivery(answer) instanceof Delivery.Delivered)) {
        return delivery(answer);
      }
    }
    ready(account, message, guard);
    return settled(account, message, sendLast(account, message, texts.getLast()), last, false);
  }

  private ApiResult sendLast(Account account, Outgoing message, String text) {
    Document document = message.document();
    if (document == null) {
      boolean whole = text.length() == message.text().length();
      return api.call(
          text(account, text)
              .entities(whole ? entities(message) : List.of())
              .replyMarkup(keyboard(message))
              .build());
    }
    byte[] content = document.content().getBytes(StandardCharsets.UTF_8);
    InputFile file = new InputFile(new ByteArrayInputStream(content), document.name());
    return api.call(
        SendDocument.PATH,
        form ->
            form.addPart("chat_id", account.id())
                .addInputFile("document", file, true)
                .addPart("caption", text.substring(0, Math.min(text.length(), LONGEST_CAPTION)))
                .addJsonPart("reply_markup", keyboard(message)));
  }

  private static SendMessage.SendMessageBuilder<?, ?> text(Account account, String text) {
    return SendMessage.builder().chatId(account.id()).text(text).linkPreviewOptions(NO_PREVIEW);
  }

  /**
   * What is long opens when it is pressed: https://core.telegram.org/bots/api#messageentity,
   * expandable_blockquote; offsets count as Java's strings do.
   */
  private static List<MessageEntity> entities(Outgoing message) {
    Outgoing.Fold fold = message.fold();
    return fold == null
        ? List.of()
        : List.of(
            MessageEntity.builder()
                .type("expandable_blockquote")
                .offset(fold.from())
                .length(fold.to() - fold.from())
                .build());
  }

  private @Nullable InlineKeyboardMarkup keyboard(Outgoing message) {
    return message.buttons().isEmpty() ? null : Keyboard.of(message.buttons(), coloured);
  }

  /** What came of a new message; once it is there, it is the card. */
  private Delivery settled(
      Account account, Outgoing message, ApiResult answer, Optional<Shown> last, boolean picture)
      throws InterruptedException {
    Delivery delivery = delivery(answer);
    if (delivery instanceof Delivery.Delivered) {
      String id =
          answer instanceof ApiResult.Ok(JsonNode sent) && sent.hasNonNull("message_id")
              ? sent.path("message_id").asText()
              : null;
      settle(account, message, id == null ? null : new Shown(id, picture, true), last);
    }
    return delivery;
  }

  /** Remembers the new card, and takes the buttons of those that are over. */
  private void settle(Account account, Outgoing message, @Nullable Shown sent, Optional<Shown> last)
      throws InterruptedException {
    Set<String> over = new LinkedHashSet<>();
    if (message.spent() != null) {
      over.add(message.spent().card());
    }
    if (message.buttons().isEmpty()) {
      last.ifPresent(card -> cards.show(account, new Shown(card.id, card.picture, false).card()));
    } else {
      last.ifPresent(card -> over.add(card.id()));
      if (sent != null) {
        cards.show(account, sent.card());
      }
    }
    if (sent != null) {
      over.remove(sent.id());
    }
    for (String card : over) {
      boolean shows = last.filter(c -> c.picture() && c.id().equals(card)).isPresent();
      if (!shows || !ended(account, message.spent())) {
        strip(account, card);
      }
    }
  }

  /** A card that stays does not move any more, nor looks as if something were to be done. */
  private boolean ended(Account account, @Nullable Spent spent) throws InterruptedException {
    Past past = spent == null ? null : spent.past();
    Optional<Image> still = past == null ? Optional.empty() : pictures.find(past.still());
    if (spent == null || past == null || still.isEmpty()) {
      return false;
    }
    pacing.await(account, Urgency.NONE);
    Media.Caption caption = new Media.Caption(past.text(), List.of(), null);
    ApiResult answer = media.replace(account, spent.card(), still.get(), caption);
    return answer instanceof ApiResult.Ok || answer instanceof ApiResult.Same;
  }

  /**
   * At best: a button that stays is an old button, and the coach says so. It takes its turn like a
   * message, since Telegram counts it as one.
   */
  private void strip(Account account, String card) throws InterruptedException {
    EditMessageReplyMarkup bare =
        EditMessageReplyMarkup.builder()
            .chatId(account.id())
            .messageId(Integer.valueOf(card))
            .build();
    for (int tries = 0; tries < MOST_STRIPS; tries++) {
      pacing.await(account, Urgency.NONE);
      if (!(api.call(bare) instanceof ApiResult.Limited(Duration after))) {
        return;
      }
      pacing.hold(account, after);
    }
  }

  private static Delivery delivery(ApiResult answer) {
    return switch (answer) {
      case ApiResult.Ok _, ApiResult.Same _ -> new Delivery.Delivered();
      case ApiResult.Limited(Duration after) -> new Delivery.Later(after);
      case ApiResult.Gone _ -> new Delivery.Unreachable();
      case ApiResult.Lost _ -> new Delivery.Uncertain();
      case ApiResult.Rejected(int code, String description)
          when code == ApiResult.BAD_REQUEST || code == ApiResult.TOO_LARGE ->
          new Delivery.Refused(code + " " + description);
      // A bad token, a conflict: the operator mends it, and what people wait for waits with them.
      case ApiResult.Rejected _ -> new Delivery.Later(Backoff.LONGEST_WAIT);
    };
  }
}
