package dev.backsafe.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backsafe.cli.ContentOption;
import dev.backsafe.cli.Logging;
import dev.backsafe.cli.SettableClock;
import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Secret;
import dev.backsafe.platform.Ticker;
import dev.backsafe.service.Composition;
import dev.backsafe.service.Service;
import dev.backsafe.settings.Settings;
import dev.backsafe.store.FieldEncryption;
import dev.backsafe.store.MasterKey;
import dev.backsafe.store.sqlite.SqliteStore;
import dev.backsafe.turn.Checkpoint;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Thirty days of the whole service in a few minutes: people who train, are reminded and train
 * again, on a Bot API that keeps nothing. What the service holds must not grow meanwhile.
 */
public final class SoakBenchmark {
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(9);
  private static final int PEOPLE = 200;

  /** How much somebody does in a day at most: a session is over by then. */
  private static final int PRESSES = 40;

  private static final int HOURS = 4;
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  /** What the service holds at the end of a day. */
  private record Held(double heapMegabytes, int threads, long descriptors) {
    static Held now() {
      for (int i = 0; i < 3; i++) {
        System.gc();
      }
      Runtime runtime = Runtime.getRuntime();
      return new Held(
          1e-6 * (runtime.totalMemory() - runtime.freeMemory()),
          ManagementFactory.getThreadMXBean().getThreadCount(),
          ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
              .getOpenFileDescriptorCount());
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.1f MB, %d threads, %d descriptors", heapMegabytes, threads, descriptors);
    }
  }

  /** Nobody's limits have to be kept here, and no night is waited for. */
  private static final class NoWaiting implements Ticker {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void pause(Duration length) throws InterruptedException {
      Thread.sleep(1);
    }
  }

  private final Crowd crowd = new Crowd();

