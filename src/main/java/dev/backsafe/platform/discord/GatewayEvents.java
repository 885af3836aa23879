package dev.backsafe.platform.discord;

import dev.backsafe.platform.ConnectionHealth;
import dev.backsafe.platform.PlatformTexts;
import dev.backsafe.platform.Ticker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.Message.MentionType;
import net.dv8tion.jda.api.entities.MessageReference.MessageReferenceType;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.events.GatewayPingEvent;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.message.MessageUpdateEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.RestAction;
import org.jspecify.annotations.Nullable;

/**
 * What JDA reports, one after another. Nothing here waits: what goes to the conversation is queued,
 * the rest runs elsewhere.
 */
final class GatewayEvents extends ListenerAdapter {
  /** What is said beside the conversation, at once. */
  private static final int MOST_ASIDES = 100;

  private final DiscordLanguages languages;
  private final SlashCommands commands;
  private final DiscordReceiver receiver;
  private final UnreachableFallback fallback;
  private final AdminCommand admin;
  private final ConnectionHealth health;
  private final SessionController sessions;
  private final Ticker ticker;
  private final Executor executor;
  private final Mentions mentions;
  private final BiConsumer<JDA, @Nullable CloseCode> ended;
  private final GuardedEvents guarded;
  private final Map<Integer, JDA.Status> statuses = new ConcurrentHashMap<>();
  private final RepeatedPresses presses;
  private final Semaphore asides = new Semaphore(MOST_ASIDES);

  GatewayEvents(
      DiscordLanguages languages,
      SlashCommands commands,
      DiscordReceiver receiver,
      UnreachableFallback fallback,
      ConnectionHealth health,
      SessionController sessions,
      Ticker ticker,
      Executor executor,
      Predicate<String> tellsOfDanger,
      BiConsumer<JDA, @Nullable CloseCode> ended) {
    this.languages = languages;
    this.commands = commands;
    this.receiver = receiver;
    this.fallback = fallback;
    this.admin = new AdminCommand(fallback, languages);
    this.health = health;
    this.sessions = sessions;
    this.ticker = ticker;
    this.executor = executor;
    this.mentions = new Mentions(languages, tellsOfDanger, ticker);
    this.ended = ended;
    this.presses = new RepeatedPresses(ticker);
    this.guarded = new GuardedEvents(this, languages, ticker);
  }

  /** As JDA is to report to it. */
  GuardedEvents guarded() {
    return guarded;
  }

  private static int shard(JDA jda) {
    return jda.getShardInfo().getShardId();
  }

  @Override
  public void onRawGateway(RawGatewayEvent event) {
    health.heard(shard(event.getJDA()));
  }

  /** The answer to a heartbeat. */
  @Override
  public void onGatewayPing(GatewayPingEvent event) {
    health.heard(shard(event.getJDA()));
  }

  @Override
  public void onStatusChange(StatusChangeEvent event) {
    int shard = shard(event.getJDA());
    if (event.getNewStatus() == JDA.Status.IDENTIFYING_SESSION) {
      sessions.connected(shard);
    }
    statuses.put(shard, event.getNewStatus());
    if (statuses.values().stream().allMatch(GatewayEvents::isJoined)) {
      health.recovered();
    } else {
      health.lost("not connected");
    }
  }

  @Override
  public void onShutdown(ShutdownEvent event) {
    ended.accept(event.getJDA(), event.getCloseCode());
  }

  /** Its servers may still be on their way. */
  private static boolean isJoined(JDA.Status status) {
    return status == JDA.Status.CONNECTED || status == JDA.Status.LOADING_SUBSYSTEMS;
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    if (event.getName().equals(SlashCommands.ADMIN)) {
      aside(event, () -> admin.answer(event));
      return;
    }
    boolean inServer = isShared(event.getContext());
    PendingInteraction open =
        open(
            event, () -> event.deferReply(inServer), null, inServer, SlashCommands.isDirect(event));
    take(
        event,
        new StoredUpdate(
            StoredUpdate.Kind.COMMAND,
            event.getUser().getId(),
            event.getName(),
            event.getUserLocale().getLocale(),
            null,
            SlashCommands.options(event)),
        open);
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    String typed = event.getFocusedOption().getValue();
    PlatformTexts words = languages.of(event.getUserLocale());
    boolean change = event.getFocusedOption().getName().equals(SlashCommands.CHANGE);
    event
        .replyChoices(change ? commands.changes(typed, words) : commands.suggestions(typed, words))
        .queue(_ -> {}, _ -> {});
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    if (Invitation.isOurs(event.getComponentId())) {
      begin(event);
      return;
    }
    ComponentId component = ownComponent(event);
    if (component == null) {
      return;
    }
    if (UnreachableFallback.isOurs(component)) {
      aside(event, () -> fallback.choose(event, component));
    } else if (OwnWords.isOurs(component)) {
      // The box has to be the first answer: nothing is acknowledged before.
      aside(event.replyModal(OwnWords.box(component.user(), languages.of(event.getUserLocale()))));
    } else {
      press(event, component.data());
    }
  }

  @Override
  public void onStringSelectInteraction(StringSelectInteractionEvent event) {
    if (ownComponent(event) != null && !event.getValues().isEmpty()) {
      press(event, event.getValues().getFirst());
    }
  }

  /** As if the person had used the command; the card stays as it is. */
  private void begin(ButtonInteractionEvent event) {
    boolean shared = isShared(event.getContext());
    take(
        event,
        new StoredUpdate(
            StoredUpdate.Kind.COMMAND,
            event.getUser().getId(),
            SlashCommands.SESSION,
            event.getUserLocale().getLocale()),
        open(event, () -> event.deferReply(shared), null, shared, false));
  }

