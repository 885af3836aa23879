package dev.backsafe.platform.telegram;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.BoundedMap;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.Urgency;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps sends below Telegram's limits: "avoid sending more than one message per second" to a chat
 * and "about 30 messages per second" over all (https://core.telegram.org/bots/faq, "My bot is
 * hitting limits"). A chat may run ahead a little, as the FAQ allows for short bursts; what is
 * urgent a little more, and it goes past all that waits for other chats.
 */
final class Pacing {
  private static final int SIGNS_A_SECOND = 3;

  private static final int PAIN_A_SECOND = 5;

  /** The rest of the thirty: what is urgent finds room whatever else goes on. */
  private static final int ALL_A_SECOND = 30 - PAIN_A_SECOND - SIGNS_A_SECOND;

  private static final int SIGNS_BURST = 2;
  private static final int PAIN_BURST = 2;
  private static final int ALL_BURST = 4;
  private static final int CHAT_A_SECOND = 1;
  private static final int CHAT_BURST = 3;

  /** So many more to a chat at once, where one of them is urgent. */
  private static final int CHAT_RESERVE = 1;

  /** So often whatever waits looks whether something urgent has come to wait behind it. */
  private static final Duration LOOK = Duration.ofMillis(100);

  /** Before so many others were written to, whoever goes first is full again. */
  private static final int MOST_CHATS = 10_000;

  private final Ticker ticker;
  private final Bucket all;
  private final Bucket pain;
  private final Bucket signs;
  private final Map<Account, Bucket> chats = new BoundedMap<>(MOST_CHATS);

  /** The most urgent of what waits behind another message to its chat, until it is sent itself. */
  private final Map<Account, Urgency> behind = new ConcurrentHashMap<>();

  Pacing(Ticker ticker) {
    this.ticker = ticker;
    this.all = new Bucket(ALL_A_SECOND, ALL_BURST, ticker.nanos());
    this.pain = new Bucket(PAIN_A_SECOND, PAIN_BURST, ticker.nanos());
    this.signs = new Bucket(SIGNS_A_SECOND, SIGNS_BURST, ticker.nanos());
  }

  /** Waits until a message may go to the chat. */
  void await(Account account, Urgency urgency) throws InterruptedException {
    behind.computeIfPresent(account, (_, most) -> urgency.compareTo(most) < 0 ? most : null);
    pause(chat(account).take(ticker.nanos(), urgency == Urgency.NONE ? 0 : CHAT_RESERVE));
    Urgency pressing = urgency;
    long left = room(urgency).take(ticker.nanos(), 0);
    while (left > 0) {
      long part = Math.min(left, LOOK.toNanos());
      pause(part);
      left -= part;
      Urgency most = behind.getOrDefault(account, Urgency.NONE);
      if (most.compareTo(pressing) > 0) {
        pressing = most;
        left = Math.min(left, room(pressing).take(ticker.nanos(), 0));
      }
    }
  }

  /** Something urgent waits behind what goes to the chat: that takes the urgent one's place. */
  void hurry(Account account, Urgency urgency) {
    behind.merge(account, urgency, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  /** The room that is kept for such messages, or that of the less urgent if it is free sooner. */
  private Bucket room(Urgency urgency) {
    return switch (urgency) {
      case NONE -> all;
      case PAIN -> sooner(pain, all);
      case SIGN -> sooner(signs, sooner(pain, all));
    };
  }

  private Bucket sooner(Bucket kept, Bucket other) {
    long now = ticker.nanos();
    return other.delay(now) < kept.delay(now) ? other : kept;
  }

  /** Telegram has said to wait: nothing goes to the chat before that. */
  void hold(Account account, Duration length) {
    chat(account).hold(ticker.nanos() + length.toNanos());
  }

  private void pause(long nanos) throws InterruptedException {
    if (nanos > 0) {
      ticker.pause(Duration.ofNanos(nanos));
    }
  }

  private Bucket chat(Account account) {
    synchronized (chats) {
      return chats.computeIfAbsent(
          account, _ -> new Bucket(CHAT_A_SECOND, CHAT_BURST, ticker.nanos()));
    }
  }

  /** Tokens that come back with time; whoever finds none is told when theirs will be there. */
  static final class Bucket {
    private final long nanosEach;
    private final long capacity;
    private long fullAt;
    private long heldUntil;

    Bucket(int aSecond, int burst, long now) {
      nanosEach = Duration.ofSeconds(1).toNanos() / aSecond;
      capacity = nanosEach * burst;
      fullAt = now;
      heldUntil = now;
    }

    /**
     * Takes a token; how long to wait before using it.
     *
     * @param reserve how many more than usual may be taken ahead
     */
    synchronized long take(long now, int reserve) {
      fullAt = Math.max(fullAt, now) + nanosEach;
      long ahead = capacity + reserve * nanosEach;
      return Math.max(0, Math.max(fullAt - ahead, heldUntil) - now);
    }

    /** How long whoever took a token would wait. */
    synchronized long delay(long now) {
      return Math.max(0, Math.max(fullAt, now) + nanosEach - capacity - now);
    }

    /** No token is there before that moment. */
    synchronized void hold(long until) {
      heldUntil = Math.max(heldUntil, until);
      fullAt = Math.max(fullAt, until + capacity - nanosEach);
    }
  }
}
