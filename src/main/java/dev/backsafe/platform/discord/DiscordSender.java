package dev.backsafe.platform.discord;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.Backoff;
import dev.backsafe.platform.BoundedMap;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Spent;
import dev.backsafe.platform.SendGuard;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.discord.MessageRenderer.Reader;
import dev.backsafe.platform.discord.PlainerForms.Form;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers where the person asked, as long as Discord lets it, and else in their direct messages.
 */
final class DiscordSender implements Sender {
  private static final Logger LOG = LoggerFactory.getLogger(DiscordSender.class);

  private static final int MOST_ATTEMPTS_KNOWN = 10_000;

  /** After so many refusals somebody counts as not to be reached: some three minutes. */
  private static final int MOST_REFUSALS = 10;

  /**
   * So often nobody knows whether a direct message arrived before it is shown where it was asked.
   */
  private static final int MOST_FAILURES_UNSEEN = 3;

  /** Whoever comes meanwhile waits no longer than that behind what is held back. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** What was tried last for an account: tried again, it keeps its nonce. */
  private static final class Attempt {
    private final Outgoing message;
    private final String nonce;
    private int failures;

    Attempt(Outgoing message, String nonce) {
      this.message = message;
      this.nonce = nonce;
    }

    /** It failed once more; how often by now. */
    int failed() {
      return ++failures;
    }
  }

  private final DirectMessages direct;
  private final PendingInteractions pending;
  private final MessageRenderer rendering;
  private final DiscordLanguages languages;
  private final UnreachableFallback fallback;
  private final Map<Account, Attempt> attempts = new BoundedMap<>(MOST_ATTEMPTS_KNOWN);

