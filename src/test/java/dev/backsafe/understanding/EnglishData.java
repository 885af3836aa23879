package dev.backsafe.understanding;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.content.UnderstandingLoader;
import dev.backsafe.content.UnderstandingLoader.Loaded;
import java.nio.file.Path;

/** The project's own data, read once for all tests. */
final class EnglishData {
  static final Loaded LOADED = UnderstandingLoader.load(new ConfigFiles(Path.of("config")));

  /** With the languages that are only recognised, as the product reads. */
  static final Understanding WHOLE =
      UnderstandingLoader.learn(new ConfigFiles(Path.of("config"))).understanding();

  /** English alone, with what the build has learned. */
  static final Understanding UNDERSTANDING = Understanding.of(LOADED.languages(), WHOLE.models());

  private EnglishData() {}

  static Reading read(String text) {
    return WHOLE.read(text, "en");
  }
}
