package dev.backsafe.platform.discord;

import dev.backsafe.platform.PlatformTexts;
import java.util.List;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import org.jspecify.annotations.Nullable;

/**
 * {@code /backsafe}: for those who may manage the server. Discord shows it to nobody else, unless
 * the server says otherwise; so it is checked here as well.
 */
final class AdminCommand {
  static final Permission NEEDED = Permission.MANAGE_SERVER;

  /** What a mention in a channel takes. */
  private static final List<Permission> MENTIONING =
      List.of(Permission.VIEW_CHANNEL, Permission.MESSAGE_SEND);

  private final UnreachableFallback fallback;
  private final DiscordLanguages languages;

  AdminCommand(UnreachableFallback fallback, DiscordLanguages languages) {
    this.fallback = fallback;
    this.languages = languages;
  }

  void answer(SlashCommandInteractionEvent command) {
    PlatformTexts words = languages.of(command.getUserLocale());
    Guild guild = command.getGuild();
    Member member = command.getMember();
    if (guild == null || guild.isDetached() || member == null || !member.hasPermission(NEEDED)) {
      say(command, words.say(DiscordPhrase.NOT_ALLOWED));
    } else if (SlashCommands.INVITE.equals(command.getSubcommandName())) {
      // For everybody in the channel, so in the server's language.
      PlatformTexts everybodys = languages.of(guild.getLocale());
      command.reply(Invitation.card(everybodys)).queue(_ -> {}, _ -> {});
    } else if (SlashCommands.CHANNEL.equals(command.getSubcommandName())) {
      OptionMapping option = command.getOption(SlashCommands.CHANNEL);
      // By its id alone: what is not known here cannot be written in.
      say(command, channel(guild, option == null ? null : option.getAsString(), words));
    } else {
      say(command, status(guild, words));
    }
  }

  private static void say(SlashCommandInteractionEvent command, String said) {
    command.reply(said).setEphemeral(true).queue(_ -> {}, _ -> {});
  }

  /** Where people may be mentioned, and what keeps that from working. */
  private String status(Guild guild, PlatformTexts words) {
    String id = fallback.channel(guild.getId()).orElse(null);
    if (id == null) {
      return DiscordPhrase.STATUS.of(words, words.say(DiscordPhrase.STATUS_NONE));
    }
    String shown = UnreachableFallback.shown(id);
    GuildChannel channel = guild.getGuildChannelById(id);
    List<String> missing = channel == null ? List.of() : missing(guild, channel);
    String status = DiscordPhrase.STATUS.of(words, shown);
    return missing.isEmpty()
        ? status
        : status
            + "\n"
            + words.say(DiscordPhrase.STATUS_MISSING)
            + " "
            + String.join(", ", missing);
  }

  /** As Discord calls them in the settings of a server. */
  private static List<String> missing(Guild guild, GuildChannel channel) {
    Set<Permission> has = guild.getSelfMember().getPermissions(channel);
    return MENTIONING.stream().filter(p -> !has.contains(p)).map(Permission::getName).toList();
  }

  private String channel(Guild guild, @Nullable String wanted, PlatformTexts words) {
    if (wanted == null) {
      fallback.forgetChannel(guild.getId());
      return words.say(DiscordPhrase.CHANNEL_OFF);
    }
    String shown = UnreachableFallback.shown(wanted);
    if (!(guild.getGuildChannelById(wanted) instanceof GuildMessageChannel channel)
        || !channel.canTalk()) {
      return DiscordPhrase.CHANNEL_CLOSED.of(words, shown);
    }
    fallback.channel(guild.getId(), wanted);
    return DiscordPhrase.CHANNEL_SET.of(words, shown);
  }
}
