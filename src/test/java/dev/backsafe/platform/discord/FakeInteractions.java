package dev.backsafe.platform.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Interactions, and what becomes of their tokens: 3 seconds to acknowledge, 15 minutes to answer.
 * They grow older only as a test says: a busy machine makes nobody late.
 */
final class FakeInteractions {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int EPHEMERAL = 1 << 6;
  private static final Duration ACKNOWLEDGE = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofMinutes(15);

  private static final int LABEL = 18;
  private static final int TEXT_INPUT = 4;

  private static final int MESSAGE = 4;
  private static final int DEFERRED_MESSAGE = 5;
  private static final int DEFERRED_UPDATE = 6;
  private static final int UPDATE = 7;
  private static final int CHOICES = 8;
  private static final int MODAL = 9;

  /** One of them. */
  static final class Interaction {
    final long id;
    final long person;
    final long channel;
    final boolean shared;
    volatile Duration age;
    long original;
    int acknowledgedWith;
    @Nullable JsonNode choices;
    @Nullable JsonNode modal;

    Interaction(long id, long person, long channel, boolean shared, long original, Duration age) {
      this.id = id;
      this.person = person;
      this.channel = channel;
      this.shared = shared;
      this.original = original;
      this.age = age;
    }
  }

  private final FakeMessages messages;
  private final Map<String, Interaction> byToken = new ConcurrentHashMap<>();
  volatile Duration delay = Duration.ZERO;

  FakeInteractions(FakeMessages messages) {
    this.messages = messages;
  }

  /**
   * Opens one.
   *
   * @param original the message whose button was pressed, or 0
   * @return its token
   */
  String open(long id, long person, long channel, boolean shared, long original) {
    String token = "token-" + UUID.randomUUID();
    byToken.put(token, new Interaction(id, person, channel, shared, original, delay));
    return token;
  }

  Interaction get(String token) throws FakeRefusal {
    Interaction interaction = byToken.get(token);
    if (interaction == null) {
      throw new FakeRefusal(404, 10015, "Unknown Webhook");
    }
    return interaction;
  }

  /** Lets all tokens grow old. */
  void age(Duration by) {
    byToken.values().forEach(i -> i.age = i.age.plus(by));
  }

  synchronized ObjectNode callback(String token, FakeBody sent) throws FakeRefusal {
    Interaction interaction = byToken.get(token);
    if (interaction == null || interaction.age.compareTo(ACKNOWLEDGE) > 0) {
      throw new FakeRefusal(404, 10062, "Unknown interaction");
    }
    if (interaction.acknowledgedWith != 0) {
      throw new FakeRefusal(400, 40060, "Interaction has already been acknowledged.");
    }
    int type = sent.json().path("type").asInt();
    FakeBody body = sent.of("data");
    JsonNode data = body.json();
    long reader = reader(interaction, data.path("flags").asInt());
    switch (type) {
      case MESSAGE -> interaction.original = messages.add(interaction.channel, reader, body);
      case DEFERRED_MESSAGE ->
          interaction.original =
              messages.thinking(interaction.channel, reader, data.path("flags").asInt());
      case UPDATE -> messages.edit(interaction.original, body);
      case CHOICES -> interaction.choices = data.path("choices");
      case DEFERRED_UPDATE -> {}
      case MODAL -> interaction.modal = modal(data);
      default -> throw FakeRefusal.invalid("type");
    }
    interaction.acknowledgedWith = type;
    ObjectNode answer = MAPPER.createObjectNode();
    answer.putObject("interaction").put("id", Long.toString(interaction.id)).put("type", 2);
    ObjectNode message = messages.json(interaction.original);
    if (message != null) {
      answer.putObject("resource").put("type", type).set("message", message);
    }
    return answer;
  }

  /**
   * A box to write in; https://discord.com/developers/docs/interactions/receiving-and-responding
   * and /docs/components/reference, as of 6 August 2026.
   */
  private static JsonNode modal(JsonNode data) throws FakeRefusal {
    int parts = data.path("components").size();
    if (!fits(data, "custom_id", 1, 100) || !fits(data, "title", 1, 45) || parts < 1 || parts > 5) {
      throw FakeRefusal.invalid("a modal's id, title or number of components");
    }
    for (JsonNode part : data.path("components")) {
      JsonNode input = part.path("component");
      if (part.path("type").asInt() != LABEL
          || input.path("type").asInt() != TEXT_INPUT
          || !fits(part, "label", 1, 45)
          || !fits(part, "description", 0, 100)
          || !fits(input, "custom_id", 1, 100)
          || input.path("max_length").asInt() > 4_000) {
        throw FakeRefusal.invalid("a component of a modal");
      }
    }
    return data;
  }

  private static boolean fits(JsonNode data, String field, int least, int most) {
    int length = data.path(field).asText("").length();
    return length >= least && length <= most;
  }

  /** In a shared place only what is ephemeral is the person's own. */
  private static long reader(Interaction interaction, int flags) {
    return interaction.shared && (flags & EPHEMERAL) == 0 ? 0 : interaction.person;
  }

  ObjectNode edit(String token, FakeBody body) throws FakeRefusal {
    Interaction interaction = answerable(token);
    messages.edit(interaction.original, body);
    return message(interaction.original);
  }

  ObjectNode follow(String token, FakeBody body) throws FakeRefusal {
    Interaction interaction = answerable(token);
    long reader = reader(interaction, body.json().path("flags").asInt());
    return message(messages.add(interaction.channel, reader, body));
  }

  private ObjectNode message(long id) throws FakeRefusal {
    ObjectNode message = messages.json(id);
    if (message == null) {
      throw new FakeRefusal(404, 10008, "Unknown Message");
    }
    return message;
  }

  private Interaction answerable(String token) throws FakeRefusal {
    Interaction interaction = get(token);
    if (interaction.age.compareTo(ANSWER) > 0) {
      throw new FakeRefusal(401, 50027, "Invalid Webhook Token");
    }
    if (interaction.acknowledgedWith == 0) {
      throw new FakeRefusal(404, 10015, "Unknown Webhook");
    }
    return interaction;
  }
}
