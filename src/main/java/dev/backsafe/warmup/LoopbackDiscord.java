package dev.backsafe.warmup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** As much of Discord as it takes to connect to it, and to be asked for help by somebody. */
final class LoopbackDiscord implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String BOT = "1000000000000000001";
  private static final String PERSON = "1000000000000000002";
  private static final String HELLO = "{\"op\":10,\"d\":{\"heartbeat_interval\":41250}}";
  private static final String ACKNOWLEDGED = "{\"op\":11}";
  private static final int HEARTBEAT = 1;
  private static final int IDENTIFY = 2;
  private static final int OK = 200;

  /** RFC 6455, 1.3. */
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private static final int BINARY = 0x82;
  private static final int TWO_BYTES = 126;
  private static final int CLOSE = 8;

  private final ServerSocket gateway;
  private final Deflater deflater = new Deflater();
  private final CountDownLatch answered = new CountDownLatch(1);

  LoopbackDiscord(Executor executor) throws IOException {
    gateway = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    executor.execute(this::serve);
  }

  /** Waits until the one who asked is answered, but no longer than that. */
  void awaitEnd(long seconds) throws InterruptedException {
    boolean _ = answered.await(seconds, TimeUnit.SECONDS);
  }

  /** The REST API. */
  void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      byte[] body = result(path, sent).toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(OK, body.length);
      exchange.getResponseBody().write(body);
      if (path.endsWith("/callback")) {
        answered.countDown();
      }
    }
  }

  private JsonNode result(String path, byte[] sent) throws IOException {
    if (path.endsWith("/gateway/bot")) {
      ObjectNode answer = MAPPER.createObjectNode();
      answer.put("url", "ws://127.0.0.1:" + gateway.getLocalPort()).put("shards", 1);
      ObjectNode limit = answer.putObject("session_start_limit");
      limit.put("total", 1_000).put("remaining", 1_000).put("reset_after", 86_400_000);
      limit.put("max_concurrency", 1);
      return answer;
    }
    if (path.endsWith("/commands")) {
      ArrayNode commands = (ArrayNode) MAPPER.readTree(sent);
      for (JsonNode command : commands) {
        ((ObjectNode) command).put("id", "1").put("application_id", BOT).put("version", "1");
      }
      return commands;
    }
    if (path.endsWith("/callback")) {
      ObjectNode answer = MAPPER.createObjectNode();
      answer.putObject("interaction").put("id", "1000000000000000003").put("type", 2);
      return answer;
    }
    return path.endsWith("/users/@me") ? user(BOT).put("bot", true) : MAPPER.createObjectNode();
  }

  private static ObjectNode user(String id) {
    ObjectNode user = MAPPER.createObjectNode();
    user.put("id", id).put("username", "warm_up").put("discriminator", "0");
    return user.putNull("global_name").putNull("avatar");
  }

  private void serve() {
    try (Socket socket = gateway.accept()) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      out.write(upgrade(in).getBytes(StandardCharsets.US_ASCII));
      send(out, HELLO);
      for (String said = read(in); said != null; said = read(in)) {
        switch (MAPPER.readTree(said).path("op").asInt()) {
          case HEARTBEAT -> send(out, ACKNOWLEDGED);
          case IDENTIFY -> {
            send(out, event("READY", 1, ready()));
            send(out, event("INTERACTION_CREATE", 2, help()));
          }
          default -> {}
        }
      }
    } catch (IOException e) {
      // The other side is gone, which ends it.
    }
  }

  private static String event(String name, int number, ObjectNode data) {
    ObjectNode event = MAPPER.createObjectNode().put("op", 0).put("t", name).put("s", number);
    event.set("d", data);
    return event.toString();
  }

  private ObjectNode ready() {
    ObjectNode ready = MAPPER.createObjectNode().put("v", 10).put("session_id", "warm-up");
    ready.put("resume_gateway_url", "ws://127.0.0.1:" + gateway.getLocalPort());
    ready.set("user", user(BOT).put("bot", true));
    ready.putArray("private_channels");
    ready.putArray("guilds");
    ready.putObject("application").put("id", BOT).put("flags", 0);
    return ready;
  }

  /** Somebody uses /help in direct messages. */
  private static ObjectNode help() {
    ObjectNode event = MAPPER.createObjectNode();
    event.put("id", "1000000000000000003").put("application_id", BOT).put("type", 2);
    event.put("token", "warm-up").put("version", 1).put("locale", "en-US").put("context", 1);
    event.putObject("data").put("id", "1").put("name", "help").put("type", 1).putArray("options");
    event.put("channel_id", "1000000000000000004");
    event.putArray("entitlements");
    event.putObject("authorizing_integration_owners").put("0", "0");
    ObjectNode channel = event.putObject("channel");
    channel.put("id", "1000000000000000004").put("type", 1).put("flags", 0);
    channel.put("permissions", "0").putArray("recipients").add(user(PERSON));
    event.set("user", user(PERSON));
    return event;
  }

  /** What agrees to speak WebSocket with whoever asks for it. */
  private static String upgrade(DataInputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      head.write(in.readUnsignedByte());
    }
    String key =
        head.toString(StandardCharsets.US_ASCII)
            .lines()
            .filter(l -> l.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
            .map(l -> l.substring(l.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("");
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
      return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: "
          + Base64.getEncoder().encodeToString(hash)
          + "\r\n\r\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }

  /** The next frame's text; null when the other side closes. */
  private static @Nullable String read(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte() & 0x0f;
    int length = in.readUnsignedByte() & 0x7f;
    if (length == TWO_BYTES) {
      length = in.readUnsignedShort();
    }
    byte[] mask = in.readNBytes(4);
    byte[] text = in.readNBytes(length);
    for (int i = 0; i < text.length; i++) {
      text[i] ^= mask[i % mask.length];
    }
    return kind == CLOSE ? null : new String(text, StandardCharsets.UTF_8);
  }

  /** One frame, packed as all of a connection are: by zlib, as one stream. */
  private void send(OutputStream out, String text) throws IOException {
    deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
    byte[] packed = new byte[text.length() + 100];
    int length = deflater.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(BINARY);
    frame.write(TWO_BYTES);
    frame.write(length >> 8);
    frame.write(length);
    frame.write(packed, 0, length);
    out.write(frame.toByteArray());
    out.flush();
  }

  @Override
  public void close() throws IOException {
    gateway.close();
    deflater.end();
  }
}
