package dev.backsafe.harness;

import dev.backsafe.cli.SettableClock;
import dev.backsafe.config.Secret;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.telegram.FakeBotApi;
import dev.backsafe.platform.telegram.FakePerson;
import dev.backsafe.platform.telegram.FakePerson.Seen;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import dev.backsafe.turn.Checkpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
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
public final class TelegramBench implements Bench {
  /** After which nobody taps a second time, in seconds. */
  private static final int LONG_SINCE = 61;

  public final SettableClock clock;
  public final NoWaitTicker time = new NoWaitTicker();
  public final FakeBotApi api;
  public final List<String> said;
  private final ServiceHarness served;
  private final Map<String, FakePerson> people = new HashMap<>();
  private final Map<String, Integer> placeOf = new HashMap<>();
  private final List<Outgoing> seen = new ArrayList<>();

  public TelegramBench(String url, Instant start, Checkpoint checkpoint) {
    this(url, start, checkpoint, null);
  }

  /** The same with an HTTP port. */
  public TelegramBench(
      String url, Instant start, Checkpoint checkpoint, @Nullable InetSocketAddress http) {
    try {
      api = new FakeBotApi(time);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Settings.Database database = new Settings.Database(url);
    served =
        new ServiceHarness(
            new Settings(settings(api), null, database, http, List.of(), null),
            start,
            time,
            checkpoint);
    clock = served.clock;
    said = served.said;
  }

  public static Settings.Telegram settings(FakeBotApi api) {
    return new Settings.Telegram(new Secret(FakeBotApi.TOKEN), api.url(), null);
  }

  /** A port that nobody listens on. */
  public static InetSocketAddress freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
    }
  }

  public void settle(BooleanSupplier condition) {
    ServiceHarness.settle(condition);
  }

  public Store store() {
    return served.store();
  }

  public boolean healthy() {
    return served.healthy();
  }

  public String health() {
    return served.health().toString();
  }

  public FakePerson person(String who) {
    return people.computeIfAbsent(who, _ -> new FakePerson(api, 700_000_000 + people.size()));
  }

  /** Waits until the update is taken in and all that follows from it is done. */
  public void await(int update) {
    try {
      api.awaitConfirmed(update);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    served.idle();
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
    served.clock(by);
    time.advance(LONG_SINCE);
  }

  @Override
  public void restart() {
    served.restart();
  }

  @Override
  public List<Outgoing> heard() {
    List<Outgoing> heard = new ArrayList<>();
    for (FakePerson person : people.values()) {
      for (Seen message : person.heard()) {
        if (message.text().isEmpty()) {
          continue; // A picture that goes ahead of words too long to stand below it.
        }
        message.buttons().values().forEach(data -> placeOf.put(data, message.id()));
        heard.add(Bench.outgoing(message.text(), message.buttons(), message.document()));
      }
    }
    seen.addAll(heard);
    return heard;
  }

  /**
   * A second tap on a button that has brought others is answered by a toast, which is no message.
   */
  @Override
  public String asRead(String transcript) {
    StringBuilder read = new StringBuilder();
    String pressed = "";
    boolean others = false;
    boolean toast = false;
    for (String line : transcript.lines().toList()) {
      boolean said = line.startsWith("bot> ") || line.startsWith("     ");
      others |= line.startsWith("     [");
      if (!said) {
        toast = others && line.equals(pressed.replace("press [", "press again ["));
        others = toast;
        pressed = line.startsWith("press") ? line.replace("press again [", "press [") : "";
      }
      if (!toast || !said) {
        read.append(line).append('\n');
      }
    }
    return read.toString();
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
      api.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
