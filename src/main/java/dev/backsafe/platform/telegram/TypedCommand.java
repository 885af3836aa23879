package dev.backsafe.platform.telegram;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command at the beginning of a text: "/ask@some_bot what is this".
 *
 * @param name without its slash, in small letters
 * @param bot whom it is for, in small letters; empty where it is for whoever knows it
 * @param rest what stands behind it, with the space in between
 */
record TypedCommand(String name, String bot, String rest) {
  /** https://core.telegram.org/bots/features#commands: letters, digits and underscores. */
  private static final Pattern COMMAND =
      Pattern.compile("/(\\w{1,64})(?:@(\\w{1,64}))?(\\s.*)?", Pattern.DOTALL);

  static Optional<TypedCommand> of(String text) {
    Matcher matcher = COMMAND.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new TypedCommand(
                lower(matcher.group(1)), lower(matcher.group(2)), said(matcher.group(3))))
        : Optional.empty();
  }

  private static String lower(@Nullable String part) {
    return said(part).toLowerCase(Locale.ROOT);
  }

  private static String said(@Nullable String part) {
    return part == null ? "" : part;
  }

  /** Whether it names another bot. */
  boolean isForAnother(String ourName) {
    return !bot.isEmpty() && !bot.equalsIgnoreCase(ourName);
  }
}
