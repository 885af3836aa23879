package dev.backsafe.operations;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.backsafe.platform.Health;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The service's HTTP port: how it is, what it counts, and whatever a platform brings to it. */
public final class HttpService implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String JSON = "application/json";

  /** Telegram brings at most forty updates at once; a probe and a scrape come besides. */
  private static final int MOST_CONNECTIONS = 128;

  /** An update is small, and whoever sends half of one would hold a connection for ever. */
  private static final int LONGEST_REQUEST_SECONDS = 10;

  // The JDK's server knows its limits by these names alone, and reads them when it is first used.
  static {
    limit("jdk.httpserver.maxConnections", MOST_CONNECTIONS);
    limit("sun.net.httpserver.maxReqTime", LONGEST_REQUEST_SECONDS);
  }

  private static void limit(String name, int value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, Integer.toString(value));
    }
  }

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /**
   * Opens the port.
   *
   * @throws IOException when it cannot be opened
   */
  public HttpService(InetSocketAddress address, Readiness readiness, Metrics metrics)
      throws IOException {
    server = HttpServer.create(address, 0);
    server.setExecutor(executor);
    // Alive is who answers: a restart would not mend a platform that is away.
    get(
        "/healthz",
        exchange -> answer(exchange, HttpURLConnection.HTTP_OK, JSON, "{\"live\":true}"));
    get("/readyz", exchange -> answer(exchange, readiness.ask()));
    get(
        "/metrics",
        exchange -> answer(exchange, HttpURLConnection.HTTP_OK, Metrics.TYPE, metrics.scrape()));
  }

  private void get(String path, HttpHandler handler) {
    add(
        path,
        exchange -> {
          if (exchange.getRequestMethod().equals("GET")) {
            handler.handle(exchange);
          } else {
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_BAD_METHOD, -1);
          }
        });
  }

  /**
   * Serves this path and no other: a context of the JDK's server is all that begins like it.
   *
   * @throws IllegalArgumentException when the path is served already
   */
  public void add(String path, HttpHandler handler) {
    String exactly = path.isEmpty() ? "/" : path;
    server.createContext(
        exactly,
        exchange -> {
          try (exchange) {
            if (exchange.getRequestURI().getPath().equals(exactly)) {
              handler.handle(exchange);
            } else {
              exchange.sendResponseHeaders(HttpURLConnection.HTTP_NOT_FOUND, -1);
            }
          }
        });
  }

  public void start() {
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, List<Health> parts) throws IOException {
    ObjectNode json = MAPPER.createObjectNode();
    boolean ready = parts.stream().allMatch(Health::well);
    json.put("ready", ready);
    for (Health part : parts) {
      json.putObject(part.platform()).put("well", part.well()).put("detail", part.detail());
    }
    answer(
        exchange,
        ready ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_UNAVAILABLE,
        JSON,
        json.toString());
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Lets calls end that are under way. */
  @Override
  public void close() {
    server.stop(1);
    executor.shutdown();
  }
}