  DiscordSender(
      DirectMessages direct,
      PendingInteractions pending,
      MessageRenderer rendering,
      DiscordLanguages languages,
      UnreachableFallback fallback) {
    this.direct = direct;
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
        return direct(account, message, null, _ -> {});
      }
      return open.isDirect() ? elsewhere(open, account, message) : here(open, account, message);
    } catch (RuntimeException e) {
      return DiscordErrors.delivery(e);
    }
  }

  /**
   * The answer as a direct message, as the person wished, and where they asked: that it is there.
   * Where Discord does not let it through, the answer stands where they asked.
   */
  private Delivery elsewhere(PendingInteraction open, Account account, Outgoing message) {
    Delivery delivery =
        direct(
            account,
            message,
            open.locale(),
            sent -> {
              if (open.isUnanswered()) {
                tellWhere(open, sent);
              }
            });
    return switch (delivery) {
      case Delivery.Delivered _, Delivery.Later _, Delivery.Withdrawn _ -> delivery;
      case Delivery.Unreachable _, Delivery.Refused _ -> here(open, account, message);
      case Delivery.Uncertain _ ->
          attempt(account, message).failed() < MOST_FAILURES_UNSEEN
              ? delivery
              : here(open, account, message);
    };
  }

  private void tellWhere(PendingInteraction open, Message sent) {
    try {
      String said = languages.of(open.locale()).say(DiscordPhrase.DIRECT_SENT);
      open.hook().editOriginal(said + " " + sent.getJumpUrl()).complete();
    } catch (RuntimeException e) {
      if (!DiscordErrors.isOver(e)
          && !DiscordErrors.isMessageGone(e)
          && !DiscordErrors.isRefused(e)) {
        throw e;
      }
    }
    open.answered();
  }

  /** What Discord refuses is said in plainer forms: nobody looks at "thinking" for ever. */
  private Delivery here(PendingInteraction open, Account account, Outgoing message) {
    String line = languages.of(open.locale()).say(DiscordPhrase.UNSHOWN);
    for (Form form : PlainerForms.of(message, line)) {
      try {
        show(open, account, form);
        tell(account, open);
        return new Delivery.Delivered();
      } catch (RuntimeException e) {
        if (DiscordErrors.isOver(e)) {
          open.over();
          return direct(account, message, open.locale(), _ -> {});
        }
        if (!DiscordErrors.isRefused(e)) {
          throw e;
        }
        LOG.warn("Discord refuses an answer ({}); a plainer one follows", DiscordErrors.number(e));
      }
    }
    open.over();
    return direct(account, message, open.locale(), _ -> {});
  }

  private void show(PendingInteraction open, Account account, Form form) {
    Message card = open.card();
    Spent spent = form.message().spent();
    boolean inPlace = card != null && spent != null && spent.inPlace();
    // Only what takes the card's place has to be made as the card is.
    ShownCard place = inPlace ? ShownCard.at(open) : ShownCard.NONE;
    List<MessageCreateData> parts = render(open, account, form, place);
    if (parts.size() > 1) {
      inPlace = false;
      parts = render(open, account, form, ShownCard.NONE);
    }
    try {
      show(open, spent, inPlace, parts);
    } catch (RuntimeException e) {
      if (!place.keepsAny(parts) || !DiscordErrors.isRefused(e)) {
        throw e;
      }
      // The picture cannot stay after all; it is uploaded again.
      show(open, spent, inPlace, render(open, account, form, place.withoutPictures()));
    }
  }

  private static void show(
      PendingInteraction open,
      @Nullable Spent spent,
      boolean inPlace,
      List<MessageCreateData> rendered) {
    Queue<MessageCreateData> parts = new ArrayDeque<>(rendered);
    if (open.isUnanswered()) {
      begin(open, spent, inPlace, parts);
    }
    for (MessageCreateData part : parts) {
      open.hook().sendMessage(part).setEphemeral(open.isEphemeral()).complete();
    }
    open.answered();
  }

  /** The answer is there; what is to be told besides may wait for the next one. */
  private void tell(Account account, PendingInteraction open) {
    try {
      fallback.tell(account, open);
    } catch (RuntimeException e) {
      LOG.debug("something besides an answer is not told: {}", e.getClass().getName());
    }
  }

  /** Fills the place that the acknowledgement made: below a command, or the pressed card itself. */
  private static void begin(
      PendingInteraction open,
      @Nullable Spent spent,
      boolean inPlace,
      Queue<MessageCreateData> parts) {
    Message card = open.card();
    ShownCard shown = ShownCard.at(open);
    if (card == null || inPlace) {
      try {
        open.hook().editOriginal(shown.replacedBy(parts.element())).complete();
        parts.remove();
      } catch (RuntimeException e) {
        if (!DiscordErrors.isMessageGone(e)) {
          throw e;
        }
      }
    } else if (spent != null) {
      spend(open.hook(), card, shown);
    }
  }

  /** At best: a button that stays is an old button, and the coach says so. */
  private static void spend(InteractionHook hook, Message card, ShownCard shown) {
    try {
      hook.editOriginal(shown.withoutButtons(card))
          .queue(
              _ -> {},
              e -> {
                if (!shown.pictures().isEmpty() && DiscordErrors.isRefused(e)) {
                  spend(hook, card, shown.withoutPictures());
                } else {
                  LOG.debug("a card keeps its buttons");
                }
              });
    } catch (IllegalArgumentException | IllegalStateException e) {
      LOG.warn("a card cannot be made without its buttons: {}", e.getClass().getName());
    }
  }

  private List<MessageCreateData> render(
      PendingInteraction open, Account account, Form form, ShownCard place) {
    return render(account, form, open.locale(), !open.isEphemeral(), place);
  }

  private List<MessageCreateData> render(
      Account account, Form form, String locale, boolean canType, ShownCard place) {
    Reader reader = new Reader(account.id(), languages.of(locale), canType);
    return rendering.render(form, reader, place);
  }

  /**
   * Sends it as a direct message.
   *
   * @param sent is told of its last part
   */
  private Delivery direct(
      Account account, Outgoing message, @Nullable String locale, Consumer<Message> sent) {
    String language = locale == null ? "" : locale;
    Attempt attempt = attempt(account, message);
    String line = languages.of(language).say(DiscordPhrase.UNSHOWN);
    Delivery refused = new Delivery.Refused("there is nothing to send");
    for (Form form : PlainerForms.of(message, line)) {
      try {
        sendDirectly(account, form, language, attempt, sent);
        forget(account);
        direct.arrived();
        fallback.reached(account);
        return new Delivery.Delivered();
      } catch (RuntimeException e) {
        refused = notDirectly(account, attempt, e);
        if (!DiscordErrors.isRefused(e) || DiscordErrors.isPassing(e)) {
          return refused;
        }
      }
    }
    fallback.missed(account);
    return refused;
  }

  private void sendDirectly(
      Account account, Form form, String language, Attempt attempt, Consumer<Message> sent) {
    PrivateChannel channel = direct.with(account.id());
    int part = 0;
    Message last = null;
    for (MessageCreateData data : render(account, form, language, true, ShownCard.NONE)) {
      last = channel.sendMessage(data).setNonce(attempt.nonce + part++).complete();
    }
    if (last != null) {
      sent.accept(last);
    }
  }

  /**
   * What passes is tried again, unless the person is there meanwhile and waits for an answer: then
   * they are told.
   */
  private Delivery notDirectly(Account account, Attempt attempt, RuntimeException e) {
    if (e instanceof DirectMessages.TooEarly early) {
      Duration wait = early.left();
      return wait.compareTo(LONGEST_PAUSE) > 0
          ? again(account, LONGEST_PAUSE)
          : new Delivery.Later(wait);
    }
    if (DiscordErrors.isClosed(e)) {
      return fallback.closed(account, attempt.nonce);
    }
    if (!DiscordErrors.isPassing(e)) {
      return DiscordErrors.delivery(e);
    }
    int failures = attempt.failed();
    if (DiscordErrors.areDirectMessagesHeldBack(e)) {
      direct.refused(e);
      return again(account, LONGEST_PAUSE);
    }
    return failures > MOST_REFUSALS
        ? fallback.closed(account, attempt.nonce)
        : again(account, Backoff.after(failures));
  }

  private Delivery again(Account account, Duration wait) {
    fallback.missed(account);
    return pending.isAwaited(account.id())
        ? new Delivery.Refused("direct messages are held back, and the person is told elsewhere")
        : new Delivery.Later(wait);
  }

  /**
   * What is sent again because nobody knows whether it arrived is taken for the same by Discord.
   */
  @SuppressWarnings("ReferenceEquality") // The same words, said anew, are another message.
  private Attempt attempt(Account account, Outgoing message) {
    synchronized (attempts) {
      Attempt last = attempts.get(account);
      if (last == null || last.message != message) {
        String nonce = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
        last = new Attempt(message, nonce + "-");
        attempts.put(account, last);
      }
      return last;
    }
  }

  private void forget(Account account) {
    synchronized (attempts) {
      attempts.remove(account);
    }
  }
}
