package dev.backsafe.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HeapTest {
  /** In a process of its own, with the collector that the launcher chooses. */
  @Test
  void isCollectedOnceWhenMuchHasGrownOld() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmn4m",
                "-Xmx64m",
                "-cp",
                where(Heap.class) + File.pathSeparator + where(Growing.class),
                Growing.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said.lines())
        .containsExactly("grown: 0", "tidied: 1", "tidied again: 1", "kept: 16777216");
    assertThat(process.waitFor()).isZero();
  }

  private static Path where(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  static final class Growing {
    private Growing() {}

    public static void main(String[] arguments) {
      byte[] old = new byte[16 << 20]; // Too large to be young.
      System.out.println("grown: " + collections());
      Heap.tidy();
      System.out.println("tidied: " + collections());
      Heap.tidy();
      System.out.println("tidied again: " + collections());
      System.out.println("kept: " + old.length);
    }

    private static long collections() {
      return ManagementFactory.getGarbageCollectorMXBeans().stream()
          .filter(collector -> collector.getName().equals("MarkSweepCompact"))
          .mapToLong(GarbageCollectorMXBean::getCollectionCount)
          .sum();
    }
  }
}
