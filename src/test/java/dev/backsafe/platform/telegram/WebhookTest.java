package dev.backsafe.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.cli.SettableClock;
import dev.backsafe.config.OperatorException;
import dev.backsafe.config.Secret;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.harness.TelegramBench;
import dev.backsafe.platform.ConnectionHealth;
import dev.backsafe.platform.Ticker;
import dev.backsafe.service.Composition;
import dev.backsafe.service.Service;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.Store;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** Telegram brings the updates: with the right secret, and not otherwise. */
class WebhookTest {
  private static final String SECRET = "long-random_word";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path temp;
  private final HttpClient client = HttpClient.newHttpClient();
  private FakeBotApi api;
  private Service service;
  private Store store;
  private URI hook;
  private FakePerson ada;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  WebhookTest() {}

  @BeforeEach
  void open() throws Exception {
    InetSocketAddress address = TelegramBench.freePort();
    api = new FakeBotApi();
    hook = URI.create("http://127.0.0.1:" + address.getPort() + "/telegram");
    ada = new FakePerson(api, 700_000_001);
    store = new SqliteStore("jdbc:sqlite:" + temp.resolve("w.db"));
    service = service("https://bot.example.org/telegram", address, store);
    service.start(_ -> {});
  }

  private Service service(String hook, InetSocketAddress address, Store kept) {
    Settings.Telegram telegram =
        new Settings.Telegram(
            new Secret(FakeBotApi.TOKEN),
            api.url(),
            new Settings.Webhook(URI.create(hook), new Secret(SECRET)));
    Settings.Database database = new Settings.Database("jdbc:sqlite:unused.db");
    return Composition.service(
        new Settings(telegram, null, database, address, List.of(), null),
        DirectBench.LIBRARY,
        kept,
        new SettableClock(Instant.parse("2026-03-02T08:00:00Z")),
        Ticker.REAL,
        Checkpoint.NONE);
  }

  @AfterEach
  void close() throws Exception {
    service.close();
    api.close();
    client.close();
  }

