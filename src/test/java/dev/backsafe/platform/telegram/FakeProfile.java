package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the fake Bot API keeps of the bot itself. A list of commands belongs to a scope
 * (https://core.telegram.org/bots/api#botcommandscope, as of November 2026): without one, it is
 * shown wherever no narrower list is.
 */
final class FakeProfile {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Map<String, JsonNode> profile = new HashMap<>();

  /** What was set, such as "MyDescription", or "MyCommands@all_private_chats". */
  @Nullable JsonNode get(String key) {
    return profile.get(key);
  }

  void put(String key, JsonNode value) {
    profile.put(key, value);
  }

  private static String key(String method, JsonNode args) {
    String scope = args.path("scope").path("type").asText("default");
    return method.replaceFirst("^(set|get|delete)", "")
        + (scope.equals("default") ? "" : "@" + scope)
        + args.path("language_code").asText();
  }

  JsonNode set(String method, JsonNode args) throws FakeChats.Refusal {
    if (method.equals("setMyCommands") && args.path("commands").isEmpty()) {
      throw new FakeChats.Refusal(400, "Bad Request: parameter \"commands\" is required");
    }
    for (JsonNode command : args.path("commands")) {
      if (!command.path("command").asText().matches("[a-z0-9_]{1,32}")) {
        throw new FakeChats.Refusal(400, "Bad Request: BOT_COMMAND_INVALID");
      }
      FakeChats.checked(command.path("description").asText(), 1, 256);
    }
    FakeChats.checked(args.path("description").asText(), 0, 512);
    FakeChats.checked(args.path("short_description").asText(), 0, 120);
    profile.put(key(method, args), args);
    return MAPPER.getNodeFactory().booleanNode(true);
  }

  JsonNode delete(String method, JsonNode args) {
    profile.remove(key(method, args));
    return MAPPER.getNodeFactory().booleanNode(true);
  }

  JsonNode get(String method, JsonNode args) {
    JsonNode set = profile.get(key(method, args));
    if (method.equals("getMyCommands")) {
      return set == null ? MAPPER.createArrayNode() : set.path("commands");
    }
    ObjectNode described = MAPPER.createObjectNode();
    for (String field : List.of("description", "short_description")) {
      if (set != null && set.has(field)) {
        described.set(field, set.path(field));
      }
    }
    return described;
  }
}
