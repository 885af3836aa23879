package dev.backsafe.harness;

import dev.backsafe.cli.ContentOption;
import dev.backsafe.cli.Rehearsal;
import dev.backsafe.cli.SettableClock;
import dev.backsafe.config.ConfigFiles;
import dev.backsafe.content.Library;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.SendGuard;
import dev.backsafe.platform.Sender;
import dev.backsafe.service.Composition;
import dev.backsafe.store.Store;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole bot with a clock that tests move and a platform that remembers what was sent. */
public final class DirectBench implements Bench {
  public static final String PLATFORM = "test";
  public static final Library LIBRARY = ContentOption.library(new ConfigFiles(Path.of("config")));

  public final SettableClock clock;
  public final List<Outgoing> sent = new ArrayList<>();

  /** The same, by whom it was sent to. */
  public final Map<String, List<Outgoing>> arrived = new HashMap<>();

  private final String url;
  private final Checkpoint checkpoint;
  private final Deque<Outgoing> unseen = new ArrayDeque<>();
  private final Map<String, List<List<Button>>> boards = new HashMap<>();
  private Store store;
  private Composition wiring;
  private Rehearsal rehearsal;
  private Library library = LIBRARY;
  private int updates;

  public DirectBench(String url, Instant start, Checkpoint checkpoint) {
    this.url = url;
    this.clock = new SettableClock(start);
    this.checkpoint = checkpoint;
    open();
  }

  /**
   * A database that does not wait for the disk: here a process dies at most, and what it has
   * written outlives that. Most of a test's time would be that waiting.
   */
  public static String unsynced(String url) {
    return url + (url.contains("?") ? '&' : '?') + "synchronous=OFF";
  }

  private void open() {
    store = new SqliteStore(unsynced(url));
    Sender sender =
        (Account to, Outgoing message, SendGuard _) -> {
          sent.add(message);
          arrived.computeIfAbsent(to.id(), _ -> new ArrayList<>()).add(message);
          unseen.add(message);
          if (!message.buttons().isEmpty()) {
            boards.computeIfAbsent(to.id(), _ -> new ArrayList<>()).add(message.buttons());
          }
          return new Delivery.Delivered();
        };
    wiring = Composition.of(library, store, Map.of(PLATFORM, sender), clock, checkpoint);
    rehearsal = new Rehearsal(clock, wiring.sweep()::next, wiring.sweep()::sweep, _ -> {});
  }

  @Override
  public void restart() {
    store.close();
    open();
    wiring.outbox().recover();
  }

  /** Stops, and starts again with other content. */
  public void restart(Library changed) {
    library = changed;
    restart();
  }

  @Override
  public void say(String account, String text) {
    say(account, "u" + updates++, new Content.Text(text));
  }

  @Override
  public void press(String account, String data) {
    say(account, "u" + updates++, new Content.Press(data));
  }

  public void say(String account, String updateId, Content content) {
    say(new Inbound(new Account(PLATFORM, account), updateId, content, "en"));
  }

  public void say(Inbound inbound) {
    wiring.turns().handle(inbound);
  }

  @Override
  public void clock(String by) {
    if (!rehearsal.takes("clock " + by)) {
      throw new IllegalArgumentException(by);
    }
  }

  public void sweep() {
    wiring.sweep().sweep();
  }

  public Store store() {
    return store;
  }

  @Override
  public List<Outgoing> heard() {
    List<Outgoing> heard = new ArrayList<>(unseen);
    unseen.clear();
    return heard;
  }

  /**
   * The buttons of somebody's newest message that had some, or of one that is {@code age} older.
   */
  public List<Button> offered(String account, int age) {
    List<List<Button>> all = boards.getOrDefault(account, List.of());
    return all.size() <= age ? List.of() : all.get(all.size() - 1 - age);
  }

  @Override
  public Optional<Button> button(String label) {
    return Bench.newest(sent, label);
  }

  @Override
  public void settle() {
    store.probe();
  }

  @Override
  public void close() {
    store.close();
  }
}
