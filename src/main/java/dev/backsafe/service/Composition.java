package dev.backsafe.service;

import dev.backsafe.config.OperatorException;
import dev.backsafe.content.Library;
import dev.backsafe.conversation.CommandName;
import dev.backsafe.conversation.Engine;
import dev.backsafe.operations.Backups;
import dev.backsafe.operations.Metrics;
import dev.backsafe.phrasing.Operator;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.picture.PictureLibrary;
import dev.backsafe.picture.Pictures;
import dev.backsafe.platform.Platform;
import dev.backsafe.platform.PlatformTexts;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.discord.Discord;
import dev.backsafe.platform.discord.DiscordPhrase;
import dev.backsafe.platform.telegram.Telegram;
import dev.backsafe.platform.telegram.TelegramPhrase;
import dev.backsafe.schedule.ReminderScheduler;
import dev.backsafe.schedule.ScheduledTask;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.Store;
import dev.backsafe.store.StoreException;
import dev.backsafe.store.postgres.PostgresDatabase;
import dev.backsafe.store.postgres.PostgresStore;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import dev.backsafe.turn.Intake;
import dev.backsafe.turn.Outbox;
import dev.backsafe.turn.ReminderSweep;
import dev.backsafe.turn.TextReader;
import dev.backsafe.turn.TurnListener;
import dev.backsafe.turn.TurnProcessor;
import dev.backsafe.understanding.Analysis;
import dev.backsafe.understanding.Asked;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where the parts are put together: the store, the conversation over it, which this
 * is, and around that the service.
 */
public record Composition(Outbox outbox, TurnProcessor turns, ReminderSweep sweep) {
  private static final Logger LOG = LoggerFactory.getLogger(Composition.class);

  /** Opens the database. */
  public static Store store(Settings settings) {
    Settings.Database database = settings.database();
    if (database.isPostgres()) {
      return new PostgresStore(postgres(database), encryption(settings));
    }
    if (database.isSqlite()) {
      return new SqliteStore(database.url(), encryption(settings));
    }
    throw new OperatorException(
        "the database \""
            + PostgresDatabase.shown(database.url())
            + "\" is not supported; "
            + Settings.Database.REMEDY);
  }

  /** What people are told of whoever runs the bot. */
  public static Operator operator(Settings settings) {
    Settings.Operator set = settings.operator();
    Settings.Backups backups = settings.backups();
    return new Operator(
        set.contact(),
        set.privacy() == null ? null : set.privacy().toString(),
        backups == null ? null : Duration.ofDays(backups.keep()));
  }

  public static PostgresDatabase postgres(Settings.Database database) {
    return new PostgresDatabase(database.url(), database.user(), database.password());
  }

  public static FieldEncryption encryption(Settings settings) {
    return FieldEncryption.of(
        settings.dataKeys().stream().map(k -> MasterKey.of(k.reveal())).toList());
  }

  /** Everything is delivered in the thread of whoever brings a message. */
  public static Composition of(
      Library library,
      Store store,
      Map<String, Sender> senders,
      InstantSource clock,
      Checkpoint checkpoint) {
    return of(
        library, store, senders, clock, checkpoint, Runnable::run, Ticker.REAL, TurnListener.NONE);
  }

  /**
   * The same with lanes of their own for replies.
   *
   * @param lanes runs them
   * @param ticker how they wait between attempts
   * @param listener counts what comes of it
   */
  public static Composition of(
      Library library,
      Store store,
      Map<String, Sender> senders,
      InstantSource clock,
      Checkpoint checkpoint,
      Executor lanes,
      Ticker ticker,
      TurnListener listener) {
    Engine engine = new Engine(library.routine(), library.places(), library.answers());
    Phrasing phrasing = new Phrasing(library.texts(), library.helpLines(), library.operator());
    Outbox outbox = new Outbox(engine, store, senders, checkpoint, lanes, ticker, clock, listener);
    TurnProcessor turns =
        new TurnProcessor(
            engine,
            library.routine(),
            phrasing,
            counted(library.understanding()::analyse, listener),
            store,
            outbox,
            clock,
            checkpoint,
            listener);
    return new Composition(outbox, turns, new ReminderSweep(store, turns, clock));
  }

