package dev.backsafe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.backsafe.harness.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/backsafe} where a checkout may lie, and who may start it. */
class LauncherIT {
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final int PATIENCE_SECONDS = 120;

  /** It is made with low priority: on a busy machine that takes long. */
  private static final int PATIENCE_FOR_CACHE_SECONDS = 600;

  private static final boolean IS_ROOT = System.getProperty("user.name").equals("root");

  /** Root may write everywhere; nobody may not. */
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

  @TempDir Path temp;

  /** What a checkout has after its first build. */
  private Path checkout(String name) throws IOException {
    Path root = Files.createDirectories(temp.resolve(name));
    Files.createDirectories(root.resolve("bin"));
    Files.createDirectories(root.resolve("target"));
    Files.createDirectories(root.resolve("src"));
    for (String own : List.of("bin/backsafe", "bin/java.options")) {
      Files.copy(HERE.resolve(own), root.resolve(own));
    }
    Files.createSymbolicLink(root.resolve("src/warmup"), HERE.resolve("src/warmup"));
    Files.copy(HERE.resolve("target/backsafe.jar"), root.resolve("target/backsafe.jar"));
    Files.createSymbolicLink(root.resolve("target/lib"), HERE.resolve("target/lib"));
    Files.createSymbolicLink(root.resolve("config"), HERE.resolve("config"));
    return root;
  }

  private record Started(Process process, Path out, Path err) {
    int exitCode() throws InterruptedException {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    }
  }

  private Started start(
      List<String> before, Path root, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(root.resolve("bin/backsafe").toString());
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(temp, "out", ".txt");
    Path err = Files.createTempFile(temp, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(temp.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("BACKSAFE_AOT", "off");
    builder.environment().putAll(environment);
    return new Started(builder.start(), out, err);
  }

  private static void permissions(Path root, String directories) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.filter(p -> Files.isDirectory(p) && !Files.isSymbolicLink(p)).toList()) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(directories));
      }
    }
  }

  @AfterEach
  void makeDeletable() throws IOException {
    permissions(temp, "rwxr-xr-x");
  }

  @Test
  void aPathMayHaveSpacesAndBeALink() throws Exception {
    Path root = checkout("a path with spaces");
    Map<String, String> data =
        Map.of("BACKSAFE_DATABASE_URL", "jdbc:sqlite:" + temp.resolve("my data/b s.db"));
    Path links = temp.resolve("my links");
    Files.createDirectories(links.resolve("bin"));
    Files.createSymbolicLink(links.resolve("bin/backsafe"), root.resolve("bin/backsafe"));
    for (Path from : List.of(root, links)) {
      Started chat = start(List.of(), from, data, "chat", "--as", "ada");
      assertThat(chat.exitCode()).as(Files.readString(chat.err())).isZero();
      assertThat(chat.err()).isEmptyFile();
      assertThat(chat.out()).content().contains("[1] Yes, let's go");
    }
    assertThat(temp.resolve("my data/b s.db")).exists();
  }

  @Test
  void aCheckoutMayBeReadOnlyAndTheCacheGoesElsewhere() throws Exception {
    Path root = checkout("checkout");
    permissions(root, "r-xr-xr-x");
    Path home = Files.createDirectory(temp.resolve("home"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    Started chat =
        start(
            IS_ROOT ? AS_NOBODY : List.of(),
            root,
            Map.of("BACKSAFE_AOT", "on", "HOME", home.toString(), "XDG_CACHE_HOME", ""),
            "chat",
            "--rehearse",
            "2026-03-02T08:00:00Z");
    assertThat(chat.exitCode()).as(Files.readString(chat.err())).isZero();
    assertThat(chat.err()).isEmptyFile();
    assertThat(chat.out()).content().contains("[1] Yes, let's go");
    assertThat(root.resolve("target").toFile().list()).containsOnly("backsafe.jar", "lib");
    Path caches = home.resolve(".cache/backsafe");
    long end = System.nanoTime() + Duration.ofSeconds(PATIENCE_FOR_CACHE_SECONDS).toNanos();
    while (endings(caches).stream().noneMatch(name -> name.endsWith(".aot"))) {
      assertThat(System.nanoTime()).as("a cache: %s", endings(caches)).isLessThan(end);
      Thread.sleep(Duration.ofMillis(100));
    }
  }

  private static List<String> endings(Path directory) {
    String[] names = directory.toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  /** As an image or a copied directory meets it: one without AVX, which this machine has. */
  @Test
  void aCacheServesAnOlderProcessorToo() throws Exception {
    assumeThat(Stream.of(System.getenv("PATH").split(":")))
        .as("an emulator: Debian's qemu-user")
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "qemu-x86_64")));
    assumeThat(System.getProperty("os.arch")).isEqualTo("amd64");
    Program.run(temp, "", "--version"); // Makes the cache, where there is none.
    Path cache =
        endings(HERE.resolve("target")).stream()
            .filter(name -> name.endsWith("-x86_64.aot"))
            .map(HERE.resolve("target")::resolve)
            .findFirst()
            .orElseThrow();
    Path err = temp.resolve("emulated.txt");
    Process emulated =
        new ProcessBuilder(
                "qemu-x86_64",
                "-cpu",
                "Nehalem",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "@" + HERE.resolve("bin/java.options"),
                "-XX:AOTMode=on",
                "-XX:AOTCache=" + cache,
                "-jar",
                HERE.resolve("target/backsafe.jar").toString(),
                "--version")
            .redirectErrorStream(true)
            .redirectOutput(err.toFile())
            .start();
    assertThat(emulated.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(emulated.exitValue()).as(Files.readString(err)).isZero();
    assertThat(err).content().contains("backsafe ");
  }

  @Test
  void ofTwoThatStartAtOnceOneBuildsAndTheOtherWaits() throws Exception {
    Path root = checkout("new");
    Path built = temp.resolve("built.jar");
    Files.move(root.resolve("target/backsafe.jar"), built);
    Files.createDirectories(root.resolve("src/main"));
    Files.createFile(root.resolve("pom.xml"));
    Path tools = Files.createDirectory(temp.resolve("tools"));
    Path maven = tools.resolve("mvn");
    Files.writeString(
        maven,
        """
        #!/bin/sh
        echo built >> '%1$s/builds.txt'
        sleep 1
        cp '%2$s' '%1$s/new/target/backsafe.jar'
        """
            .formatted(temp, built));
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
    Map<String, String> path = Map.of("PATH", tools + ":" + System.getenv("PATH"));
    Started one = start(List.of(), root, path, "--version");
    Started two = start(List.of(), root, path, "--version");
    for (Started each : List.of(one, two)) {
      assertThat(each.exitCode()).as(Files.readString(each.err())).isZero();
      assertThat(each.out()).content().startsWith("backsafe ");
    }
    assertThat(temp.resolve("builds.txt")).hasContent("built");
  }
}
