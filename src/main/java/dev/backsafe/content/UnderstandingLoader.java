package dev.backsafe.content;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.phrasing.ForeignTexts;
import dev.backsafe.understanding.Examples.Example;
import dev.backsafe.understanding.ForeignLanguage;
import dev.backsafe.understanding.LanguageData;
import dev.backsafe.understanding.Lexicon;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.TrainedModel;
import dev.backsafe.understanding.Understanding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads {@code config/understanding/<language>}: the lexicon's YAML files and the examples. */
public final class UnderstandingLoader {
  private static final String EXAMPLES = "examples";
  private static final String ORDINARY = "ordinary-words.txt";

  private static final String DIRECTORY = "understanding";
  private static final List<String> FILE_NAMES = names();

  private final List<Problem> problems = new ArrayList<>();

  /** The data as far as it could be read, and everything that is wrong with it. */
  public record Loaded(List<LanguageData> languages, List<Problem> problems) {}

  private UnderstandingLoader() {}

  /** A language's files as they are: contents by name, and what an operator calls them. */
  private record Source(String language, Map<String, String> contents, Map<String, String> shown) {
    /** Whether this is what the build has learned from, and found faultless. */
    boolean isShipped() {
      return ConfigFiles.shippedBytes(model(language), TrainedModel.HEAD)
          .map(TrainedModel::fingerprint)
          .equals(Optional.of(OptionalLong.of(fingerprint(contents))));
    }
  }

  /** Reads every language: English, and those for which the operator's directory has data. */
  public static Loaded load(ConfigFiles files) {
    return load(sources(files));
  }

  private static List<Source> sources(ConfigFiles files) {
    List<Source> sources = new ArrayList<>();
    for (String language : files.languages(DIRECTORY)) {
      Map<String, String> contents = new TreeMap<>();
      Map<String, String> shown = new HashMap<>();
      for (String name : FILE_NAMES) {
        files
            .read(DIRECTORY + "/" + language + "/" + name)
            .ifPresent(
                text -> {
                  contents.put(name, text.content());
                  shown.put(name, text.name());
                });
      }
      sources.add(new Source(language, contents, shown));
    }
    return sources;
  }

