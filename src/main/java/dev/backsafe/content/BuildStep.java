package dev.backsafe.content;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.picture.FigureBuildStep;
import dev.backsafe.understanding.TrainedModel;
import dev.backsafe.understanding.Understanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Run by the build: makes once from the shipped content what a start would take long for. It begins
 * here because only this room reads content, and pictures need know nothing of files.
 */
public final class BuildStep {
  private BuildStep() {}

  /** Takes the content's directory, and the directory of the classes. */
  public static void main(String[] arguments) throws IOException {
    ConfigFiles files = new ConfigFiles(Path.of(arguments[0]));
    Path classes = Path.of(arguments[1]);
    UnderstandingLoader.Loaded loaded = UnderstandingLoader.load(files);
    if (!loaded.problems().isEmpty()) {
      throw new IllegalArgumentException(loaded.problems().toString());
    }
    Path directory = Files.createDirectories(classes.resolve("config/understanding"));
    Map<String, TrainedModel> models = Understanding.of(loaded.languages()).models();
    for (Map.Entry<String, TrainedModel> model : models.entrySet()) {
      Files.write(directory.resolve(model.getKey() + ".model"), model.getValue().toBytes());
    }
    switch (Library.read(files)) {
      case Library.Outcome.Ready(Library library) ->
          FigureBuildStep.draw(library.routine(), classes.resolve("figures"));
      case Library.Outcome.Faulty(var problems) ->
          throw new IllegalArgumentException(problems.toString());
    }
  }
}