  private static TextReader counted(TextReader reader, TurnListener listener) {
    return (text, language) -> {
      Analysis read = reader.read(text, language);
      listener.understood(read.reading(Asked.NOTHING).meaning());
      return read;
    };
  }

  /** Starts what happens by the clock: reminders, and what is to be done besides. */
  public ReminderScheduler schedule(Settings settings, Store store, InstantSource clock) {
    List<ScheduledTask> tasks = new ArrayList<>();
    tasks.add(ScheduledTask.hourly("purge", () -> store.purge(clock.instant())));
    Settings.Backups set = settings.backups();
    if (set != null) {
      Backups backups = new Backups(set.directory(), set.keep(), store::backup);
      tasks.add(ScheduledTask.nightly("backup", set.at(), () -> backups.make(clock.instant())));
    }
    return ReminderScheduler.start(sweep, clock, tasks);
  }

  /** The service, which from now on has the store, and closes it. */
  public static Service service(
      Settings settings,
      Library content,
      Store store,
      InstantSource clock,
      Ticker ticker,
      Checkpoint checkpoint) {
    Library library = content.runBy(operator(settings));
    ExecutorService lanes =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().uncaughtExceptionHandler(Composition::brokenOff).factory());
    PictureLibrary pictures = new PictureLibrary(library.routine());
    List<Platform> platforms = platforms(settings, library, store, pictures, ticker, clock);
    boolean needsHttp = settings.http() != null || platforms.stream().anyMatch(Platform::needsHttp);
    Metrics metrics = needsHttp ? new Metrics() : null;
    TurnListener listener = metrics == null ? TurnListener.NONE : metrics;
    Composition conversation =
        of(
            library,
            store,
            platforms.stream().collect(Collectors.toMap(Platform::id, Platform::sender)),
            clock,
            checkpoint,
            lanes,
            ticker,
            listener);
    Intake intake =
        new Intake(
            store,
            platforms.stream().collect(Collectors.toMap(Platform::id, Platform::translator)),
            conversation.turns,
            conversation.outbox,
            clock,
            ticker,
            lanes,
            listener);
    return new Service(
        platforms,
        intake,
        conversation,
        store,
        () -> conversation.schedule(settings, store, clock),
        lanes,
        pictures,
        library.understanding()::prepare,
        settings.http(),
        metrics);
  }

  /** What a lane was to do stands in the store; of one that is stopped there is nothing to say. */
  private static void brokenOff(Thread lane, Throwable failure) {
    if (!lane.isInterrupted()) {
      LOG.error(
          "{} will be done later",
          failure instanceof StoreException ? failure.getMessage() : failure.getClass().getName());
    }
  }

  /** Those that have a token. */
  private static List<Platform> platforms(
      Settings settings,
      Library library,
      Store store,
      Pictures pictures,
      Ticker ticker,
      InstantSource clock) {
    List<Platform> platforms = new ArrayList<>();
    if (settings.telegram() != null) {
      platforms.add(
          new Telegram(
              settings.telegram(),
              PlatformTextSource.of(
                  library, EnumSet.allOf(CommandName.class), TelegramPhrase.values()),
              new StoredCards(store),
              pictures,
              store,
              ticker,
              () -> store.leads(Telegram.PLATFORM)));
    }
    if (settings.discord() != null) {
      platforms.add(
          new Discord(
              settings.discord(),
              // "/session" is how one starts there.
              PlatformTextSource.of(
                  library,
                  EnumSet.complementOf(EnumSet.of(CommandName.START)),
                  DiscordPhrase.values()),
              store,
              pictures,
              text -> library.understanding().read(text, PlatformTexts.FALLBACK).sign() != null,
              ticker,
              clock));
    }
    return List.copyOf(platforms);
  }
}
