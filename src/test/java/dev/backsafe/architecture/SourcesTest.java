package dev.backsafe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The form of the sources, and that the compiler's checks are on. */
class SourcesTest {
  private static final int LONGEST_FILE = 400;
  private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

  @TempDir Path temp;

  private static List<Path> sources() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src"))) {
      return all.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }

  @Test
  void everySourceIsFormatted() throws IOException, InterruptedException {
    boolean fix = Boolean.getBoolean("format.fix");
    List<String> command =
        new ArrayList<>(
            List.of(
                JDK.resolve("java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // It is over before more would pay.
                "-jar",
                "target/tools/google-java-format-all-deps.jar",
                fix ? "--replace" : "--dry-run"));
    sources().forEach(f -> command.add(f.toString()));
    assertThat(run(command)).as("to be formatted, which -Dformat.fix=true does").isBlank();
  }

  @Test
  void noSourceIsTooLongToRead() throws IOException {
    for (Path source : sources()) {
      assertThat(Files.readAllLines(source))
          .as("%s", source)
          .hasSizeLessThanOrEqualTo(LONGEST_FILE);
    }
  }

  /** Both in one compilation: the compiler takes long to start. */
  @Test
  void theCompilerRejectsWhatMayBeNullAndErrorPronePatterns() throws Exception {
    assertThat(
            compile(
                """
                static String nothing() { return null; }
                static void forgets() { new Exception(); }
                """))
        .contains("error: [NullAway]", "error: [DeadException]");
  }

  /** Alone: a fault that the compiler finds itself keeps Error Prone from looking. */
  @Test
  void theCompilerRejectsLint() throws Exception {
    assertThat(compile("static java.util.List raw() { return java.util.List.of(); }"))
        .contains("[rawtypes]", "-Werror");
  }

  /** What the compiler says of a class with faults, given the very arguments of the build. */
  private String compile(String members) throws Exception {
    Path canary = temp.resolve("Canary.java");
    Files.writeString(
        canary, "@org.jspecify.annotations.NullMarked class Canary { " + members + " }");
    List<String> command = new ArrayList<>(List.of(JDK.resolve("javac").toString()));
    command.addAll(compilerArguments());
    String libraries =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    command.addAll(List.of("-cp", libraries, "-processorpath", libraries));
    command.addAll(List.of("-d", temp.toString(), canary.toString()));
    String said = run(command);
    assertThat(temp.resolve("Canary.class")).doesNotExist();
    return said;
  }

  private static List<String> compilerArguments() throws Exception {
    Document pom =
        DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse("pom.xml");
    NodeList nodes = pom.getElementsByTagName("arg");
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      arguments.add(nodes.item(i).getTextContent());
    }
    assertThat(arguments).contains("-Werror", "-Xlint:all");
    return arguments;
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
