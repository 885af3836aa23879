package dev.backsafe.platform.discord;

import dev.backsafe.platform.discord.DiscordPerson.Place;
import dev.backsafe.platform.discord.FakeMessages.Seen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A fake Discord to try the program against, as one member of its server: {@code /session} uses a
 * command, {@code [Done]} presses a button, {@code server} and {@code direct} change the place, and
 * everything else is a direct message. What the person sees is printed.
 */
final class FakeDiscordMain {
  private FakeDiscordMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    try (FakeDiscord discord = new FakeDiscord(args.length > 0 ? Integer.parseInt(args[0]) : 0)) {
      System.out.println("BACKSAFE_DISCORD_API_URL=" + discord.url());
      System.out.println("BACKSAFE_DISCORD_TOKEN=" + FakeDiscord.TOKEN);
      DiscordPerson person = new DiscordPerson(discord, 700_001);
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        act(person, line.strip());
        Thread.sleep(500);
        person.heard().forEach(FakeDiscordMain::print);
      }
    }
  }

  private static void act(DiscordPerson person, String line) {
    if (line.equals("server") || line.equals("direct")) {
      person.in(line.equals("server") ? Place.SERVER : Place.DIRECT);
    } else if (line.startsWith("[")) {
      person.press(line.substring(1, line.length() - 1));
    } else if (line.startsWith("/")) {
      person.command(line.substring(1));
    } else if (!line.isEmpty()) {
      person.say(line);
    }
  }

  private static void print(Seen seen) {
    System.out.println((seen.ephemeral() ? "(only you) " : "") + seen.text());
    seen.buttons().keySet().forEach(b -> System.out.print("[" + b + "] "));
    System.out.println();
  }
}
