package dev.backsafe.scenario;

import static dev.backsafe.scenario.CompatibilityFiles.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.cli.SettableClock;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.harness.NoWaitTicker;
import dev.backsafe.harness.ServiceHarness;
import dev.backsafe.harness.TelegramBench;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.telegram.FakeBotApi;
import dev.backsafe.platform.telegram.FakePerson;
import dev.backsafe.scenario.CompatibilityFiles.Act;
import dev.backsafe.scenario.CompatibilityFiles.Button;
import dev.backsafe.scenario.CompatibilityFiles.Person;
import dev.backsafe.scenario.CompatibilityFiles.Said;
import dev.backsafe.service.Composition;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.Store;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is stored, and the buttons that stand in chats, go on working: states, facts and databases
 * as version 1 wrote them get the answers that version 1 gave. People, facts and databases were
 * recorded once and are never made anew; when the bot's words change, {@code
 * -Dcompatibility.rewrite=true} writes down the new answers to the same old buttons.
 */
class CompatibilityTest {
  private static final boolean REWRITE = Boolean.getBoolean("compatibility.rewrite");

  /** When the databases were written. */
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

  // ---- Of the program's inside, only this is known here; it changes when that is renamed. ----

  /**
   * In which form the data of buttons is compared. Should new buttons come to carry something else,
   * nothing need be left of it here: old ones are pressed with what was recorded, in any case.
   */
  private static String comparableData(String data) {
    return data;
  }

  /** The same of the name of a picture. */
  private static String comparablePicture(String picture) {
    return picture;
  }

  /** The same of what the history keeps, as it stands there. */
  private static String comparableFact(String json) {
    return json;
  }

  /** The whole bot over a database, in this thread; what it sends is kept. */
  private static final class Bot implements AutoCloseable {
    private static final String TELEGRAM = "telegram";
    private static final String DISCORD = "discord";

    private final SettableClock clock = new SettableClock(NOW);
    private final Store store;
    private final Composition wiring;
    private final List<Said> heard = new ArrayList<>();
    private String document = "";
    private int updates;

    Bot(Path database, String key) {
      FieldEncryption sealer =
          key.isEmpty() ? FieldEncryption.none() : FieldEncryption.of(List.of(MasterKey.of(key)));
      Sender sender =
          (to, message, _) -> {
            hear(to.id(), message);
            return new Delivery.Delivered();
          };
      store = new SqliteStore("jdbc:sqlite:" + database + "?synchronous=OFF", sealer);
      Map<String, Sender> senders = Map.of(TELEGRAM, sender, DISCORD, sender);
      wiring = Composition.of(DirectBench.LIBRARY, store, senders, clock, Checkpoint.NONE);
    }

    private void hear(String to, Outgoing message) {
      List<Button> buttons =
          message.buttons().stream().map(b -> new Button(b.label(), b.data())).toList();
      Outgoing.Document file = message.document();
      document = file == null ? "" : file.content();
      String name = file == null ? null : file.name();
      String picture = message.picture() == null ? null : message.picture().written();
      heard.add(new Said(to, message.text(), buttons, picture, message.alt(), name));
    }

    void type(String account, String text) {
      take(account, "typed " + updates++, new Inbound.Content.Text(text));
    }

    void press(String account, String data) {
      take(account, "pressed " + updates++, new Inbound.Content.Press(data));
    }

    /** What has been handled under this id before counts once. */
    void again(String account, String update) {
      take(account, update, new Inbound.Content.Text("hello"));
    }

    private void take(String account, String update, Inbound.Content content) {
      String platform = account.equals("812345678901234567") ? DISCORD : TELEGRAM;
      wiring.turns().handle(new Inbound(new Account(platform, account), update, content, "en"));
    }

    /** What was sent since the last call. */
    List<Said> heard() {
      List<Said> all = List.copyOf(heard);
      heard.clear();
      return all;
    }

    /** What the file says that came with the last message. */
    String document() {
      return document;
    }

    /** Delivers what an earlier run has left, as a start does. */
    void deliver() {
      wiring.outbox().recover();
    }

    void clock(Instant now) {
      clock.set(now);
    }

    /** When the next reminder is due. */
    Optional<Instant> due() {
      return wiring.sweep().next();
    }

    void remind() {
      wiring.sweep().sweep();
    }

    /** What was received and not handled yet. */
    List<String> received() {
      return store.unprocessed().stream()
          .map(r -> r.platform() + " " + r.id() + " " + r.body())
          .toList();
    }

