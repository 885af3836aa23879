package dev.backsafe.platform.discord;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A server with a bot, three channels and a role for each permission. */
public final class FakeGuild {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** https://discord.com/developers/docs/topics/permissions. */
  private static final long VIEW_AND_SEND = 1L << 10 | 1L << 11 | 1L << 16 | 1L << 31;

  public static final long ADMINISTRATOR = 1L << 3;
  public static final long MANAGE_SERVER = 1L << 5;

  /** So many there are: the last is BYPASS_SLOWMODE. */
  private static final int PERMISSIONS = 53;

  private FakeGuild() {}

  /** What a member may do. */
  public record Role(String name, int number, long permissions) {
    /** A role for each permission that Discord knows, one with all but two, and one with none. */
    public static List<Role> all() {
      List<Role> all = new ArrayList<>();
      for (int bit = 0; bit < PERMISSIONS; bit++) {
        all.add(new Role("may-" + bit, 10 + bit, 1L << bit));
      }
      long most = (1L << PERMISSIONS) - 1 - ADMINISTRATOR - MANAGE_SERVER;
      all.add(new Role("most", 10 + PERMISSIONS, most));
      all.add(new Role("nothing", 11 + PERMISSIONS, 0));
      return all;
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
    for (Role role : Role.all()) {
      role(guild, role.id(), role.name(), role.permissions());
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
