package dev.backsafe.platform.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Channels and what stands in them, with the limits that Discord sets to messages. */
public final class FakeMessages {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final long EPOCH = 1_420_070_400_000L;
  private static final int ON_COMPONENTS = 1 << 15;
  private static final int EPHEMERAL = 1 << 6;
  private static final int LONGEST = 2_000;
  private static final int LONGEST_ON_COMPONENTS = 4_000;

  /**
   * A message as somebody sees it.
   *
   * @param buttons what they carry, by their words; an entry of a menu carries the menu's tag too
   * @param alts what its pictures show, in words
   * @param pings whom it mentions so that their device tells them
   */
  public record Seen(
      long id,
      long channel,
      String text,
      Map<String, String> buttons,
      @Nullable String document,
      List<String> alts,
      List<String> pings,
      boolean ephemeral,
      boolean onComponents) {}

  /** The same with what only Discord knows. */
  private static final class Stored {
    final long id;
    final long channel;
    final long reader;
    ObjectNode body;
    @Nullable String document;
    boolean pending;
    boolean heard;

    Stored(long id, long channel, long reader, ObjectNode body) {
      this.id = id;
      this.channel = channel;
      this.reader = reader;
      this.body = body;
    }
  }

  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, Stored> messages = new LinkedHashMap<>();
  private final Map<String, Long> nonces = new HashMap<>();
  private long edits;

  /** A new id, as Discord makes them: they tell the time. */
  long id() {
    return (System.currentTimeMillis() - EPOCH) << 22 | (ids.incrementAndGet() & 0x3fffff);
  }

  /**
   * Takes a message in.
   *
   * @param reader who alone sees it; 0 for everybody in the channel
   */
  synchronized long add(long channel, long reader, JsonNode body, @Nullable String document)
      throws FakeRefusal {
    String nonce = body.path("nonce").asText();
    Long before = body.path("enforce_nonce").asBoolean() ? nonces.get(channel + nonce) : null;
    if (before != null) {
      return before;
    }
    ObjectNode own = body.deepCopy();
    check(own, document);
    Stored stored = new Stored(id(), channel, reader, own);
    stored.document = document;
    messages.put(stored.id, stored);
    nonces.put(channel + nonce, stored.id);
    return stored.id;
  }

  /** A place for an answer that is to come. */
  synchronized long thinking(long channel, long reader, int flags) {
    Stored stored =
        new Stored(id(), channel, reader, MAPPER.createObjectNode().put("flags", flags));
    stored.pending = true;
    messages.put(stored.id, stored);
    return stored.id;
  }

  synchronized void edit(long id, JsonNode change, @Nullable String document) throws FakeRefusal {
    Stored stored = messages.get(id);
    if (stored == null) {
      throw new FakeRefusal(404, 10008, "Unknown Message");
    }
    ObjectNode body = stored.body.deepCopy();
    boolean onComponents = (body.path("flags").asInt() & ON_COMPONENTS) != 0;
    if (onComponents
        && change.has("flags")
        && (change.path("flags").asInt() & ON_COMPONENTS) == 0) {
      throw FakeRefusal.invalid("flags: IS_COMPONENTS_V2 stays with a message");
    }
    int flags = body.path("flags").asInt() | (change.path("flags").asInt() & ON_COMPONENTS);
    change.properties().forEach(e -> body.set(e.getKey(), e.getValue()));
    body.put("flags", flags);
    check(body, document == null && !change.has("attachments") ? stored.document : document);
    stored.body = body;
    if (document != null || change.has("attachments")) {
      stored.document = document;
    }
    // That its buttons go is no news to its reader.
    stored.heard &= !stored.pending && change.path("content").isMissingNode();
    stored.pending = false;
    edits++;
  }

  synchronized void remove(long id) {
    messages.remove(id);
  }

  private static void check(ObjectNode body, @Nullable String document) throws FakeRefusal {
    String content = body.path("content").asText("");
    JsonNode components = body.path("components");
    boolean onComponents = (body.path("flags").asInt() & ON_COMPONENTS) != 0;
    if (onComponents && !content.isEmpty()) {
      throw FakeRefusal.invalid("content with IS_COMPONENTS_V2");
    }
    if (onComponents ? components.isEmpty() : content.isEmpty() && document == null) {
      throw new FakeRefusal(400, 50006, "Cannot send an empty message");
    }
    if (content.length() > LONGEST) {
      throw FakeRefusal.invalid("content is longer than 2000");
    }
    if (!onComponents && components.size() > 5) {
      throw FakeRefusal.invalid("more than 5 rows");
    }
    int text = 0;
    Set<String> customIds = new HashSet<>();
    for (JsonNode part : components) {
      text += part.path("content").asText("").length();
      if (!onComponents && part.path("type").asInt() != 1) {
        throw FakeRefusal.invalid("a component that needs IS_COMPONENTS_V2");
      }
      if (part.path("components").size() > 5) {
        throw FakeRefusal.invalid("more than 5 buttons in a row");
      }
      for (JsonNode item : part.path("components")) {
        checkItem(item, customIds);
      }
    }
    if (text > LONGEST_ON_COMPONENTS) {
      throw FakeRefusal.invalid("texts are longer than 4000");
    }
  }