    /** What is remembered besides. */
    List<String> remembered() {
      Account ada = new Account(TELEGRAM, "700000005");
      Account eve = new Account(DISCORD, "812345678901234567");
      return List.of(
          "card " + store.card(ada).map(c -> c.id() + " " + c.bottom()),
          "of a person " + store.recall(eve, "direct") + " " + store.recall(eve, "mention"),
          "of Telegram " + store.recall(TELEGRAM, "file a1b2"),
          "of Discord " + store.recall(DISCORD, "limit"),
          "aside " + store.deadLetterCount());
    }

    @Override
    public void close() {
      store.close();
    }
  }

  /** The whole service over a database, on Telegram; what appears in each chat when it starts. */
  private static List<Said> served(Path database, List<Long> chats) throws IOException {
    NoWaitTicker time = new NoWaitTicker();
    List<Said> heard = new ArrayList<>();
    try (FakeBotApi api = new FakeBotApi(time)) {
      List<FakePerson> people = chats.stream().map(chat -> new FakePerson(api, chat)).toList();
      Settings.Database at = new Settings.Database("jdbc:sqlite:" + database);
      Settings settings =
          new Settings(TelegramBench.settings(api), null, at, null, List.of(), null);
      try (ServiceHarness served =
          new ServiceHarness(settings, NOW.plusSeconds(60), time, Checkpoint.NONE)) {
        served.idle();
      }
      people.forEach(p -> p.heard().forEach(seen -> heard.add(said(p.id(), seen))));
    }
    return heard;
  }

  private static Said said(long to, FakePerson.Seen seen) {
    List<Button> buttons =
        seen.buttons().entrySet().stream().map(b -> new Button(b.getKey(), b.getValue())).toList();
    String document = seen.document() == null ? null : "a file";
    return new Said(Long.toString(to), seen.text(), buttons, null, null, document);
  }

  // ---- From here on there are but texts. ----

  /** No button's data; whoever sends it is asked again what stands to be answered. */
  private static final String NOTHING = "?";

  @TempDir Path temp;

  private Path copy(String database) throws IOException {
    return Files.copy(HOME.resolve(database), temp.resolve(database));
  }

  private static String key(String database) throws IOException {
    boolean sealed = database.startsWith("sealed");
    return sealed ? Files.readString(HOME.resolve("sealed.key")).strip() : "";
  }

  /** Answers as they are compared. */
  private static String comparable(String answers) {
    return answers.lines().map(CompatibilityTest::line).collect(Collectors.joining("\n"));
  }

  private static String line(String line) {
    String picture = "     picture> ";
    if (line.startsWith(picture)) {
      return picture + comparablePicture(line.substring(picture.length()));
    }
    String fact = "fact> ";
    if (line.startsWith(fact)) {
      return fact + comparableFact(line.substring(fact.length()));
    }
    int data = line.startsWith("     [") ? line.lastIndexOf("]  ") : -1;
    return data < 0 ? line : line.substring(0, data + 3) + comparableData(line.substring(data + 3));
  }

