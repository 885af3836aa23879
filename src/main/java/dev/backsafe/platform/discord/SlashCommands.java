package dev.backsafe.platform.discord;

import dev.backsafe.conversation.CommandName;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.PlatformTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import org.jspecify.annotations.Nullable;

/** The slash commands: what is registered, and what one of them means in words. */
final class SlashCommands {
  static final String ADMIN = "backsafe";
  static final String CHANNEL = "channel";
  static final String INVITE = "invite";
  private static final String STATUS = "status";

  static final String SESSION = "session";
  private static final String PAIN = "pain";
  private static final String HOW = "how";
  private static final String EXERCISES = "exercises";
  private static final String REMINDERS = "reminders";
  private static final String SETTINGS = "settings";

  private static final String EXERCISE = "exercise";
  static final String CHANGE = "change";
  private static final String CITY = "city";
  private static final String KIND = "kind";
  private static final String WORSE = "worse";
  private static final String SCORE = "score";
  private static final String WHERE = "where";
  private static final String DIRECT = "direct";

  /** https://discord.com/developers/docs/interactions/application-commands#autocomplete. */
  private static final int MOST_SUGGESTIONS = 25;

  private final DiscordLanguages languages;

  SlashCommands(DiscordLanguages languages) {
    this.languages = languages;
  }

  List<CommandData> all() {
    List<CommandData> commands = new ArrayList<>();
    for (String name : languages.everybodys().commands().keySet()) {
      commands.add(
          slash(name, w -> w.commands().getOrDefault(name, name))
              .addOptions(options(name))
              .setContexts(InteractionContextType.ALL)
              .setIntegrationTypes(IntegrationType.ALL));
    }
    commands.add(admin());
    return commands;
  }

  private SlashCommandData slash(String name, Function<PlatformTexts, String> description) {
    return net.dv8tion.jda.api.interactions.commands.build.Commands.slash(
            name, description.apply(languages.everybodys()))
        .setDescriptionLocalizations(languages.localised(description));
  }

  private List<OptionData> options(String command) {
    return switch (command) {
      case SESSION -> {
        OptionData where = option(OptionType.STRING, WHERE, DiscordPhrase.OPTION_WHERE);
        where.addChoices(choice("here", w -> w.say(DiscordPhrase.HERE)));
        where.addChoices(choice(DIRECT, w -> w.say(DiscordPhrase.DIRECT)));
        yield List.of(where);
      }
      case PAIN -> {
        OptionData kind = option(OptionType.STRING, KIND, DiscordPhrase.OPTION_KIND);
        for (String id : languages.everybodys().kinds().keySet()) {
          kind.addChoices(choice(id, w -> w.kinds().getOrDefault(id, id)));
        }
        kind.addChoices(choice(WORSE, w -> w.say(DiscordPhrase.KIND_WORSE)));
        yield List.of(
            kind,
            option(OptionType.INTEGER, SCORE, DiscordPhrase.OPTION_SCORE).setRequiredRange(0, 10));
      }
      case HOW, EXERCISES ->
          List.of(
              option(OptionType.STRING, EXERCISE, DiscordPhrase.OPTION_EXERCISE)
                  .setAutoComplete(true));
      case SETTINGS -> List.of(option(OptionType.STRING, CITY, DiscordPhrase.OPTION_CITY));
      case REMINDERS ->
          List.of(
              option(OptionType.STRING, CHANGE, DiscordPhrase.OPTION_CHANGE).setAutoComplete(true));
      default -> List.of();
    };
  }

  private OptionData option(OptionType type, String name, DiscordPhrase description) {
    return new OptionData(type, name, languages.everybodys().say(description))
        .setDescriptionLocalizations(languages.localised(w -> w.say(description)));
  }

  private Choice choice(String value, Function<PlatformTexts, String> name) {
    return new Choice(name.apply(languages.everybodys()), value)
        .setNameLocalizations(languages.localised(name));
  }

