package dev.backsafe.warmup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backsafe.cli.ContentOption;
import dev.backsafe.cli.DatabaseOption;
import dev.backsafe.cli.RunCommand;
import dev.backsafe.cli.SettableClock;
import dev.backsafe.content.Library;
import dev.backsafe.platform.Ticker;
import dev.backsafe.service.Service;
import dev.backsafe.settings.SettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.sqlite.util.LibraryLoaderUtil;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code backsafe warm-up}: the service talks to itself for a moment, on the loopback address and
 * with nothing kept, so that the JVM's cache for the next starts (JEP 514) learns what a start
 * needs: without it, to read classes and to compile take most of the time.
 */
@Command(
    name = "warm-up",
    hidden = true,
    description = "Talk to nobody for a moment, for the JVM's start-up cache to learn from.",
    mixinStandardHelpOptions = true)
public final class WarmUpCommand implements Runnable {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int ANSWERS = 30;
  private static final int OK = 200;
  private static final String DISCORD = "/discord/api/v10";
  private static final Duration POLL = Duration.ofMillis(100);
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @Mixin private ContentOption content = new ContentOption();

  @Override
  public void run() {
    unpackSqlite();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        LoopbackDiscord discord = new LoopbackDiscord(executor)) {
      HttpServer server = HttpServer.create(ANY_PORT, 0);
      server.setExecutor(executor);
      Talker talker = new Talker();
      server.createContext("/", talker::answer);
      server.createContext(DISCORD, discord::answer);
      server.start();
      try {
        URI telegram = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        serve(telegram, telegram.resolve(DISCORD), talker, discord);
      } finally {
        server.stop(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the service cannot talk to itself: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Lays SQLite's library where the next starts look for it: to unpack it from its jar each time,
   * and to compare it then, takes a tenth of a start.
   */
  private static void unpackSqlite() {
    String directory = System.getProperty("org.sqlite.lib.path");
    if (directory == null) {
      return;
    }
    String name = LibraryLoaderUtil.getNativeLibName();
    Path library = Path.of(directory, name);
    Path unpacked = Path.of(directory, name + "." + ProcessHandle.current().pid());
    String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    try (InputStream in = LibraryLoaderUtil.class.getResourceAsStream(resource)) {
      if (in != null) {
        Files.createDirectories(library.getParent());
        Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
        // Half a library would end every start, so that all of it has to be on the disk first.
        try (FileChannel written = FileChannel.open(unpacked, StandardOpenOption.WRITE)) {
          written.force(true);
        }
        // Whoever runs with the one that was there keeps it.
        Files.move(unpacked, library, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + directory, e);
    }
  }

  private void serve(URI telegram, URI onDiscord, Talker talker, LoopbackDiscord discord)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("backsafe");
    Map<String, String> environment =
        Map.of(
            "BACKSAFE_TELEGRAM_TOKEN",
            "1:warm-up",
            "BACKSAFE_TELEGRAM_API_URL",
            telegram.toString(),
            "BACKSAFE_DISCORD_TOKEN",
            "a.warm.up",
            "BACKSAFE_DISCORD_API_URL",
            onDiscord.toString(),
            "BACKSAFE_DATABASE_URL",
            "jdbc:sqlite:" + directory.resolve("warm-up.db"),
            "BACKSAFE_HTTP_ADDRESS",
            "127.0.0.1:0");
    try (Service service =
        RunCommand.service(
            SettingsReader.read(new dev.backsafe.config.ConfigFiles(null), environment),
            Library.begin(content.files()),
            new DatabaseOption(),
            new SettableClock(Instant.EPOCH),
            new NoWaiting())) {
      service.start(_ -> {});
      talker.awaitEnd();
      discord.awaitEnd(LONGEST.toSeconds());
      for (String path : List.of("/healthz", "/readyz", "/metrics")) {
        URI uri = URI.create("http://127.0.0.1:" + service.httpPort() + path);
        var _ = ((HttpURLConnection) uri.toURL().openConnection()).getResponseCode();
      }
    } finally {
      for (String end : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(directory.resolve("warm-up.db" + end));
      }
      Files.deleteIfExists(directory);
    }
  }

  /** Nobody's limits have to be kept here. */
  private static final class NoWaiting implements Ticker {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    /** As short as can be: whoever is interrupted has to notice. */
    @Override
    public void pause(Duration length) throws InterruptedException {
      Thread.sleep(1);
    }
  }

  /** A Bot API with one person, who writes a little and presses the first button of every card. */
  private static final class Talker {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final BlockingQueue<JsonNode> updates = new LinkedBlockingQueue<>();
    private final AtomicInteger ids = new AtomicInteger(1);
    private final BlockingQueue<String> texts =
        new LinkedBlockingQueue<>(List.of("/help", "hello there", "my back hurts a little"));
    private volatile int answers;

    Talker() {
      say("/start");
    }

    synchronized void awaitEnd() throws InterruptedException {
      long end = System.nanoTime() + LONGEST.toNanos();
      while (answers < ANSWERS && System.nanoTime() < end) {
        wait(POLL.toMillis());
      }
    }

    void answer(HttpExchange exchange) throws IOException {
      try (exchange) {
        String path = exchange.getRequestURI().getPath();
        JsonNode arguments = MAPPER.readTree(exchange.getRequestBody());
        ObjectNode answer = MAPPER.createObjectNode().put("ok", true);
        answer.set("result", result(path.substring(path.lastIndexOf('/') + 1), arguments));
        byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(OK, body.length);
        exchange.getResponseBody().write(body);
      }
    }

    private JsonNode result(String method, JsonNode arguments) {
      return switch (method) {
        case "getMe", "getme" -> person().put("is_bot", true).put("username", "warm_up_bot");
        case "getUpdates", "getupdates" -> updates(arguments.path("offset").asInt());
        case "sendMessage", "sendmessage", "editMessageText", "editmessagetext" ->
            message(arguments);
        case "getMyCommands", "getmycommands" -> MAPPER.createArrayNode();
        default -> MAPPER.getNodeFactory().booleanNode(true);
      };
    }

    private ArrayNode updates(int offset) {
      ArrayNode batch = MAPPER.createArrayNode();
      updates.removeIf(update -> update.path("update_id").asInt() < offset);
      if (updates.isEmpty()) {
        try {
          TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      updates.forEach(batch::add);
      return batch;
    }

    /** Takes a message of the bot, and reacts to it. */
    private synchronized ObjectNode message(JsonNode arguments) {
      answers++;
      notifyAll();
      int id = ids.incrementAndGet();
      JsonNode button = arguments.path("reply_markup").path("inline_keyboard").path(0).path(0);
      String text = answers % 3 == 0 ? texts.poll() : null;
      if (text != null) {
        say(text);
      } else if (button.has("callback_data")) {
        ObjectNode press = MAPPER.createObjectNode().put("id", "p" + id);
        press.put("data", button.path("callback_data").asText()).set("from", person());
        press.set("message", sent(id));
        push("callback_query", press);
      } else {
        say("/start");
      }
      return sent(id);
    }

    private void say(String text) {
      ObjectNode message = sent(ids.incrementAndGet()).put("text", text);
      message.set("from", person());
      push("message", message);
    }

    private void push(String kind, ObjectNode content) {
      ObjectNode update = MAPPER.createObjectNode().put("update_id", ids.incrementAndGet());
      update.set(kind, content);
      updates.add(update);
    }

    private static ObjectNode sent(int id) {
      ObjectNode message = MAPPER.createObjectNode().put("message_id", id).put("date", 1);
      message.putObject("chat").put("id", 1).put("type", "private");
      return message;
    }

    private static ObjectNode person() {
      return MAPPER
          .createObjectNode()
          .put("id", 1)
          .put("is_bot", false)
          .put("first_name", "Ada")
          .put("language_code", "en");
    }
  }
}
