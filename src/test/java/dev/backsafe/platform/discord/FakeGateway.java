package dev.backsafe.platform.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The gateway: sessions that can be resumed, heartbeats that can be swallowed. */
public final class FakeGateway implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int DISPATCH = 0;
  private static final int HEARTBEAT = 1;
  private static final int IDENTIFY = 2;
  private static final int RESUME = 6;
  private static final int INVALID = 9;
  private static final int HELLO = 10;
  private static final int ACK = 11;
  private static final int BAD_TOKEN = 4004;

  /** What one shard was told, for whoever resumes. */
  private static final class Session {
    final int shard;
    final int total;
    final List<String> told = new ArrayList<>();
    private @Nullable FakeSocket socket;

    Session(int shard, int total) {
      this.shard = shard;
      this.total = total;
    }

    synchronized boolean connected() {
      return socket != null;
    }

    synchronized void tell(String event, JsonNode data) {
      ObjectNode payload = MAPPER.createObjectNode();
      payload.put("op", DISPATCH).put("t", event).put("s", told.size() + 1).set("d", data);
      told.add(payload.toString());
      if (socket != null) {
        try {
          socket.send(payload.toString());
        } catch (IOException e) {
          socket = null; // Whoever resumes is told again.
        }
      }
    }
  }

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private final Set<FakeSocket> sockets = ConcurrentHashMap.newKeySet();
  private final ServerSocket server;
  private final String token;
  private final Function<Integer, List<ObjectNode>> guilds;
  private final Function<String, ObjectNode> ready;
  private final AtomicInteger names = new AtomicInteger();
  private final AtomicInteger identifies = new AtomicInteger();
  private final AtomicInteger resumes = new AtomicInteger();
  private final AtomicInteger heartbeats = new AtomicInteger();
  private volatile int heartbeatMillis = 41_250;
  private volatile boolean swallowing;
  private final AtomicInteger invalidating = new AtomicInteger();
  private final AtomicInteger postponing = new AtomicInteger();
  private volatile int refuseWith;

  /**
   * Opens it.
   *
   * @param guilds what GUILD_CREATE says, by the number of shards
   * @param ready what READY says, by session
   */
  FakeGateway(
      String token, Function<Integer, List<ObjectNode>> guilds, Function<String, ObjectNode> ready)
      throws IOException {
    this.token = token;
    this.guilds = guilds;
    this.ready = ready;
    server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    executor.execute(this::accept);
  }

  String url() {
    return "ws://127.0.0.1:" + server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        executor.execute(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket raw) {
    try (FakeSocket socket = new FakeSocket(raw)) {
      sockets.add(socket);
      ObjectNode hello = MAPPER.createObjectNode().put("op", HELLO);
      hello.putObject("d").put("heartbeat_interval", heartbeatMillis);
      socket.send(hello.toString());
      String said = socket.read();
      while (said != null) {
        JsonNode payload = MAPPER.readTree(said);
        switch (payload.path("op").asInt()) {
          case HEARTBEAT -> heartbeat(socket);
          case IDENTIFY -> identify(socket, payload.path("d"));
          case RESUME -> resume(socket, payload.path("d"));
          default -> {}
        }
        said = socket.read();
      }
    } catch (IOException e) {
      // The other side is gone.
    }
  }

  private void heartbeat(FakeSocket socket) throws IOException {
    if (!swallowing) {
      socket.send(MAPPER.createObjectNode().put("op", ACK).toString());
    }
    heartbeats.incrementAndGet();
  }

  private void identify(FakeSocket socket, JsonNode data) throws IOException {
    identifies.incrementAndGet();
    if (!data.path("token").asText().equals(token)) {
      socket.close(BAD_TOKEN);
      return;
    }
    if (refuseWith > 0) {
      socket.close(refuseWith);
      return;
    }
    if (invalidating.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      invalid(socket, false);
      return;
    }
    int shard = data.path("shard").path(0).asInt(0);
    int total = data.path("shard").path(1).asInt(1);
    Session session = new Session(shard, total);
    String name = "session-" + names.incrementAndGet();
    pause();
    ObjectNode first = ready.apply(name);
    first.put("resume_gateway_url", url());
    List<ObjectNode> mine =
        guilds.apply(total).stream()
            .filter(g -> shard(g.path("id").asLong(), total) == shard)
            .toList();
    first.putArray("guilds");
    mine.forEach(
        g ->
            first
                .withArray("guilds")
                .addObject()
                .put("id", g.path("id").asText())
                .put("unavailable", true));
    synchronized (session) { // Nothing else is told before READY.
      sessions.values().removeIf(s -> s.shard == shard);
      sessions.put(name, session);
      session.socket = socket;
      session.tell("READY", first);
      mine.forEach(g -> session.tell("GUILD_CREATE", g));
    }
  }

  private static void invalid(FakeSocket socket, boolean resumable) throws IOException {
    socket.send(MAPPER.createObjectNode().put("op", INVALID).put("d", resumable).toString());
  }

  /** No network is as fast as none; JDA reckons with that. */
  static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void resume(FakeSocket socket, JsonNode data) throws IOException {
    Session session = sessions.get(data.path("session_id").asText());
    if (session == null) {
      invalid(socket, false);
      return;
    }
    if (postponing.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      invalid(socket, true);
      return;
    }
    resumes.incrementAndGet();
    synchronized (session) {
      session.socket = socket;
      for (String told :
          List.copyOf(session.told).subList(data.path("seq").asInt(), session.told.size())) {
        socket.send(told);
      }
      session.tell("RESUMED", MAPPER.createObjectNode());
    }
  }

  static int shard(long guild, int total) {
    return (int) ((guild >> 22) % total);
  }

  /** Tells the shard that has to know: that of the guild, or the first. */
  void tell(long guild, String event, JsonNode data) {
    sessions.values().stream()
        .filter(s -> s.shard == (guild == 0 ? 0 : shard(guild, s.total)))
        .forEach(s -> s.tell(event, data));
  }

  public int identifies() {
    return identifies.get();
  }

  public int resumes() {
    return resumes.get();
  }

  /** How many heartbeats have come and, unless they are swallowed, been answered. */
  public int heartbeats() {
    return heartbeats.get();
  }

  /** Heartbeats come so often from the next connection on. */
  public void heartbeats(Duration each) {
    heartbeatMillis = (int) each.toMillis();
  }

  public void swallowHeartbeats(boolean on) {
    swallowing = on;
  }

  /** So many sessions are refused when they begin. */
  public void invalidate(int howMany) {
    invalidating.set(howMany);
  }

  /** So many sessions cannot be resumed yet; they can when it is tried again. */
  public void postpone(int howMany) {
    postponing.set(howMany);
  }

  /** Sessions are refused with this code of closing; 0 for no longer. */
  public void refuse(int code) {
    refuseWith = code;
  }

  /** Which shards are there, of those that began as some of so many. */
  public Set<Integer> shards(int total) {
    return sessions.values().stream()
        .filter(s -> s.total == total && s.connected())
        .map(s -> s.shard)
        .collect(Collectors.toSet());
  }

  /** Tells every shard that its session is over. */
  public void invalidateAll(boolean resumable) {
    List<Session> all = List.copyOf(sessions.values());
    if (!resumable) {
      forget();
    }
    for (Session session : all) {
      synchronized (session) {
        try {
          invalid(Objects.requireNonNull(session.socket), resumable);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /**
   * Ends every session for good with a code;
   * https://discord.com/developers/docs/topics/opcodes-and-status-codes, as of 6 August 2026.
   */
  public void end(int code) {
    forget();
    for (FakeSocket socket : sockets) {
      try {
        socket.close(code);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    sockets.clear();
  }

  /** Forgets all sessions: nobody can resume. */
  public void forget() {
    sessions.clear();
  }

  /** Breaks every connection. */
  public void drop() {
    sockets.forEach(FakeSocket::close);
    sockets.clear();
  }

  @Override
  public void close() throws IOException {
    server.close();
    drop();
    executor.shutdownNow();
  }
}
