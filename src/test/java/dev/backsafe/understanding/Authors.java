package dev.backsafe.understanding;

import dev.backsafe.content.UnderstandingLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Phrases of authors from whom nothing is learned. */
final class Authors {
  private static final Path DIRECTORY = Path.of("src/test/resources/understanding");

  private Authors() {}

  static List<Phrase> phrases(String author) {
    String file = author + ".tsv";
    try {
      String content = Files.readString(DIRECTORY.resolve(file));
      return UnderstandingLoader.parse("en", Map.of(file, content))
          .languages()
          .getFirst()
          .phrases();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
