package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.backsafe.config.Secret;
import java.io.IOException;
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

  private static final int OK = 200;
  private static final int BAD = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;
  private static final int UNAVAILABLE = 503;

  private final Secret secret;
  private final TelegramReceiver receiver;
  private final TelegramConnectionHealth connectionHealth;
  private final JsonMapper mapper = new JsonMapper();

  Webhook(Secret secret, TelegramReceiver receiver, TelegramConnectionHealth connectionHealth) {
    this.secret = secret;
    this.receiver = receiver;
    this.connectionHealth = connectionHealth;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(answer(exchange), -1);
    }
  }

  private int answer(HttpExchange exchange) throws IOException {
    String given = exchange.getRequestHeaders().getFirst(SECRET_HEADER);
    if (given == null || !secret.is(given)) {
      return UNAUTHORIZED;
    }
    if (!exchange.getRequestMethod().equals("POST")) {
      return NOT_ALLOWED;
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_UPDATE + 1);
    if (body.length > LARGEST_UPDATE) {
      return TOO_LARGE;
    }
    try {
      JsonNode update = mapper.readTree(body);
      if (!update.path("update_id").isIntegralNumber()) {
        return BAD;
      }
      receiver.take(List.of(update));
      connectionHealth.beat();
      return OK;
    } catch (JsonProcessingException e) {
      return BAD;
    } catch (RuntimeException e) {
      LOG.error("an update waits at Telegram: {}", e.getMessage());
      return UNAVAILABLE;
    }
  }
}
