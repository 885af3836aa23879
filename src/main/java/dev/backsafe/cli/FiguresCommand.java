package dev.backsafe.cli;

import dev.backsafe.config.OperatorException;
import dev.backsafe.content.Library;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.summary.Summary;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.phrasing.Voice;
import dev.backsafe.picture.ChartImages;
import dev.backsafe.picture.FigureFormat;
import dev.backsafe.picture.PictureLibrary;
import dev.backsafe.picture.ProgressChart;
import dev.backsafe.picture.SummaryImages;
import dev.backsafe.picture.SummaryPage;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Variation;
import dev.backsafe.turn.SummaryPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code backsafe figures}: all pictures as files, for authors and reviewers. */
@Command(
    name = "figures",
    description =
        "Write all exercise pictures, a chart and a page into a directory, with an index.html.")
public final class FiguresCommand extends PrintingCommand {
  private static final Voice ENGLISH = new Voice("en", null);

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Backsafe: figures</title>
      <style>
        body { font: 16px/1.5 sans-serif; margin: 2em auto; max-width: 64em; padding: 0 1em }
        section { border-top: 1px solid #ccc; padding: 1em 0 }
        img { max-width: 100%; border-radius: 12px; vertical-align: top; margin: 0 8px 8px 0 }
        .small { width: 200px }
        .dark { background: #17212b; color: #eee; padding: 8px; display: inline-block }
      </style>
      <h1>Figures</h1>
      <p>Each as it moves, as a still of start and end, and as small as on a phone, on a dark chat.</p>
      """;

  @Parameters(paramLabel = "DIR", description = "where to; made if it is not there")
  private Path directory = Path.of(".");

  @Override
  public void run() {
    Library library = content.library();
    if (!PictureLibrary.canDraw()) {
      throw new OperatorException(PictureLibrary.CANNOT_DRAW);
    }
    Phrasing phrasing = new Phrasing(library.texts(), library.helpLines());
    StringBuilder index = new StringBuilder(HEAD);
    int count = 0;
    try {
      Files.createDirectories(directory);
      for (Exercise exercise : library.routine().exercises()) {
        for (Variation variation : exercise.variations()) {
          index.append(section(phrasing, exercise, variation));
          count++;
        }
      }
      Files.write(directory.resolve("progress.png"), ChartImages.png(example(phrasing)));
      index.append("<section><h2>Progress</h2><img src=\"progress.png\" alt=\"\"></section>\n");
      Files.write(directory.resolve("summary.png"), SummaryImages.png(page(library, phrasing)));
      index.append("<section><h2>Summary</h2><img src=\"summary.png\" alt=\"\"></section>\n");
      Files.writeString(directory.resolve("index.html"), index);
    } catch (IOException e) {
      throw new OperatorException(
          directory + " cannot be written to; name a directory that can be");
    }
    out().printf("%d figures, and %s to look at.%n", count, directory.resolve("index.html"));
  }

  private String section(Phrasing phrasing, Exercise exercise, Variation variation)
      throws IOException {
    for (FigureFormat form : FigureFormat.values()) {
      Files.write(
          directory.resolve(form.fileName(exercise.id(), variation.id())), form.draw(variation));
    }
    String alt = html(phrasing.say(Content.alt(exercise, variation), ENGLISH));
    String loop = FigureFormat.LOOP.fileName(exercise.id(), variation.id());
    return """
    <section>
      <h2>%s</h2>
      <img src="%s" alt="%s">
      <span class="dark"><img class="small" src="%s" alt=""></span>
      <img src="%s" alt="">
      <p>%s</p>
      <p>%s</p>
    </section>
    """
        .formatted(
            html(phrasing.say(Content.name(exercise, variation), ENGLISH)),
            loop,
            alt,
            loop,
            FigureFormat.STILL.fileName(exercise.id(), variation.id()),
            html(phrasing.say(Content.how(exercise, variation), ENGLISH)),
            alt);
  }

  private static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** Weeks as somebody may have them: a start, an ache, a rest for it, and back. */
  private static ProgressChart example(Phrasing phrasing) {
    List<ProgressChart.Week> weeks =
        List.of(
            new ProgressChart.Week("Jan 5", false, List.of(0, 0)),
            new ProgressChart.Week("Jan 12", false, List.of(0, 3, 2)),
            new ProgressChart.Week("Jan 19", true, List.of(6)),
            new ProgressChart.Week("Jan 26", true, List.of()),
            new ProgressChart.Week("Feb 2", false, List.of(2, 0)),
            new ProgressChart.Week("Feb 9", false, List.of(0, ProgressChart.UNTOLD, 0)),
            new ProgressChart.Week("Feb 16", false, List.of(0, 0)));
    return new ProgressChart(
        said(phrasing, "progress.chart.title"),
        said(phrasing, "progress.chart.band"),
        said(phrasing, "progress.chart.pain"),
        said(phrasing, "progress.chart.rest"),
        IntStream.rangeClosed(0, 10).mapToObj(Integer::toString).toList(),
        "",
        weeks);
  }

  /** The page of somebody who has told nothing yet: what else stands on it, and where. */
  private static SummaryPage page(Library library, Phrasing phrasing) {
    SessionPlanner planner = new SessionPlanner(library.routine());
    Summary summary =
        Summary.of(
            List.of(), Person.newcomer("en"), planner, Instant.parse("2026-01-05T12:00:00Z"));
    return new SummaryPages(phrasing).page(summary, ENGLISH);
  }

  private static String said(Phrasing phrasing, String key) {
    return phrasing.say(Line.content(key), ENGLISH);
  }
}
