package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who writes to the bot in a private chat. */
public final class FakePerson {
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * A message of the bot as it stands in the chat.
   *
   * @param buttons what they carry, by their words
   * @param picture the file_id of what it shows
   */
  public record Seen(
      int id,
      String text,
      Map<String, String> buttons,
      @Nullable String document,
      @Nullable String picture) {}

  private final FakeBotApi api;
  private final long id;
  private final String language;

  public FakePerson(FakeBotApi api, long id) {
    this(api, id, "en");
  }

  public FakePerson(FakeBotApi api, long id, String language) {
    this.api = api;
    this.id = id;
    this.language = language;
    api.chats().open(id);
  }

  public long id() {
    return id;
  }

  /** Writes; the update's id. */
  public int say(String text) {
    return send(message().put("text", text));
  }

  /** Sends a message that the caller has made. */
  public int send(ObjectNode message) {
    return api.push("message", message);
  }

  public int edit(String text) {
    return edit(message().put("text", text));
  }

  /** Changes a message, or only what Telegram keeps of it. */
  public int edit(ObjectNode message) {
    return api.push("edited_message", message.deepCopy().put("edit_date", 1_760_000_100));
  }

  public ObjectNode message() {
    ObjectNode message = MAPPER.createObjectNode();
    message.put("message_id", api.chats().nextMessage()).put("date", 1_760_000_000);
    message.set("from", from());
    message.putObject("chat").put("id", id).put("type", "private").put("first_name", "Ada");
    return message;
  }

  private ObjectNode from() {
    return MAPPER
        .createObjectNode()
        .put("id", id)
        .put("is_bot", false)
        .put("first_name", "Ada")
        .put("language_code", language);
  }

  /** Presses the newest button with these words that stands in the chat. */
  public int press(String label) {
    for (Seen seen : chat().reversed()) {
      String data = seen.buttons().get(label);
      if (data != null) {
        return press(seen.id(), data);
      }
    }
    throw new AssertionError("no button \"" + label + "\" in " + chat());
  }

  /** Presses a button that this person's device still shows, or that somebody made up. */
  public int press(int message, String data) {
    String query = UUID.randomUUID().toString();
    api.chats().pressed(query);
    ObjectNode press = MAPPER.createObjectNode();
    press.put("id", query).put("chat_instance", "1").put("data", data);
    press.set("from", from());
    ObjectNode on = press.putObject("message");
    on.put("message_id", message).put("date", 1_760_000_000);
    on.putObject("chat").put("id", id).put("type", "private");
    return api.push("callback_query", press);
  }

  /** Blocks the bot, or lets it write again. */
  public int block(boolean on) {
    api.chats().block(id, on);
    ObjectNode change = MAPPER.createObjectNode();
    change.put("date", 1_760_000_000);
    change.set("from", from());
    change.putObject("chat").put("id", id).put("type", "private");
    member(change.putObject("old_chat_member"), on ? "member" : "kicked");
    member(change.putObject("new_chat_member"), on ? "kicked" : "member");
    return api.push("my_chat_member", change);
  }

  private static void member(ObjectNode member, String status) {
    member.put("status", status).put("until_date", 0);
    member.putObject("user").put("id", 123_456).put("is_bot", true).put("first_name", "Backsafe");
  }

  /** What has appeared in the chat since the last call. */
  public List<Seen> heard() {
    return api.chats().heard(id);
  }

  /** What stands in the chat now. */
  public List<Seen> chat() {
    return api.chats().standing(id);
  }

  public Seen last() {
    return chat().getLast();
  }
}
