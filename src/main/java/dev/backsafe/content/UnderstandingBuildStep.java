package dev.backsafe.content;

import dev.backsafe.understanding.TrainedModel;
import dev.backsafe.understanding.Understanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Run by the build: learns from the data once and keeps what was learned, one file a language. */
public final class UnderstandingBuildStep {
  private UnderstandingBuildStep() {}

  /** Takes the content's directory, and the directory for the models. */
  public static void main(String[] arguments) throws IOException {
    UnderstandingLoader.Loaded loaded =
        UnderstandingLoader.load(new dev.backsafe.config.ConfigFiles(Path.of(arguments[0])));
    if (!loaded.problems().isEmpty()) {
      throw new IllegalArgumentException(loaded.problems().toString());
    }
    Path directory = Files.createDirectories(Path.of(arguments[1]));
    Map<String, TrainedModel> models = Understanding.of(loaded.languages()).models();
    for (Map.Entry<String, TrainedModel> model : models.entrySet()) {
      Files.write(directory.resolve(model.getKey() + ".model"), model.getValue().toBytes());
    }
  }
}