  @TestFactory
  Stream<DynamicTest> everybodyIsAnsweredAsBefore() throws SQLException, IOException {
    Map<String, Person> people = CompatibilityFiles.people();
    Map<Act, String> recorded = CompatibilityFiles.recorded();
    assertThat(people).hasSizeGreaterThan(250);
    assertThat(recorded.keySet()).extracting(Act::person).containsAll(people.keySet());
    Map<Act, String> now = play(people, List.copyOf(recorded.keySet()));
    if (REWRITE) {
      CompatibilityFiles.rewrite(now);
    }
    return people.keySet().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> compare(name, now, recorded)));
  }

  private static void compare(String name, Map<Act, String> now, Map<Act, String> recorded) {
    assertThat(comparable(all(name, now)))
        .isEqualTo(comparable(all(name, REWRITE ? now : recorded)));
  }

  private static String all(String name, Map<Act, String> answers) {
    return answers.entrySet().stream()
        .filter(answer -> answer.getKey().person().equals(name))
        .map(answer -> answer.getKey().what() + "\n" + answer.getValue())
        .collect(Collectors.joining());
  }

  /** Each act upon a fresh copy of its person, under an account of its own. */
  private Map<Act, String> play(Map<String, Person> people, List<Act> acts)
      throws SQLException, IOException {
    Path database = copy("plain.db");
    CompatibilityFiles.fill(database, people, acts);
    Map<Act, String> answers = new LinkedHashMap<>();
    try (Bot bot = new Bot(database, "")) {
      for (int i = 0; i < acts.size(); i++) {
        Act act = acts.get(i);
        bot.clock(Objects.requireNonNull(people.get(act.person())).at());
        act(bot, Integer.toString(i), act.what());
        List<Said> said = bot.heard();
        answers.put(act, said.stream().map(Said::format).collect(Collectors.joining()));
        assertIsKept(bot, Integer.toString(i), said.getLast());
      }
    }
    List<String> kept = CompatibilityFiles.kept(database, people, acts);
    for (int i = 0; i < acts.size(); i++) {
      answers.merge(acts.get(i), kept.get(i), String::concat);
    }
    return answers;
  }

  private static void act(Bot bot, String account, String what) {
    if (what.startsWith("type ")) {
      bot.type(account, what.substring("type ".length()));
    } else {
      bot.press(account, what.startsWith("press ") ? what.substring("press ".length()) : NOTHING);
    }
  }

  /** The state that came of it is written and read again: the same question still stands. */
  private static void assertIsKept(Bot bot, String account, Said last) {
    if (!last.buttons().isEmpty()) {
      bot.press(account, NOTHING);
      assertThat(bot.heard()).last().extracting(Said::buttons).isEqualTo(last.buttons());
    }
  }

  /** All that waits in a database, and all that comes due in it, is said as before. */
  @ParameterizedTest
  @ValueSource(strings = {"plain.db", "sealed.db"})
  void aDatabaseGoesOn(String database) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Bot bot = new Bot(copy(database), key(database))) {
      all.append("== received\n" + lines(bot.received()));
      all.append("== remembered\n" + lines(bot.remembered()));
      bot.clock(NOW.plusSeconds(60));
      bot.deliver();
      all.append("== delivered\n" + format(bot.heard()));
      bot.again("700000003", "u13");
      all.append("== handled before\n" + format(bot.heard()));
      Instant end = NOW.plus(Duration.ofDays(6));
      Optional<Instant> due = bot.due().filter(at -> at.isBefore(end));
      while (due.isPresent()) {
        bot.clock(due.get());
        bot.remind();
        all.append("== due " + due.get() + "\n" + format(bot.heard()));
        due = bot.due().filter(at -> at.isBefore(end));
      }
      bot.type("700000016", "hello");
      all.append("== back after having been unreachable, due " + bot.due().isPresent() + "\n");
      all.append(format(bot.heard()));
    }
    check("database.txt", all.toString());
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** By account: what comes due at the same moment has no order. */
  private static String format(List<Said> said) {
    return said.stream()
        // Of what waits for somebody, the urgent may go first or not, as it comes.
        .sorted(Comparator.comparing(Said::to).thenComparing(Said::text))
        .map(one -> "to " + one.to() + "\n" + one.format())
        .collect(Collectors.joining());
  }

  private static void check(String file, String all) throws IOException {
    if (REWRITE) {
      Files.writeString(HOME.resolve(file), all);
    }
    assertThat(comparable(all)).isEqualTo(comparable(Files.readString(HOME.resolve(file))));
  }

  /** Nobody is missing, nor anything that happened to them. */
  @ParameterizedTest
  @ValueSource(strings = {"plain.db", "sealed.db"})
  void everythingOfEverybodyIsThere(String database) throws SQLException, IOException {
    Path copy = copy(database);
    Map<String, Integer> facts = CompatibilityFiles.facts(copy);
    assertThat(facts).hasSizeGreaterThan(20);
    try (Bot bot = new Bot(copy, key(database))) {
      for (Map.Entry<String, Integer> one : facts.entrySet()) {
        bot.type(one.getKey(), "/export");
        assertThat(bot.heard()).last().extracting(Said::document).isEqualTo("backsafe.json");
        assertThat(CompatibilityFiles.factsIn(bot.document()))
            .as(one.getKey())
            .isGreaterThanOrEqualTo(one.getValue());
      }
    }
  }

  /** What Telegram had brought, and what had not arrived there, is handled by a start. */
  @Test
  void theServiceGoesOnWhereItWas() throws IOException {
    List<Long> chats = Stream.iterate(700_000_001L, chat -> chat + 1).limit(21).toList();
    List<Long> all = Stream.concat(chats.stream(), Stream.of(700_000_099L)).toList();
    check("telegram.txt", format(served(copy("plain.db"), all)));
  }
}
