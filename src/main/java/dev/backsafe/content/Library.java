package dev.backsafe.content;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.conversation.AnswerBook;
import dev.backsafe.conversation.AnswerTopic;
import dev.backsafe.conversation.Places;
import dev.backsafe.phrasing.HelpLines;
import dev.backsafe.phrasing.Operator;
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
import java.util.function.Supplier;

/** All content, read and found to be in order. */
public record Library(
    Routine routine,
    Texts texts,
    AnswerBook answers,
    HelpLines helpLines,
    Places places,
    Understanding understanding,
    Operator operator) {
  public Library(
      Routine routine,
      Texts texts,
      AnswerBook answers,
      HelpLines helpLines,
      Places places,
      Understanding understanding) {
    this(routine, texts, answers, helpLines, places, understanding, Operator.UNKNOWN);
  }

  public Library runBy(Operator other) {
    return new Library(routine, texts, answers, helpLines, places, understanding, other);
  }

  /** What reading came to: all of it, or every error at once. */
  public sealed interface Outcome {
    record Ready(Library library) implements Outcome {}

    record Faulty(List<Problem> problems) implements Outcome {}
  }

  /** Reads all of it. */
  public static Outcome read(ConfigFiles files) {
    return begin(files).finish();
  }

  /** Begins, in threads of its own: other things may be done beside it. */
  public static Reading begin(ConfigFiles files) {
    return new Reading(
        beside(() -> UnderstandingLoader.learn(files)), beside(() -> Rest.read(files)));
  }

  private static <T> CompletableFuture<T> beside(Supplier<T> reading) {
    return CompletableFuture.supplyAsync(reading, Thread::startVirtualThread);
  }

  /** All but what is understood. */
  private record Rest(
      Optional<Routine> routine,
      Optional<HelpLines> lines,
      Optional<Gazetteer> places,
      Map<String, Map<String, String>> texts,
      List<AnswerTopic> answers,
      List<Problem> problems) {

    static Rest read(ConfigFiles files) {
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
      return new Rest(routine, lines, places, texts, readAnswers(files, texts, problems), problems);
    }
  }

  /** Adds the words of the answers to the texts; English says what can be asked. */
  private static List<AnswerTopic> readAnswers(
      ConfigFiles files, Map<String, Map<String, String>> texts, List<Problem> problems) {
    List<AnswerTopic> topics = new ArrayList<>();
    for (String language : files.languages("answers")) {
      Map<String, String> said = texts.getOrDefault(language, Map.of());
      one(
              files,
              "answers/" + language + ".yaml",
              problems,
              (text, found) -> AnswersReader.read(text, said, found))
          .ifPresent(
              answers -> {
                texts.computeIfPresent(language, (_, own) -> both(own, answers.texts()));
                if (language.equals(Texts.FALLBACK)) {
                  topics.addAll(answers.topics());
                }
              });
    }
    return topics;
  }

  private static Map<String, String> both(Map<String, String> some, Map<String, String> others) {
    Map<String, String> all = new HashMap<>(some);
    all.putAll(others);
    return all;
  }

  /** Content that is being read. */
  public static final class Reading {
    private final CompletableFuture<UnderstandingLoader.Learned> understanding;
    private final CompletableFuture<Rest> rest;

    private Reading(
        CompletableFuture<UnderstandingLoader.Learned> understanding,
        CompletableFuture<Rest> rest) {
      this.understanding = understanding;
      this.rest = rest;
    }

    /** Waits for all of it. */
    public Outcome finish() {
      Rest read = rest.join();
      UnderstandingLoader.Learned learned = understanding.join();
      List<Problem> problems = new ArrayList<>(read.problems);
      problems.addAll(learned.problems());
      if (!problems.isEmpty()
          || read.routine.isEmpty()
          || read.lines.isEmpty()
          || read.places.isEmpty()) {
        return new Outcome.Faulty(problems);
      }
      return new Outcome.Ready(
          new Library(
              read.routine.get(),
              new Texts(read.texts, learned.foreign()),
              new AnswerBook(read.answers),
              read.lines.get(),
              read.places.get(),
              learned.understanding()));
    }
  }

  private static <T> Optional<T> one(
      ConfigFiles files,
      String path,
      List<Problem> problems,
      BiFunction<ConfigFiles.Text, List<Problem>, T> reader) {
    Optional<ConfigFiles.Text> text = files.read(path);
    if (text.isEmpty()) {
      problems.add(new Problem(path, 1, "the file is missing", "add it"));
    }
    return text.map(t -> reader.apply(t, problems));
  }
}