  private static Loaded load(List<Source> sources) {
    List<LanguageData> languages = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Source source : sources) {
      Loaded loaded = parse(source.language, source.contents);
      languages.addAll(loaded.languages());
      loaded.problems().stream()
          .map(found -> found.in(source.shown.getOrDefault(found.file(), found.file())))
          .forEach(problems::add);
    }
    return new Loaded(List.copyOf(languages), List.copyOf(problems));
  }

  /**
   * Readers made from the data, with what the build has learned where that still fits.
   *
   * @param foreign what is said in languages that are only recognised
   */
  public record Learned(
      Understanding understanding, ForeignTexts foreign, List<Problem> problems) {}

  /**
   * Reads every language and makes it ready to understand texts. Where all of it is as shipped, the
   * build has found it faultless, so that to make it ready may wait until it is needed.
   */
  public static Learned learn(ConfigFiles files) {
    List<Source> sources = sources(files);
    ForeignTexts foreign = new ForeignTexts();
    if (areShipped(sources) && files.isShipped(RecognisedLanguages.FOLDER)) {
      return new Learned(
          Understanding.later(
              () -> understanding(load(sources).languages(), recognised(files, foreign))),
          foreign,
          List.of());
    }
    Loaded loaded = load(sources);
    List<Problem> problems = new ArrayList<>(loaded.problems());
    problems.addAll(problemsOfRecognised(files));
    return new Learned(
        understanding(usable(loaded), recognised(files, foreign)), foreign, problems);
  }

  /** Data with errors could stop a reader from being made; the shipped one stands in for it. */
  private static List<ForeignLanguage> recognised(ConfigFiles files, ForeignTexts foreign) {
    RecognisedLanguages own = RecognisedLanguages.read(files);
    RecognisedLanguages read =
        own.problems().isEmpty() ? own : RecognisedLanguages.read(new ConfigFiles(null));
    foreign.become(read.texts());
    return read.languages();
  }

  /** What is wrong with the files of the languages that are only recognised. */
  public static List<Problem> problemsOfRecognised(ConfigFiles files) {
    return RecognisedLanguages.read(files).problems();
  }

  /** Whether all of it is as the build had it. */
  static boolean isShipped(ConfigFiles files) {
    return areShipped(sources(files));
  }

  private static boolean areShipped(List<Source> sources) {
    return sources.stream().allMatch(Source::isShipped);
  }

  private static Understanding understanding(
      List<LanguageData> languages, List<ForeignLanguage> others) {
    return Understanding.of(languages, shippedModels(), others);
  }

  /** Data with errors could stop a reader from being made; the shipped one stands in for it. */
  private static List<LanguageData> usable(Loaded loaded) {
    return loaded.problems().isEmpty()
        ? loaded.languages()
        : load(new ConfigFiles(null)).languages();
  }

  /** What the build learned from the shipped data, by language; of no use for other data. */
  private static Map<String, TrainedModel> shippedModels() {
    return ConfigFiles.shippedBytes(model("en"), Integer.MAX_VALUE)
        .flatMap(TrainedModel::fromBytes)
        .map(model -> Map.of("en", model))
        .orElse(Map.of());
  }

  private static String model(String language) {
    return DIRECTORY + "/" + language + ".model";
  }

  /** Reads one language from the contents of its files, by name. */
  public static Loaded parse(String language, Map<String, String> files) {
    UnderstandingLoader loader = new UnderstandingLoader();
    LanguageData data = loader.language(language, files);
    return new Loaded(List.of(data), List.copyOf(loader.problems));
  }

  private static List<String> names() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "answers.yaml",
                "body.yaml",
                "idioms.yaml",
                "negation.yaml",
                "pain.yaml",
                "red-flags.yaml",
                "replies.yaml",
                "spelling.yaml",
                ORDINARY));
    for (RedFlag flag : RedFlag.values()) {
      names.add(EXAMPLES + "/" + Meaning.EMERGENCY.id() + "-" + flag.id() + ".txt");
    }
    for (Meaning meaning : Meaning.values()) {
      names.add(EXAMPLES + "/" + meaning.id() + ".txt");
    }
    return List.copyOf(names);
  }

  private LanguageData language(String language, Map<String, String> files) {
    LexiconReader lexicon = new LexiconReader(problems);
    List<Example> examples = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    new TreeMap<>(files)
        .forEach(
            (name, content) -> {
              if (name.endsWith(".yaml")) {
                lexicon.read(name, content);
              } else if (name.equals(ORDINARY)) {
                lexicon.ordinary(phrases(content).stream().map(Line::text).toList());
              } else if (name.startsWith(EXAMPLES + "/") && name.endsWith(".txt")) {
                examples(name, content, examples, seen);
              }
            });
    Lexicon read = lexicon.lexicon();
    return new LanguageData(language, read, examples, fingerprint(files));
  }

  private static long fingerprint(Map<String, String> files) {
    CRC32C checksum = new CRC32C();
    new TreeMap<>(files)
        .forEach(
            (name, content) -> {
              checksum.update(name.getBytes(StandardCharsets.UTF_8));
              checksum.update(content.getBytes(StandardCharsets.UTF_8));
            });
    return checksum.getValue();
  }

  /** One phrase a line; the file's name says what they mean: {@code emergency-legs.txt}. */
  private void examples(String file, String content, List<Example> examples, Set<String> seen) {
    String name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".txt".length());
    Optional<Label> label = label(name);
    if (label.isEmpty()) {
      problems.add(
          new Problem(file, 1, "\"" + name + "\" is not a meaning", "name it like no-pain.txt"));
      return;
    }
    for (Line line : phrases(content)) {
      if (!seen.add(line.text)) {
        String message = "\"" + line.text + "\" is there twice";
        problems.add(new Problem(file, line.number, message, "keep one of them"));
      }
      examples.add(new Example(line.text, label.get().meaning, label.get().flag));
    }
  }

  private record Line(int number, String text) {}

  private static List<Line> phrases(String content) {
    List<Line> phrases = new ArrayList<>();
    int number = 0;
    for (String line : content.lines().toList()) {
      number++;
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        phrases.add(new Line(number, text));
      }
    }
    return phrases;
  }

  private record Label(Meaning meaning, @Nullable RedFlag flag) {}

  private static Optional<Label> label(String name) {
    String emergency = Meaning.EMERGENCY.id() + "-";
    return name.startsWith(emergency)
        ? RedFlag.of(name.substring(emergency.length()))
            .map(flag -> new Label(Meaning.EMERGENCY, flag))
        : Meaning.of(name)
            .filter(meaning -> meaning != Meaning.EMERGENCY && meaning != Meaning.UNSURE)
            .map(meaning -> new Label(meaning, null));
  }
}
