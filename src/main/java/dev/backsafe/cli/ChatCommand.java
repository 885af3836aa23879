package dev.backsafe.cli;

import dev.backsafe.config.OperatorException;
import dev.backsafe.content.Library;
import dev.backsafe.conversation.CommandName;
import dev.backsafe.picture.Picture;
import dev.backsafe.picture.PictureLibrary;
import dev.backsafe.picture.Sketch;
import dev.backsafe.platform.terminal.Format;
import dev.backsafe.platform.terminal.TerminalChat;
import dev.backsafe.routine.Routine;
import dev.backsafe.schedule.ReminderScheduler;
import dev.backsafe.service.Composition;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import dev.backsafe.turn.ReminderSweep;
import java.io.Console;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code backsafe chat}: the conversation, here in the terminal. */
@Command(
    name = "chat",
    description = "Talk to the coach here in the terminal.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Answer with a number, a button's words, a command such as /help, or your own words.",
      "With --rehearse, a line \"clock +48h\" (or +30m, +2d) moves time."
    })
public final class ChatCommand implements Runnable {
  /** A database that is gone with the process. */
  private static final String IN_MEMORY = "jdbc:sqlite:file:rehearsal-";

  @Mixin private ContentOption content = new ContentOption();
  @Mixin private DatabaseOption database = new DatabaseOption();

  @Option(names = "--as", paramLabel = "NAME", description = "who you are (default: the OS user)")
  private @Nullable String name;

  @Option(names = "--json", description = "one JSON object a line for each reply")
  private boolean json;

  @Option(
      names = "--rehearse",
      paramLabel = "INSTANT",
      arity = "0..1",
      fallbackValue = "now",
      description =
          "try days of coaching in a minute: a clock that you move, and nothing is kept;"
              + " INSTANT is like 2026-03-01T08:00:00Z")
  private @Nullable String rehearse;

  @Override
  public void run() {
    Library library = content.library();
    try (TerminalChat chat = chat(library.routine())) {
      if (rehearse == null) {
        talk(library, database.in(content.settings()), chat);
      } else {
        rehearse(library, chat, instant(rehearse));
      }
    }
  }

  @SuppressWarnings("SystemConsoleNull") // The JDK may still say that there is none.
  private TerminalChat chat(Routine routine) {
    Function<Picture, String> sketches =
        picture -> PictureLibrary.canDraw() ? Sketch.of(picture, routine) : "";
    String who = TerminalChat.nameOr(name);
    Console console = System.console();
    if (!json && console != null && console.isTerminal()) {
      List<String> commands = Arrays.stream(CommandName.values()).map(v -> "/" + v.id()).toList();
      return TerminalChat.interactive(who, Format.COLOUR, commands, sketches);
    }
    return TerminalChat.piped(
        who, json ? Format.JSON : Format.PLAIN, System.in, System.out, sketches);
  }

  private static void talk(Library library, Settings settings, TerminalChat chat) {
    InstantSource clock = InstantSource.system();
    try (Store store = DatabaseOption.open(settings)) {
      Library own = library.runBy(Composition.operator(settings));
      Composition conversation = conversation(own, chat, store, clock);
      conversation.outbox().recover();
      conversation.sweep().sweep();
      conversation.turns().handle(chat.opening());
      try (ReminderScheduler _ = conversation.schedule(settings, store, clock)) {
        chat.run(conversation.turns()::handle, _ -> false);
      }
    }
  }

  private static void rehearse(Library library, TerminalChat chat, Instant start) {
    SettableClock clock = new SettableClock(start);
    try (Store store =
        new SqliteStore(IN_MEMORY + UUID.randomUUID() + "?mode=memory&cache=shared")) {
      Composition conversation = conversation(library, chat, store, clock);
      ReminderSweep sweep = conversation.sweep();
      Rehearsal rehearsal = new Rehearsal(clock, sweep::next, sweep::sweep, chat::note);
      chat.note("Rehearsal: nothing is kept. It is " + start + "; \"clock +48h\" moves time.");
      conversation.turns().handle(chat.opening());
      chat.run(conversation.turns()::handle, rehearsal::takes);
    }
  }

  private static Composition conversation(
      Library library, TerminalChat chat, Store store, InstantSource clock) {
    return Composition.of(
        library, store, Map.of(TerminalChat.PLATFORM, chat), clock, Checkpoint.NONE);
  }

  private static Instant instant(String text) {
    if (text.equals("now")) {
      return InstantSource.system().instant();
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new OperatorException(
          "--rehearse \"" + text + "\" is no instant; write one like 2026-03-01T08:00:00Z");
    }
  }
}
