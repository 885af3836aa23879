package dev.backsafe.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.config.YamlNode;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Health;
import dev.backsafe.understanding.Meaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The dashboard and the alerts ask for nothing that the service does not count. */
class MonitoringTest {
  private static final Path DASHBOARD = Path.of("src/monitoring/grafana-dashboard.json");
  private static final Path ALERTS = Path.of("src/monitoring/alerts.yaml");
  private static final Pattern METRIC = Pattern.compile("\\b(?:backsafe|jvm|process)_[a-z_]+");
  private static final Pattern LABELS =
      Pattern.compile("by \\(([a-z, ]+)\\)|\\{([a-z]+)=|\\{\\{ ?(?:\\$labels\\.)?([a-z]+) ?}}");

  /** What is scraped once everything has happened. */
  private static String scraped() {
    try (Metrics metrics = new Metrics()) {
      metrics.updatesWaiting(() -> 0);
      metrics.outbox(() -> 0, () -> Duration.ZERO);
      metrics.platform("telegram", () -> new Health("telegram", true, ""));
      metrics.reminderDue(ReminderKind.RECOVERY_OVER);
      metrics.reminderSent(Duration.ofSeconds(1));
      metrics.reminderSkipped("late");
      metrics.handled("telegram", Duration.ofMillis(1));
      metrics.deadLetter("telegram");
      metrics.leftOut("telegram");
      metrics.understood(Meaning.DONE);
      metrics.attempted("telegram", new Delivery.Delivered(), Duration.ofMillis(1));
      metrics.attempted("telegram", new Delivery.Refused(""), Duration.ofMillis(1));
      return metrics.scrape();
    }
  }

  private static List<String> expressions() throws IOException {
    List<String> expressions = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    ConfigFiles.Text alerts = new ConfigFiles.Text("alerts", Files.readString(ALERTS));
    for (YamlNode group : YamlNode.parse(alerts, problems).get("groups").orElseThrow().list()) {
      group.get("rules").orElseThrow().list().stream()
          .peek(rule -> rule.text("alert"))
          .map(rule -> rule.text("expr"))
          .forEach(expressions::add);
    }
    assertThat(problems).isEmpty();
    new JsonMapper()
        .readTree(DASHBOARD.toFile())
        .findValuesAsText("expr")
        .forEach(expressions::add);
    return expressions;
  }

  @Test
  void everyMetricInThemExists() throws IOException {
    Set<String> counted =
        scraped()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.replaceFirst("[{ ].*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> expressions = expressions();
    assertThat(expressions)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            expression ->
                assertThat(METRIC.matcher(expression).results().map(MatchResult::group))
                    .isNotEmpty()
                    .allMatch(counted::contains));
  }

  @Test
  void everyLabelInThemExists() throws IOException {
    String scraped = scraped();
    String asked = Files.readString(ALERTS) + Files.readString(DASHBOARD);
    Set<String> labels = new TreeSet<>();
    LABELS
        .matcher(asked)
        .results()
        .flatMap(found -> IntStream.rangeClosed(1, 3).mapToObj(found::group))
        .filter(Objects::nonNull)
        .flatMap(names -> Stream.of(names.split(", ")))
        .forEach(labels::add);
    assertThat(labels)
        .contains("platform", "outcome", "le")
        .allMatch(label -> scraped.contains(label + "=\""));
  }
}
