package dev.backsafe.cli;

import dev.backsafe.content.UnderstandingLoader;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.ReadingJson;
import dev.backsafe.understanding.Understanding;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code backsafe understand}: how phrases are read, for translators, clinicians and tests. */
@Command(
    name = "understand",
    description = "Say how phrases are understood: one JSON line each, in their order.",
    mixinStandardHelpOptions = true)
public final class UnderstandCommand implements Runnable {
  @Mixin private ContentOption content = new ContentOption();

  @Option(
      names = "--language",
      paramLabel = "TAG",
      defaultValue = "en",
      description = "the language of the phrases, such as en (the default)")
  private String language = "en";

  @Option(
      names = "--asked",
      paramLabel = "QUESTION",
      defaultValue = "nothing",
      completionCandidates = Questions.class,
      converter = Question.class,
      description = "the question that stands: ${COMPLETION-CANDIDATES}")
  private Asked asked = Asked.NOTHING;

  /** The ids of the questions. */
  static final class Questions implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Asked.values()).map(Asked::id).iterator();
    }
  }

  /** A question by its id. */
  static final class Question implements ITypeConverter<Asked> {
    @Override
    public Asked convert(String id) {
      return Asked.of(id)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no question \"" + id + "\"; --help lists them"));
    }
  }

  @Parameters(
      paramLabel = "TEXT",
      arity = "0..*",
      description = "a phrase; without any, each line of standard input is one")
  private List<String> phrases = List.of();

  @Override
  public void run() {
    UnderstandingLoader.Learned learned = UnderstandingLoader.learn(content.files());
    if (!learned.problems().isEmpty()) {
      throw ContentOption.failure(learned.problems());
    }
    Understanding understanding = learned.understanding();
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8))) {
      if (phrases.isEmpty()) {
        readLines(understanding, out);
      }
      for (String phrase : phrases) {
        tell(understanding, phrase, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("standard output is closed", e);
    }
  }

  private void readLines(Understanding understanding, Writer out) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      tell(understanding, line, out);
      if (!in.ready()) {
        out.flush(); // Somebody may be typing, and waiting.
      }
    }
  }

  private void tell(Understanding understanding, String phrase, Writer out) throws IOException {
    out.write(ReadingJson.line(phrase, understanding.read(phrase, language, asked), asked));
    out.write('\n');
  }
}
