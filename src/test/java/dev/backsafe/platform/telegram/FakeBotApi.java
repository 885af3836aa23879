package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.harness.Payloads;
import dev.backsafe.platform.Ticker;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Telegram's Bot API on the loopback address, as far as the bot uses it, true to the protocol:
 * offsets confirm, polls wait, limits are strict, and what can break on the way does when told to.
 */
public final class FakeBotApi implements AutoCloseable {
  public static final String TOKEN = "123456:FAKE-token_that-nobody-may-see";
  public static final String BOT = "BacksafeTestBot";

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final List<String> METHODS =
      List.of(
          "getMe",
          "getUpdates",
          "setWebhook",
          "deleteWebhook",
          "getWebhookInfo",
          "sendMessage",
          "sendDocument",
          "sendAnimation",
          "sendPhoto",
          "editMessageMedia",
          "editMessageText",
          "editMessageReplyMarkup",
          "answerCallbackQuery",
          "sendChatAction",
          "setMyCommands",
          "getMyCommands",
          "deleteMyCommands",
          "setMyDescription",
          "getMyDescription",
          "setMyShortDescription",
          "getMyShortDescription");

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Set<Socket> polling = ConcurrentHashMap.newKeySet();
  private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final FakeChats chats;
  private final ServerSocket server;
  private final Set<Socket> hanging = ConcurrentHashMap.newKeySet();
  private volatile Set<Long> stuck = Set.of();
  private volatile Function<String, @Nullable Fault> always = _ -> null;
  private volatile @Nullable Payloads recording;
  final FakeWebhook hook = new FakeWebhook();
  private final FakeUpdates updates = new FakeUpdates(hook);

  public FakeBotApi() throws IOException {
    this(Ticker.REAL);
  }

  public FakeBotApi(Ticker waiting) throws IOException {
    this(waiting, 0);
  }

