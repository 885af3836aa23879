package dev.backsafe.platform.discord;

import dev.backsafe.platform.PlatformTexts;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
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

  private final UnreachableFallback fallback;
  private final DiscordLanguages languages;

  AdminCommand(UnreachableFallback fallback, DiscordLanguages languages) {
    this.fallback = fallback;
    this.languages = languages;
  }

  void answer(SlashCommandInteractionEvent command) {
    PlatformTexts words = languages.of(command.getUserLocale());
    command.reply(said(command, words)).setEphemeral(true).queue(_ -> {}, _ -> {});
  }

  private String said(SlashCommandInteractionEvent command, PlatformTexts words) {
    Guild guild = command.getGuild();
    Member member = command.getMember();
    if (guild == null || guild.isDetached() || member == null || !member.hasPermission(NEEDED)) {
      return words.say(DiscordPhrase.NOT_ALLOWED);
    }
    if (SlashCommands.CHANNEL.equals(command.getSubcommandName())) {
      OptionMapping option = command.getOption(SlashCommands.CHANNEL);
      // By its id alone: what is not known here cannot be written in.
      return channel(guild, option == null ? null : option.getAsString(), words);
    }
    String channel =
        fallback
            .channel(guild.getId())
            .map(UnreachableFallback::shown)
            .orElse(words.say(DiscordPhrase.STATUS_NONE));
    return DiscordPhrase.STATUS.of(words, channel);
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
