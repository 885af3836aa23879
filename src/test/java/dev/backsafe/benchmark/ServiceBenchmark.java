package dev.backsafe.benchmark;

import dev.backsafe.platform.Account;
import dev.backsafe.platform.discord.Discord;
import dev.backsafe.platform.discord.DiscordPerson;
import dev.backsafe.platform.discord.FakeDiscord;
import dev.backsafe.platform.telegram.FakeBotApi;
import dev.backsafe.platform.telegram.FakePerson;
import dev.backsafe.platform.telegram.Telegram;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.sqlite.SqliteStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The program itself, by the options of {@code bin/backsafe} and with an AOT cache, on both
 * platforms' fakes: how soon it is there, and what memory it takes under load.
 */
public final class ServiceBenchmark {
  private static final int STARTS = 5;
  private static final int PEOPLE = 100_000;
  private static final int RATE = 200;

  /** Telegram takes thirty messages a second from a bot; Discord answers commands without limit. */
  private static final int TELEGRAM_IN = 10;

  private static final Duration QUICK = Duration.ofMillis(700);
  private static final Duration BOTH = Duration.ofMillis(1_500);
  private static final int MEMORY_KILOBYTES = 190_000;
  private static final Path JAR =
      Path.of(System.getProperty("backsafe.jar", "target/backsafe.jar"));
  private static final String OPTIONS = "@bin/java.options";
  private static final Path CACHE = Path.of("target/benchmark.aot");

  private final Path directory;
  private final FakeBotApi telegram;
  private final FakeDiscord discord;

  private ServiceBenchmark(Path directory, FakeBotApi telegram, FakeDiscord discord) {
    this.directory = directory;
    this.telegram = telegram;
    this.discord = discord;
  }

  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory(Path.of("target"), "service");
    makeCache(directory);
    try (FakeBotApi telegram = new FakeBotApi();
        FakeDiscord discord = new FakeDiscord()) {
      ServiceBenchmark bench = new ServiceBenchmark(directory, telegram, discord);
      switch (arguments[0]) {
        case "start" -> bench.starts();
        case "memory" -> bench.memory(Double.parseDouble(arguments[1]));
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    }
  }

  private static final String SQLITE =
      "-Dorg.sqlite.lib.path=" + CACHE.toAbsolutePath().getParent();