  private int post(String secret, String body) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(hook).POST(BodyPublishers.ofString(body));
    if (!secret.isEmpty()) {
      request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    return client.send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  private String start(int id) {
    ObjectNode update = JSON.createObjectNode().put("update_id", id);
    update.set("message", ada.message().put("text", "/start"));
    return update.toString();
  }

  @Test
  void anUpdateIsDurableBeforeItIsAcknowledgedAndThenAnswered() throws Exception {
    assertThat(post(SECRET, start(1))).isEqualTo(200);
    assertThat(post(SECRET, start(1))).as("brought again").isEqualTo(200);
    assertThat(service.awaitIdle(Duration.ofSeconds(20))).isTrue();
    assertThat(ada.chat()).hasSize(1);
  }

  @Test
  void withoutTheSecretNothingIsTaken() throws Exception {
    assertThat(post("", start(1))).isEqualTo(401);
    assertThat(post(SECRET + "x", start(2))).isEqualTo(401);
    assertThat(store.unprocessed()).isEmpty();
    assertThat(service.awaitIdle(Duration.ofSeconds(20))).isTrue();
    assertThat(ada.chat()).isEmpty();
  }

  @Test
  void whatIsNoUpdateIsRefused() throws Exception {
    assertThat(post(SECRET, "{")).isEqualTo(400);
    assertThat(post(SECRET, "{}")).isEqualTo(400);
    assertThat(post(SECRET, "x".repeat((1 << 20) + 1))).isEqualTo(413);
    HttpRequest get =
        HttpRequest.newBuilder(hook).header("X-Telegram-Bot-Api-Secret-Token", SECRET).build();
    assertThat(client.send(get, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
  }

  @Test
  void telegramIsToldWhereToBringThem() throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (api.webhook().isEmpty() && System.nanoTime() < end) {
      Thread.sleep(Duration.ofMillis(5));
    }
    assertThat(api.webhook()).isEqualTo("https://bot.example.org/telegram");
    assertThat(api.calls("getUpdates")).isZero();
  }

  /** A context of the JDK's HTTP server is all that begins like it. */
  @Test
  void onlyThePathItselfTakesUpdates() throws Exception {
    for (String path : List.of("/telegram/", "/telegram/x", "/telegramx", "/healthzFOO", "/")) {
      HttpRequest request =
          HttpRequest.newBuilder(hook.resolve(path))
              .header("X-Telegram-Bot-Api-Secret-Token", SECRET)
              .POST(BodyPublishers.ofString(start(1)))
              .build();
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(404);
    }
    assertThat(service.awaitIdle(Duration.ofSeconds(20))).isTrue();
    assertThat(ada.chat()).isEmpty();
  }

  @Test
  void thePathOfAProbeIsNoPathForUpdates() throws Exception {
    Store other = new SqliteStore("jdbc:sqlite:" + temp.resolve("other.db"));
    try (Service taken =
        service("https://bot.example.org/healthz", TelegramBench.freePort(), other)) {
      assertThatThrownBy(() -> taken.start(_ -> {}))
          .isInstanceOf(OperatorException.class)
          .hasMessageContaining("/healthz is the service's own; choose another one");
    }
  }

  @Test
  void readinessIsThereForWhoeverAsks() throws Exception {
    HttpRequest get = HttpRequest.newBuilder(hook.resolve("/readyz")).build();
    var answer = client.send(get, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"ready\":true", "telegram");
  }

  private WebhookWatch watch(ConnectionHealth health) {
    Settings.Webhook to =
        new Settings.Webhook(URI.create("https://bot.example.org/new"), new Secret(SECRET));
    BotApi calls = new BotApi(api.url(), new Secret(FakeBotApi.TOKEN));
    return new WebhookWatch(calls, to, health, Ticker.REAL);
  }

  private static ConnectionHealth health() {
    return new ConnectionHealth(
        "telegram", "Telegram", Level.ERROR, "", Ticker.REAL, Duration.ofMinutes(2));
  }

  @Test
  void aRefusedAddressIsSaidInTelegramsOwnWords() {
    ConnectionHealth health = health();
    String why = "Bad Request: bad webhook: An HTTPS URL must be provided for webhook";
    api.next("setWebhook", new Fault.Refusal(400, why));
    WebhookWatch watch = watch(health);
    assertThat(watch.look()).isFalse();
    assertThat(health.health().well()).isFalse();
    assertThat(health.health().detail()).contains(why);
    assertThat(watch.look()).isTrue();
    assertThat(health.health().well()).isTrue();
  }

  @Test
  void updatesThatDoNotArriveMakeItUnwellUntilTheyDo() {
    ConnectionHealth health = health();
    WebhookWatch watch = watch(health);
    watch.look();
    api.hook.fail("Connection refused", 3);
    watch.look();
    assertThat(health.health().detail()).contains("not reaching the webhook: Connection refused");
    watch.look();
    assertThat(health.health().well()).as("Telegram waits up to two minutes").isFalse();
    api.hook.deliver();
    watch.look();
    assertThat(health.health().well()).as("the error stays there, but is over").isTrue();
  }

  @Test
  void aWebhookThatSomebodyElseHasMovedIsMovedBack() {
    WebhookWatch watch = watch(health());
    watch.look();
    api.webhook("https://elsewhere.example.org");
    watch.look();
    assertThat(api.webhook()).isEqualTo("https://bot.example.org/new");
  }

  @Test
  void aTokenThatIsRevokedIsSaidWithTheRemedy() {
    ConnectionHealth health = health();
    WebhookWatch watch = watch(health);
    watch.look();
    api.next("getWebhookInfo", new Fault.Refusal(401, "Unauthorized"));
    watch.look();
    assertThat(health.health().well()).isFalse();
    assertThat(health.health().detail()).contains("get a valid one from @BotFather");
  }
}
