package dev.backsafe.platform.discord;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.BoundedMap;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.PlatformMemory;
import dev.backsafe.platform.PlatformTexts;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.sharding.ShardManager;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;

/**
 * What is left when somebody's direct messages are closed: they are told where they are met next,
 * and may agree to be mentioned in a channel that the server's managers chose. The mention says no
 * more than that there is something.
 */
final class UnreachableFallback {
  /** A button's data that is ours begins with it, and never reaches the conversation. */
  private static final String AGREE = "!mention:";

  private static final String DECLINE = "!no-mention:";

  /** What is remembered of a person: that direct messages failed, and whether they know. */
  private static final String DIRECT = "direct-messages";

  private static final String CLOSED = "closed";
  private static final String TOLD = "closed, and told";
  private static final String MISSED = "refused for a while";

  /** What is remembered of a person: the server in which they agreed to be mentioned. */
  private static final String MENTION = "mention-in-server";

  private static final int MOST_UNTROUBLED = 10_000;

  private final Supplier<ShardManager> shards;
  private final PlatformMemory memory;
  private final DiscordLanguages languages;

  /** Of whom nothing is remembered: asking the database once is enough. */
  private final Set<Account> untroubled =
      Collections.newSetFromMap(new BoundedMap<>(MOST_UNTROUBLED));

  UnreachableFallback(
      Supplier<ShardManager> shards, PlatformMemory memory, DiscordLanguages languages) {
    this.shards = shards;
    this.memory = memory;
    this.languages = languages;
  }

  /** A direct message arrived. */
  void reached(Account account) {
    if (trouble(account).isPresent()) {
      memory.remember(account, DIRECT, null);
      markUntroubled(account);
    }
  }

  /**
   * A direct message was refused: mentions the person where they agreed, or remembers it.
   *
   * @param nonce the same when it is tried again
   */
  Delivery closed(Account account, String nonce) {
    Delivery mentioned = mention(account, nonce);
    if (!(mentioned instanceof Delivery.Unreachable)) {
      return mentioned;
    }
    synchronized (untroubled) {
      untroubled.remove(account);
    }
    memory.remember(account, DIRECT, CLOSED);
    return new Delivery.Unreachable();
  }

  /** A direct message was refused, and may not arrive in time. */
  void missed(Account account) {
    if (trouble(account).isEmpty()) {
      synchronized (untroubled) {
        untroubled.remove(account);
      }
      memory.remember(account, DIRECT, MISSED);
    }
  }

  private Optional<String> trouble(Account account) {
    synchronized (untroubled) {
      if (untroubled.contains(account)) {
        return Optional.empty();
      }
    }
    Optional<String> trouble = memory.recall(account, DIRECT);
    if (trouble.isEmpty()) {
      markUntroubled(account);
    }
    return trouble;
  }

  private void markUntroubled(Account account) {
    synchronized (untroubled) {
      untroubled.add(account);
    }
  }

  /** Tells somebody, where they have just been answered, that direct messages do not arrive. */
  void tell(Account account, PendingInteraction open) {
    switch (trouble(account).orElse(TOLD)) {
      case CLOSED -> tellClosed(account, open);
      case MISSED -> {
        String words = languages.of(open.locale()).say(DiscordPhrase.MISSED);
        open.hook().sendMessage(words).setEphemeral(open.isEphemeral()).complete();
        memory.remember(account, DIRECT, null);
        markUntroubled(account);
      }
      default -> {}
    }
  }

  private void tellClosed(Account account, PendingInteraction open) {
    PlatformTexts words = languages.of(open.locale());
    String server = open.server();
    Optional<String> channel =
        server == null || memory.recall(account, MENTION).isPresent()
            ? Optional.empty()
            : channel(server);
    MessageCreateBuilder message = MessageRenderer.plain();
    if (server != null && channel.isPresent()) {
      message
          .setContent(
              words.say(DiscordPhrase.CLOSED)
                  + "\n"
                  + DiscordPhrase.OFFER.of(words, shown(channel.get())))
          .setComponents(
              ActionRow.of(
                  Button.secondary(
                      new ComponentId(AGREE + server, account.id()).write(),
                      words.say(DiscordPhrase.MENTION_ME)),
                  decline(account, server, words)));
    } else {
      message.setContent(words.say(DiscordPhrase.CLOSED));
    }
    open.hook().sendMessage(message.build()).setEphemeral(open.isEphemeral()).complete();
    memory.remember(account, DIRECT, TOLD);
  }

