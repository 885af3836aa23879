package dev.backsafe;

import dev.backsafe.content.Files;
import dev.backsafe.content.Library;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Gate;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.Sender;
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
final class Bench implements Talk {
  static final String PLATFORM = "test";
  static final Library LIBRARY = Wiring.library(new Files(Path.of("config")));

  final SettableClock clock;
  final List<Outgoing> sent = new ArrayList<>();
  private final String url;
  private final Checkpoint checkpoint;
  private final Deque<Outgoing> unseen = new ArrayDeque<>();
  private final Map<String, List<List<Button>>> boards = new HashMap<>();
  private Store store;
  private Wiring wiring;
  private Rehearsal rehearsal;
  private int updates;

  Bench(String url, Instant start, Checkpoint checkpoint) {
    this.url = url;
    this.clock = new SettableClock(start);
    this.checkpoint = checkpoint;
    open();
  }

  private void open() {
    store = new SqliteStore(url);
    Sender sender =
        (Account to, Outgoing message, Gate _) -> {
          sent.add(message);
          unseen.add(message);
          if (!message.buttons().isEmpty()) {
            boards.computeIfAbsent(to.id(), _ -> new ArrayList<>()).add(message.buttons());
          }
          return new Delivery.Delivered();
        };
    wiring = Wiring.of(LIBRARY, store, Map.of(PLATFORM, sender), clock, checkpoint);
    rehearsal = new Rehearsal(clock, wiring.sweep()::next, wiring.sweep()::sweep, _ -> {});
  }

  @Override
  public void restart() {
    store.close();
    open();
    wiring.outbox().recover();
  }

  @Override
  public void say(String who, String text) {
    say(who, "u" + updates++, new Content.Text(text));
  }

  @Override
  public void press(String who, String data) {
    say(who, "u" + updates++, new Content.Press(data));
  }

  void say(String who, String updateId, Content content) {
    wiring.turns().handle(new Inbound(new Account(PLATFORM, who), updateId, content, "en"));
  }

  @Override
  public void clock(String by) {
    if (!rehearsal.takes("clock " + by)) {
      throw new IllegalArgumentException(by);
    }
  }

  void sweep() {
    wiring.sweep().sweep();
  }

  Store store() {
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
  List<Button> offered(String who, int age) {
    List<List<Button>> all = boards.getOrDefault(who, List.of());
    return all.size() <= age ? List.of() : all.get(all.size() - 1 - age);
  }

  @Override
  public Optional<Button> button(String label) {
    return Talk.newest(sent, label);
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
