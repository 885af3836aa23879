package dev.backsafe.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What goes out to a platform, one call after another, without what differs from run to run: ids,
 * times, what is in a file. Messages are counted as they appear.
 */
public final class Payloads {
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * The person, another id of Discord's, a moment, a file of Telegram's: named by what they are.
   */
  private static final Pattern CHANGING =
      Pattern.compile(
          "(?<person>\\b700001\\b|\\b700000000\\b)|(?<id>\\b\\d{17,20}\\b)|(?<moment><t:\\d+)"
              + "|CgACAgQ-file_(?<file>\\d+)_\\d+");

  private record Call(String name, JsonNode payload, long message) {}

  private final ArrayNode steps = MAPPER.createArrayNode();
  private final List<Call> calls = new ArrayList<>();
  private final Map<Long, Integer> messages = new LinkedHashMap<>();

  /**
   * A call was made.
   *
   * @param payload with the names of files in the place of their bytes
   * @param message what it sent or changed; 0 for nothing
   */
  public synchronized void sent(String call, JsonNode payload, long message) {
    calls.add(new Call(call, payload.deepCopy(), message));
  }

  /**
   * Does what a call to Discord asks for, and notes it in the same step.
   *
   * @return what it is answered with; what is refused is not noted
   */
  public synchronized Object noting(String call, JsonNode payload, Supplier<Object> sending) {
    Object result = sending.get();
    if (result instanceof JsonNode json) {
      JsonNode message = call.equals("callback") ? json.at("/resource/message") : json;
      sent(call, payload, message.path("id").asLong());
    }
    return result;
  }

  /**
   * Acknowledgements first; a card of before that loses its buttons, before what comes after it.
   */
  private static long order(Call call) {
    return switch (call.name) {
      case "answerCallbackQuery", "callback" -> 0;
      case "edit", "follow", "message" -> call.message;
      default -> 1;
    };
  }

  /** What came of something that a person did, in an order in which it may come. */
  public synchronized void did(String what) {
    ObjectNode step = steps.addObject().put("did", what);
    ArrayNode made = step.putArray("calls");
    calls.sort(Comparator.comparingLong(Payloads::order));
    for (Call call : calls) {
      ObjectNode one = made.addObject().put("call", call.name);
      if (call.message != 0) {
        one.put("message", messages.computeIfAbsent(call.message, _ -> messages.size() + 1));
      }
      one.set("payload", named(call.payload));
    }
    calls.clear();
  }

  private JsonNode named(JsonNode payload) {
    if (payload instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field ->
                  field.setValue(
                      switch (field.getKey()) {
                        case "nonce" -> MAPPER.getNodeFactory().textNode("NONCE");
                        case "callback_query_id" -> MAPPER.getNodeFactory().textNode("QUERY");
                        case "message_id" ->
                            MAPPER
                                .getNodeFactory()
                                .textNode("MESSAGE " + messages.get(field.getValue().asLong()));
                        default -> named(field.getValue());
                      }));
    } else if (payload instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, named(array.get(i)));
      }
    } else if (payload.isTextual()) {
      String text = CHANGING.matcher(payload.asText()).replaceAll(Payloads::name);
      return MAPPER.getNodeFactory().textNode(text);
    }
    return payload;
  }

  private static String name(MatchResult found) {
    if (found.group("file") != null) {
      return "FILE " + found.group("file");
    }
    return found.group("id") != null ? "ID" : found.group("moment") != null ? "<t:TIME" : "PERSON";
  }

  /** All of it, to be read. */
  public synchronized String text() {
    return steps.toPrettyString() + "\n";
  }
}
