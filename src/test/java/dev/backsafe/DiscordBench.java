package dev.backsafe;

import dev.backsafe.platform.Health;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.Outgoing.Document;
import dev.backsafe.platform.discord.DiscordPerson;
import dev.backsafe.platform.discord.FakeDiscord;
import dev.backsafe.platform.discord.FakeMessages.Seen;
import dev.backsafe.settings.Secret;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The whole service, with JDA against a fake Discord. */
final class DiscordBench implements Talk {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String MOMENT = "‹a moment›";

  final SettableClock clock;
  final FastTime time = new FastTime();
  final FakeDiscord discord;
  final List<String> said = new ArrayList<>();
  private final String url;
  private final Checkpoint checkpoint;
  private final Map<String, DiscordPerson> people = new HashMap<>();
  private final Map<String, Long> placeOf = new HashMap<>();
  private final List<Outgoing> seen = new ArrayList<>();
  private Store store;
  private Service service;

  DiscordBench(String url, Instant start, Checkpoint checkpoint) {
    this.url = url;
    this.clock = new SettableClock(start);
    this.checkpoint = checkpoint;
    try {
      discord = new FakeDiscord();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    store = new SqliteStore(url);
    service = service();
    start();
  }

  private Service service() {
    Settings.Discord settings =
        new Settings.Discord(new Secret(FakeDiscord.TOKEN), discord.url(), null);
    return new Service(
        new Settings(null, settings, new Settings.Database(url), null, List.of(), null),
        Bench.LIBRARY,
        store,
        clock,
        time,
        checkpoint);
  }

  private void start() {
    try {
      service.start(said::add);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Store store() {
    return store;
  }

  boolean healthy() {
    return service.health().stream().allMatch(Health::well);
  }

  String health() {
    return service.health().toString();
  }

  DiscordPerson person(String who) {
    return people.computeIfAbsent(who, _ -> new DiscordPerson(discord, 700_001 + people.size()));
  }

  /** Waits for something that nobody waits for: it has to come to pass within some seconds. */
  void settle(BooleanSupplier condition) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it does not come to pass");
      }
      try {
        Thread.sleep(Duration.ofMillis(2));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Waits until an interaction is acknowledged and all that follows from it is done. */
  void await(DiscordPerson person, String token) {
    person.awaitAcknowledged(token);
    idle();
  }

  void idle() {
    try {
      if (!service.awaitIdle(LONG)) {
        throw new AssertionError("the bot is still busy");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Writes a direct message, and waits for the answer. */
  void write(DiscordPerson person, String text) {
    long before = discord.calls("message");
    person.say(text);
    settle(() -> discord.calls("message") > before);
    idle();
  }

  /** What is a command is used as one, as Discord's clients do; the rest is a direct message. */
  @Override
  public void say(String who, String text) {
    boolean command = text.matches("/[a-z]+") && !text.equals("/start");
    if (command && Bench.LIBRARY.texts().pattern("en", "command." + text.substring(1)) != null) {
      await(person(who), person(who).command(text.substring(1)));
    } else {
      write(person(who), text);
    }
  }

  @Override
  public void press(String who, String data) {
    long place = Objects.requireNonNull(placeOf.get(data), data);
    await(person(who), person(who).press(place, data));
  }

  @Override
  public void clock(String by) {
    new Rehearsal(clock, service.sweep(), _ -> {}).takes("clock " + by);
    idle();
  }

  @Override
  public void restart() {
    stop();
    store = new SqliteStore(url);
    service = service();
    start();
  }

  void stop() {
    service.close();
  }

  @Override
  public List<Outgoing> heard() {
    List<Outgoing> heard = new ArrayList<>();
    for (DiscordPerson person : people.values()) {
      for (Seen message : person.heard()) {
        List<Button> buttons = new ArrayList<>();
        message
            .buttons()
            .forEach(
                (label, data) -> {
                  buttons.add(new Button(label, data));
                  placeOf.put(data, message.id());
                });
        Document document =
            message.document() == null ? null : new Document("backsafe.json", message.document());
        heard.add(new Outgoing(shown(message.text()), buttons, null, document));
      }
    }
    seen.addAll(heard);
    return heard;
  }

  /**
   * Text as Discord's clients show it: a backslash makes the next sign a plain one, and a moment is
   * shown in the device's own time, whatever that is.
   */
  static String shown(String text) {
    return text.replaceAll("\\\\(\\p{Punct})", "$1")
        .replaceAll("<t:\\d+:F> \\(<t:\\d+:R>\\)", MOMENT);
  }

  /** The clock that a person has set is said in words here, too. */
  @Override
  public String asRead(String transcript) {
    return transcript.replaceAll(
        "(?<!your clock says )(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \\d{1,2}:\\d\\d [AP]M( UTC)?", MOMENT);
  }

  @Override
  public Optional<Button> button(String label) {
    return Talk.newest(seen, label);
  }

  @Override
  public void settle() {
    store.probe();
  }

  @Override
  public void close() {
    service.close();
    try {
      discord.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
