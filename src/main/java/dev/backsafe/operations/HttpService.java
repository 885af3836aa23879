package dev.backsafe.operations;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.backsafe.platform.Health;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The service's HTTP port: health, and whatever a platform brings to it. */
public final class HttpService implements AutoCloseable {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int OK = 200;
  private static final int NOT_WELL = 503;

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  /**
   * Opens the port.
   *
   * @throws IOException when it cannot be opened
   */
  public HttpService(InetSocketAddress address, Supplier<List<Health>> health) throws IOException {
    server = HttpServer.create(address, 0);
    server.setExecutor(executor);
    server.createContext("/healthz", exchange -> answer(exchange, health.get()));
  }

  public void add(String path, HttpHandler handler) {
    server.createContext(path.isEmpty() ? "/" : path, handler);
  }

  public void start() {
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, List<Health> platforms) throws IOException {
    ObjectNode json = MAPPER.createObjectNode();
    boolean well = platforms.stream().allMatch(Health::well);
    json.put("well", well);
    for (Health platform : platforms) {
      json.putObject(platform.platform())
          .put("well", platform.well())
          .put("detail", platform.detail());
    }
    byte[] body = json.toString().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(well ? OK : NOT_WELL, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Lets calls end that are under way. */
  @Override
  public void close() {
    server.stop(1);
    executor.shutdown();
  }
}
