package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The updates that wait at the fake Bot API (https://core.telegram.org/bots/api#getupdates, as of
 * November 2026): an offset confirms, a poll waits, and a newer one ends it.
 */
final class FakeUpdates {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int LIMIT = 100;

  private final Deque<ObjectNode> updates = new ArrayDeque<>();
  private final FakeWebhook hook;
  private int nextUpdate = 1_000;
  private int polls;
  private boolean closed;

  FakeUpdates(FakeWebhook hook) {
    this.hook = hook;
  }

  synchronized void idsFrom(int id) {
    nextUpdate = id;
  }

  synchronized int push(String kind, JsonNode content) {
    ObjectNode update = MAPPER.createObjectNode();
    int id = nextUpdate++;
    update.put("update_id", id).set(kind, content);
    updates.add(update);
    notifyAll();
    return id;
  }

  synchronized List<JsonNode> take() {
    List<JsonNode> taken = List.copyOf(updates);
    updates.clear();
    return taken;
  }

  synchronized boolean isConfirmed(int id) {
    return updates.stream().noneMatch(u -> u.path("update_id").asInt() == id);
  }

  synchronized void awaitConfirmed(int id) throws InterruptedException {
    while (!isConfirmed(id)) {
      wait(1_000);
    }
  }

  synchronized List<Integer> waiting() {
    List<Integer> ids = new ArrayList<>();
    updates.forEach(u -> ids.add(u.path("update_id").asInt()));
    return ids;
  }

  synchronized JsonNode poll(JsonNode args) throws FakeChats.Refusal {
    if (!hook.url().isEmpty()) {
      throw new FakeChats.Refusal(
          409, "Conflict: can't use getUpdates method while webhook is active");
    }
    int mine = ++polls;
    notifyAll();
    int offset = args.path("offset").asInt();
    if (offset > 0) {
      updates.removeIf(u -> u.path("update_id").asInt() < offset);
      notifyAll();
    }
    long end = System.nanoTime() + Duration.ofSeconds(args.path("timeout").asInt()).toNanos();
    while (updates.isEmpty() && System.nanoTime() < end && mine == polls && !closed) {
      try {
        wait(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
      } catch (InterruptedException e) {
        break;
      }
    }
    if (mine != polls) {
      throw new FakeChats.Refusal(
          409,
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance"
              + " is running");
    }
    ArrayNode batch = MAPPER.createArrayNode();
    updates.stream().limit(LIMIT).forEach(batch::add);
    return batch;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