  private SoakBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Logging.quiet(System.getenv());
    new SoakBenchmark().run(arguments.length == 0 ? 30 : Integer.parseInt(arguments[0]));
  }

  private void run(int days) throws Exception {
    Path directory = java.nio.file.Files.createTempDirectory(Path.of("target"), "soak");
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      HttpServer api = HttpServer.create(ANY_PORT, 0);
      api.setExecutor(executor);
      api.createContext("/", crowd::answer);
      api.start();
      SettableClock clock = new SettableClock(MONDAY);
      String url = "jdbc:sqlite:" + directory.resolve("soak.db");
      Settings settings =
          new Settings(
              new Settings.Telegram(
                  new Secret("1:soak"),
                  URI.create("http://127.0.0.1:" + api.getAddress().getPort()),
                  null),
              null,
              new Settings.Database(url),
              ANY_PORT,
              List.of(),
              null);
      try (Service service =
          Composition.service(
              settings,
              ContentOption.library(new ConfigFiles(Path.of("config"))),
              new SqliteStore(url, FieldEncryption.of(List.of(MasterKey.of(MasterKey.make())))),
              clock,
              new NoWaiting(),
              Checkpoint.NONE)) {
        service.start(_ -> {});
        print(days, live(days, service, clock));
      } finally {
        api.stop(0);
      }
    }
  }

  private List<Held> live(int days, Service service, SettableClock clock) throws Exception {
    List<Held> held = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      crowd.wakeUp();
      for (int hour = 0; hour < 24; hour += HOURS) {
        settle(service);
        clock.set(clock.instant().plus(Duration.ofHours(HOURS)));
        service.sweep().sweep();
      }
      settle(service);
      held.add(Held.now());
      System.out.println("day " + (day + 1) + ": " + held.getLast());
    }
    return held;
  }

  /** Until nobody has anything to say any more. */
  private void settle(Service service) throws InterruptedException {
    int before;
    do {
      before = crowd.said();
      while (crowd.isSpeaking()) {
        Thread.sleep(Duration.ofMillis(5));
      }
      if (!service.awaitIdle(LONG)) {
        throw new IllegalStateException("the service is still busy");
      }
      Thread.sleep(Duration.ofMillis(20));
    } while (crowd.said() != before);
  }

  private void print(int days, List<Held> held) {
    Held early = held.get(days / 3);
    Held late = held.getLast();
    boolean flat =
        late.heapMegabytes() < early.heapMegabytes() + 5
            && late.threads() <= early.threads() + 2
            && late.descriptors() <= early.descriptors() + 2;
    new Row(
            days + " days of " + PEOPLE + " people, the clock set forward",
            String.format(
                Locale.ROOT,
                "%,d updates; after day %d %s; after day %d %s",
                crowd.said(),
                days / 3 + 1,
                early,
                days,
                late),
            "heap, threads, descriptors flat",
            flat)
        .print();
  }

  /** A Bot API, and those who use it: each presses the first button of what they get. */
  private static final class Crowd {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern FIELD =
        Pattern.compile("name=\"([a-z_]+)\"\r\n(?:[^\r]+\r\n)*\r\n([^\r]*)\r\n");

    private final List<ObjectNode> updates = new ArrayList<>();
    private final Map<Integer, Integer> energy = new ConcurrentHashMap<>();
    private final Random random = new Random(1);
    private int ids;
    private int said;

    synchronized int said() {
      return said;
    }

    synchronized boolean isSpeaking() {
      return !updates.isEmpty();
    }

    /** Most of them write something in the morning. */
    synchronized void wakeUp() {
      for (int person = 1; person <= PEOPLE; person++) {
        energy.put(person, PRESSES);
        if (random.nextInt(4) > 0) {
          ObjectNode message = message(person).put("text", ids < PEOPLE ? "/start" : "start");
          message.set("from", user(person));
          push("message", message);
        }
      }
    }

    void answer(HttpExchange exchange) throws IOException {
      try (exchange) {
        String path = exchange.getRequestURI().getPath();
        JsonNode arguments =
            arguments(
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                exchange.getRequestBody().readAllBytes());
        ObjectNode answer = MAPPER.createObjectNode().put("ok", true);
        answer.set("result", result(path.substring(path.lastIndexOf('/') + 1), arguments));
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }

    /** An upload's fields are parts of a form. */
    private static JsonNode arguments(String type, byte[] body) throws IOException {
      if (!type.startsWith("multipart/")) {
        return MAPPER.readTree(body);
      }
      ObjectNode arguments = MAPPER.createObjectNode();
      Matcher field = FIELD.matcher(new String(body, StandardCharsets.ISO_8859_1));
      while (field.find()) {
        String value = field.group(2);
        if (value.startsWith("{")) {
          arguments.set(field.group(1), MAPPER.readTree(value));
        } else {
          arguments.put(field.group(1), value);
        }
      }
      return arguments;
    }

    private JsonNode result(String method, JsonNode arguments) {
      return switch (method.toLowerCase(Locale.ROOT)) {
        case "getme" -> user(1).put("is_bot", true).put("username", "soak_bot");
        case "getupdates" -> poll(arguments.path("offset").asInt());
        case "sendmessage", "editmessagetext" -> heard(arguments);
        case "sendanimation", "sendphoto", "editmessagemedia", "editmessagecaption" ->
            pictured(heard(arguments));
        case "senddocument" -> message(1);
        case "getmycommands" -> MAPPER.createArrayNode();
        default -> MAPPER.getNodeFactory().booleanNode(true);
      };
    }

    private static ObjectNode pictured(ObjectNode message) {
      ObjectNode file =
          message.putObject("animation").put("file_id", "f").put("file_unique_id", "f");
      file.put("width", 1).put("height", 1).put("duration", 1);
      ObjectNode photo = message.putArray("photo").addObject().put("file_id", "f");
      photo.put("file_unique_id", "f").put("width", 1).put("height", 1);
      return message;
    }

    private ArrayNode poll(int offset) {
      ArrayNode batch = MAPPER.createArrayNode();
      synchronized (this) {
        updates.removeIf(u -> u.path("update_id").asInt() < offset);
        updates.stream().limit(100).forEach(batch::add);
      }
      if (batch.isEmpty()) {
        try {
          Thread.sleep(Duration.ofMillis(5));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return batch;
    }

    private synchronized ObjectNode heard(JsonNode arguments) {
      int person = arguments.path("chat_id").asInt();
      ObjectNode message = message(person);
      JsonNode button = arguments.path("reply_markup").path("inline_keyboard").path(0).path(0);
      if (button.has("callback_data") && energy.merge(person, -1, Integer::sum) > 0) {
        ObjectNode press = MAPPER.createObjectNode().put("id", "p" + ++ids);
        press.put("data", button.path("callback_data").asText()).set("from", user(person));
        press.set("message", message);
        push("callback_query", press);
      }
      return message;
    }

    private void push(String kind, ObjectNode content) {
      ObjectNode update = MAPPER.createObjectNode().put("update_id", ++ids);
      update.set(kind, content);
      updates.add(update);
      said++;
    }

    private synchronized ObjectNode message(int person) {
      ObjectNode message = MAPPER.createObjectNode().put("message_id", ++ids).put("date", 1);
      message.putObject("chat").put("id", person).put("type", "private");
      return message;
    }

    private static ObjectNode user(int id) {
      ObjectNode user = MAPPER.createObjectNode().put("id", id).put("is_bot", false);
      return user.put("first_name", "Ada").put("language_code", "en");
    }
  }
}
