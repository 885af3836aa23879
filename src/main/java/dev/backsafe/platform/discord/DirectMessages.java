package dev.backsafe.platform.discord;

import dev.backsafe.platform.Ticker;
import java.time.Duration;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens direct messages, a few at once and then one after another: "opening a significant amount of
 * DMs too quickly" gets a bot blocked
 * (https://discord.com/developers/docs/resources/user#create-dm, read in November 2026), which bots
 * report after twenty to fifty quick ones. After a start all of them have to be opened again. What
 * is open already does not wait.
 */
final class DirectMessages {
  private static final Logger LOG = LoggerFactory.getLogger(DirectMessages.class);

  private static final int MOST_AT_ONCE = 5;
  private static final Duration BETWEEN_OPENINGS = Duration.ofSeconds(2);

  /** Doubled each time that Discord says again that it is too much. */
  private static final Duration FIRST_REST = Duration.ofSeconds(30);

  private static final Duration LONGEST_REST = Duration.ofMinutes(15);

  /** None may be opened yet. */
  static final class TooEarly extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooEarly(Duration wait) {
      super("direct messages are opened one after another");
      this.wait = wait;
    }

    Duration left() {
      return wait;
    }
  }

  private final Supplier<JDA> jda;
  private final Ticker ticker;
  private final Openings openings = new Openings();

  DirectMessages(Supplier<JDA> jda, Ticker ticker) {
    this.jda = jda;
    this.ticker = ticker;
  }

  /**
   * The direct messages with somebody.
   *
   * @throws TooEarly when they are not open yet and must not be opened now, or nothing may be sent
   */
  PrivateChannel with(String person) {
    User known = jda.get().getUserById(person);
    Duration wait = openings.take(ticker.nanos(), known != null && known.hasPrivateChannel());
    if (wait.isPositive()) {
      throw new TooEarly(wait);
    }
    return jda.get().openPrivateChannelById(person).complete();
  }

  /** One has arrived. */
  void arrived() {
    openings.arrived();
  }

  /** Discord refuses them, to whomever. */
  void refused(RuntimeException how) {
    openings.refused(ticker.nanos(), DiscordErrors.number(how), DiscordErrors.isFlagged(how));
  }

  /** When the next may be opened. */
  static final class Openings {
    private long earliest = Long.MIN_VALUE;
    private Duration rest = Duration.ZERO;
    private boolean silenced;

    /**
     * Takes one of the openings that are free by now, or says how long there is none.
     *
     * @param open whether none is needed
     */
    synchronized Duration take(long now, boolean open) {
      if (open && !silenced) {
        return Duration.ZERO;
      }
      earliest =
          Math.max(earliest, now - BETWEEN_OPENINGS.multipliedBy(MOST_AT_ONCE - 1).toNanos());
      if (earliest > now) {
        return Duration.ofNanos(earliest - now);
      }
      earliest += BETWEEN_OPENINGS.toNanos();
      return Duration.ZERO;
    }

    synchronized void arrived() {
      if (!rest.isZero()) {
        LOG.warn("Discord takes direct messages again");
        rest = Duration.ZERO;
        silenced = false;
      }
    }

    /**
     * There were too many, or the bot looks like one that molests people.
     *
     * @param all whether nothing is taken any more, in what is open either
     */
    synchronized void refused(long now, int code, boolean all) {
      silenced |= all;
      if (rest.isZero()) {
        LOG.error("Discord refuses direct messages ({}); they are tried again later", code);
        rest = FIRST_REST;
      } else {
        Duration doubled = rest.multipliedBy(2);
        rest = doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
      }
      earliest = now + rest.toNanos();
    }
  }
}
