package dev.backsafe.service;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.OperatorException;
import dev.backsafe.config.Problem;
import dev.backsafe.content.Library;
import dev.backsafe.conversation.Engine;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.Ticker;
import dev.backsafe.settings.Settings;
import dev.backsafe.settings.SettingsReader;
import dev.backsafe.store.Store;
import dev.backsafe.turn.Checkpoint;
import dev.backsafe.turn.Outbox;
import dev.backsafe.turn.ReminderSweep;
import dev.backsafe.turn.TextReader;
import dev.backsafe.turn.TurnListener;
import dev.backsafe.turn.TurnProcessor;
import dev.backsafe.understanding.Reading;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** The one place where the parts are put together. */
public record Composition(Outbox outbox, TurnProcessor turns, ReminderSweep sweep) {

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
   * @param waiting how they wait between attempts
   * @param watch counts what comes of it
   */
  public static Composition of(
      Library library,
      Store store,
      Map<String, Sender> senders,
      InstantSource clock,
      Checkpoint checkpoint,
      Executor lanes,
      Ticker waiting,
      TurnListener watch) {
    Engine engine = new Engine(library.routine(), library.places());
    Phrasing phrasing = new Phrasing(library.texts(), library.helpLines());
    Outbox outbox = new Outbox(engine, store, senders, checkpoint, lanes, waiting, clock, watch);
    TurnProcessor turns =
        new TurnProcessor(
            engine,
            library.routine(),
            phrasing,
            counted(library.understanding()::read, watch),
            store,
            outbox,
            clock,
            checkpoint,
            watch);
    return new Composition(outbox, turns, new ReminderSweep(store, turns, clock));
  }

  private static TextReader counted(TextReader reader, TurnListener watch) {
    return (text, language) -> {
      Reading reading = reader.read(text, language);
      watch.understood(reading.meaning());
      return reading;
    };
  }

  /** All that an operator has written, found to be in order. */
  public record Checked(Library library, Settings settings) {}

  /** Content and settings, or a failure that lists everything that is wrong with either. */
  public static Checked checked(ConfigFiles files) {
    Library.Reading reading = Library.begin(files);
    return checked(SettingsReader.read(files, System.getenv()), reading.finish());
  }

  /** The same of both when they have been read. */
  public static Checked checked(SettingsReader.Outcome settings, Library.Outcome library) {
    if (settings instanceof SettingsReader.Outcome.Ready(Settings set)
        && library instanceof Library.Outcome.Ready(Library read)) {
      return new Checked(read, set);
    }
    List<Problem> problems = new ArrayList<>();
    if (settings instanceof SettingsReader.Outcome.Faulty(var faults)) {
      problems.addAll(faults);
    }
    if (library instanceof Library.Outcome.Faulty(var faults)) {
      problems.addAll(faults);
    }
    throw failure(problems);
  }

  /** The settings, or a failure that lists everything that is wrong with them. */
  public static Settings settings(ConfigFiles files) {
    return switch (SettingsReader.read(files, System.getenv())) {
      case SettingsReader.Outcome.Ready(Settings settings) -> settings;
      case SettingsReader.Outcome.Faulty(var problems) -> throw failure(problems);
    };
  }

  /** The content, or a failure that lists everything that is wrong with it. */
  public static Library library(ConfigFiles files) {
    return switch (Library.read(files)) {
      case Library.Outcome.Ready(Library library) -> library;
      case Library.Outcome.Faulty(var problems) -> throw failure(problems);
    };
  }

  /** Lists everything that is wrong, if anything is. */
  public static void failOn(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw failure(problems);
    }
  }

  private static OperatorException failure(List<Problem> problems) {
    return new OperatorException(
        problems.stream().map(Object::toString).collect(Collectors.joining("\n")));
  }
}
