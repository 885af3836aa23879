package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where the fake Bot API is told to bring updates (https://core.telegram.org/bots/api#webhookinfo,
 * as of November 2026): its last error stays until the next setWebhook.
 */
public final class FakeWebhook {
  private static final JsonMapper MAPPER = new JsonMapper();

  private String url = "";
  private int pending;
  private long lastErrorDate;
  private String lastError = "";

  synchronized String url() {
    return url;
  }

  synchronized void set(String address) {
    url = address;
    lastErrorDate = 0;
    lastError = "";
  }

  /** A delivery fails. */
  synchronized void fail(String message, int waiting) {
    pending = waiting;
    lastErrorDate++;
    lastError = message;
  }

  /** What waited has been brought. */
  synchronized void deliver() {
    pending = 0;
  }

  synchronized ObjectNode info() {
    ObjectNode info = MAPPER.createObjectNode();
    info.put("url", url).put("has_custom_certificate", false).put("pending_update_count", pending);
    if (lastErrorDate > 0) {
      info.put("last_error_date", lastErrorDate).put("last_error_message", lastError);
    }
    return info;
  }
}
