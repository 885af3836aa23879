package dev.backsafe.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void onlyTheNewestScriptMakesADatabaseUpToDate(String directory) throws IOException {
    try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db", directory))) {
      assertThat(
              scripts
                  .map(s -> s.getFileName().toString().replaceAll("\\D*(\\d+)__.*", "$1"))
                  .mapToInt(Integer::parseInt)
                  .max())
          .hasValue(Objects.requireNonNull(Migrations.NEWEST.get(directory)));
    }
  }
}