  private static void checkItem(JsonNode item, Set<String> customIds) throws FakeRefusal {
    String customId = item.path("custom_id").asText();
    if (customId.isEmpty() || customId.length() > 100 || !customIds.add(customId)) {
      throw FakeRefusal.invalid("custom_id is empty, too long or there twice");
    }
    if (item.path("label").asText().length() > 80 || item.path("options").size() > 25) {
      throw FakeRefusal.invalid("a label longer than 80, or more than 25 options");
    }
  }

  /** What a person can read, oldest first. */
  synchronized List<Seen> readableBy(long person) {
    List<Seen> seen = new ArrayList<>();
    messages.values().stream()
        .filter(m -> m.reader == person && !m.pending)
        .forEach(m -> seen.add(seen(m)));
    return seen;
  }

  /** What everybody in a channel can read. */
  synchronized List<Seen> publicIn(long channel) {
    return messages.values().stream()
        .filter(m -> m.channel == channel && m.reader == 0 && !m.pending)
        .map(FakeMessages::seen)
        .toList();
  }

  /** What a person can read and has not been handed yet: new, or changed. */
  synchronized List<Seen> heardBy(long person) {
    List<Seen> seen = new ArrayList<>();
    for (Stored message : messages.values()) {
      if (message.reader == person && !message.pending && !message.heard) {
        message.heard = true;
        seen.add(seen(message));
      }
    }
    return seen;
  }

  /** How many answers are announced and not there yet. */
  synchronized long pending() {
    return messages.values().stream().filter(m -> m.pending).count();
  }

  /** Grows with every message and change. */
  synchronized long changes() {
    return messages.size() + edits;
  }

  synchronized @Nullable ObjectNode json(long id) {
    Stored stored = messages.get(id);
    return stored == null ? null : json(stored);
  }

  private static Seen seen(Stored message) {
    StringBuilder text = new StringBuilder(message.body.path("content").asText(""));
    Map<String, String> buttons = new LinkedHashMap<>();
    List<String> alts = new ArrayList<>();
    for (JsonNode part : message.body.path("components")) {
      text.append(part.path("content").asText(""));
      part.path("items").forEach(i -> alts.add(i.path("description").asText()));
      for (JsonNode item : part.path("components")) {
        String tag = item.path("custom_id").asText();
        for (JsonNode option : item.path("options")) {
          buttons.put(option.path("label").asText(), tag + "\n" + option.path("value").asText());
        }
        if (item.has("label")) {
          buttons.put(item.path("label").asText(), tag);
        }
      }
    }
    List<String> pings = new ArrayList<>();
    JsonNode allowed = message.body.path("allowed_mentions");
    allowed.path("users").forEach(u -> pings.add(u.asText()));
    allowed.path("parse").forEach(p -> pings.add(p.asText()));
    return new Seen(
        message.id,
        message.channel,
        text.toString(),
        buttons,
        message.document,
        alts,
        pings,
        (message.body.path("flags").asInt() & EPHEMERAL) != 0,
        (message.body.path("flags").asInt() & ON_COMPONENTS) != 0);
  }

  private static ObjectNode json(Stored message) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", Long.toString(message.id)).put("channel_id", Long.toString(message.channel));
    json.set("author", FakeDiscord.bot());
    json.put("content", message.body.path("content").asText(""));
    json.put("timestamp", "2026-03-02T08:00:00.000000+00:00").putNull("edited_timestamp");
    json.put("tts", false).put("mention_everyone", false).put("pinned", false).put("type", 0);
    for (String list : List.of("mentions", "mention_roles", "attachments", "embeds")) {
      json.putArray(list);
    }
    json.put("flags", message.body.path("flags").asInt());
    JsonNode components = message.body.path("components").deepCopy();
    for (JsonNode part : components) {
      part.path("items").forEach(i -> resolve((ObjectNode) i.path("media")));
    }
    json.set("components", components.isMissingNode() ? MAPPER.createArrayNode() : components);
    return json;
  }

  /** An uploaded picture has an address then. */
  private static void resolve(ObjectNode media) {
    media.put("url", media.path("url").asText().replace("attachment://", "https://cdn.invalid/"));
    media.put("proxy_url", media.path("url").asText()).put("width", 1).put("height", 1);
    media.put("content_type", "image/png").put("loading_state", 2).put("flags", 0).put("id", "1");
  }
}