  private static ProcessBuilder java(Path directory, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElse("java"));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.redirectError(directory.resolve("stderr.txt").toFile());
    builder.environment().put("BACKSAFE_CONFIG", "config");
    return builder;
  }

  private static void makeCache(Path directory) throws IOException, InterruptedException {
    Process warmUp =
        java(
                directory,
                "-cp",
                JAR.resolveSibling("lib") + "/*",
                SQLITE,
                "src/warmup/WarmUp.java",
                CACHE.toString(),
                JAR.toString(),
                OPTIONS)
            .inheritIO()
            .start();
    if (warmUp.waitFor() != 0) {
      throw new IllegalStateException("no AOT cache");
    }
  }

  private Process start(Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        java(directory, OPTIONS, SQLITE, "-XX:AOTCache=" + CACHE, "-jar", JAR.toString(), "run");
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Map<String, String> onTelegram(Path database) {
    return Map.of(
        "BACKSAFE_TELEGRAM_TOKEN",
        FakeBotApi.TOKEN,
        "BACKSAFE_TELEGRAM_API_URL",
        telegram.url().toString(),
        "BACKSAFE_DATABASE_URL",
        "jdbc:sqlite:" + database);
  }

  private Map<String, String> onBoth(Path database) {
    Map<String, String> both = new HashMap<>(onTelegram(database));
    both.put("BACKSAFE_DISCORD_TOKEN", FakeDiscord.TOKEN);
    both.put("BACKSAFE_DISCORD_API_URL", discord.url().toString());
    return both;
  }

  private void starts() throws Exception {
    Path database = directory.resolve("start.db");
    long[] poll = new long[STARTS];
    long[] both = new long[STARTS];
    for (int i = 0; i < STARTS; i++) {
      int before = telegram.calls("getUpdates");
      long start = System.nanoTime();
      Process one = start(onTelegram(database));
      while (telegram.calls("getUpdates") == before && one.isAlive()) {
        LockSupport.parkNanos(1_000_000);
      }
      poll[i] = System.nanoTime() - start;
      stop(one);
      start = System.nanoTime();
      Process two = start(onBoth(database));
      awaitServing(two.inputReader(StandardCharsets.UTF_8));
      both[i] = System.nanoTime() - start;
      stop(two);
    }
    Duration first = median(poll);
    Duration second = median(both);
    String goal = "< %d ms";
    new Row(
            "start to first poll, AOT cache, median of " + STARTS,
            first.toMillis() + " ms",
            String.format(Locale.ROOT, goal, QUICK.toMillis()),
            first.compareTo(QUICK) < 0)
        .print();
    new Row(
            "start to both platforms connected to local fakes",
            second.toMillis() + " ms",
            String.format(Locale.ROOT, goal, BOTH.toMillis()),
            second.compareTo(BOTH) < 0)
        .print();
  }

  private static Duration median(long[] nanos) {
    Arrays.sort(nanos);
    return Duration.ofNanos(nanos[nanos.length / 2]);
  }

  private static void awaitServing(BufferedReader out) throws IOException {
    String line = out.readLine();
    while (line != null && !line.contains(" serves ")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("it does not start");
    }
  }

  private static void stop(Process process) throws InterruptedException {
    boolean _ = process.toHandle().destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not stop");
    }
  }

  private void memory(double minutes) throws Exception {
    int people = Scale.of(PEOPLE);
    Path database = directory.resolve("memory.db");
    Path keys = directory.resolve("keys");
    String key = MasterKey.make();
    Files.createFile(
        keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(keys, key);
    fill(database, key, people);
    Map<String, String> environment = onBoth(database);
    environment.put("BACKSAFE_DATA_KEY_FILE", keys.toString());
    Process process = start(environment);
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    awaitServing(out);
    long idle = resident(process);
    long turns = talk(people, Duration.ofMillis((long) (60_000 * minutes)));
    Thread.sleep(Duration.ofSeconds(3));
    long loaded = resident(process);
    boolean _ = process.toHandle().destroy();
    String end = "";
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      end = line;
    }
    new Row(
            String.format(
                Locale.ROOT,
                "resident memory, both platforms, %,d people, %.1f min of %d turns/s",
                people,
                minutes,
                RATE),
            String.format(
                Locale.ROOT,
                "%.0f MB, %.0f MB at the start; %,d turns sent; %s",
                loaded / 1e3,
                idle / 1e3,
                turns,
                end),
            "< 190 MB after 10 min",
            loaded < MEMORY_KILOBYTES)
        .print();
  }

  /** Somebody on each platform in turns. */
  private static Account account(int n) {
    return n % 2 == 0
        ? new Account(Telegram.PLATFORM, Long.toString(telegramId(n)))
        : new Account(Discord.PLATFORM, Long.toString(discordId(n)));
  }

  private static long telegramId(int n) {
    return 700_000_000L + n;
  }

  private static long discordId(int n) {
    return 100_000_000_000L + n;
  }

  private static void fill(Path database, String key, int people) {
    try (Store store =
        new SqliteStore(
            "jdbc:sqlite:" + database, FieldEncryption.of(List.of(MasterKey.of(key))))) {
      Decision decision =
          new Decision(StoreContract.consented(), List.of(), List.of(), List.of(), false);
      var _ =
          LoadGenerator.throughput(
              people, n -> store.turn(account(n), "0." + n, Instant.EPOCH, (_, _) -> decision));
    }
  }

  /** Everybody asks for help, in an order that no cache knows; how many did. */
  private long talk(int people, Duration length) {
    Random random = new Random(1);
    long start = System.nanoTime();
    long end = start + length.toNanos();
    long turns = 0;
    while (System.nanoTime() < end) {
      long due = start + turns * 1_000_000_000L / RATE;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      int n = random.nextInt(people / 2) * 2;
      if (turns++ % TELEGRAM_IN == 0) {
        int _ = new FakePerson(telegram, telegramId(n)).say("/help");
      } else {
        String _ = new DiscordPerson(discord, discordId(n + 1)).command("help");
      }
    }
    return turns;
  }

  /** Kilobytes, as the kernel counts them. */
  private static long resident(Process process) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IllegalStateException("it is gone");
  }
}