  private CommandData admin() {
    SubcommandData channel = sub(CHANNEL, DiscordPhrase.COMMAND_CHANNEL);
    channel.addOptions(
        option(OptionType.CHANNEL, CHANNEL, DiscordPhrase.OPTION_CHANNEL)
            .setChannelTypes(ChannelType.TEXT, ChannelType.NEWS));
    return slash(ADMIN, w -> w.say(DiscordPhrase.COMMAND_BACKSAFE))
        .addSubcommands(
            channel,
            sub(STATUS, DiscordPhrase.COMMAND_STATUS),
            sub(INVITE, DiscordPhrase.COMMAND_INVITE))
        .setContexts(InteractionContextType.GUILD)
        .setIntegrationTypes(IntegrationType.GUILD_INSTALL)
        .setDefaultPermissions(DefaultMemberPermissions.enabledFor(AdminCommand.NEEDED));
  }

  private SubcommandData sub(String name, DiscordPhrase description) {
    return new SubcommandData(name, languages.everybodys().say(description))
        .setDescriptionLocalizations(languages.localised(w -> w.say(description)));
  }

  /**
   * The movements of which every typed word is said, those first whose names have them; the
   * exercises while nothing is typed.
   */
  List<Choice> suggestions(String typed, PlatformTexts words) {
    List<String> wanted = List.of(plain(typed).split(" ", -1));
    return words.movements().stream()
        .filter(m -> typed.isBlank() ? m.id() != null : isSaid(wanted, m.said()))
        .sorted(Comparator.comparing(m -> !isSaid(wanted, m.name())))
        .limit(MOST_SUGGESTIONS)
        .map(m -> new Choice(m.name(), Objects.requireNonNullElse(m.id(), m.name())))
        .toList();
  }

  /** What may stand behind the reminders' command; anything else may be written, too. */
  List<Choice> changes(String typed, PlatformTexts words) {
    String wanted = plain(typed);
    return Arrays.stream(words.say(DiscordPhrase.REMINDER_CHANGES).split("\\s*;\\s*"))
        .filter(change -> plain(change).contains(wanted))
        .limit(MOST_SUGGESTIONS)
        .map(change -> new Choice(change, change))
        .toList();
  }

  /**
   * What somebody used a command to say. What they wrote behind it is their own words, as if they
   * had typed all of it.
   */
  static Content content(String name, Map<String, String> options) {
    String change = options.get(CHANGE);
    return change == null
        ? new Content.Command(input(name, options))
        : new Content.Text("/" + name + " " + change);
  }

  private static boolean isSaid(List<String> wanted, String said) {
    String plain = plain(said);
    return wanted.stream().allMatch(plain::contains);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /** The options of a command that concern the conversation, by their names. */
  static Map<String, String> options(SlashCommandInteractionEvent command) {
    Map<String, String> options = new HashMap<>();
    for (String name : List.of(EXERCISE, KIND, SCORE, CHANGE, CITY)) {
      String value = value(command, name);
      if (value != null) {
        options.put(name, value);
      }
    }
    return options;
  }

  /**
   * A command as the conversation takes it. The exercises, and of one of them: how it is done.
   *
   * @throws IllegalArgumentException when there is no such command
   */
  static Input input(String name, Map<String, String> options) {
    String exercise = options.get(EXERCISE);
    if (exercise != null) {
      return new Input.How(exercise, null);
    }
    String city = options.get(CITY);
    if (city != null) {
      return new Input.Moved(List.of(city));
    }
    CommandName command =
        CommandName.of(name).orElseThrow(() -> new IllegalArgumentException("no such command"));
    if (command == CommandName.PAIN && WORSE.equals(options.get(KIND))) {
      return new Input.Worry();
    }
    return command == CommandName.PAIN && !options.isEmpty()
        ? new Input.Pain(
            Optional.ofNullable(options.get(KIND)).flatMap(PainKind::of).orElse(null),
            Optional.ofNullable(options.get(SCORE)).map(Integer::valueOf).orElse(null))
        : command.input();
  }

  static boolean isDirect(SlashCommandInteractionEvent command) {
    return DIRECT.equals(value(command, WHERE));
  }

  private static @Nullable String value(SlashCommandInteractionEvent command, String option) {
    OptionMapping given = command.getOption(option);
    return given == null ? null : given.getAsString();
  }
}
