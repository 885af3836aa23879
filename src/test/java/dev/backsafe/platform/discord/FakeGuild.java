package dev.backsafe.platform.discord;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A server with a bot, three channels and a role for each kind of member. */
public final class FakeGuild {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** https://discord.com/developers/docs/topics/permissions. */
  private static final long VIEW_AND_SEND = 1L << 10 | 1L << 11 | 1L << 16 | 1L << 31;

  private FakeGuild() {}

  /** Roles that members may have, by what they may do. */
  public enum Role {
    ADMINISTRATOR(10, 1L << 3),
    MANAGER(11, 1L << 5),
    MODERATOR(12, 1L << 1 | 1L << 2 | 1L << 13),
    CHANNEL_MANAGER(13, 1L << 4);

    final int number;
    final long permissions;

    Role(int number, long permissions) {
      this.number = number;
      this.permissions = permissions;
    }

    long id() {
      return FakeDiscord.GUILD + number;
    }
  }

  static ObjectNode json() {
    ObjectNode guild = MAPPER.createObjectNode();
    guild.put("id", Long.toString(FakeDiscord.GUILD)).put("name", "Backs");
    guild.put("owner_id", Long.toString(FakeDiscord.OWNER)).put("preferred_locale", "en-US");
    guild
        .put("afk_timeout", 300)
        .put("member_count", 7)
        .put("large", false)
        .put("premium_progress_bar_enabled", false);
    role(guild, FakeDiscord.GUILD, "@everyone", VIEW_AND_SEND);
    for (Role role : Role.values()) {
      role(guild, role.id(), role.name(), role.permissions);
    }
    guild.withArray("channels").add(channel(FakeDiscord.CHANNEL, "general"));
    guild.withArray("channels").add(channel(FakeDiscord.MENTIONS_CHANNEL, "mentions"));
    ObjectNode closed = channel(FakeDiscord.CLOSED_CHANNEL, "closed");
    closed
        .withArray("permission_overwrites")
        .addObject()
        .put("id", Long.toString(FakeDiscord.GUILD))
        .put("type", 0)
        .put("allow", "0")
        .put("deny", Long.toString(1L << 10));
    guild.withArray("channels").add(closed);
    guild.withArray("members").add(member(FakeDiscord.bot(), List.of()));
    for (String list :
        List.of(
            "threads",
            "emojis",
            "stickers",
            "voice_states",
            "guild_scheduled_events",
            "features",
            "presences")) {
      guild.putArray(list);
    }
    return guild;
  }

  private static void role(ObjectNode guild, long id, String name, long permissions) {
    ObjectNode role = guild.withArray("roles").addObject();
    role.put("id", Long.toString(id)).put("name", name).put("position", 0).put("flags", 0);
    role.put("permissions", Long.toString(permissions)).put("color", 0);
    role.put("hoist", false).put("managed", false).put("mentionable", false);
    role.putObject("colors")
        .put("primary_color", 0)
        .putNull("secondary_color")
        .putNull("tertiary_color");
  }

  static ObjectNode channel(long id, String name) {
    ObjectNode channel = MAPPER.createObjectNode();
    channel.put("id", Long.toString(id)).put("type", 0).put("name", name).put("position", 0);
    channel.put("guild_id", Long.toString(FakeDiscord.GUILD)).put("flags", 0).put("nsfw", false);
    channel.putArray("permission_overwrites");
    return channel;
  }

  static ObjectNode member(ObjectNode user, List<Role> roles) {
    ObjectNode member = MAPPER.createObjectNode();
    member.set("user", user);
    member.put("joined_at", "2026-01-01T00:00:00.000000+00:00").put("flags", 0);
    member.put("deaf", false).put("mute", false).put("pending", false);
    member.putArray("roles");
    roles.forEach(r -> member.withArray("roles").add(Long.toString(r.id())));
    return member;
  }
}
