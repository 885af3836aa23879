package dev.backsafe.understanding;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.content.UnderstandingLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads each author's phrases with what all others have taught, and prints a line an author. The
 * shares in the judge were chosen by this table; what is wrong goes to a file.
 */
public final class LeaveOneOut {
  private LeaveOneOut() {}

  /** Takes the authors to leave out one at a time, or none for all of them. */
  public static void main(String[] arguments) throws IOException {
    LanguageData data =
        UnderstandingLoader.load(new ConfigFiles(Path.of("config"))).languages().getFirst();
    List<String> authors =
        arguments.length > 0
            ? List.of(arguments)
            : data.phrases().stream()
                .filter(phrase -> !phrase.isListed())
                .map(Phrase::author)
                .distinct()
                .toList();
    Score all = new Score();
    List<String> wrong = new ArrayList<>();
    System.out.println(Score.head());
    for (String author : authors) {
      LanguageData others = data.with(phrase -> !phrase.author().equals(author));
      LanguageReader reader = new LanguageReader(others, Optional.empty());
      Score score = new Score();
      for (Phrase phrase : data.phrases()) {
        if (phrase.author().equals(author)) {
          Reading reading = reader.analyse(phrase.text()).reading(Asked.NOTHING);
          score.add(phrase, reading);
          String mistake = all.add(phrase, reading);
          if (!mistake.isEmpty()) {
            wrong.add(line(mistake, phrase, reading));
          }
        }
      }
      System.out.println(score.line(author));
    }
    System.out.println(all.line("all"));
    wrong.sort(null);
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/leave-one-out.tsv"), wrong);
  }

  private static String line(String mistake, Phrase phrase, Reading reading) {
    return String.join(
        "\t",
        mistake,
        phrase.meanings().toString(),
        Objects.toString(phrase.flag(), ""),
        reading.meaning().id() + reading.candidates(),
        Objects.toString(reading.sign(), ""),
        reading.because().toString(),
        phrase.text());
  }
}
