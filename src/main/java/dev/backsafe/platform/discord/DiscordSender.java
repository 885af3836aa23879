package dev.backsafe.platform.discord;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.BoundedMap;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Spent;
import dev.backsafe.platform.SendGuard;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.discord.MessageRenderer.Reader;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditBuilder;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers where the person asked, as long as Discord lets it, and else in their direct messages.
 */
final class DiscordSender implements Sender {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordSender.class);

  private static final int MOST_ATTEMPTS_KNOWN = 10_000;

  /** What was tried last for an account: tried again, it keeps its nonce. */
  private record Attempt(Outgoing message, String nonce) {}

  private final Supplier<JDA> jda;
  private final PendingInteractions pending;
  private final MessageRenderer rendering;
  private final DiscordLanguages languages;
  private final UnreachableFallback fallback;
  private final Map<Account, Attempt> attempts = new BoundedMap<>(MOST_ATTEMPTS_KNOWN);

  DiscordSender(
      Supplier<JDA> jda,
      PendingInteractions pending,
      MessageRenderer rendering,
      DiscordLanguages languages,
      UnreachableFallback fallback) {
    this.jda = jda;
    this.pending = pending;
    this.rendering = rendering;
    this.languages = languages;
    this.fallback = fallback;
  }

  /** https://discord.com/developers/docs/reference#message-formatting: timestamps. */
  @Override
  public Optional<String> moment(Instant at) {
    long second = at.getEpochSecond();
    return Optional.of("<t:" + second + ":F> (<t:" + second + ":R>)");
  }

  /** An interaction waits for its own answer. */
  @Override
  public boolean mayLeaveOut(Outgoing answer) {
    return pending.find(answer.answers()).isEmpty();
  }

  @Override
  public Delivery send(Account account, Outgoing message, SendGuard guard) {
    if (!guard.isOpen()) {
      return new Delivery.Withdrawn();
    }
    PendingInteraction open =
        pending.find(message.answers()).filter(PendingInteraction::isAnswerable).orElse(null);
    try {
      if (open == null) {
        return direct(account, message, null);
      }
      return open.isDirect() ? elsewhere(open, account, message) : here(open, account, message);
    } catch (RuntimeException e) {
      return DiscordErrors.delivery(e);
    }
  }

  /**
   * The answer as a direct message, as the person wished, and where they asked: that it is there.
   */
  private Delivery elsewhere(PendingInteraction open, Account account, Outgoing message) {
    Delivery delivery = direct(account, message, open.locale());
    return switch (delivery) {
      case Delivery.Delivered _ -> {
        if (open.isUnanswered()) {
          tellWhere(open);
        }
        yield delivery;
      }
      case Delivery.Unreachable _ -> here(open, account, message);
      default -> delivery;
    };
  }

  private void tellWhere(PendingInteraction open) {
    try {
      open.hook()
          .editOriginal(languages.of(open.locale()).say(DiscordPhrase.DIRECT_SENT))
          .complete();
    } catch (RuntimeException e) {
      if (!DiscordErrors.isOver(e) && !DiscordErrors.isMessageGone(e)) {
        throw e;
      }
    }
    open.answered();
  }

  private Delivery here(PendingInteraction open, Account account, Outgoing message) {
    try {
      // Only what takes the card's place has to be made as the card is.
      Spent spent = message.spent();
      boolean onComponents = open.isOnComponents() && spent != null && spent.inPlace();
      Queue<MessageCreateData> parts =
          new ArrayDeque<>(
              render(account, message, open.locale(), !open.isEphemeral(), onComponents));
      if (open.isUnanswered()) {
        begin(open, spent, parts);
      }
      for (MessageCreateData part : parts) {
        open.hook().sendMessage(part).setEphemeral(open.isEphemeral()).complete();
      }
      open.answered();
      fallback.tell(account, open);
      return new Delivery.Delivered();
    } catch (RuntimeException e) {
      if (DiscordErrors.isOver(e)) {
        return direct(account, message, open.locale());
      }
      throw e;
    }
  }

  /** Fills the place that the acknowledgement made: below a command, or the pressed card itself. */
  private static void begin(
      PendingInteraction open, @Nullable Spent spent, Queue<MessageCreateData> parts) {
    Message card = open.card();
    boolean inPlace = spent != null && spent.inPlace() && parts.size() == 1;
    if (card == null || inPlace) {
      try {
        open.hook().editOriginal(replacing(parts.element())).complete();
        parts.remove();
      } catch (RuntimeException e) {
        if (!DiscordErrors.isMessageGone(e)) {
          throw e;
        }
      }
    } else if (spent != null) {
      spend(open.hook(), card);
    }
  }

  /** At best: a button that stays is an old button, and the coach says so. */
  private static void spend(InteractionHook hook, Message card) {
    try {
      hook.editOriginalComponents(PendingInteraction.withoutButtons(card))
          .useComponentsV2(card.isUsingComponentsV2())
          .queue(_ -> {}, _ -> LOG.debug("a card keeps its buttons"));
    } catch (IllegalArgumentException | IllegalStateException e) {
      LOG.warn("a card cannot be made without its buttons: {}", e.getClass().getName());
    }
  }

  private static MessageEditData replacing(MessageCreateData data) {
    return MessageEditBuilder.fromCreateData(data).setReplace(true).build();
  }

  private List<MessageCreateData> render(
      Account account, Outgoing message, String locale, boolean canType, boolean onComponents) {
    Reader reader = new Reader(account.id(), languages.of(locale), canType);
    return rendering.render(message, reader, onComponents);
  }

  private Delivery direct(Account account, Outgoing message, @Nullable String locale) {
    String nonce = nonce(account, message);
    try {
      PrivateChannel channel = jda.get().openPrivateChannelById(account.id()).complete();
      int part = 0;
      for (MessageCreateData data :
          render(account, message, locale == null ? "" : locale, true, false)) {
        channel.sendMessage(data).setNonce(nonce + part++).complete();
      }
      forget(account);
      fallback.reached(account);
      return new Delivery.Delivered();
    } catch (RuntimeException e) {
      return DiscordErrors.isClosed(e)
          ? fallback.closed(account, nonce)
          : DiscordErrors.delivery(e);
    }
  }

  /**
   * What is sent again because nobody knows whether it arrived is taken for the same by Discord.
   */
  @SuppressWarnings("ReferenceEquality") // The same words, said anew, are another message.
  private String nonce(Account account, Outgoing message) {
    synchronized (attempts) {
      Attempt last = attempts.get(account);
      if (last == null || last.message() != message) {
        String nonce = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
        last = new Attempt(message, nonce + "-");
        attempts.put(account, last);
      }
      return last.nonce();
    }
  }

  private void forget(Account account) {
    synchronized (attempts) {
      attempts.remove(account);
    }
  }
}
