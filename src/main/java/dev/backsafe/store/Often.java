package dev.backsafe.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.backsafe.conversation.Slot;
import dev.backsafe.conversation.Slot.Outcome;
import dev.backsafe.conversation.Standing;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a state has one of for each exercise, read and written by hand: it is the most of a state,
 * and a turn does little else for so long as to read one and to write one.
 */
final class Often {
  private static final String EXERCISE = "exercise";
  private static final String LEVEL = "level";
  private static final String FIRST_LEVEL = "firstLevel";
  private static final String HURT_AT = "hurtAt";
  private static final String OUTCOME = "outcome";
  private static final String PAIN_FREE = "painFree";

  private static final Map<String, Outcome> OUTCOMES =
      Arrays.stream(Outcome.values()).collect(Collectors.toUnmodifiableMap(Outcome::name, o -> o));

  private Often() {}

  static SimpleModule module() {
    return new SimpleModule("often")
        .addSerializer(new SlotWriter())
        .addDeserializer(Slot.class, new SlotReader())
        .addSerializer(new StandingWriter())
        .addDeserializer(Standing.class, new StandingReader());
  }

  private static final class SlotWriter extends StdSerializer<Slot> {
    private static final long serialVersionUID = 1L;

    SlotWriter() {
      super(Slot.class);
    }

    @Override
    public void serialize(Slot slot, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      json.writeStringField(EXERCISE, slot.exercise());
      json.writeNumberField(LEVEL, slot.level());
      json.writeNumberField(FIRST_LEVEL, slot.firstLevel());
      json.writeNumberField(HURT_AT, slot.hurtAt());
      json.writeStringField(OUTCOME, slot.outcome().name());
      json.writeEndObject();
    }
  }

  private static final class SlotReader extends StdDeserializer<Slot> {
    private static final long serialVersionUID = 1L;

    SlotReader() {
      super(Slot.class);
    }

    @Override
    public Slot deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String exercise = "";
      int level = 0;
      int firstLevel = 0;
      int hurtAt = Slot.NOT_HURT;
      Outcome outcome = Outcome.AHEAD;
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        switch (name) {
          case EXERCISE -> exercise = json.nextTextValue();
          case LEVEL -> level = json.nextIntValue(0);
          case FIRST_LEVEL -> firstLevel = json.nextIntValue(0);
          case HURT_AT -> hurtAt = json.nextIntValue(Slot.NOT_HURT);
          case OUTCOME -> {
            Outcome known = OUTCOMES.get(json.nextTextValue());
            if (known == null) {
              throw context.weirdStringException("", Outcome.class, "unknown");
            }
            outcome = known;
          }
          default -> skip(json);
        }
      }
      return new Slot(exercise, level, firstLevel, hurtAt, outcome);
    }
  }

  private static final class StandingWriter extends StdSerializer<Standing> {
    private static final long serialVersionUID = 1L;

    StandingWriter() {
      super(Standing.class);
    }

    @Override
    public void serialize(Standing standing, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      json.writeNumberField(LEVEL, standing.level());
      json.writeNumberField(PAIN_FREE, standing.painFree());
      json.writeEndObject();
    }
  }

  private static final class StandingReader extends StdDeserializer<Standing> {
    private static final long serialVersionUID = 1L;

    StandingReader() {
      super(Standing.class);
    }

    @Override
    public Standing deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      int level = 0;
      int painFree = 0;
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        switch (name) {
          case LEVEL -> level = json.nextIntValue(0);
          case PAIN_FREE -> painFree = json.nextIntValue(0);
          default -> skip(json);
        }
      }
      return new Standing(level, painFree);
    }
  }

  /** What another version has written. */
  private static void skip(JsonParser json) throws IOException {
    JsonToken _ = json.nextToken();
    JsonParser _ = json.skipChildren();
  }
}
