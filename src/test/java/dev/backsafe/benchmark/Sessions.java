package dev.backsafe.benchmark;

import dev.backsafe.cli.ContentOption;
import dev.backsafe.cli.SettableClock;
import dev.backsafe.config.ConfigFiles;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.Ticker;
import dev.backsafe.service.Composition;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.turn.Checkpoint;
import dev.backsafe.turn.TurnListener;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * People in the middle of a session, through the real wiring on any store: they press Done, or type
 * it, one in ten.
 */
final class Sessions implements AutoCloseable {
  static final String PLATFORM = "test";
  static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final int TYPED = 10;

  final Store store;
  final Composition wiring;
  final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
  final SettableClock clock = new SettableClock(NOW);
  private final int people;

  /** What each pressed last has led to: the button that they press next. */
  private final AtomicReferenceArray<@Nullable String> next;

  private final List<Outgoing> sample = new ArrayList<>();

  /** What is typed, of one turn in ten at first, instead of pressed. */
  private IntFunction<@Nullable String> typed = n -> n % TYPED == 0 ? "done" : null;

  /**
   * Nobody is stored yet.
   *
   * @param store closed with this
   * @param platform what is around what takes every message at once
   */
  Sessions(Store store, int people, UnaryOperator<Sender> platform) {
    this.store = store;
    this.people = people;
    this.next = new AtomicReferenceArray<>(people);
    wiring =
        Composition.of(
            ContentOption.library(new ConfigFiles(Path.of("config"))),
            store,
            Map.of(PLATFORM, platform.apply((to, message, _) -> send(to, message))),
            clock,
            Checkpoint.NONE,
            lanes,
            Ticker.REAL,
            TurnListener.NONE);
  }

  private Delivery send(Account to, Outgoing message) {
    if (to.id().equals("sample")) {
      sample.add(message);
    } else {
      next.set(Integer.parseInt(to.id()), onwards(message.buttons()));
    }
    return new Delivery.Delivered();
  }

  /** The first button leads on; where there is pain to describe, there was none. */
  private static @Nullable String onwards(List<Button> buttons) {
    return buttons.stream()
        .filter(b -> b.label().startsWith("No pain"))
        .findFirst()
        .or(() -> buttons.stream().findFirst())
        .map(Button::data)
        .orElse(null);
  }

  /** Stores everybody, and says what each presses first. */
  String fill() throws InterruptedException {
    Person person = intoASession();
    List<Fact> facts = List.of(new Fact.Consented(), new Fact.ScreenedClear());
    var _ =
        LoadGenerator.throughput(
            people,
            n ->
                store.turn(
                    new Account(PLATFORM, Integer.toString(n)),
                    "0." + n,
                    NOW,
                    (_, _) -> new Decision(person, facts, List.of(), List.of(), false)));
    String first = Objects.requireNonNull(onwards(sample.getLast().buttons()));
    begin(first);
    return first;
  }

  /** Everybody is stored already. */
  void begin(String first) {
    for (int i = 0; i < people; i++) {
      next.set(i, first);
    }
  }

  private Person intoASession() throws InterruptedException {
    String[] presses = {"Yes, let's go", "None of these", "That's all"};
    Account account = new Account(PLATFORM, "sample");
    say(new Inbound(account, "0", new Content.Text("/start"), "en"));
    for (int i = 0; i < presses.length; i++) {
      boolean _ = wiring.outbox().awaitIdle(Duration.ofSeconds(9));
      String label = presses[i];
      String data =
          sample.getLast().buttons().stream()
              .filter(b -> b.label().equals(label))
              .map(Button::data)
              .findFirst()
              .orElseThrow(() -> new IllegalStateException(label + " in " + sample.getLast()));
      say(new Inbound(account, "s" + i, new Content.Press(data), "en"));
    }
    boolean _ = wiring.outbox().awaitIdle(Duration.ofSeconds(9));
    AtomicReference<@Nullable Person> person = new AtomicReference<>();
    store.turn(
        account,
        "look",
        NOW,
        (known, _) -> {
          person.set(known);
          return new Decision(known, List.of(), List.of(), List.of(), false);
        });
    return Objects.requireNonNull(person.get());
  }

  void say(Inbound inbound) {
    wiring.turns().handle(inbound);
  }

  /** People in an order that no cache knows; nobody is asked twice at once. */
  static int person(int n, int people) {
    return (int) (Integer.toUnsignedLong(n * 0x9E3779B1) % people);
  }

  /** What is said next. */
  Inbound inbound(int n) {
    int person = person(n, people);
    String data = next.get(person);
    String words = data == null ? "done" : typed.apply(n);
    Content content = words == null ? new Content.Press(data) : new Content.Text(words);
    return new Inbound(new Account(PLATFORM, Integer.toString(person)), "u" + n, content, "en");
  }

  void typing(IntFunction<@Nullable String> words) {
    typed = words;
  }

  @Override
  public void close() {
    lanes.close();
    store.close();
  }
}
