package dev.backsafe.benchmark;

import dev.backsafe.harness.DirectBench;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Ticker;
import dev.backsafe.service.Composition;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.StateCodec;
import dev.backsafe.store.Store;
import dev.backsafe.store.StoreContract;
import dev.backsafe.store.StoreException;
import dev.backsafe.store.postgres.PostgresDatabase;
import dev.backsafe.store.postgres.PostgresServer;
import dev.backsafe.store.postgres.PostgresStore;
import dev.backsafe.turn.Checkpoint;
import dev.backsafe.turn.TurnListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Whole turns, encrypted, on PostgreSQL that syncs every commit: what two processes reach, against
 * one in the same run. The machine's processors are shared with the database.
 */
public final class InstancesBenchmark {
  private static final String PLATFORM = "test";
  private static final int PEOPLE = 100_000;
  private static final int IN_FLIGHT = 64;
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration MEASURED = Duration.ofSeconds(10);

  private InstancesBenchmark() {}

  /** Without arguments, the benchmark; with URL, key and number, one of its processes. */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      System.setProperty("postgres.fsync", "on");
      benchmark();
    } else {
      work(args[0], args[1], args[2]);
    }
  }

  private static void benchmark() throws Exception {
    row("two processes, this machine's processors shared with the database", 0);
    row("the same with every commit 20 ms slower, as with a replica far away", 20_000);
  }

  private static void row(String work, int slowerMicros) throws Exception {
    double one = measure(1, slowerMicros);
    double two = measure(2, slowerMicros);
    System.out.printf(
        "| PostgreSQL, %s | %,.0f turns/s by one, %,.0f by two: %.2f x; none lost or doubled |"
            + " 1.7 x where the database allows | %s |%n",
        work, one, two, two / one, two / one >= 1.7 ? "yes" : "no");
  }

  private static PostgresStore open(String url, String key) {
    return new PostgresStore(
        new PostgresDatabase(url, null, null), FieldEncryption.of(List.of(MasterKey.of(key))));
  }

  private static double measure(int processes, int slowerMicros)
      throws IOException, InterruptedException {
    String url = PostgresServer.newDatabase();
    String key = MasterKey.make();
    try (Store store = open(url, key)) {
      store.turn(new Account("like", "them"), "0", Instant.EPOCH, (_, _) -> StoreContract.says());
    }
    String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    PostgresServer.execute(
        url,
        "ALTER DATABASE " + name + " SET commit_delay = " + slowerMicros,
        "ALTER DATABASE " + name + " SET commit_siblings = 0",
        "INSERT INTO person (platform, account, version, state) SELECT '%s', i::text, 1, '%s'"
                .formatted(PLATFORM, StateCodec.write(StoreContract.consented()))
            + " FROM generate_series(0, "
            + (PEOPLE - 1)
            + ") AS i",
        "VACUUM ANALYZE");
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      running.add(
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElse("java"),
                  // As bin/backsafe starts it.
                  "-XX:+UseSerialGC",
                  "-XX:+UseCompactObjectHeaders",
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx128m",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  InstancesBenchmark.class.getName(),
                  url,
                  key,
                  "" + i)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    }
    double turnsPerSecond = 0;
    long all = 1;
    for (Process process : running) {
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        String[] said = String.valueOf(out.readLine()).split(" ", 2);
        turnsPerSecond += Double.parseDouble(said[0]);
        all += Long.parseLong(said[1]);
      }
      process.waitFor();
    }
    int taken = PostgresServer.count(url, "received WHERE body IS NULL");
    int waiting = PostgresServer.count(url, "outbox");
    if (taken != all || waiting != 0) {
      throw new IllegalStateException(
          all + " turns, of which " + taken + " were taken; " + waiting + " replies wait");
    }
    return turnsPerSecond;
  }

  /** What finds no free connection in time is brought again, as the service does it. */
  private static void handle(Composition wiring, String account, String id) {
    Inbound inbound =
        new Inbound(new Account(PLATFORM, account), id, new Content.Text("/help"), "en");
    boolean handled = false;
    while (!handled) {
      try {
        wiring.turns().handle(inbound);
        handled = true;
      } catch (StoreException e) {
        System.err.println(e.getMessage());
      }
    }
  }

  /** Prints how many turns a second, and how many in all. */
  private static void work(String url, String key, String number) throws Exception {
    AtomicLong turns = new AtomicLong();
    AtomicLong measured = new AtomicLong();
    try (Store store = open(url, key);
        ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      Composition wiring =
          Composition.of(
              DirectBench.LIBRARY,
              store,
              Map.of(PLATFORM, (_, _, _) -> new Delivery.Delivered()),
              InstantSource.system(),
              Checkpoint.NONE,
              lanes,
              Ticker.REAL,
              TurnListener.NONE);
      store.whenClaimable(() -> lanes.execute(wiring.outbox()::recover));
      long begin = System.nanoTime() + WARM_UP.toNanos();
      long end = begin + MEASURED.toNanos();
      List<Thread> people =
          IntStream.range(0, IN_FLIGHT)
              .mapToObj(
                  _ ->
                      Thread.ofVirtual()
                          .start(
                              () -> {
                                while (System.nanoTime() < end) {
                                  String id = number + "-" + turns.incrementAndGet();
                                  int account = ThreadLocalRandom.current().nextInt(PEOPLE);
                                  handle(wiring, Integer.toString(account), id);
                                  if (System.nanoTime() > begin) {
                                    measured.incrementAndGet();
                                  }
                                }
                              }))
              .toList();
      for (Thread thread : people) {
        thread.join();
      }
      // What the other process left, too, when it was done first.
      while (!store.undelivered().isEmpty()) {
        wiring.outbox().recover();
        boolean _ = wiring.outbox().awaitIdle(Duration.ofSeconds(30));
      }
    }
    System.out.printf("%.1f %d%n", measured.get() * 1e9 / MEASURED.toNanos(), turns.get());
  }
}
