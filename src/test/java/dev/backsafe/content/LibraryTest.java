package dev.backsafe.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.routine.Equipment;
import dev.backsafe.routine.Exercise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What authors and translators are told, and what ships. */
class LibraryTest {
  private static final Path SHIPPED = Path.of("config");

  @TempDir Path temp;

  private static Library shipped() {
    return ((Library.Outcome.Ready) Library.read(new dev.backsafe.config.ConfigFiles(SHIPPED)))
        .library();
  }

  /** The problems when one shipped file is changed. */
  private List<String> problems(String file, String from, String to) throws IOException {
    Path copy = temp.resolve(file);
    Files.createDirectories(copy.getParent());
    String text = Files.readString(SHIPPED.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(copy, text.replace(from, to));
    return switch (Library.read(new dev.backsafe.config.ConfigFiles(temp))) {
      case Library.Outcome.Ready _ -> List.of();
      case Library.Outcome.Faulty(var problems) ->
          problems.stream()
              .map(p -> p.toString().replace(temp.toString(), "").substring(1))
              .toList();
    };
  }

  private static int line(String file, String text) throws IOException {
    List<String> lines = Files.readAllLines(SHIPPED.resolve(file));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new AssertionError(text);
  }

  @Test
  void theShippedRoutineIsTheContract() {
    Library library = shipped();
    assertThat(library.routine().exercises())
        .extracting(Exercise::id)
        .containsExactly(
            "split-squat", "hip-abduction", "leg-curl", "glute-bridge", "step-up", "leg-extension");
    assertThat(library.routine().exercises())
        .allSatisfy(e -> assertThat(e.variations()).hasSizeGreaterThanOrEqualTo(3));
    assertThat(library.routine().exercises().stream().filter(e -> e.goodStart() > 0))
        .extracting(Exercise::id)
        .containsExactlyInAnyOrder("glute-bridge", "leg-curl");
    assertThat(library.routine().get("leg-extension").source()).isNotEqualTo("article");
  }

  @Test
  void nothingIsEverOfferedThatLoadsTheSpine() {
    String words =
        shipped().texts().languages().getOrDefault("en", java.util.Map.of()).entrySet().stream()
            .filter(e -> e.getKey().startsWith("exercise."))
            .map(e -> e.getValue().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.joining("\n"));
    assertThat(words).doesNotContain("barbell", "deadlift", "jump", "bend forward", "prone");
  }

  @Test
  void withASteadyChairEveryExerciseHasAVariation() {
    for (Exercise exercise : shipped().routine().exercises()) {
      assertThat(exercise.levelFrom(0, EnumSet.of(Equipment.SUPPORT))).isPresent();
    }
  }

  @Test
  void placesAreFoundAsPeopleWriteThem() {
    var places = shipped().places();
    assertThat(places.zonesOf("Berlin")).containsExactly(ZoneId.of("Europe/Berlin"));
    assertThat(places.zonesOf(" new york ")).containsExactly(ZoneId.of("America/New_York"));
    assertThat(places.zonesOf("München!")).containsExactly(ZoneId.of("Europe/Berlin"));
    assertThat(places.zonesOf("São Paulo")).containsExactly(ZoneId.of("America/Sao_Paulo"));
    assertThat(places.zonesOf("Europe/Paris")).containsExactly(ZoneId.of("Europe/Paris"));
    assertThat(places.zonesOf("EST")).containsExactly(ZoneId.of("America/New_York"));
    assertThat(places.zonesOf("central time zone")).containsExactly(ZoneId.of("America/Chicago"));
    assertThat(places.zonesOf("Pacific Standard Time"))
        .containsExactly(ZoneId.of("America/Los_Angeles"));
    assertThat(places.zonesOf("Bradford")).containsExactly(ZoneId.of("Europe/London"));
    assertThat(places.zonesOf("Merthyr Tydfil")).containsExactly(ZoneId.of("Europe/London"));
    assertThat(places.zonesOf("Perth")).containsExactly(ZoneId.of("Australia/Perth"));
    assertThat(places.zonesOf("UTC+2")).containsExactly(ZoneOffset.ofHours(2));
    assertThat(places.zonesOf("gmt -3:30")).containsExactly(ZoneOffset.ofHoursMinutes(-3, -30));
    assertThat(places.zonesOf("UTC+25")).isEmpty();
    assertThat(places.zonesOf("gmt")).containsExactly(ZoneId.of("Europe/London"));
    assertThat(places.zonesOf("utc")).containsExactly(ZoneId.of("Etc/UTC"));
    assertThat(places.zonesOf("my back hurts in bath")).isEmpty();
    assertThat(places.zonesOf("")).isEmpty();
  }

  @Test
  void whatStandsBehindANameTellsWhichOneItIs() {
    var places = shipped().places();
    ZoneId newYork = ZoneId.of("America/New_York");
    ZoneId losAngeles = ZoneId.of("America/Los_Angeles");
    ZoneId chicago = ZoneId.of("America/Chicago");
    assertThat(places.zonesOf("Portland")).containsExactly(losAngeles, newYork);
    assertThat(places.zonesOf("Portland, Maine")).containsExactly(newYork);
    assertThat(places.zonesOf("portland me")).containsExactly(newYork);
    assertThat(places.zonesOf("Portland in Oregon")).containsExactly(losAngeles);
    assertThat(places.zonesOf("Austin, USA")).containsExactly(chicago);
    assertThat(places.zonesOf("Paris, Texas")).containsExactly(chicago);
    assertThat(places.zonesOf("New Orleans, LA")).containsExactly(chicago);
    assertThat(places.zonesOf("Nowhere, Ohio")).containsExactly(newYork);
    assertThat(places.zonesOf("Lyon, Rhone")).containsExactly(ZoneId.of("Europe/Paris"));
    assertThat(places.zonesOf("USA")).hasSize(4);
    assertThat(places.zonesOf("IST")).hasSize(3);
  }

  @Test
  void aMissingTextIsNamed() throws IOException {
    assertThat(problems("texts/en.yaml", "  hurts: It hurts\n", ""))
        .containsExactly("texts/en.yaml:1: the text \"card.hurts\" is missing; add it");
  }

  @Test
  void tooFewCallsToTrainAreNamedAndSoIsOneThatIsThereTwiceOrSaysTooMuch() throws IOException {
    String first = "    - \"Rested? Your next session is ready when you are.\"\n";
    int line = line("texts/en.yaml", first.strip());
    assertThat(problems("texts/en.yaml", first, first + first))
        .containsExactly(
            "texts/en.yaml:%d: this sentence stands in the list twice; write another one"
                .formatted(line + 1));
    assertThat(problems("texts/en.yaml", first, "    - \"{first}, {count} of them.\"\n"))
        .containsExactly(
            "texts/en.yaml:%d: this sentence tells 2 facts; keep one: it is read in passing"
                .formatted(line));
    assertThat(problems("texts/en.yaml", first, "    - \"" + "Hello. ".repeat(30) + "\"\n"))
        .containsExactly(
            "texts/en.yaml:%d: this sentence is too long; use at most 160 signs".formatted(line));
    String all = Files.readString(Path.of("config/texts/en.yaml"));
    String calls = all.substring(all.indexOf(first), all.indexOf("  # Where no exercise fits"));
    assertThat(problems("texts/en.yaml", calls, ""))
        .containsExactly(
            "texts/en.yaml:%d: there are only 1 sentences that call to train; write at least 20,"
                    .formatted(line - 1)
                + " so that nobody hears one twice within four weeks");
  }

  /** Their beginning is read on a locked screen, by whoever sees it. */
  @Test
  void callsToTrainNameNoPainAndThreatenNothing() {
    assertThat(shipped().texts().languages().get("en"))
        .allSatisfy(
            (key, text) -> {
              if (key.startsWith("reminder.calls.") || key.endsWith("-weeks")) {
                assertThat(text)
                    .doesNotContainIgnoringCase("pain")
                    .doesNotContainIgnoringCase("hurt")
                    .doesNotContainIgnoringCase("ache")
                    .doesNotContainIgnoringCase("recovery")
                    .doesNotContainIgnoringCase("streak")
                    .doesNotContainIgnoringCase("missed")
                    .doesNotContainIgnoringCase("should")
                    .doesNotContainIgnoringCase("must");
              }
            });
  }

  @Test
  void anUnknownPlaceholderIsNamedWithItsLine() throws IOException {
    int line = line("texts/en.yaml", "  title: \"{position} of {total}");
    assertThat(
            problems(
                "texts/en.yaml", "title: \"{position} of {total}", "title: \"{positon} of {total}"))
        .singleElement()
        .asString()
        .startsWith("texts/en.yaml:" + line + ": \"card.title\" gets no {positon}; use only ");
  }

  @Test
  void aTextThatNobodySaysAndABrokenOneAreNamed() throws IOException {
    int line = line("texts/en.yaml", "  skip: Skip");
    assertThat(problems("texts/en.yaml", "  skip: Skip\n", "  skipp: Skip\n  skip: \"{oops\"\n"))
        .anyMatch(p -> p.contains(":" + line + ": nobody says"))
        .anyMatch(p -> p.contains(":" + (line + 1) + ": \"") && p.contains("is no ICU message"));
  }

  @Test
  void everyErrorOfTheRoutineIsListedAtOnce() throws IOException {
    List<String> problems =
        problems(
            "routine.yaml",
            "        dose: {reps: 10, sides: each-side}\n        load: dumbbells",
            "        dose: {reps: ten, sides: both}\n        load: barbell\n        note: x");
    int line = line("routine.yaml", "dose: {reps: 10, sides: each-side}");
    assertThat(problems)
        .contains(
            "routine.yaml:%d: \"reps\" is not a number that fits; write a whole number from 1 to 30"
                .formatted(line),
            "routine.yaml:%d: \"both\" is not known here; use one of together, each-side, each-leg"
                .formatted(line),
            "routine.yaml:%d: \"barbell\" is not known here; use one of none, dumbbells, machine"
                .formatted(line + 1),
            "routine.yaml:%d: unknown key \"note\"; use one of dose, figure, id, load, needs"
                .formatted(line + 2));
  }

  /** The words of what is gone are the program's own. */
  @Test
  void aSmallerRoutineNeedsNoOtherTexts() throws IOException {
    String all = Files.readString(SHIPPED.resolve("routine.yaml"));
    String last = all.substring(all.indexOf("  - id: leg-extension"));
    String gentlest = last.substring(last.indexOf("      - id: quad-set"));
    assertThat(problems("routine.yaml", gentlest, "")).isEmpty();
    assertThat(problems("routine.yaml", last, "")).isEmpty();
  }

  @Test
  void aLabelThatNoButtonHoldsIsNamed() throws IOException {
    int line = line("texts/en.yaml", "  close: ");
    String close = Files.readAllLines(SHIPPED.resolve("texts/en.yaml")).get(line - 1);
    assertThat(problems("texts/en.yaml", close + "\n", "  close: " + "x".repeat(81) + "\n"))
        .containsExactly(
            "texts/en.yaml:%d: \"settings.close\" is too long for a button; use at most 80 signs"
                .formatted(line));
  }

  @Test
  void aFigureThatNobodyCanDoIsNamedWithItsLine() throws IOException {
    int line = line("routine.yaml", "- {right-leg: {knee: 95}}");
    assertThat(problems("routine.yaml", "{right-leg: {knee: 95}}", "{right-leg: {knee: 195}}"))
        .contains(
            "routine.yaml:%d: \"knee\" is not a number that fits; write a whole number from 0 to 140"
                .formatted(line));
    assertThat(problems("routine.yaml", "- {right-leg: {knee: 95}}", "- {}"))
        .anyMatch(p -> p.contains("the figure does not move"));
    assertThat(problems("routine.yaml", "          feet: {right: together}\n", ""))
        .anyMatch(p -> p.contains("a knee opens only where the feet are together"));
    assertThat(problems("routine.yaml", "props: [wall]", "props: [trampoline]"))
        .anyMatch(
            p -> p.contains("\"trampoline\" is not known here; use one of chair, seat, wall"));
    assertThat(
            problems(
                "routine.yaml",
                "        figure:\n          view: back",
                "        note:\n          view: back"))
        .anyMatch(p -> p.contains("\"figure\" is missing"));
  }

  @Test
  void aFigureWithoutWordsIsNamed() throws IOException {
    assertThat(
            problems(
                "texts/en.yaml",
                "      alt: >-\n        Seen from behind",
                "      alto: >-\n        Seen from behind"))
        .anyMatch(p -> p.contains("the text \"exercise.hip-abduction.small-lift.alt\" is missing"));
  }

  @Test
  void anIdThatIsTakenAndOneWithOtherSignsAreNamed() throws IOException {
    assertThat(problems("routine.yaml", "- id: step-up", "- id: split-squat"))
        .anyMatch(p -> p.contains("the id \"split-squat\" is taken; give every id once"));
    assertThat(problems("routine.yaml", "- id: step-up", "- id: Step Up!"))
        .anyMatch(p -> p.contains("the id \"Step Up!\" has other signs; use a–z and - only"));
  }

  @Test
  void brokenYamlIsNamedWithItsLine() throws IOException {
    assertThat(problems("routine.yaml", "exercises:\n", "exercises: [\n"))
        .anyMatch(p -> p.startsWith("routine.yaml:") && p.endsWith("; write valid YAML here"));
  }

  @Test
  void aWrongPlaceOrNumberIsNamed() throws IOException {
    assertThat(problems("places.yaml", "Europe/Dublin", "Europe/Dubln"))
        .anyMatch(p -> p.contains("\"Europe/Dubln\" is no time zone"));
    assertThat(problems("help-lines.yaml", "  AT: {emergency", "  AT: {emergancy"))
        .anyMatch(p -> p.contains("unknown key \"emergancy\""))
        .anyMatch(p -> p.contains("\"emergency\" is missing"));
  }

  @Test
  void aRoutineThatCannotBeReadIsOneFaultAndNotAHundred() throws IOException {
    int line = line("routine.yaml", "anchor: right-foot");
    assertThat(
            problems("routine.yaml", "view: side\n          anchor", "view side\n          anchor"))
        .singleElement()
        .asString()
        .startsWith("routine.yaml:" + line + ": ");
    assertThat(problems("routine.yaml", "- id: split-squat", "- name: split-squat"))
        .hasSize(2)
        .allMatch(problem -> problem.startsWith("routine.yaml:"));
    // Whatever else is wrong is told at the same time.
    assertThat(problems("texts/en.yaml", "welcome:", "welcom:"))
        .anyMatch(problem -> problem.contains("nobody says \"welcom"))
        .anyMatch(problem -> problem.startsWith("routine.yaml:"))
        .noneMatch(problem -> problem.contains("exercise."));
  }
}
