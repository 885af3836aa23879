package dev.backsafe.platform.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.harness.DiscordBench;
import dev.backsafe.platform.discord.FakeMessages.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Somebody who uses the bot, from the place where they are. */
public final class DiscordPerson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int COMMAND = 2;
  private static final int COMPONENT = 3;
  private static final int AUTOCOMPLETE = 4;
  private static final int MODAL_SUBMIT = 5;

  /** Where the person is. */
  public enum Place {
    /** In a server that has the bot. */
    SERVER,
    /** In direct messages with the bot. */
    DIRECT,
    /** In a server that has not, with the bot installed to their own account. */
    ELSEWHERE,
    /** In a group chat, likewise. */
    GROUP
  }

  private final FakeDiscord discord;
  private final long id;
  private final List<FakeGuild.Role> roles;
  private Place place = Place.DIRECT;
  private String locale = "en-US";
  private String left = "";

  public DiscordPerson(FakeDiscord discord, long id) {
    this(discord, id, List.of());
  }

  public DiscordPerson(FakeDiscord discord, long id, List<FakeGuild.Role> roles) {
    this.discord = discord;
    this.id = id;
    this.roles = roles;
  }

  public long id() {
    return id;
  }

  public DiscordPerson in(Place there) {
    place = there;
    return this;
  }

  public DiscordPerson speaking(String tag) {
    locale = tag;
    return this;
  }

  private long channel() {
    return switch (place) {
      case SERVER -> FakeDiscord.CHANNEL;
      case DIRECT -> FakeDiscord.directChannel(id);
      case ELSEWHERE -> (77L << 22) + 1;
      case GROUP -> (78L << 22) + 1;
    };
  }

  /** Writes a direct message; its id. */
  public long say(String text) {
    return send(message(FakeDiscord.directChannel(id)).put("content", text), 0);
  }

  /** Writes in the server's channel. */
  public long sayInServer(String text, boolean mentioning) {
    ObjectNode message = message(FakeDiscord.CHANNEL).put("content", mentioning ? text : "");
    message.put("guild_id", Long.toString(FakeDiscord.GUILD));
    message.set("member", FakeGuild.member(user(), roles));
    if (mentioning) {
      message.withArray("mentions").add(FakeDiscord.bot());
    }
    return send(message, FakeDiscord.GUILD);
  }

  /** Sends a message that the caller has made. */
  public long send(ObjectNode message, long guild) {
    discord.gateway.tell(guild, "MESSAGE_CREATE", message);
    return message.path("id").asLong();
  }

  /** Changes a direct message. */
  public void edit(long message, String text) {
    ObjectNode changed = message(FakeDiscord.directChannel(id)).put("content", text);
    changed.put("id", Long.toString(message));
    changed.put("edited_timestamp", "2026-03-02T08:00:01.000000+00:00");
    discord.gateway.tell(0, "MESSAGE_UPDATE", changed);
  }

  public ObjectNode message(long channel) {
    ObjectNode message = MAPPER.createObjectNode();
    message.put("id", Long.toString(discord.messages.id()));
    message.put("channel_id", Long.toString(channel)).put("content", "").put("type", 0);
    message.put("timestamp", "2026-03-02T08:00:00.000000+00:00").putNull("edited_timestamp");
    message.put("tts", false).put("mention_everyone", false).put("pinned", false).put("flags", 0);
    for (String list :
        List.of("mentions", "mention_roles", "attachments", "embeds", "components")) {
      message.putArray(list);
    }
    message.set("author", user());
    return message;
  }

  private ObjectNode user() {
    return FakeDiscord.user(id, "person" + id);
  }

  /** Uses a command; the interaction's token. */
  public String command(String name, Map<String, Object> options) {
    ObjectNode data = MAPPER.createObjectNode();
    data.put("id", "1").put("name", name).put("type", 1).putArray("options");
    options.forEach((n, v) -> data.withArray("options").add(option(n, v)));
    return interact(COMMAND, data, null);
  }

  public String command(String name) {
    return command(name, Map.of());
  }

  /** Uses a command in a way that JDA cannot read: something that it insists on is not there. */
  public String unreadable(String name, String missing) {
    left = missing;
    try {
      return command(name);
    } finally {
      left = "";
    }
  }

  /** Uses a command of the server's managers. */
  public String admin(String sub, @Nullable Long channel) {
    ObjectNode data = MAPPER.createObjectNode();
    data.put("id", "1").put("name", "backsafe").put("type", 1);
    ObjectNode option = data.putArray("options").addObject();
    option.put("name", sub).put("type", 1).putArray("options");
    if (channel != null) {
      option
          .withArray("options")
          .addObject()
          .put("name", "channel")
          .put("type", 7)
          .put("value", channel.toString());
      ObjectNode resolved = FakeGuild.channel(channel, "general").put("permissions", "0");
      data.putObject("resolved").putObject("channels").set(channel.toString(), resolved);
    }
    return interact(COMMAND, data, null);
  }

  /** What is suggested for what was typed so far. */
  public JsonNode suggestions(String command, String typed) {
    return suggestions(command, "exercise", typed);
  }

  public JsonNode suggestions(String command, String name, String typed) {
    ObjectNode data = MAPPER.createObjectNode();
    data.put("id", "1").put("name", command).put("type", 1);
    data.putArray("options").add(option(name, typed).put("focused", true));
    String token = interact(AUTOCOMPLETE, data, null);
    awaitAcknowledged(token);
    return Objects.requireNonNull(interaction(token).choices);
  }

  private static ObjectNode option(String name, Object value) {
    ObjectNode option = MAPPER.createObjectNode().put("name", name);
    return value instanceof Integer number
        ? option.put("type", 4).put("value", number)
        : option.put("type", 3).put("value", value.toString());
  }

  /** Presses the newest button with these words that the person can see. */
  public String press(String label) {
    for (Seen seen : chat().reversed()) {
      String data = seen.buttons().get(label);
      if (data != null) {
        return press(seen.id(), data);
      }
    }
    throw new AssertionError("no button \"" + label + "\" in " + chat());
  }

  /** Presses a button that the person's device still shows, or that somebody made up. */
  public String press(long message, String carried) {
    ObjectNode data = MAPPER.createObjectNode();
    String[] menu = carried.split("\n", 2);
    data.put("custom_id", menu[0]).put("component_type", menu.length > 1 ? 3 : 2).put("id", 1);
    if (menu.length > 1) {
      data.putArray("values").add(menu[1]);
    }
    ObjectNode pressed = discord.messages.json(message);
    return interact(COMPONENT, data, pressed == null ? message(channel()) : pressed);
  }

  /** Opens the box of the newest card that has one, and writes into it; the interaction's token. */
  public String writeInBox(String text) {
    String press = press(DiscordBench.OWN_WORDS);
    awaitAcknowledged(press);
    FakeInteractions.Interaction pressed = interaction(press);
    JsonNode box = Objects.requireNonNull(pressed.modal, "no box was opened");
    ObjectNode data = MAPPER.createObjectNode();
    data.put("custom_id", box.path("custom_id").asText()).putObject("resolved");
    for (JsonNode part : box.path("components")) {
      ObjectNode label = data.withArray("components").addObject().put("type", 18).put("id", 1);
      ObjectNode input = label.putObject("component").put("type", 4).put("id", 2);
      input.put("custom_id", part.path("component").path("custom_id").asText()).put("value", text);
    }
    return interact(MODAL_SUBMIT, data, discord.messages.json(pressed.original));
  }

  private String interact(int type, ObjectNode data, @Nullable ObjectNode message) {
    long interaction = discord.messages.id();
    boolean shared = place != Place.DIRECT;
    long original = message == null ? 0 : message.path("id").asLong();
    String token = discord.interactions.open(interaction, id, channel(), shared, original);
    ObjectNode event = MAPPER.createObjectNode();
    event
        .put("id", Long.toString(interaction))
        .put("application_id", Long.toString(FakeDiscord.BOT));
    event.put("type", type).put("token", token).put("version", 1).put("locale", locale);
    event.set("data", data);
    event.put("channel_id", Long.toString(channel()));
    event.putArray("entitlements");
    ObjectNode owners = event.putObject("authorizing_integration_owners");
    switch (place) {
      case SERVER -> {
        event.put("context", 0).put("guild_id", Long.toString(FakeDiscord.GUILD));
        event.putObject("guild").put("id", Long.toString(FakeDiscord.GUILD)).putArray("features");
        owners.put("0", Long.toString(FakeDiscord.GUILD));
        event.set("channel", FakeGuild.channel(channel(), "general").put("permissions", "0"));
        event.set("member", FakeGuild.member(user(), roles).put("permissions", "0"));
      }
      case ELSEWHERE -> {
        event.put("context", 0).put("guild_id", Long.toString(77L << 22));
        event.putObject("guild").put("id", Long.toString(77L << 22)).putArray("features");
        owners.put("1", Long.toString(id));
        event.set("channel", FakeGuild.channel(channel(), "elsewhere").put("permissions", "0"));
        // What the person may do there says nothing about here.
        event.set(
            "member",
            FakeGuild.member(user(), List.of())
                .put("permissions", Long.toString(1L << 5 | 1L << 3)));
      }
      case DIRECT -> {
        event.put("context", 1);
        owners.put("0", "0");
        directChannel(event.putObject("channel"), 1);
        event.set("user", user());
      }
      case GROUP -> {
        event.put("context", 2);
        owners.put("1", Long.toString(id));
        directChannel(event.putObject("channel").put("owner_id", Long.toString(id)), 3);
        event.set("user", user());
      }
    }
    if (message != null) {
      event.set("message", message);
    }
    event.remove(left);
    boolean here = place == Place.SERVER;
    discord.gateway.tell(here ? FakeDiscord.GUILD : 0, "INTERACTION_CREATE", event);
    return token;
  }

  private void directChannel(ObjectNode channel, int type) {
    channel.put("id", Long.toString(channel())).put("type", type).put("flags", 0);
    channel.put("permissions", "0").putArray("recipients").add(user());
  }

  FakeInteractions.Interaction interaction(String token) {
    try {
      return discord.interactions.get(token);
    } catch (FakeRefusal e) {
      throw new AssertionError(e);
    }
  }

  /** Whether an interaction was acknowledged, in time as Discord sees it. */
  public boolean isAcknowledged(String token) {
    return interaction(token).acknowledgedWith != 0;
  }

  public void awaitAcknowledged(String token) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!isAcknowledged(token)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("an interaction is not acknowledged");
      }
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** What has appeared or changed for the person since the last call. */
  public List<Seen> heard() {
    return discord.messages.heardBy(id);
  }

  /** What only the person can read, in every place. */
  public List<Seen> chat() {
    return discord.messages.readableBy(id);
  }

  public Seen last() {
    return chat().getLast();
  }

  /** Puts a message away, as one can with what only oneself sees. */
  public void dismiss(long message) {
    discord.messages.remove(message);
  }
}
