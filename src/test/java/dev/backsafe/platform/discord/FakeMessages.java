package dev.backsafe.platform.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Channels and what stands in them, with the limits that Discord sets to messages. */
public final class FakeMessages {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final long EPOCH = 1_420_070_400_000L;
  private static final int ON_COMPONENTS = 1 << 15;
  private static final int EPHEMERAL = 1 << 6;
  private static final int LONGEST = 2_000;

  /** What a message of components alone must not have besides them. */
  private static final List<String> PLAIN_ONLY =
      List.of("content", "embeds", "poll", "sticker_ids");

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
    Map<String, FakeBody.Upload> attachments = Map.of();
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
  private int uploads;

  /** A new id, as Discord makes them: they tell the time. */
  long id() {
    return (System.currentTimeMillis() - EPOCH) << 22 | (ids.incrementAndGet() & 0x3fffff);
  }

  /**
   * Takes a message in.
   *
   * @param reader who alone sees it; 0 for everybody in the channel
   */
  synchronized long add(long channel, long reader, FakeBody sent) throws FakeRefusal {
    JsonNode body = sent.json();
    String nonce = body.path("nonce").asText();
    Long before = body.path("enforce_nonce").asBoolean() ? nonces.get(channel + nonce) : null;
    if (before != null) {
      return before;
    }
    ObjectNode own = body.deepCopy();
    Stored stored = new Stored(id(), channel, reader, own);
    stored.attachments = attachments(Map.of(), sent);
    check(own, stored.attachments);
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

  synchronized void edit(long id, FakeBody sent) throws FakeRefusal {
    Stored stored = messages.get(id);
    if (stored == null) {
      throw new FakeRefusal(404, 10008, "Unknown Message");
    }
    JsonNode change = sent.json();
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
    Map<String, FakeBody.Upload> attachments = attachments(stored.attachments, sent);
    check(body, attachments);
    stored.body = body;
    stored.attachments = attachments;
    // That its buttons go is no news to its reader.
    stored.heard &= !stored.pending && change.path("content").isMissingNode();
    stored.pending = false;
    edits++;
  }

  /**
   * Those that stay and those that come, by their ids: "the attachments array must contain all
   * attachments that should be present after edit".
   */
  private Map<String, FakeBody.Upload> attachments(
      Map<String, FakeBody.Upload> before, FakeBody sent) throws FakeRefusal {
    List<FakeBody.Upload> files = sent.files();
    Map<String, FakeBody.Upload> after = new LinkedHashMap<>();
    if (!sent.json().has("attachments")) {
      after.putAll(before);
      files.forEach(file -> after.put(Long.toString(id()), file));
      return after;
    }
    for (JsonNode listed : sent.json().path("attachments")) {
      String id = listed.path("id").asText();
      FakeBody.Upload staying = before.get(id);
      if (staying != null) {
        after.put(id, staying);
      } else if (id.matches("\\d") && Integer.parseInt(id) < files.size()) {
        after.put(Long.toString(id()), files.get(Integer.parseInt(id)));
        uploads++;
      } else {
        throw FakeRefusal.invalid("attachments: " + id + " is not there");
      }
    }
    return after;
  }

  synchronized void remove(long id) {
    messages.remove(id);
  }

  private static void check(ObjectNode body, Map<String, FakeBody.Upload> attachments)
      throws FakeRefusal {
    String content = body.path("content").asText("");
    JsonNode components = body.path("components");
    boolean onComponents = (body.path("flags").asInt() & ON_COMPONENTS) != 0;
    if (onComponents) {
      for (String field : PLAIN_ONLY) {
        if (!body.path(field).asText("").isEmpty() || !body.path(field).isEmpty()) {
          throw FakeRefusal.invalid(field + " with IS_COMPONENTS_V2");
        }
      }
    }
    if (onComponents ? components.isEmpty() : content.isEmpty() && attachments.isEmpty()) {
      throw new FakeRefusal(400, 50006, "Cannot send an empty message");
    }
    if (content.length() > LONGEST) {
      throw FakeRefusal.invalid("content is longer than 2000");
    }
    FakeComponents.check(
        components,
        onComponents,
        attachments.values().stream().map(FakeBody.Upload::name).collect(Collectors.toSet()));
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

  /** How many files were uploaded. */
  synchronized int uploads() {
    return uploads;
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
    StringBuilder text = new StringBuilder(content(message));
    Map<String, String> buttons = new LinkedHashMap<>();
    List<String> alts = new ArrayList<>();
    String document = null;
    boolean onComponents = (message.body.path("flags").asInt() & ON_COMPONENTS) != 0;
    for (JsonNode part : FakeComponents.all(message.body.path("components"))) {
      text.append(part.path("content").asText(""));
      part.path("items").forEach(i -> alts.add(i.path("description").asText()));
      String tag = part.path("custom_id").asText();
      for (JsonNode option : part.path("options")) {
        buttons.put(option.path("label").asText(), tag + "\n" + option.path("value").asText());
      }
      if (part.has("label")) {
        buttons.put(part.path("label").asText(), tag);
      }
    }
    if (!onComponents) {
      message
          .body
          .path("attachments")
          .forEach(a -> a.findValuesAsText("description").forEach(alts::add));
    }
    String shown = message.body.toString();
    for (FakeBody.Upload file : message.attachments.values()) {
      // What no component shows stays hidden.
      if (file.name().endsWith(".json") && (!onComponents || shown.contains("/" + file.name()))) {
        document = file.content();
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
        document,
        alts,
        pings,
        (message.body.path("flags").asInt() & EPHEMERAL) != 0,
        onComponents);
  }

  private static String content(Stored message) {
    return message.body.path("content").asText("");
  }

  private static ObjectNode json(Stored message) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", Long.toString(message.id)).put("channel_id", Long.toString(message.channel));
    json.set("author", FakeDiscord.bot());
    json.put("content", content(message));
    json.put("timestamp", "2026-03-02T08:00:00.000000+00:00").putNull("edited_timestamp");
    json.put("tts", false).put("mention_everyone", false).put("pinned", false).put("type", 0);
    // What components show is not told here: github.com/discord/discord-api-docs/issues/8277.
    for (String list : List.of("mentions", "mention_roles", "attachments", "embeds")) {
      json.putArray(list);
    }
    json.put("flags", message.body.path("flags").asInt());
    JsonNode components = message.body.path("components").deepCopy();
    for (JsonNode part : FakeComponents.all(components)) {
      part.path("items").forEach(i -> resolve(i.path("media"), message));
      resolve(part.path("file"), message);
    }
    json.set("components", components.isMissingNode() ? MAPPER.createArrayNode() : components);
    return json;
  }

  /** What was uploaded has an address then, and an id by which it can be kept. */
  private static void resolve(JsonNode shown, Stored message) {
    String name = shown.path("url").asText().replace("attachment://", "");
    message.attachments.forEach(
        (id, file) -> {
          if (shown instanceof ObjectNode media && file.name().equals(name)) {
            media.put("url", "https://cdn.invalid/attachments/1/" + id + "/" + name + "?ex=1");
            media.put("proxy_url", media.path("url").asText()).put("width", 1).put("height", 1);
            media.put("content_type", "image/png").put("loading_state", 2).put("flags", 0);
            media.put("id", "1").put("attachment_id", id);
          }
        });
  }
}
