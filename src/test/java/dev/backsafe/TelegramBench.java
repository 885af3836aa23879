package dev.backsafe;

import dev.backsafe.platform.Health;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.Outgoing.Document;
import dev.backsafe.platform.telegram.FakeBotApi;
import dev.backsafe.platform.telegram.FakePerson;
import dev.backsafe.platform.telegram.FakePerson.Seen;
import dev.backsafe.settings.Secret;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The whole service, with Telegram's client against a fake Bot API. */
final class TelegramBench implements Talk {
  private static final Duration LONG = Duration.ofSeconds(20);

  final SettableClock clock;
  final FastTime time = new FastTime();
  final FakeBotApi api;
  final List<String> said = new ArrayList<>();
  private final String url;
  private final @Nullable InetSocketAddress http;
  private final Checkpoint checkpoint;
  private final Map<String, FakePerson> people = new HashMap<>();
  private final Map<String, Integer> placeOf = new HashMap<>();
  private final List<Outgoing> seen = new ArrayList<>();
  private Store store;
  private Service service;

  TelegramBench(String url, Instant start, Checkpoint checkpoint) {
    this(url, start, checkpoint, null);
  }

  /** The same with an HTTP port. */
  TelegramBench(
      String url, Instant start, Checkpoint checkpoint, @Nullable InetSocketAddress http) {
    this.url = url;
    this.http = http;
    this.clock = new SettableClock(start);
    this.checkpoint = checkpoint;
    try {
      api = new FakeBotApi(time);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    store = new SqliteStore(url);
    service = service();
    start();
  }

  static Settings.Telegram settings(FakeBotApi api) {
    return new Settings.Telegram(new Secret(FakeBotApi.TOKEN), api.url(), null);
  }

  /** A port that nobody listens on. */
  static InetSocketAddress freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
    }
  }

  private Service service() {
    return new Service(
        new Settings(settings(api), null, new Settings.Database(url), http, List.of(), null),
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

  /** Waits for something that nobody waits for: it has to come to pass within some seconds. */
  void settle(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it does not come to pass");
      }
      Thread.sleep(Duration.ofMillis(5));
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

  FakePerson person(String who) {
    return people.computeIfAbsent(who, _ -> new FakePerson(api, 700_000_000 + people.size()));
  }

  /** Waits until the update is taken in and all that follows from it is done. */
  void await(int update) {
    try {
      api.awaitConfirmed(update);
      if (!service.awaitIdle(LONG)) {
        throw new AssertionError("the bot is still busy");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void say(String who, String text) {
    await(person(who).say(text));
  }

  @Override
  public void press(String who, String data) {
    await(person(who).press(Objects.requireNonNull(placeOf.get(data), data), data));
  }

  @Override
  public void clock(String by) {
    new Rehearsal(clock, service.sweep(), _ -> {}).takes("clock " + by);
    try {
      service.awaitIdle(LONG);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void restart() {
    service.close();
    store = new SqliteStore(url);
    service = service();
    start();
  }

  @Override
  public List<Outgoing> heard() {
    List<Outgoing> heard = new ArrayList<>();
    for (FakePerson person : people.values()) {
      for (Seen message : person.heard()) {
        List<Button> buttons = new ArrayList<>();
        message
            .buttons()
            .forEach(
                (label, data) -> {
                  buttons.add(new Button(label, data));
                  placeOf.put(data, message.id());
                });
        heard.add(
            new Outgoing(
                message.text(),
                buttons,
                null,
                message.document() == null
                    ? null
                    : new Document("backsafe.json", message.document())));
      }
    }
    seen.addAll(heard);
    return heard;
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
      api.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
