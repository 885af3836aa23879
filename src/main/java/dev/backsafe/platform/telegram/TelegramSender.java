package dev.backsafe.platform.telegram;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Backoff;
import dev.backsafe.platform.Cards;
import dev.backsafe.platform.Cards.Card;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Document;
import dev.backsafe.platform.Outgoing.Spent;
import dev.backsafe.platform.Sender;
import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;

/**
 * Sends, so that a chat has one card: a press changes the card in its place while nothing stands
 * below it; otherwise the next card comes at the end and the old one loses its buttons. All text is
 * plain, so nothing that anybody typed can be taken for markup.
 */
final class TelegramSender implements Sender {
  /** https://core.telegram.org/bots/api#senddocument: a caption has at most 1024 characters. */
  private static final int LONGEST_CAPTION = 1_024;

  private static final LinkPreviewOptions NO_PREVIEW =
      LinkPreviewOptions.builder().isDisabled(true).build();

  private final BotApi api;
  private final Cards cards;
  private final Pacing pacing;

  TelegramSender(BotApi api, Cards cards, Pacing pacing) {
    this.api = api;
    this.cards = cards;
    this.pacing = pacing;
  }

  @Override
  public Delivery send(Account account, Outgoing message) {
    try {
      Optional<Card> last = cards.last(account);
      List<String> texts = Texts.split(message.text());
      if (texts.size() == 1 && mayReplace(message, last)) {
        Spent spent = message.spent();
        pacing.await(account);
        Answer<Serializable> edited =
            api.call(edit(account, message, spent == null ? "" : spent.card()));
        // A card that cannot be changed any more is left alone, and the next one sent.
        if (!(edited instanceof Answer.Rejected<Serializable>)) {
          return delivery(edited);
        }
      }
      return sendNew(account, message, texts, last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.Uncertain();
    } catch (IllegalArgumentException e) {
      return new Delivery.Refused(String.valueOf(e.getMessage()));
    }
  }

  private static boolean mayReplace(Outgoing message, Optional<Card> last) {
    Spent spent = message.spent();
    return spent != null
        && spent.inPlace()
        && message.document() == null
        && last.isPresent()
        && last.get().bottom()
        && last.get().id().equals(spent.card());
  }

  private static EditMessageText edit(Account account, Outgoing message, String card) {
    return EditMessageText.builder()
        .chatId(account.id())
        .messageId(Integer.valueOf(card))
        .text(message.text())
        .linkPreviewOptions(NO_PREVIEW)
        .replyMarkup(keyboard(message))
        .build();
  }

  private Delivery sendNew(
      Account account, Outgoing message, List<String> texts, Optional<Card> last)
      throws InterruptedException {
    for (String part : texts.subList(0, texts.size() - 1)) {
      pacing.await(account);
      Answer<Message> answer = api.call(text(account, part).build());
      if (!(delivery(answer) instanceof Delivery.Delivered)) {
        return delivery(answer);
      }
    }
    pacing.await(account);
    Answer<Message> answer = sendLast(account, message, texts.getLast());
    Delivery delivery = delivery(answer);
    if (delivery instanceof Delivery.Delivered) {
      String id =
          answer instanceof Answer.Ok<Message>(Message sent) && sent != null
              ? String.valueOf(sent.getMessageId())
              : null;
      settle(account, message, id, last);
    }
    return delivery;
  }

  private Answer<Message> sendLast(Account account, Outgoing message, String text)
      throws InterruptedException {
    Document document = message.document();
    if (document == null) {
      return api.call(text(account, text).replyMarkup(keyboard(message)).build());
    }
    byte[] content = document.content().getBytes(StandardCharsets.UTF_8);
    return api.call(
        SendDocument.builder()
            .chatId(account.id())
            .document(new InputFile(new ByteArrayInputStream(content), document.name()))
            .caption(text.substring(0, Math.min(text.length(), LONGEST_CAPTION)))
            .replyMarkup(keyboard(message))
            .build());
  }

  private static SendMessage.SendMessageBuilder<?, ?> text(Account account, String text) {
    return SendMessage.builder().chatId(account.id()).text(text).linkPreviewOptions(NO_PREVIEW);
  }

  private static @Nullable InlineKeyboardMarkup keyboard(Outgoing message) {
    return message.buttons().isEmpty() ? null : Keyboard.of(message.buttons());
  }

  /** Remembers the new card, and takes the buttons of those that are over. */
  private void settle(Account account, Outgoing message, @Nullable String id, Optional<Card> last) {
    Set<String> over = new LinkedHashSet<>();
    if (message.spent() != null) {
      over.add(message.spent().card());
    }
    if (message.buttons().isEmpty()) {
      last.ifPresent(card -> cards.show(account, new Card(card.id(), false)));
    } else {
      last.ifPresent(card -> over.add(card.id()));
      if (id != null) {
        cards.show(account, new Card(id, true));
      }
    }
    over.remove(id);
    over.forEach(card -> strip(account, card));
  }

  /** At best: a button that stays is an old button, and the coach says so. */
  private void strip(Account account, String card) {
    api.call(
        EditMessageReplyMarkup.builder()
            .chatId(account.id())
            .messageId(Integer.valueOf(card))
            .build());
  }

  private static Delivery delivery(Answer<?> answer) {
    return switch (answer) {
      case Answer.Ok<?> _, Answer.Same<?> _ -> new Delivery.Delivered();
      case Answer.Limited<?>(Duration after) -> new Delivery.Later(after);
      case Answer.Gone<?> _ -> new Delivery.Unreachable();
      case Answer.Lost<?> _ -> new Delivery.Uncertain();
      case Answer.Rejected<?>(int code, String description)
          when code == Answer.BAD_REQUEST || code == Answer.TOO_LARGE ->
          new Delivery.Refused(code + " " + description);
      // A bad token, a conflict: the operator mends it, and what people wait for waits with them.
      case Answer.Rejected<?> _ -> new Delivery.Later(Backoff.LONGEST);
    };
  }
}
