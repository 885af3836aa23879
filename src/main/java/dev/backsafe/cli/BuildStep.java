package dev.backsafe.cli;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.content.UnderstandingLoader;
import dev.backsafe.picture.FigureBuildStep;
import dev.backsafe.understanding.TrainedModel;
import dev.backsafe.understanding.Understanding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Run by the build: makes once from the shipped content what a start would take long for. It is
 * here because it needs two rooms that know nothing of each other: content reads the routine, and
 * pictures draw it.
 */
final class BuildStep {
  private BuildStep() {}

  /** Takes the content's directory, and the directory of the classes. */
  public static void main(String[] arguments) throws IOException {
    ConfigFiles files = new ConfigFiles(Path.of(arguments[0]));
    Path classes = Path.of(arguments[1]);
    UnderstandingLoader.Loaded loaded = UnderstandingLoader.load(files);
    List<Problem> problems = new ArrayList<>(loaded.problems());
    problems.addAll(UnderstandingLoader.problemsOfRecognised(files));
    if (!problems.isEmpty()) {
      throw ContentOption.failure(problems);
    }
    Path directory = Files.createDirectories(classes.resolve("config/understanding"));
    Map<String, TrainedModel> models = Understanding.of(loaded.languages()).models();
    for (Map.Entry<String, TrainedModel> model : models.entrySet()) {
      Files.write(directory.resolve(model.getKey() + ".model"), model.getValue().toBytes());
    }
    FigureBuildStep.draw(ContentOption.library(files).routine(), classes.resolve("figures"));
  }
}