  private static Button decline(Account account, String server, PlatformTexts words) {
    return Button.secondary(
        new ComponentId(DECLINE + server, account.id()).write(),
        words.say(DiscordPhrase.NO_MENTION));
  }

  static boolean isOurs(ComponentId component) {
    return component.data().startsWith(AGREE) || component.data().startsWith(DECLINE);
  }

  /** A button of an offer or a mention was pressed, by the person it was made for. */
  void choose(ButtonInteractionEvent press, ComponentId component) {
    Account account = new Account(Discord.PLATFORM, component.user());
    PlatformTexts words = languages.of(press.getUserLocale());
    String server = component.data().substring(component.data().indexOf(':') + 1);
    Optional<String> channel = channel(server);
    boolean agrees = component.data().startsWith(AGREE) && channel.isPresent();
    // Durable before it is said.
    memory.remember(account, MENTION, agrees ? server : null);
    String said =
        agrees
            ? DiscordPhrase.MENTION_AGREED.of(words, shown(channel.orElseThrow()))
            : words.say(DiscordPhrase.MENTION_DECLINED);
    if (press.getMessage().isEphemeral()) {
      press.editMessage(said).setComponents().queue(_ -> {}, _ -> {});
    } else {
      press.reply(said).setEphemeral(true).queue(_ -> {}, _ -> {});
    }
  }

  private Delivery mention(Account account, String nonce) {
    String server = memory.recall(account, MENTION).orElse(null);
    String channelId = server == null ? null : channel(server).orElse(null);
    Guild guild = server == null ? null : shards.get().getGuildById(server);
    GuildMessageChannel channel =
        guild == null || channelId == null
            ? null
            : guild.getChannelById(GuildMessageChannel.class, channelId);
    if (guild == null || channel == null || !channel.canTalk()) {
      return new Delivery.Unreachable();
    }
    try {
      // A mention of somebody who has left reaches nobody.
      guild.retrieveMemberById(account.id()).complete();
      PlatformTexts words = languages.of(guild.getLocale());
      channel
          .sendMessage(words.say(DiscordPhrase.NEWS).replace("{person}", "<@" + account.id() + ">"))
          .setNonce(nonce)
          .setAllowedMentions(Set.of())
          .mentionUsers(account.id())
          .setComponents(ActionRow.of(decline(account, guild.getId(), words)))
          .complete();
      return new Delivery.Delivered();
    } catch (ErrorResponseException e) {
      if (e.getErrorResponse() == ErrorResponse.UNKNOWN_MEMBER) {
        memory.remember(account, MENTION, null);
      }
      // What Discord will not take there is told at the next interaction; what broke is tried
      // again.
      Delivery how = DiscordErrors.delivery(e);
      return how instanceof Delivery.Refused ? new Delivery.Unreachable() : how;
    }
  }

  private static String key(String server) {
    return "channel:" + server;
  }

  /** Where people may be mentioned in a server. */
  Optional<String> channel(String server) {
    return memory.recall(Discord.PLATFORM, key(server));
  }

  void channel(String server, String channel) {
    memory.remember(Discord.PLATFORM, key(server), channel);
  }

  /** Nobody is mentioned there any more: it was switched off, or the server let the bot go. */
  void forgetChannel(String server) {
    memory.remember(Discord.PLATFORM, key(server), null);
  }

  /** A channel was deleted. */
  void forget(String server, String channel) {
    if (channel(server).equals(Optional.of(channel))) {
      forgetChannel(server);
    }
  }

  static String shown(String channel) {
    return "<#" + channel + ">";
  }
}
