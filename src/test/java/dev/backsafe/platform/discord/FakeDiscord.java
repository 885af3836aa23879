package dev.backsafe.platform.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backsafe.harness.Payloads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Discord on the loopback address, as far as the bot uses it, true to the protocol: REST and
 * gateway, its limits and its error codes, and what can break on the way does when told to.
 */
public final class FakeDiscord implements AutoCloseable {
  public static final String TOKEN = "OTAw.FAKE-token.that_nobody-may-see";
  public static final long BOT = 900;
  public static final long GUILD = 5L << 22;
  public static final long CHANNEL = GUILD + 1;
  public static final long CLOSED_CHANNEL = GUILD + 2;
  public static final long MENTIONS_CHANNEL = GUILD + 3;
  public static final long OWNER = 501;

  private static final JsonMapper MAPPER = new JsonMapper();

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  public final FakeGateway gateway;
  final FakeMessages messages = new FakeMessages();
  final FakeInteractions interactions = new FakeInteractions(messages);
  private final Map<String, Deque<FakeFault>> faults = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final Map<Long, Integer> closed = new ConcurrentHashMap<>();
  private final Set<Long> gone = ConcurrentHashMap.newKeySet();
  private final Set<Long> deleted = ConcurrentHashMap.newKeySet();
  private final FakeLimits limits = new FakeLimits();
  private volatile @Nullable JsonNode commands;
  private volatile int shards = 1;
  private volatile @Nullable Payloads recording;

  public FakeDiscord() throws IOException {
    this(0);
  }

  public FakeDiscord(int port) throws IOException {
    gateway = new FakeGateway(TOKEN, _ -> List.of(FakeGuild.json()), this::ready);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(executor);
    server.createContext("/", this::serve);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v10");
  }

  static ObjectNode bot() {
    return user(BOT, "Backsafe").put("bot", true);
  }

  static ObjectNode user(long id, String name) {
    ObjectNode user = MAPPER.createObjectNode();
    user.put("id", Long.toString(id)).put("username", name).put("discriminator", "0");
    return user.putNull("global_name").putNull("avatar");
  }

  private ObjectNode ready(String session) {
    ObjectNode ready = MAPPER.createObjectNode();
    ready.put("v", 10).put("session_id", session);
    ready.set("user", bot());
    ready.putArray("private_channels");
    ready.putObject("application").put("id", Long.toString(BOT)).put("flags", 0);
    return ready;
  }

  static long directChannel(long person) {
    return person + 1_000_000;
  }

  /** Direct messages of somebody are refused with this code; 0 for open again. */
  public void close(long person, int code) {
    if (code == 0) {
      closed.remove(person);
    } else {
      closed.put(person, code);
    }
  }

  /** Somebody leaves the server. */
  public void leave(long person) {
    gone.add(person);
  }

  public void deleteChannel(long channel) {
    deleted.add(channel);
    ObjectNode json = FakeGuild.channel(channel, "general");
    gateway.tell(GUILD, "CHANNEL_DELETE", json.put("guild_id", Long.toString(GUILD)));
  }

  /** The server lets the bot go. */
  public void kick() {
    deleted.addAll(List.of(CHANNEL, MENTIONS_CHANNEL));
    gateway.tell(GUILD, "GUILD_DELETE", MAPPER.createObjectNode().put("id", Long.toString(GUILD)));
  }

  /** So many calls a second go to one place; more are told to wait. */
  public void limit(int aSecond) {
    limits.aSecond = aSecond;
  }

  /** How many calls came too early. */
  public int limited() {
    return limits.refused.get();
  }

  /** The next calls of a kind go wrong in these ways, one each. */
  public void next(String kind, FakeFault... how) {
    faults.computeIfAbsent(kind, _ -> new ArrayDeque<>()).addAll(List.of(how));
  }

  /** Writes down what is sent from now on, and answered to people. */
  public void record(Payloads payloads) {
    recording = payloads;
  }

  /** Nothing goes wrong any more. */
  public void heal() {
    faults.clear();
  }