  public FakeBotApi(Ticker waiting, int port) throws IOException {
    chats = new FakeChats(waiting);
    server = new ServerSocket(port, 512, InetAddress.getLoopbackAddress());
    executor.execute(this::accept);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  FakeChats chats() {
    return chats;
  }

  /** Somebody blocks the bot without our being told. */
  public void block(long chat, boolean on) {
    chats.block(chat, on);
  }

  /** What was uploaded under a file_id, a byte a sign. */
  public @Nullable String file(String id) {
    return chats.file(id);
  }

  /** From now on no file_id that was handed out is good any more. */
  public void forgetFiles() {
    chats.forgetFiles();
  }

  /** Whether no button shows a clock any more. */
  public boolean isAnswered() {
    return chats.isAnswered();
  }

  /** For how long each pressed button showed a clock. */
  public List<Duration> acknowledged() {
    return chats.acknowledged();
  }

  /** What was set by a method such as setMyCommands, under the name without "set". */
  public @Nullable JsonNode profile(String key) {
    return chats.profile(key);
  }

  /** Commands are set without a scope, as by another program of the same bot. */
  public void offerEverywhere(JsonNode commands) {
    chats.offerEverywhere(commands);
  }

  /** The next calls of a method go wrong in these ways, one each. */
  public void next(String method, Fault... how) {
    faults.computeIfAbsent(method, _ -> new ArrayDeque<>()).addAll(List.of(how));
  }

  /** Writes down what is sent from now on, and answered to people. */
  public void record(Payloads payloads) {
    recording = payloads;
  }

  /** Every call goes wrong as the function says, by its method, until told otherwise. */
  public void always(Function<String, @Nullable Fault> how) {
    always = how;
  }

  /**
   * From now on, what is sent to these chats and no others has no effect and no answer; what was
   * sent before is cut off.
   */
  public void hang(Collection<Long> chats) throws IOException {
    stuck = Set.copyOf(chats);
    for (Socket socket : hanging) {
      socket.close();
    }
  }

  /** How many calls to such chats wait. */
  public int hanging() {
    return hanging.size();
  }

  public int calls(String method) {
    AtomicInteger count = calls.get(method);
    return count == null ? 0 : count.get();
  }

  public String webhook() {
    return hook.url();
  }

  /** As somebody else would set it. */
  public void webhook(String url) {
    hook.set(url);
  }

  /** Ids of updates go on from here, as they do anew after a week without any. */
  public void idsFrom(int id) {
    updates.idsFrom(id);
  }

  /** Puts an update into the queue; its id. */
  public int push(String kind, JsonNode content) {
    return updates.push(kind, content);
  }

  /** The updates that wait, for whoever brings them to a webhook. */
  public List<JsonNode> take() {
    return updates.take();
  }

  public boolean isConfirmed(int id) {
    return updates.isConfirmed(id);
  }

  public void awaitConfirmed(int id) throws InterruptedException {
    updates.awaitConfirmed(id);
  }

  /** The ids of all updates that wait, in order. */
  public List<Integer> waiting() {
    return updates.waiting();
  }

  /** Waits until all that a caller sent before it died is done; only its poll may still wait. */
  public void awaitGone() throws IOException, InterruptedException {
    try (Socket last = new Socket(server.getInetAddress(), server.getLocalPort())) {
      last.shutdownOutput();
      // Connections are accepted in their order: when this one ends, all others have begun.
      var _ = last.getInputStream().read();
    }
    while (!polling.containsAll(sockets)) {
      Thread.sleep(Duration.ofMillis(10));
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        executor.execute(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
      FakeRequest request = FakeRequest.read(in);
      while (request != null && answer(request, socket)) {
        request = FakeRequest.read(in);
      }
    } catch (IOException e) {
      // The caller went away; so do we.
    } finally {
      sockets.remove(socket);
      polling.remove(socket);
      hanging.remove(socket);
    }
  }

  /** Answers; whether the connection goes on. */
  private boolean answer(FakeRequest request, Socket socket) throws IOException {
    String called = request.path().substring(request.path().lastIndexOf('/') + 1);
    // https://core.telegram.org/bots/api#making-requests: names are case-insensitive.
    String method =
        METHODS.stream().filter(called::equalsIgnoreCase).findFirst().orElse("no such method");
    if (!request.path().equals("/bot" + TOKEN + "/" + called)) {
      return write(socket, 401, error(401, "Unauthorized", 0), false);
    }
    calls.computeIfAbsent(method, _ -> new AtomicInteger()).incrementAndGet();
    if (method.equals("getUpdates")) {
      polling.add(socket);
    }
    try {
      return answer(request, socket, method);
    } finally {
      polling.remove(socket);
    }
  }

  private boolean answer(FakeRequest request, Socket socket, String method) throws IOException {
    if (stuck.contains(request.arguments().path("chat_id").asLong())) {
      hanging.add(socket);
      return hang(socket);
    }
    return switch (fault(method)) {
      case null -> write(socket, request, method, false);
      case Fault.ResetBefore _ -> reset(socket);
      case Fault.ResetAfter _ -> {
        var _ = result(request, method);
        yield reset(socket);
      }
      case Fault.Truncated _ -> write(socket, request, method, true);
      case Fault.Hang _ -> hang(socket);
      case Fault.BadGateway _ -> {
        byte[] page = "<html><h1>502 Bad Gateway</h1></html>".getBytes(StandardCharsets.UTF_8);
        yield write(socket, "HTTP/1.1 502 Bad Gateway", "text/html", page, page.length);
      }
      case Fault.Flood(int after) ->
          write(socket, 429, error(429, "Too Many Requests: retry after " + after, after), false);
      case Fault.Refusal(int code, String description) ->
          write(socket, code, error(code, description, 0), false);
    };
  }

  private @Nullable Fault fault(String method) {
    Deque<Fault> queue = faults.get(method);
    Fault fault = null;
    if (queue != null) {
      synchronized (queue) {
        fault = queue.poll();
      }
    }
    return fault == null ? always.apply(method) : fault;
  }

  private static boolean hang(Socket socket) throws IOException {
    while (socket.getInputStream().read() >= 0) {
      // Whatever comes, nothing is said.
    }
    return false;
  }

  private static boolean reset(Socket socket) throws SocketException {
    socket.setSoLinger(true, 0);
    return false;
  }

  private boolean write(Socket socket, FakeRequest request, String method, boolean cut)
      throws IOException {
    ObjectNode result = result(request, method);
    return write(socket, result.path("error_code").asInt(200), result, cut);
  }

  private ObjectNode result(FakeRequest request, String method) throws IOException {
    try {
      JsonNode args = request.arguments();
      ObjectNode answer = MAPPER.createObjectNode().put("ok", true);
      answer.set(
          "result",
          switch (method) {
            case "getUpdates" -> updates.poll(args);
            case "getMe" ->
                MAPPER
                    .createObjectNode()
                    .put("id", 123_456)
                    .put("is_bot", true)
                    .put("first_name", "Backsafe")
                    .put("username", BOT);
            case "setWebhook", "deleteWebhook" -> {
              hook.set(args.path("url").asText());
              yield MAPPER.getNodeFactory().booleanNode(true);
            }
            case "getWebhookInfo" -> hook.info();
            default -> chats.call(method, args);
          });
      note(method, request, answer.path("result"));
      return answer;
    } catch (FakeChats.Refusal e) {
      return error(e.code, String.valueOf(e.getMessage()), e.retryAfter);
    }
  }

  /** That a picture is on its way is said beside everything else. */
  private void note(String method, FakeRequest request, JsonNode result) throws IOException {
    Payloads payloads = recording;
    if (payloads != null
        && method.matches("send(?!ChatAction).*|editMessage.*|answerCallbackQuery")) {
      payloads.sent(method, request.withNames(), result.path("message_id").asLong());
    }
  }

  private static ObjectNode error(int code, String description, int retryAfter) {
    ObjectNode error = MAPPER.createObjectNode();
    error.put("ok", false).put("error_code", code).put("description", description);
    if (retryAfter > 0) {
      error.putObject("parameters").put("retry_after", retryAfter);
    }
    return error;
  }

  private static boolean write(Socket socket, int code, JsonNode answer, boolean cut)
      throws IOException {
    byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
    int sent = cut ? body.length / 2 : body.length;
    return write(socket, "HTTP/1.1 " + code + " Said", "application/json", body, sent);
  }

  private static boolean write(Socket socket, String status, String type, byte[] body, int sent)
      throws IOException {
    String head =
        status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n";
    OutputStream out = socket.getOutputStream();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    answer.write(body, 0, sent);
    out.write(answer.toByteArray());
    out.flush();
    return sent == body.length;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    updates.close();
    executor.shutdownNow();
  }
}
