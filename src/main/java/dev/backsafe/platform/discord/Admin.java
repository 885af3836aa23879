package dev.backsafe.platform.discord;

import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.channel.unions.GuildChannelUnion;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import org.jspecify.annotations.Nullable;

/**
 * {@code /backsafe}: for those who may manage the server. Discord shows it to nobody else, unless
 * the server says otherwise; so it is checked here as well.
 */
final class Admin {
  static final Permission NEEDED = Permission.MANAGE_SERVER;

  private final Fallback fallback;
  private final Languages languages;

  Admin(Fallback fallback, Languages languages) {
    this.fallback = fallback;
    this.languages = languages;
  }

  void answer(SlashCommandInteractionEvent command) {
    Words words = languages.of(command.getUserLocale());
    command.reply(said(command, words)).setEphemeral(true).queue(_ -> {}, _ -> {});
  }

  private String said(SlashCommandInteractionEvent command, Words words) {
    Guild guild = command.getGuild();
    Member member = command.getMember();
    if (guild == null || guild.isDetached() || member == null || !member.hasPermission(NEEDED)) {
      return words.say(Phrase.NOT_ALLOWED);
    }
    if (Commands.CHANNEL.equals(command.getSubcommandName())) {
      OptionMapping option = command.getOption(Commands.CHANNEL);
      return channel(guild, option == null ? null : option.getAsChannel(), words);
    }
    String channel =
        fallback.channel(guild.getId()).map(Fallback::shown).orElse(words.say(Phrase.STATUS_NONE));
    return words.say(Phrase.STATUS, channel);
  }

  private String channel(Guild guild, @Nullable GuildChannelUnion wanted, Words words) {
    if (wanted == null) {
      fallback.forgetChannel(guild.getId());
      return words.say(Phrase.CHANNEL_OFF);
    }
    String shown = Fallback.shown(wanted.getId());
    if (!(guild.getGuildChannelById(wanted.getId()) instanceof GuildMessageChannel channel)
        || !channel.canTalk()) {
      return words.say(Phrase.CHANNEL_CLOSED, shown);
    }
    fallback.channel(guild.getId(), wanted.getId());
    return words.say(Phrase.CHANNEL_SET, shown);
  }
}
