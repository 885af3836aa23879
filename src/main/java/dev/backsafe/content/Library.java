package dev.backsafe.content;

import dev.backsafe.conversation.Places;
import dev.backsafe.phrasing.HelpLines;
import dev.backsafe.phrasing.Texts;
import dev.backsafe.routine.Routine;
import dev.backsafe.understanding.Understanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** All content, read and found to be in order. */
public record Library(
    Routine routine, Texts texts, HelpLines helpLines, Places places, Understanding understanding) {

  /** What reading came to: all of it, or every error at once. */
  public sealed interface Outcome {
    record Ready(Library library) implements Outcome {}

    record Faulty(List<Problem> problems) implements Outcome {}
  }

  /** Reads all of it. */
  public static Outcome read(Files files) {
    return begin(files).finish();
  }

  /** Begins with the largest part by far, beside which other things may be done. */
  public static Reading begin(Files files) {
    return new Reading(
        files, CompletableFuture.supplyAsync(() -> UnderstandingLoader.learn(files)));
  }

  /** Content that is being read. */
  public static final class Reading {
    private final Files files;
    private final CompletableFuture<UnderstandingLoader.Learned> understanding;

    private Reading(Files files, CompletableFuture<UnderstandingLoader.Learned> understanding) {
      this.files = files;
      this.understanding = understanding;
    }

    /** Reads the rest. */
    public Outcome finish() {
      List<Problem> problems = new ArrayList<>();
      Optional<Routine> routine = one(files, "routine.yaml", problems, RoutineReader::read);
      Optional<HelpLines> lines = one(files, "help-lines.yaml", problems, HelpLinesReader::read);
      Optional<Gazetteer> places = one(files, "places.yaml", problems, Gazetteer::read);
      Map<String, Map<String, String>> texts = new HashMap<>();
      if (routine.isPresent()) {
        for (String language : files.languages("texts")) {
          one(
                  files,
                  "texts/" + language + ".yaml",
                  problems,
                  (text, found) -> TextsReader.read(text, routine.get(), found))
              .ifPresent(t -> texts.put(language, t));
        }
      }
      UnderstandingLoader.Learned learned = understanding.join();
      problems.addAll(learned.problems());
      if (!problems.isEmpty() || routine.isEmpty() || lines.isEmpty() || places.isEmpty()) {
        return new Outcome.Faulty(problems);
      }
      return new Outcome.Ready(
          new Library(
              routine.get(), new Texts(texts), lines.get(), places.get(), learned.understanding()));
    }
  }

  private static <T> Optional<T> one(
      Files files,
      String path,
      List<Problem> problems,
      BiFunction<Files.Text, List<Problem>, T> reader) {
    Optional<Files.Text> text = files.read(path);
    if (text.isEmpty()) {
      problems.add(new Problem(path, 1, "the file is missing", "add it"));
    }
    return text.map(t -> reader.apply(t, problems));
  }
}
