package dev.backsafe.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.TelegramBench;
import dev.backsafe.platform.telegram.FakeBotApi;
import dev.backsafe.platform.telegram.FakePerson;
import dev.backsafe.platform.telegram.Fault;
import dev.backsafe.turn.Checkpoint;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of the running service. */
class OperationsTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  @TempDir Path temp;
  private final HttpClient client = HttpClient.newHttpClient();
  private URI root;
  private String url;
  private TelegramBench bench;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  OperationsTest() {}

  @BeforeEach
  void open() throws Exception {
    InetSocketAddress address = TelegramBench.freePort();
    root = URI.create("http://127.0.0.1:" + address.getPort());
    url = "jdbc:sqlite:" + temp.resolve("o.db");
    bench = new TelegramBench(url, MORNING, Checkpoint.NONE, address);
  }

  @AfterEach
  void close() {
    bench.close();
    client.close();
  }

  private HttpResponse<String> get(String path) {
    try {
      return client.send(
          HttpRequest.newBuilder(root.resolve(path)).build(), BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private boolean ready() {
    return get("/readyz").statusCode() == 200;
  }

  @Test
  void whenTelegramIsAwayTheServiceIsAliveButNotReady() throws Exception {
    bench.settle(this::ready);
    bench.api.always(_ -> new Fault.BadGateway());
    bench.person("ada").say("/start");
    bench.settle(() -> !ready());
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/readyz").body()).contains("\"ready\":false", "Telegram is not answering");
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    bench.api.always(_ -> null);
    bench.settle(this::ready);
  }

  @Test
  void whileTheDatabaseIsLockedTheServiceIsNotReady() throws Exception {
    try (Connection other = DriverManager.getConnection(url);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThat(get("/readyz").statusCode()).isEqualTo(503);
      assertThat(get("/readyz").body()).contains("\"database\":{\"well\":false");
      assertThat(get("/healthz").statusCode()).isEqualTo(200);
      statement.execute("ROLLBACK");
    }
    bench.settle(this::ready);
  }

  @Test
  void metricsCountTurnsAndSayNothingOfAnybody() throws Exception {
    FakePerson ada = bench.person("ada");
    bench.say("ada", "/start");
    bench.await(ada.press("Yes, let's go"));
    bench.say("ada", "my zebraesque back aches a little, xylophones");
    bench.api.next("sendMessage", new Fault.Flood(3));
    bench.say("ada", "hello zebraesque world");
    String metrics = get("/metrics").body();
    assertThat(metrics)
        .contains(
            "backsafe_turns_seconds_count{platform=\"telegram\"} 4",
            "backsafe_deliveries_total{outcome=\"delivered\",platform=\"telegram\"}",
            "backsafe_deliveries_total{outcome=\"later\",platform=\"telegram\"} 1.0",
            "backsafe_platform_up{platform=\"telegram\"} 1.0",
            "backsafe_understood_total{meaning=\"discomfort\"} 1.0",
            "backsafe_updates_waiting 0.0",
            "backsafe_outbox_replies 0.0",
            "backsafe_outbox_age_seconds 0.0",
            "jvm_memory_used_bytes",
            "jvm_threads_live_threads",
            "process_files_open_files")
        .doesNotContain("zebraesque", "xylophones", Long.toString(ada.id()))
        // As a word: a collection of the JVM's may be caused by metadata.
        .doesNotContainPattern("(?i)\\bada\\b")
        .doesNotContain(FakeBotApi.TOKEN, FakeBotApi.BOT);
    assertThat(get("/metrics").headers().firstValue("Content-Type"))
        .isEqualTo(Optional.of("text/plain; version=0.0.4; charset=utf-8"));
  }

  @Test
  void whatWaitsIsCounted() throws Exception {
    bench.say("ada", "/start");
    bench.await(bench.person("ada").press("Yes, let's go"));
    bench.api.next("sendMessage", new Fault.Hang());
    bench.person("ada").say("/help");
    bench.settle(() -> get("/metrics").body().contains("backsafe_outbox_replies 1.0"));
  }

  @Test
  void onlyWhatIsThereIsServed() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    HttpRequest post =
        HttpRequest.newBuilder(root.resolve("/metrics")).POST(BodyPublishers.noBody()).build();
    assertThat(client.send(post, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
  }
}
