package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.platform.Ticker;
import dev.backsafe.platform.telegram.FakePerson.Seen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The chats of the fake Bot API: what the bot may do in them, with the real one's limits. */
final class FakeChats {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Telegram's refusal, by code and words. */
  static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    final int code;
    final int retryAfter;

    Refusal(int code, String description) {
      this(code, description, 0);
    }

    Refusal(int code, String description, int retryAfter) {
      super(description);
      this.code = code;
      this.retryAfter = retryAfter;
    }
  }

  private static final Set<String> ACTIONS =
      Set.of("typing", "upload_photo", "upload_video", "upload_document");

  private static final Set<String> COLOURS = Set.of("primary", "success", "danger");
  static final String NO_STYLE = "invalid button style specified";

  private final Ticker waiting;
  private final Map<String, String> styles = new HashMap<>();
  private final Map<Long, Map<Integer, Seen>> chats = new HashMap<>();
  private final Map<Long, List<Seen>> heard = new HashMap<>();
  private final Map<Long, Deque<Long>> sentAt = new HashMap<>();
  private final Deque<Long> allSentAt = new ArrayDeque<>();
  private final Set<Long> blocked = new HashSet<>();
  private final Map<String, Long> presses = new HashMap<>();
  private final List<Duration> acknowledged = new ArrayList<>();
  private final FakeProfile profile = new FakeProfile();
  private final Map<Long, Set<Integer>> topics = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();
  private final Map<Integer, Integer> placed = new HashMap<>();
  private final List<String> toasts = new ArrayList<>();
  private final Map<Long, List<String>> actions = new HashMap<>();
  private final Map<Integer, String> folded = new HashMap<>();
  private int lastMessage = 100;

  FakeChats(Ticker waiting) {
    this.waiting = waiting;
  }

  synchronized void open(long chat) {
    chats.computeIfAbsent(chat, _ -> new HashMap<>());
  }

  synchronized int nextMessage() {
    return ++lastMessage;
  }

  synchronized void block(long chat, boolean on) {
    if (on) {
      blocked.add(chat);
    } else {
      blocked.remove(chat);
    }
  }

  synchronized void pressed(String query) {
    presses.put(query, waiting.nanos());
  }

  synchronized boolean isAnswered() {
    return presses.isEmpty();
  }

  synchronized @Nullable JsonNode profile(String key) {
    return profile.get(key);
  }

  synchronized void offerEverywhere(JsonNode commands) {
    profile.put("MyCommands", MAPPER.createObjectNode().set("commands", commands));
  }

  /** Everything that appeared in a chat, edits too, in order, since the last call. */
  synchronized List<Seen> heard(long chat) {
    List<Seen> all = heard.remove(chat);
    return all == null ? List.of() : all;
  }

  synchronized List<Seen> standing(long chat) {
    return chats.getOrDefault(chat, Map.of()).values().stream()
        .sorted((a, b) -> Integer.compare(a.id(), b.id()))
        .toList();
  }

  /** What a method of the Bot API returns. */
  synchronized JsonNode call(String method, JsonNode args) throws Refusal {
    return switch (method) {
      case "sendMessage" -> send(args, args.path("text").asText(), 4_096, null);
      case "sendDocument" ->
          send(args, args.path("caption").asText(), 1_024, args.path("document").asText());
      case "sendAnimation" -> sendPicture(args, args.path("animation").asText());
      case "sendPhoto" -> sendPicture(args, args.path("photo").asText());
      case "editMessageText" -> editText(args);
      case "editMessageMedia" -> editMedia(args);
      case "editMessageReplyMarkup" -> edit(args, null, null);
      case "answerCallbackQuery" -> answer(args);
      case "sendChatAction" -> act(args);
      case "setMyCommands", "setMyDescription", "setMyShortDescription" ->
          profile.set(method, args);
      case "getMyCommands", "getMyDescription", "getMyShortDescription" ->
          profile.get(method, args);
      case "deleteMyCommands" -> profile.delete(method, args);
      default -> throw new Refusal(404, "Not Found: method not found");
    };
  }

  private JsonNode send(JsonNode args, String text, int longest, @Nullable String document)
      throws Refusal {
    long chat = chat(args);
    checked(text, document == null ? 1 : 0, longest);
    Map<String, String> keyboard = keyboard(args);
    pace(chat);
    Seen shown = new Seen(++lastMessage, text, keyboard, document, null);
    placed.put(shown.id(), topic(chat, args));
    fold(shown.id(), text, args.path("entities"));
    show(chat, shown);
    return message(chat, shown);
  }

  private JsonNode sendPicture(JsonNode args, String file) throws Refusal {
    long chat = chat(args);
    String text = checked(args.path("caption").asText(), 0, 1_024);
    Map<String, String> keyboard = keyboard(args);
    String id = fileId(file);
    pace(chat);
    Seen shown = new Seen(++lastMessage, text, keyboard, null, id);
    fold(shown.id(), text, args.path("caption_entities"));
    show(chat, shown);
    return message(chat, shown);
  }

  /** Of an upload a new one; one that is sent again must be known. */
  private String fileId(String file) throws Refusal {
    if (file.startsWith("GIF89a") || file.startsWith("\u0089PNG")) {
      String id = "CgACAgQ-file_" + files.size() + "_" + System.identityHashCode(this);
      files.put(id, file);
      return id;
    }
    if (!files.containsKey(file)) {
      throw new Refusal(400, "Bad Request: wrong file identifier/HTTP URL specified");
    }
    return file;
  }

  /** The topic of a forum in which a message stands; 0 for the general one. */
  synchronized int topicOf(int message) {
    return placed.getOrDefault(message, 0);
  }

  /** How a button looked last, by its words; empty where it is plain. */
  synchronized @Nullable String style(String button) {
    return styles.get(button);
  }

  synchronized @Nullable String file(String id) {
    return files.get(id);
  }

  synchronized void forgetFiles() {
    files.clear();
  }

  private JsonNode editText(JsonNode args) throws Refusal {
    if (old(args).picture() != null) {
      throw new Refusal(400, "Bad Request: there is no text in the message to edit");
    }
    String text = checked(args.path("text").asText(), 1, 4_096);
    fold(args.path("message_id").asInt(), text, args.path("entities"));
    return edit(args, text, null);
  }

  private JsonNode editMedia(JsonNode args) throws Refusal {
    JsonNode media = args.path("media");
    String text = checked(media.path("caption").asText(), 0, 1_024);
    fold(old(args).id(), text, media.path("caption_entities"));
    return edit(args, text, fileId(media.path("media").asText()));
  }

  private Seen old(JsonNode args) throws Refusal {
    Seen old = Objects.requireNonNull(chats.get(chat(args))).get(args.path("message_id").asInt());
    if (old == null) {
      throw new Refusal(400, "Bad Request: message to edit not found");
    }
    return old;
  }

  private JsonNode edit(JsonNode args, @Nullable String text, @Nullable String picture)
      throws Refusal {
    pace(chat(args)); // Edits count as messages: github.com/tdlib/td/issues/2592, November 2026.
    long chat = chat(args);
    Seen old = old(args);
    Seen now =
        new Seen(
            old.id(),
            text == null ? old.text() : text,
            keyboard(args),
            old.document(),
            picture == null ? old.picture() : picture);
    if (now.equals(old)) {
      throw new Refusal(
          400,
          "Bad Request: message is not modified: specified new message content and reply markup are"
              + " exactly the same as a current content and reply markup of the message");
    }
    // What ends a card above the newest one is a change of looks, and nothing said.
    boolean ends = now.buttons().isEmpty() && standing(chat).getLast().id() != old.id();
    if (text == null || ends) {
      Objects.requireNonNull(chats.get(chat)).put(now.id(), now);
    } else {
      show(chat, now);
    }
    return message(chat, now);
  }

  private long chat(JsonNode args) throws Refusal {
    long chat = args.path("chat_id").asLong();
    if (blocked.contains(chat)) {
      throw new Refusal(403, "Forbidden: bot was blocked by the user");
    }
    if (!chats.containsKey(chat)) {
      throw new Refusal(400, "Bad Request: chat not found");
    }
    return chat;
  }

  /** A forum: a message goes to a topic that is there, or to the general one. */
  synchronized void topics(long chat, Set<Integer> there) {
    topics.put(chat, there);
  }

  /** "message thread not found": https://core.telegram.org/bots/api#sendmessage, November 2026. */
  private int topic(long chat, JsonNode args) throws Refusal {
    int topic = args.path("message_thread_id").asInt();
    if (topic != 0 && !topics.getOrDefault(chat, Set.of()).contains(topic)) {
      throw new Refusal(400, "Bad Request: message thread not found");
    }
    return topic;
  }

  /** What of a message opens when it is pressed; null for nothing. */
  synchronized @Nullable String folded(int message) {
    return folded.get(message);
  }

  /** Entities have to lie within the text: https://core.telegram.org/bots/api#messageentity. */
  private void fold(int message, String text, JsonNode entities) throws Refusal {
    folded.remove(message);
    for (JsonNode entity : entities) {
      int from = entity.path("offset").asInt(-1);
      int to = from + entity.path("length").asInt();
      if (from < 0 || to > text.length() || to <= from) {
        throw new Refusal(400, "Bad Request: can't parse MessageEntity");
      }
      if (entity.path("type").asText().equals("expandable_blockquote")) {
        folded.put(message, text.substring(from, to));
      }
    }
  }

  private void show(long chat, Seen shown) {
    Objects.requireNonNull(chats.get(chat)).put(shown.id(), shown);
    heard.computeIfAbsent(chat, _ -> new ArrayList<>()).add(shown);
  }

  /** A little above what the FAQ promises, and never forgiving what is far above. */
  private void pace(long chat) throws Refusal {
    long now = waiting.nanos();
    allSentAt.removeIf(at -> now - at > Duration.ofSeconds(1).toNanos());
    Deque<Long> own = sentAt.computeIfAbsent(chat, _ -> new ArrayDeque<>());
    own.removeIf(at -> now - at > Duration.ofSeconds(10).toNanos());
    if (own.size() > 13 || allSentAt.size() > 36) {
      throw new Refusal(429, "Too Many Requests: retry after 7", 7);
    }
    own.add(now);
    allSentAt.add(now);
  }

  static String checked(String text, int shortest, int longest) throws Refusal {
    if (text.length() < shortest) {
      throw new Refusal(400, "Bad Request: message text is empty");
    }
    if (text.length() > longest) {
      throw new Refusal(400, "Bad Request: message is too long");
    }
    return text;
  }

  /** What the buttons carry, by their words; a link under its address. */
  private Map<String, String> keyboard(JsonNode args) throws Refusal {
    Map<String, String> buttons = new LinkedHashMap<>();
    JsonNode rows = args.path("reply_markup").path("inline_keyboard");
    for (JsonNode row : rows) {
      for (JsonNode button : row) {
        int bytes = button.path("callback_data").asText().getBytes(StandardCharsets.UTF_8).length;
        if (button.path("text").asText().isBlank()) {
          throw new Refusal(400, "Bad Request: Text buttons are unallowed in the inline keyboard");
        }
        if (button.has("url") == (bytes > 0) || bytes > 64) {
          throw new Refusal(400, "Bad Request: BUTTON_DATA_INVALID");
        }
        String style = button.path("style").asText("primary");
        if (!COLOURS.contains(style)) {
          throw new Refusal(400, "Bad Request: can't parse inline keyboard button: " + NO_STYLE);
        }
        styles.put(button.path("text").asText(), button.path("style").asText());
        buttons.put(
            button.path("text").asText(),
            button.path(button.has("url") ? "url" : "callback_data").asText());
      }
    }
    return buttons;
  }

  /** https://core.telegram.org/bots/api#sendchataction, as of November 2026. */
  private JsonNode act(JsonNode args) throws Refusal {
    String action = args.path("action").asText();
    if (!ACTIONS.contains(action)) {
      throw new Refusal(400, "Bad Request: wrong parameter action in request");
    }
    actions.computeIfAbsent(chat(args), _ -> new ArrayList<>()).add(action);
    return MAPPER.getNodeFactory().booleanNode(true);
  }

  /** What somebody has seen the bot do, such as "upload_photo". */
  synchronized List<String> actions(long chat) {
    return List.copyOf(actions.getOrDefault(chat, List.of()));
  }

  private JsonNode answer(JsonNode args) throws Refusal {
    Long pressed = presses.remove(args.path("callback_query_id").asText());
    if (pressed == null) {
      throw new Refusal(
          400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
    }
    acknowledged.add(Duration.ofNanos(waiting.nanos() - pressed));
    toasts.add(checked(args.path("text").asText(), 0, 200));
    return MAPPER.getNodeFactory().booleanNode(true);
  }

  /** For how long each pressed button showed a clock. */
  synchronized List<Duration> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** What pressed buttons were answered with, shown for a moment; empty where with nothing. */
  synchronized List<String> toasts() {
    return List.copyOf(toasts);
  }

  private ObjectNode message(long chat, Seen shown) {
    ObjectNode message = MAPPER.createObjectNode();
    message.put("message_id", shown.id()).put("date", 1_760_000_000);
    message.putObject("chat").put("id", chat).put("type", chat > 0 ? "private" : "group");
    if (shown.picture() == null) {
      message.put("text", shown.text());
      return message;
    }
    message.put("caption", shown.text());
    ObjectNode file = MAPPER.createObjectNode();
    file.put("file_id", shown.picture()).put("file_unique_id", "AgAD").put("file_size", 1);
    file.put("width", 480).put("height", 360);
    boolean moves = files.getOrDefault(shown.picture(), "").startsWith("GIF89a");
    if (moves) {
      message.set("animation", file.put("duration", 5));
    } else {
      message.putArray("photo").add(file);
    }
    return message;
  }
}
