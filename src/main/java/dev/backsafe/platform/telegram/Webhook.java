package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.backsafe.config.Secret;
import dev.backsafe.platform.ConnectionHealth;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Telegram brings updates, one a call. Whoever does not know the secret leaves no trace; what
 * is acknowledged is durable, and what is not is brought again.
 */
final class Webhook implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

  /** https://core.telegram.org/bots/api#setwebhook: sent with every call. */
  private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

  /** An update carries at most a message of 4096 characters and what describes its attachments. */
  private static final int LARGEST_UPDATE = 1 << 20;

  private final Secret secret;
  private final TelegramReceiver receiver;
  private final ConnectionHealth health;
  private final JsonMapper mapper = new JsonMapper();

  Webhook(Secret secret, TelegramReceiver receiver, ConnectionHealth health) {
    this.secret = secret;
    this.receiver = receiver;
    this.health = health;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(answer(exchange), -1);
  }

  private int answer(HttpExchange exchange) throws IOException {
    String given = exchange.getRequestHeaders().getFirst(SECRET_HEADER);
    if (given == null || !secret.is(given)) {
      return HttpURLConnection.HTTP_UNAUTHORIZED;
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return HttpURLConnection.HTTP_BAD_METHOD;
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_UPDATE + 1);
    if (body.length > LARGEST_UPDATE) {
      return HttpURLConnection.HTTP_ENTITY_TOO_LARGE;
    }
    try {
      JsonNode update = mapper.readTree(body);
      if (!update.path("update_id").isIntegralNumber()) {
        return HttpURLConnection.HTTP_BAD_REQUEST;
      }
      receiver.take(List.of(update));
      health.heard(0);
      return HttpURLConnection.HTTP_OK;
    } catch (JsonProcessingException e) {
      return HttpURLConnection.HTTP_BAD_REQUEST;
    } catch (RuntimeException e) {
      LOG.error("an update waits at Telegram: {}", e.getMessage());
      return HttpURLConnection.HTTP_UNAVAILABLE;
    }
  }
}
