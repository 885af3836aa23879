package dev.backsafe.platform.discord;

import dev.backsafe.platform.discord.DiscordPerson.Place;
import dev.backsafe.platform.discord.FakeMessages.Seen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A fake Discord to try the program against, as one member of its server: {@code /pain kind=ache
 * score=3} uses a command, {@code [Done]} presses a button, {@code server}, {@code direct}, {@code
 * elsewhere} and {@code group} change the place, {@code manager channel} and {@code manager status}
 * use the commands of the server's owner, {@code close} and {@code open} concern the person's
 * direct messages, and everything else is a direct message. What they see is printed.
 */
final class FakeDiscordMain {
  private static final int CLOSED = 50007;

  /** Milliseconds. */
  private static final int STEP = 100;

  private static final int MORE = 500;
  private static final int MOST = 5_000;

  private FakeDiscordMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    try (FakeDiscord discord = new FakeDiscord(args.length > 0 ? Integer.parseInt(args[0]) : 0)) {
      System.out.println("BACKSAFE_DISCORD_API_URL=" + discord.url());
      System.out.println("BACKSAFE_DISCORD_TOKEN=" + FakeDiscord.TOKEN);
      DiscordPerson person = new DiscordPerson(discord, 700_001);
      DiscordPerson owner =
          new DiscordPerson(discord, FakeDiscord.OWNER, List.of()).in(Place.SERVER);
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println("> " + line);
        try {
          act(discord, person, owner, line.strip());
        } catch (AssertionError e) {
          System.out.println(e.getMessage());
        }
        listen(person, owner);
      }
    }
  }

  /** Until there is an answer, or none to be expected, and then whether there is more. */
  private static void listen(DiscordPerson... people) throws InterruptedException {
    int waited = 0;
    int heard = 0;
    while (waited < MOST) {
      Thread.sleep(STEP);
      waited += STEP;
      for (DiscordPerson one : people) {
        List<Seen> news = one.heard();
        news.forEach(FakeDiscordMain::print);
        heard += news.size();
      }
      if (heard > 0 && waited > MORE) {
        return;
      }
    }
  }

  private static void act(
      FakeDiscord discord, DiscordPerson person, DiscordPerson owner, String line) {
    switch (line) {
      case "" -> {}
      case "server", "direct", "elsewhere", "group" ->
          person.in(Place.valueOf(line.toUpperCase(Locale.ROOT)));
      case "manager channel" -> owner.admin("channel", FakeDiscord.MENTIONS_CHANNEL);
      case "manager status" -> owner.admin("status", null);
      case "close" -> discord.close(person.id(), CLOSED);
      case "open" -> discord.close(person.id(), 0);
      default -> {
        if (line.startsWith("[")) {
          person.press(line.substring(1, line.length() - 1));
        } else if (line.startsWith("/")) {
          String[] parts = line.substring(1).split(" ", -1);
          person.command(parts[0], options(parts));
        } else {
          person.say(line);
        }
      }
    }
  }

  private static Map<String, Object> options(String[] parts) {
    Map<String, Object> options = new LinkedHashMap<>();
    for (String part : List.of(parts).subList(1, parts.length)) {
      String[] option = part.split("=", 2);
      boolean number = option[1].matches("\\d+");
      options.put(option[0], number ? Integer.valueOf(option[1]) : option[1]);
    }
    return options;
  }

  private static void print(Seen seen) {
    System.out.println((seen.ephemeral() ? "(only you) " : "") + seen.text());
    seen.alts().forEach(alt -> System.out.println("(picture: " + alt + ")"));
    if (seen.document() != null) {
      System.out.println("(file of " + seen.document().length() + " characters)");
    }
    seen.buttons().keySet().forEach(b -> System.out.print("[" + b + "] "));
    System.out.println();
  }
}
