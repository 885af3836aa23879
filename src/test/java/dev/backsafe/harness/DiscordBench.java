package dev.backsafe.harness;

import dev.backsafe.config.Secret;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.discord.DiscordPerson;
import dev.backsafe.platform.discord.DiscordPerson.Place;
import dev.backsafe.platform.discord.FakeDiscord;
import dev.backsafe.platform.discord.FakeMessages.Seen;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import dev.backsafe.turn.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The whole service, with JDA against a fake Discord. */
public final class DiscordBench implements Bench {
  /** The button that opens a box to write in. */
  public static final String OWN_WORDS = "In my own words";

  private static final String MOMENT = "‹a moment›";

  public final FakeDiscord discord;
  public final ServiceHarness served;
  private final Map<String, DiscordPerson> people = new HashMap<>();
  private final Map<String, Long> placeOf = new HashMap<>();
  private final List<Outgoing> seen = new ArrayList<>();
  private final Ticker time;
  private Place place = Place.DIRECT;

  public DiscordBench(String url, Instant start, Checkpoint checkpoint) {
    this(url, start, checkpoint, fake(), null, new NoWaitTicker());
  }

  /** The same with a Discord that was prepared, some of the shards, and another time. */
  public DiscordBench(
      String url,
      Instant start,
      Checkpoint checkpoint,
      FakeDiscord discord,
      Settings.@Nullable Shards shards,
      Ticker time) {
    this.discord = discord;
    this.time = time;
    Settings.Discord settings =
        new Settings.Discord(new Secret(FakeDiscord.TOKEN), discord.url(), shards);
    served =
        new ServiceHarness(
            new Settings(null, settings, new Settings.Database(url), null, List.of(), null),
            start,
            time,
            checkpoint);
  }

  /** Where everybody talks in a server, and writes in the boxes of cards. */
  public static DiscordBench inServer(String url, Instant start, Checkpoint checkpoint) {
    DiscordBench bench = new DiscordBench(url, start, checkpoint);
    bench.place = Place.SERVER;
    return bench;
  }

  public static FakeDiscord fake() {
    try {
      return new FakeDiscord();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Store store() {
    return served.store();
  }

  public boolean healthy() {
    return served.healthy();
  }

  public DiscordPerson person(String who) {
    return people.computeIfAbsent(
        who, _ -> new DiscordPerson(discord, 700_001 + people.size()).in(place));
  }

  /** Some seconds go by, so that a press is no second one of a double press. */
  public void later() {
    try {
      time.pause(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public void settle(BooleanSupplier condition) {
    ServiceHarness.settle(condition);
  }

  public void idle() {
    served.idle();
  }

  /** Waits until an interaction is acknowledged and all that follows from it is done. */
  public void await(DiscordPerson person, String token) {
    person.awaitAcknowledged(token);
    idle();
  }

  /** Writes a direct message, and waits for the answer. */
  public void write(DiscordPerson person, String text) {
    long before = discord.calls("message");
    person.say(text);
    settle(() -> discord.calls("message") > before);
    idle();
  }

  public void command(DiscordPerson person, String name) {
    await(person, person.command(name));
  }

  /** Presses one button after another, each of the newest message that has it. */
  public void press(DiscordPerson person, String... labels) {
    for (String label : labels) {
      await(person, person.press(label));
    }
  }

  /** From the first command to the first card. */
  public void intoTheSession(DiscordPerson person) {
    command(person, "session");
    press(person, "Yes, let's go", "None of these", "That's all");
  }

  /** What is a command is used as one, as Discord's clients do; the rest is a direct message. */
  @Override
  public void say(String who, String text) {
    boolean command = text.matches("/[a-z]+") && !text.equals("/start");
    if (command
        && DirectBench.LIBRARY.texts().pattern("en", "command." + text.substring(1)) != null) {
      command(person(who), text.substring(1));
    } else if (place != Place.DIRECT && text.equals("/start")) {
      command(person(who), "session"); // That is how one starts there.
    } else if (person(who).chat().stream().anyMatch(s -> s.buttons().containsKey(OWN_WORDS))) {
      await(person(who), person(who).writeInBox(text));
    } else {
      write(person(who), text);
    }
  }

  @Override
  public void press(String who, String data) {
    later();
    long place = Objects.requireNonNull(placeOf.get(data), data);
    await(person(who), person(who).press(place, data));
  }

  @Override
  public void clock(String by) {
    served.clock(by);
  }

  @Override
  public void restart() {
    served.restart();
  }

  @Override
  public List<Outgoing> heard() {
    List<Outgoing> heard = new ArrayList<>();
    for (DiscordPerson person : people.values()) {
      for (Seen message : person.heard()) {
        Map<String, String> buttons = new LinkedHashMap<>(message.buttons());
        buttons.remove(OWN_WORDS);
        buttons.values().forEach(data -> placeOf.put(data, message.id()));
        heard.add(Bench.outgoing(shown(message.text()), buttons, message.document()));
      }
    }
    seen.addAll(heard);
    return heard;
  }

  /**
   * Text as Discord's clients show it: a backslash makes the next sign a plain one, and a moment is
   * shown in the device's own time, whatever that is.
   */
  public static String shown(String text) {
    return text.replaceAll("\\\\(\\p{Punct})", "$1")
        .replaceAll("<t:\\d+:F> \\(<t:\\d+:R>\\)", MOMENT);
  }

  /** The clock that a person has set is said in words here, too. */
  @Override
  public String asRead(String transcript) {
    return transcript.replaceAll(
        "(?<!your clock says )(Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
            + "(,? (\\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \\d{1,2}),)? \\d{1,2}:\\d\\d( [AP]M)?( UTC)?",
        MOMENT);
  }

  @Override
  public Optional<Button> button(String label) {
    return Bench.newest(seen, label);
  }

  @Override
  public void settle() {
    store().probe();
  }

  @Override
  public void close() {
    served.close();
    try {
      discord.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
