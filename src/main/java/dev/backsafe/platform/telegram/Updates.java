package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Arrival;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Translator;
import dev.backsafe.platform.Update;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.MaybeInaccessibleMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Reads Telegram's updates. */
final class Updates implements Translator {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(org.telegram.telegrambots.meta.api.objects.Update.class);

  private final Supplier<String> botName;

  /**
   * Reads for a bot.
   *
   * @param botName its user name, without "@"
   */
  Updates(Supplier<String> botName) {
    this.botName = botName;
  }

  @Override
  public Arrival read(Update update) {
    org.telegram.telegrambots.meta.api.objects.Update typed = parse(update);
    if (typed.getMessage() != null) {
      return message(update.id(), typed.getMessage());
    }
    if (typed.getEditedMessage() != null) {
      Message edited = typed.getEditedMessage();
      return said(edited, update.id(), new Content.Edited());
    }
    if (typed.getCallbackQuery() != null) {
      return press(update.id(), typed.getCallbackQuery());
    }
    if (typed.getMyChatMember() != null) {
      return presence(typed.getMyChatMember());
    }
    return new Arrival.Nothing();
  }

  private static org.telegram.telegrambots.meta.api.objects.Update parse(Update update) {
    try {
      return READER.readValue(update.body());
    } catch (JsonProcessingException e) {
      // Jackson's message quotes what was sent.
      throw new IllegalArgumentException("not an update as the Bot API describes it");
    }
  }

  private Arrival message(String id, Message message) {
    return content(message).map(c -> said(message, id, c)).orElseGet(Arrival.Nothing::new);
  }

  private static Arrival said(Message message, String id, Content content) {
    User from = message.getFrom();
    boolean isPerson = from != null && !Boolean.TRUE.equals(from.getIsBot());
    if (!isPerson || message.getChat() == null || !message.getChat().isUserChat()) {
      return new Arrival.Nothing();
    }
    return new Arrival.Said(new Inbound(account(message.getChatId()), id, content, language(from)));
  }

  /** What a person sent; nothing for what Telegram itself puts into a chat. */
  private Optional<Content> content(Message message) {
    if (message.getForwardOrigin() != null || message.getForwardDate() != null) {
      return Optional.of(new Content.Forwarded());
    }
    if (message.getText() != null) {
      return Optional.of(new Content.Text(withoutBotName(message.getText())));
    }
    if (message.getCaption() != null) {
      return Optional.of(new Content.Text(message.getCaption()));
    }
    return isWordless(message) ? Optional.of(new Content.Other()) : Optional.empty();
  }

  private static boolean isWordless(Message message) {
    return message.hasSticker()
        || message.hasVoice()
        || message.hasAudio()
        || message.hasVideo()
        || message.hasVideoNote()
        || message.hasPhoto()
        || message.hasDocument()
        || message.hasAnimation()
        || message.hasLocation()
        || message.getVenue() != null
        || message.hasContact()
        || message.hasPoll()
        || message.hasDice()
        || message.hasStory()
        || message.hasGame();
  }

  /** "/done@OurBot" is "/done". */
  private String withoutBotName(String text) {
    int end = text.indexOf(' ');
    String command = end < 0 ? text : text.substring(0, end);
    String suffix = "@" + botName.get();
    boolean ours =
        command.startsWith("/")
            && command.length() > suffix.length()
            && command.toLowerCase(Locale.ROOT).endsWith(suffix.toLowerCase(Locale.ROOT));
    return ours
        ? command.substring(0, command.length() - suffix.length())
            + text.substring(command.length())
        : text;
  }

  private static Arrival press(String id, CallbackQuery query) {
    MaybeInaccessibleMessage card = query.getMessage();
    if (query.getFrom() == null || query.getData() == null) {
      return new Arrival.Nothing();
    }
    // In a private chat, chat and person have the same id; an old message may lack the chat.
    Account account = account(query.getFrom().getId());
    String cardId =
        card == null || card.getMessageId() == null ? null : card.getMessageId().toString();
    return new Arrival.Said(
        new Inbound(
            account, id, new Content.Press(query.getData(), cardId), language(query.getFrom())));
  }

  private static Arrival presence(ChatMemberUpdated change) {
    if (change.getChat() == null
        || !change.getChat().isUserChat()
        || change.getNewChatMember() == null) {
      return new Arrival.Nothing();
    }
    boolean here = !change.getNewChatMember().getStatus().equals("kicked");
    return new Arrival.Presence(account(change.getChat().getId()), here);
  }

  private static Account account(Long id) {
    return new Account(Telegram.PLATFORM, id.toString());
  }

  private static String language(@Nullable User user) {
    String code = user == null ? null : user.getLanguageCode();
    return code == null ? "" : code;
  }
}
