package dev.backsafe.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void onlyTheNewestScriptMakesADatabaseUpToDate(String directory) throws IOException {
    try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db", directory))) {
      assertThat(scripts)
          .extracting(
              s -> Integer.valueOf(s.getFileName().toString().replaceAll("\\D*(\\d+)__.*", "$1")))
          .contains(Migrations.NEWEST.get(directory))
          .allMatch(number -> number <= Migrations.NEWEST.get(directory));
    }
  }
}
