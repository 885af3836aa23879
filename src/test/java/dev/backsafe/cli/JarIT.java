package dev.backsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar as it is handed on: with its terms, with what it is made of, and the same every time. */
class JarIT {
  private static final Path JAR =
      Path.of(Objects.requireNonNull(System.getProperty("backsafe.jar")));

  private static String read(String name) throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      ZipEntry entry = jar.getEntry(name);
      assertThat(entry).as(name).isNotNull();
      try (InputStream in = jar.getInputStream(entry)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  @Test
  void itHoldsItsTerms() throws IOException {
    assertThat(read("META-INF/LICENSE")).contains("Apache License");
    assertThat(read("META-INF/NOTICE")).contains("SCOWL", "DejaVu", "Permission");
  }

  @Test
  void itListsTheLibrariesBesideIt() throws IOException {
    assumeThat(System.getProperty("backsafe.maven")).isEqualTo("offline false");
    JsonNode bill = new JsonMapper().readTree(read("META-INF/sbom/backsafe.cdx.json"));
    Set<String> listed =
        bill.path("components")
            .valueStream()
            .map(c -> c.path("name").asText() + "-" + c.path("version").asText() + ".jar")
            .collect(Collectors.toSet());
    try (Stream<Path> beside = Files.list(JAR.resolveSibling("lib"))) {
      assertThat(beside.map(path -> path.getFileName().toString()).toList())
          .isNotEmpty()
          .allMatch(listed::contains);
    }
  }

  /** Neither the time of the build stands in it nor who built it; its entries have one order. */
  @Test
  void whoeverBuildsItGetsTheSameBytes() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(ZipEntry::getTimeLocal).distinct()).hasSize(1);
      assertThat(jar.getManifest().getMainAttributes().keySet())
          .extracting(Object::toString)
          .doesNotContain("Built-By", "Build-Jdk", "Build-Time");
    }
  }
}
