package dev.backsafe.platform.discord;

import dev.backsafe.platform.Cooldown;
import dev.backsafe.platform.Ticker;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.interaction.GenericInteractionCreateEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.InteractionType;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.JDAImpl;
import net.dv8tion.jda.internal.handle.InteractionCreateHandler;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import net.dv8tion.jda.internal.requests.WebSocketClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events on. Where that fails, or JDA cannot read an interaction, it is counted, logged by
 * its kind, and answered: JDA itself would log the person's words, and leave them waiting.
 */
final class GuardedEvents implements EventListener {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedEvents.class);

  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private static final String INTERACTION = "INTERACTION_CREATE";

  private static final int EPHEMERAL = 1 << 6;

  private final EventListener events;
  private final DiscordLanguages languages;
  private final Cooldown<String> lines;
  private final AtomicLong failures = new AtomicLong();

  /** Interactions that JDA has read, until it reports that it has dealt with them. */
  private final Set<String> read = ConcurrentHashMap.newKeySet();

  GuardedEvents(EventListener events, DiscordLanguages languages, Ticker ticker) {
    this.events = events;
    this.languages = languages;
    this.lines = new Cooldown<>(ticker, BETWEEN_LINES);
  }

  @Override
  public void onEvent(GenericEvent event) {
    switch (event) {
      case StatusChangeEvent change -> guard((JDAImpl) change.getJDA());
      case GenericInteractionCreateEvent interaction -> read.add(interaction.getId());
      // It comes last. What was not read by then JDA has dropped, such as from a place of a new
      // kind.
      case RawGatewayEvent raw when raw.getType().equals(INTERACTION) -> {
        if (!read.remove(raw.getPayload().getString("id", ""))) {
          unreadable(raw.getJDA(), raw.getPayload());
        }
      }
      default -> {}
    }
    run(event, () -> events.onEvent(event));
  }

  /** Does something that an event asks for. */
  void run(GenericEvent event, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      StackTraceElement[] trace = e.getStackTrace();
      count(
          event.getClass().getSimpleName(),
          e.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]));
      if (event instanceof IReplyCallback open && !open.isAcknowledged()) {
        String words = languages.of(open.getUserLocale()).say(DiscordPhrase.TROUBLE);
        open.reply(words).setEphemeral(true).queue(_ -> {}, _ -> {});
      }
    }
  }

  /** A kind once a minute is enough; how many there were stands with it. */
  private void count(String kind, String why) {
    long count = failures.incrementAndGet();
    if (lines.isDue(kind)) {
      LOG.error(
          "Discord's {} could not be handled ({}); {} such failures so far", kind, why, count);
    }
  }

  /** JDA has no event for what it cannot read; so what reads it is asked. */
  private void guard(JDAImpl jda) {
    WebSocketClient client = jda.getClient();
    if (client != null && !(client.getHandlers().get(INTERACTION) instanceof Reading)) {
      client.getHandlers().put(INTERACTION, new Reading(jda));
    }
  }

  private final class Reading extends InteractionCreateHandler {
    Reading(JDAImpl jda) {
      super(jda);
    }

    @Override
    protected @Nullable Long handleInternally(DataObject content) {
      try {
        return super.handleInternally(content);
      } catch (RuntimeException e) {
        // Answered by now: what JDA reports last about it is no news.
        read.add(content.getString("id", ""));
        unreadable(getJDA(), content);
        return null;
      }
    }
  }

  private void unreadable(JDA jda, DataObject payload) {
    InteractionType type = InteractionType.fromKey(payload.getInt("type", -1));
    count("interaction", "unreadable, " + type);
    String token = payload.getString("token", "");
    if (type == InteractionType.COMMAND_AUTOCOMPLETE || token.isEmpty()) {
      return;
    }
    String words = languages.of(payload.getString("locale", "")).say(DiscordPhrase.UNREADABLE);
    DataObject data = DataObject.empty().put("content", words).put("flags", EPHEMERAL);
    // JDA answers what it has read, and has no other way; so this is how it sends by itself.
    new RestActionImpl<>(
            jda,
            Route.Interactions.CALLBACK.compile(payload.getString("id", ""), token),
            DataObject.empty().put("type", 4).put("data", data))
        .queue(_ -> {}, _ -> {});
  }
}
