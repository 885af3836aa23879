package dev.backsafe;

import dev.backsafe.content.Files;
import dev.backsafe.content.Library;
import dev.backsafe.content.Problem;
import dev.backsafe.conversation.Engine;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.platform.Sender;
import dev.backsafe.platform.Waiting;
import dev.backsafe.settings.Settings;
import dev.backsafe.settings.SettingsReader;
import dev.backsafe.store.Store;
import dev.backsafe.turn.Checkpoint;
import dev.backsafe.turn.NudgeSweep;
import dev.backsafe.turn.Outbox;
import dev.backsafe.turn.Reader;
import dev.backsafe.turn.TurnProcessor;
import dev.backsafe.turn.Watch;
import dev.backsafe.understanding.Reading;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** The one place where the parts are put together. */
record Wiring(Outbox outbox, TurnProcessor turns, NudgeSweep sweep) {

  /** Everything is delivered in the thread of whoever brings a message. */
  static Wiring of(
      Library library,
      Store store,
      Map<String, Sender> senders,
      InstantSource clock,
      Checkpoint checkpoint) {
    return of(library, store, senders, clock, checkpoint, Runnable::run, Waiting.REAL, Watch.NONE);
  }

  /**
   * The same with lanes of their own for replies.
   *
   * @param lanes runs them
   * @param waiting how they wait between attempts
   * @param watch counts what comes of it
   */
  static Wiring of(
      Library library,
      Store store,
      Map<String, Sender> senders,
      InstantSource clock,
      Checkpoint checkpoint,
      Executor lanes,
      Waiting waiting,
      Watch watch) {
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
    return new Wiring(outbox, turns, new NudgeSweep(store, turns, clock));
  }

  private static Reader counted(Reader reader, Watch watch) {
    return (text, language) -> {
      Reading reading = reader.read(text, language);
      watch.understood(reading.meaning());
      return reading;
    };
  }

  /** All that an operator has written, found to be in order. */
  record Checked(Library library, Settings settings) {}

  /** Content and settings, or a failure that lists everything that is wrong with either. */
  static Checked checked(Files files) {
    Library.Reading reading = Library.begin(files);
    return checked(SettingsReader.read(files, System.getenv()), reading.finish());
  }

  /** The same of both when they have been read. */
  static Checked checked(SettingsReader.Outcome settings, Library.Outcome library) {
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
  static Settings settings(Files files) {
    return switch (SettingsReader.read(files, System.getenv())) {
      case SettingsReader.Outcome.Ready(Settings settings) -> settings;
      case SettingsReader.Outcome.Faulty(var problems) -> throw failure(problems);
    };
  }

  /** The content, or a failure that lists everything that is wrong with it. */
  static Library library(Files files) {
    return switch (Library.read(files)) {
      case Library.Outcome.Ready(Library library) -> library;
      case Library.Outcome.Faulty(var problems) -> throw failure(problems);
    };
  }

  /** Lists everything that is wrong, if anything is. */
  static void failOn(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw failure(problems);
    }
  }

  private static Failure failure(List<Problem> problems) {
    return new Failure(problems.stream().map(Object::toString).collect(Collectors.joining("\n")));
  }
}