  /** What was written in a box is taken in as what the person says. */
  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    boolean shared = isShared(event.getContext());
    Message card = event.getMessage();
    String written = OwnWords.read(event);
    take(
        event,
        new StoredUpdate(
            written.isBlank() ? StoredUpdate.Kind.OTHER : StoredUpdate.Kind.TEXT,
            event.getUser().getId(),
            written,
            event.getUserLocale().getLocale(),
            card == null ? null : card.getId(),
            null),
        open(
            event,
            card == null ? () -> event.deferReply(shared) : event::deferEdit,
            card,
            shared,
            false));
  }

  /** The button's component; null, and the person is told, when it was not made for them. */
  private @Nullable ComponentId ownComponent(GenericComponentInteractionCreateEvent event) {
    ComponentId component = ComponentId.read(event.getComponentId()).orElse(null);
    if (component != null && component.user().equals(event.getUser().getId())) {
      return component;
    }
    say(event, component == null ? DiscordPhrase.UNKNOWN_BUTTON : DiscordPhrase.NOT_YOURS);
    return null;
  }

  private void press(GenericComponentInteractionCreateEvent event, String data) {
    if (presses.isRepeated(event.getMessageId(), data)) {
      aside(event.deferEdit());
      return;
    }
    PendingInteraction open =
        open(event, event::deferEdit, event.getMessage(), isShared(event.getContext()), false);
    take(
        event,
        new StoredUpdate(
            StoredUpdate.Kind.PRESS,
            event.getUser().getId(),
            data,
            event.getUserLocale().getLocale(),
            event.getMessageId(),
            null),
        open);
  }

  private PendingInteraction open(
      IReplyCallback event,
      java.util.function.Supplier<RestAction<?>> acknowledgement,
      @Nullable Message card,
      boolean inServer,
      boolean direct) {
    return new PendingInteraction(
        InteractionHook.from(event.getJDA(), event.getToken()),
        acknowledgement,
        card,
        new PendingInteraction.Origin(
            event.getUser().getId(), event.getUserLocale().getLocale(), server(event), inServer),
        direct,
        ticker);
  }

  private static @Nullable String server(IReplyCallback event) {
    return event.getGuild() == null || event.getGuild().isDetached()
        ? null
        : event.getGuild().getId();
  }

  private void take(IReplyCallback event, StoredUpdate stored, PendingInteraction open) {
    if (!receiver.take(event.getId(), stored, open)) {
      say(event, DiscordPhrase.TROUBLE);
    }
  }

  /** Where others read along: everywhere but in the direct messages with the bot. */
  private static boolean isShared(InteractionContextType context) {
    return context != InteractionContextType.BOT_DM;
  }

  private void say(IReplyCallback event, DiscordPhrase phrase) {
    aside(event.reply(languages.of(event.getUserLocale()).say(phrase)).setEphemeral(true));
  }

  /** What need not stay in order. */
  private void aside(GenericEvent event, Runnable task) {
    executor.execute(() -> guarded.run(event, task));
  }

  /** When too much is to be said already, Discord itself says that there was no answer. */
  private void aside(RestAction<?> words) {
    if (asides.tryAcquire()) {
      words.queue(_ -> asides.release(), _ -> asides.release());
    }
  }

  @Override
  public void onMessageReceived(MessageReceivedEvent event) {
    Message message = event.getMessage();
    if (event.isWebhookMessage() || message.getAuthor().isBot() || !isOfPerson(message)) {
      return;
    }
    if (event.isFromType(ChannelType.PRIVATE)) {
      take(message.getId(), message, kind(message));
    } else if (event.isFromGuild()
        && message.getMentions().isMentioned(event.getJDA().getSelfUser(), MentionType.USER)) {
      aside(event, () -> mentions.answer(event));
    }
  }

  @Override
  public void onMessageUpdate(MessageUpdateEvent event) {
    Message message = event.getMessage();
    if (event.isFromType(ChannelType.PRIVATE)
        && !message.getAuthor().isBot()
        && message.getTimeEdited() != null) {
      String id = message.getId() + ":" + message.getTimeEdited().toInstant().toEpochMilli();
      take(id, message, StoredUpdate.Kind.EDITED);
    }
  }

  private void take(String id, Message message, StoredUpdate.Kind kind) {
    boolean own = kind == StoredUpdate.Kind.TEXT || kind == StoredUpdate.Kind.EDITED;
    String text = own ? message.getContentRaw() : "";
    StoredUpdate stored = new StoredUpdate(kind, message.getAuthor().getId(), text, "");
    if (!receiver.take(id, stored)) {
      aside(message.getChannel().sendMessage(languages.everybodys().say(DiscordPhrase.TROUBLE)));
    }
  }

  private static boolean isOfPerson(Message message) {
    return message.getType() == MessageType.DEFAULT
        || message.getType() == MessageType.INLINE_REPLY;
  }

  private static StoredUpdate.Kind kind(Message message) {
    boolean forwarded =
        message.getMessageReference() != null
            && message.getMessageReference().getType() == MessageReferenceType.FORWARD;
    if (forwarded) {
      return StoredUpdate.Kind.FORWARDED;
    }
    return message.getContentRaw().isBlank() ? StoredUpdate.Kind.OTHER : StoredUpdate.Kind.TEXT;
  }

  @Override
  public void onChannelDelete(ChannelDeleteEvent event) {
    if (event.isFromGuild()) {
      String server = event.getGuild().getId();
      String channel = event.getChannel().getId();
      aside(event, () -> fallback.forget(server, channel));
    }
  }

  @Override
  public void onGuildLeave(GuildLeaveEvent event) {
    String server = event.getGuild().getId();
    aside(event, () -> fallback.forgetChannel(server));
  }
}