  /** So many shards are what this bot needs, says Discord. */
  public void recommend(int shardsInAll) {
    shards = shardsInAll;
  }

  /** How many answers are announced and not there yet. */
  public long pending() {
    return messages.pending();
  }

  public int calls(String kind) {
    AtomicInteger count = calls.get(kind);
    return count == null ? 0 : count.get();
  }

  public @Nullable JsonNode commands() {
    return commands;
  }

  /** What stands in a channel of the server for everybody to read. */
  public List<FakeMessages.Seen> publicIn(long channel) {
    return messages.publicIn(channel);
  }

  /** Lets every token that is out grow old. */
  public void age(Duration by) {
    interactions.age(by);
  }

  /** What is done from now on comes so late. */
  public void delay(Duration by) {
    interactions.delay = by;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] raw = exchange.getRequestBody().readAllBytes();
      String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
      FakeBody body = FakeBody.read(type, raw);
      String path = exchange.getRequestURI().getPath().substring("/api/v10".length());
      String[] parts = path.substring(1).split("/");
      String kind = kind(exchange.getRequestMethod(), parts);
      calls.computeIfAbsent(kind, _ -> new AtomicInteger()).incrementAndGet();
      FakeFault fault = fault(kind);
      switch (fault) {
        case FakeFault.Twice _ -> {
          result(exchange, kind, parts, body);
          answer(exchange, 400, error(40060, "Interaction has already been acknowledged."));
          return;
        }
        case FakeFault.ResetBefore _ -> {
          return; // Closed without an answer.
        }
        case FakeFault.Status(int status, int code) -> {
          answer(exchange, status, error(code, "as told"));
          return;
        }
        case FakeFault.Limited(double seconds, boolean global) -> {
          refuse(exchange, seconds, global);
          return;
        }
        case FakeFault.ResetAfter _ -> {
          result(exchange, kind, parts, body);
          return;
        }
        case null -> {}
      }
      if (isLimited(exchange, kind, parts)) {
        return;
      }
      Object result = noted(exchange, kind, parts, body);
      switch (result) {
        case FakeRefusal r ->
            answer(exchange, r.status, error(r.code, String.valueOf(r.getMessage())));
        case JsonNode json -> answer(exchange, 200, json);
        default -> throw new AssertionError(result);
      }
    }
  }

  /** What somebody can see is noted in the same step: who waits for it finds it there. */
  private Object noted(HttpExchange exchange, String kind, String[] parts, FakeBody body) {
    Payloads payloads = recording;
    return payloads != null && kind.matches("callback|edit|follow|message")
        ? payloads.noting(kind, body.withNames(), () -> result(exchange, kind, parts, body))
        : result(exchange, kind, parts, body);
  }

  private @Nullable FakeFault fault(String kind) {
    Deque<FakeFault> queue = faults.get(kind);
    if (queue == null) {
      return null;
    }
    synchronized (queue) {
      return queue.poll();
    }
  }

  private boolean isLimited(HttpExchange exchange, String kind, String[] parts) throws IOException {
    String place =
        switch (kind) {
          case "message" -> parts[1];
          case "edit", "follow" -> parts[2];
          default -> null;
        };
    double after = place == null ? 0 : limits.takes(place, exchange.getResponseHeaders());
    if (after > 0) {
      refuse(exchange, after, false);
    }
    return after > 0;
  }

  private static void refuse(HttpExchange exchange, double seconds, boolean global)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Via", "1.1 google"); // Without it, JDA takes it for Cloudflare's.
    headers.set("Retry-After", Integer.toString((int) Math.ceil(seconds)));
    headers.set("X-RateLimit-Scope", global ? "global" : "user");
    if (global) {
      headers.set("X-RateLimit-Global", "true");
    }
    ObjectNode told = error(0, "You are being rate limited.");
    answer(exchange, 429, told.put("retry_after", seconds).put("global", global));
  }

  private static String kind(String method, String[] parts) {
    String key = method + " " + parts[0] + (parts.length > 2 ? " " + parts[2] : "");
    return switch (key) {
      case "GET users" -> "self";
      case "GET gateway" -> "gateway";
      case "PUT applications commands" -> "commands";
      case "POST users channels" -> "direct";
      case "POST channels messages" -> "message";
      case "GET guilds members" -> "member";
      case "POST interactions token", "POST interactions callback" -> "callback";
      default ->
          parts[0].equals("interactions")
              ? "callback"
              : parts[0].equals("webhooks") && method.equals("PATCH")
                  ? "edit"
                  : parts[0].equals("webhooks") && method.equals("POST") ? "follow" : key;
    };
  }

  /** The answer, or a refusal. */
  private Object result(HttpExchange exchange, String kind, String[] parts, FakeBody body) {
    try {
      boolean byToken = parts[0].equals("interactions") || parts[0].equals("webhooks");
      String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      if (!byToken && !("Bot " + TOKEN).equals(authorization)) {
        return new FakeRefusal(401, 0, "401: Unauthorized");
      }
      return switch (kind) {
        case "self" -> bot();
        case "gateway" -> gatewayBot();
        case "commands" -> {
          commands = body.json();
          yield registered(body.json());
        }
        case "direct" -> direct(body.json().path("recipient_id").asLong());
        case "message" -> post(Long.parseLong(parts[1]), body);
        case "member" -> member(Long.parseLong(parts[3]));
        case "callback" -> interactions.callback(parts[2], body);
        case "edit" -> interactions.edit(parts[2], body);
        case "follow" -> interactions.follow(parts[2], body);
        default -> new FakeRefusal(404, 0, "404: Not Found " + kind);
      };
    } catch (FakeRefusal e) {
      return e;
    }
  }

  private ObjectNode gatewayBot() {
    ObjectNode answer = MAPPER.createObjectNode().put("url", gateway.url()).put("shards", shards);
    answer
        .putObject("session_start_limit")
        .put("total", 1_000)
        .put("remaining", 1_000 - gateway.identifies())
        .put("reset_after", 86_400_000)
        .put("max_concurrency", 16);
    return answer;
  }

  private JsonNode registered(JsonNode sent) {
    ArrayNode all = sent.deepCopy();
    for (JsonNode command : all) {
      ((ObjectNode) command)
          .put("id", Long.toString(messages.id()))
          .put("application_id", Long.toString(BOT))
          .put("version", "1");
    }
    return all;
  }

  private ObjectNode direct(long person) throws FakeRefusal {
    if (person <= 0 || Integer.valueOf(10013).equals(closed.get(person))) {
      throw new FakeRefusal(404, 10013, "Unknown User");
    }
    ObjectNode channel = MAPPER.createObjectNode();
    channel.put("id", Long.toString(directChannel(person))).put("type", 1).put("flags", 0);
    channel.putArray("recipients").add(user(person, "person" + person));
    return channel;
  }

  private ObjectNode post(long channel, FakeBody body) throws FakeRefusal {
    boolean inServer = channel >> 22 == GUILD >> 22;
    long person = inServer ? 0 : channel - 1_000_000;
    if (deleted.contains(channel)) {
      throw new FakeRefusal(404, 10003, "Unknown Channel");
    }
    if (channel == CLOSED_CHANNEL) {
      throw new FakeRefusal(403, 50001, "Missing Access");
    }
    Integer refusal = closed.get(person);
    if (refusal != null) {
      throw new FakeRefusal(403, refusal, "Cannot send messages to this user");
    }
    long id = messages.add(channel, person, body);
    ObjectNode message = messages.json(id);
    if (message == null) {
      throw new AssertionError("it has just been added");
    }
    return message;
  }

  private ObjectNode member(long person) throws FakeRefusal {
    if (gone.contains(person)) {
      throw new FakeRefusal(404, 10007, "Unknown Member");
    }
    return FakeGuild.member(user(person, "person" + person), List.of());
  }

  private static ObjectNode error(int code, String message) {
    return MAPPER.createObjectNode().put("code", code).put("message", message);
  }

  private static void answer(HttpExchange exchange, int status, JsonNode json) throws IOException {
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    server.stop(0);
    executor.shutdownNow();
  }
}
