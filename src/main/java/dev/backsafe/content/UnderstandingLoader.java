package dev.backsafe.content;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.phrasing.ForeignTexts;
import dev.backsafe.understanding.Additions;
import dev.backsafe.understanding.ForeignLanguage;
import dev.backsafe.understanding.LanguageData;
import dev.backsafe.understanding.Lexicon;
import dev.backsafe.understanding.TrainedModel;
import dev.backsafe.understanding.Understanding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** Reads {@code config/understanding/<language>}: the lexicon's YAML files and the phrases. */
public final class UnderstandingLoader {
  private static final String AUTHORS = "phrases/authors.txt";
  private static final String ORDINARY = "ordinary-words.txt";
  private static final String ANSWERED = "answered/";

  private static final String DIRECTORY = "understanding";
  private static final List<String> FILE_NAMES =
      List.of(
          "answers.yaml",
          "body.yaml",
          "idioms.yaml",
          "negation.yaml",
          "pain.yaml",
          "red-flags.yaml",
          "replies.yaml",
          "spelling.yaml",
          ORDINARY,
          AUTHORS);

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
        read(files, language, name, contents, shown);
      }
      for (String author : authors(contents)) {
        read(files, language, phrasesOf(author), contents, shown);
        read(files, language, answeredBy(author), contents, shown);
      }
      sources.add(new Source(language, contents, shown));
    }
    return sources;
  }

  private static void read(
      ConfigFiles files,
      String language,
      String name,
      Map<String, String> contents,
      Map<String, String> shown) {
    files
        .read(DIRECTORY + "/" + language + "/" + name)
        .ifPresent(
            text -> {
              contents.put(name, text.content());
              shown.put(name, text.name());
            });
  }

  private static List<String> authors(Map<String, String> contents) {
    return lines(contents.getOrDefault(AUTHORS, "")).stream()
        .map(line -> line.text().replaceFirst("\\t.*", ""))
        .toList();
  }

  private static String phrasesOf(String author) {
    return "phrases/" + author + ".tsv";
  }

  private static String answeredBy(String author) {
    return ANSWERED + author + ".tsv";
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
    List<Problem> problems = new ArrayList<>();
    Map<String, Additions> additions = new HashMap<>();
    sources.forEach(
        s -> additions.put(s.language, AdditionsReader.read(files, s.language, problems)));
    ForeignTexts foreign = new ForeignTexts();
    if (problems.isEmpty() && areShipped(sources) && files.isShipped(RecognisedLanguages.FOLDER)) {
      return new Learned(
          Understanding.later(
              () ->
                  understanding(load(sources).languages(), additions, recognised(files, foreign))),
          foreign,
          List.of());
    }
    Loaded loaded = load(sources);
    problems.addAll(loaded.problems());
    problems.addAll(problemsOfRecognised(files));
    return new Learned(
        understanding(usable(loaded), additions, recognised(files, foreign)), foreign, problems);
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
      List<LanguageData> languages,
      Map<String, Additions> additions,
      List<ForeignLanguage> others) {
    List<LanguageData> whole =
        languages.stream()
            .map(data -> data.with(additions.getOrDefault(data.language(), Additions.NONE)))
            .toList();
    return Understanding.of(whole, shippedModels(), others);
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

  private LanguageData language(String language, Map<String, String> files) {
    LexiconReader lexicon = new LexiconReader(problems);
    PhraseReader phrases = new PhraseReader(problems);
    AnsweredReader answered = new AnsweredReader(problems);
    new TreeMap<>(files)
        .forEach(
            (name, content) -> {
              if (name.endsWith(".yaml")) {
                lexicon.read(name, content);
              } else if (name.equals(ORDINARY)) {
                lexicon.ordinary(lines(content).stream().map(Line::text).toList());
              } else if (name.startsWith(ANSWERED)) {
                answered.read(name, content);
              } else if (name.endsWith(".tsv")) {
                phrases.read(name, content);
              }
            });
    Lexicon read = lexicon.lexicon();
    return new LanguageData(
        language, read, phrases.phrases(), answered.examples(), Additions.NONE, fingerprint(files));
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

  record Line(int number, String text) {}

  /** The lines that are neither empty nor a remark. */
  static List<Line> lines(String content) {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line : content.lines().toList()) {
      number++;
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        lines.add(new Line(number, text));
      }
    }
    return lines;
  }
}
