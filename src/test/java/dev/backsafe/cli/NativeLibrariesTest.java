package dev.backsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** Whatever brings machine code has to bring it for both kinds of processor that images are for. */
class NativeLibrariesTest {
  private static final List<List<String>> KINDS =
      List.of(List.of("x86_64", "amd64"), List.of("aarch64", "arm64"));

  /** The Linux libraries of every jar that has some. */
  private static Map<String, List<String>> libraries() throws IOException {
    Map<String, List<String>> libraries = new TreeMap<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (path.endsWith(".jar")) {
        try (JarFile jar = new JarFile(path)) {
          List<String> found =
              jar.stream()
                  .map(ZipEntry::getName)
                  .filter(name -> name.contains("/Linux") && name.endsWith(".so"))
                  .toList();
          if (!found.isEmpty()) {
            libraries.put(new File(path).getName(), found);
          }
        }
      }
    }
    return libraries;
  }

  @Test
  void thoseOfBothKindsAreThere() throws IOException {
    Map<String, List<String>> libraries = libraries();
    assertThat(libraries.keySet())
        .anyMatch(jar -> jar.startsWith("sqlite-jdbc-"))
        .anyMatch(jar -> jar.startsWith("jline-native-"));
    libraries.forEach(
        (jar, found) ->
            assertThat(KINDS)
                .as(jar)
                .allMatch(names -> found.stream().anyMatch(path -> isOf(path, names))));
  }

  private static boolean isOf(String path, List<String> names) {
    return Stream.of(path.split("/")).anyMatch(names::contains);
  }
}
