package dev.backsafe.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.phase.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * People and facts as JSON. The variants of a sealed type carry their simple name, so a renamed
 * record needs a migration, and a test with stored states of every version says so.
 */
public final class StateCodec {
  /** The version that is written; each older one has a function that lifts it to the next. */
  public static final int VERSION = 2;

  private static final List<UnaryOperator<ObjectNode>> MIGRATIONS =
      List.of(StateMigrations::keepIdsInsteadOfPlaces);

  private static final String TYPE = "is";

  /** Names under which variants are stored, where those are not their own. */
  private static final Map<Class<?>, String> STORED_NAMES =
      Map.of(
          Fact.ReminderSaid.class, "Nudged",
          Fact.ReminderArrived.class, "NudgeArrived",
          Fact.ReminderSkipped.class, "NudgeSkipped");

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = TYPE)
  private interface Tagged {}

  private StateCodec() {}

  /** Made when somebody is first read or written: a start has no use for it. */
  private static final class Json {
    static final JsonMapper MAPPER = mapper();
    static final ObjectWriter PERSON_WRITER = MAPPER.writerFor(Person.class);
    static final ObjectReader PERSON_READER = MAPPER.readerFor(Person.class);
    static final ObjectWriter FACT_WRITER = MAPPER.writerFor(Fact.class);
    static final ObjectReader FACT_READER = MAPPER.readerFor(Fact.class);
  }

  /** Of threads that live for one turn, each would have to make buffers of its own. */
  public static JsonFactory sharingBuffers() {
    return JsonFactory.builder().recyclerPool(JsonRecyclerPools.sharedBoundedPool()).build();
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder(sharingBuffers())
            .addModule(new JavaTimeModule())
            .addModule(InstantCodec.module())
            .addModule(StateRecords.module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);
    tag(builder, Phase.class);
    tag(builder, Fact.class);
    return builder.build();
  }

  /** The variants of a sealed type carry their names. */
  private static void tag(JsonMapper.Builder builder, Class<?> sealed) {
    builder.addMixIn(sealed, Tagged.class);
    for (Class<?> variant : sealed.getPermittedSubclasses()) {
      if (variant.isInterface()) {
        tag(builder, variant);
      } else {
        builder.registerSubtypes(
            new NamedType(variant, STORED_NAMES.getOrDefault(variant, variant.getSimpleName())));
      }
    }
  }

  public static String write(Person person) {
    return write(Json.PERSON_WRITER, person);
  }

  /**
   * Reads a person that was written by this or an older version.
   *
   * @throws StoreException when a newer version wrote it
   */
  public static Person read(String json, int version) {
    try {
      if (version == VERSION) {
        return Json.PERSON_READER.readValue(json);
      }
      if (version > VERSION) {
        throw new StoreException("a newer Backsafe wrote this database; use that one, or a backup");
      }
      JsonNode tree = Json.MAPPER.readTree(json);
      ObjectNode state = (ObjectNode) tree;
      for (UnaryOperator<ObjectNode> migration : MIGRATIONS.subList(version - 1, VERSION - 1)) {
        state = migration.apply(state);
      }
      return Json.PERSON_READER.readValue(state);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String write(Fact fact) {
    return write(Json.FACT_WRITER, fact);
  }

  public static Fact readFact(String json) {
    try {
      return Json.FACT_READER.readValue(json);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  /** Everything that is stored of a person, for themselves to read. */
  public static String export(
      Person person, List<Fact.Dated> history, Map<String, String> memory, Instant now) {
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.put("exportedAt", now.toString());
    all.set("person", Json.MAPPER.valueToTree(person));
    ArrayNode facts = all.putArray("history");
    for (Fact.Dated dated : history) {
      ObjectNode fact = facts.addObject();
      fact.put("at", dated.at().toString());
      fact.setAll((ObjectNode) tree(dated.fact()));
    }
    if (!memory.isEmpty()) {
      all.set("platform", Json.MAPPER.valueToTree(new TreeMap<>(memory)));
    }
    return all.toPrettyString();
  }

  private static JsonNode tree(Fact fact) {
    try {
      return Json.MAPPER.readTree(write(fact));
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  private static String write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  /** Jackson's message would quote what is stored; where it stands is enough. */
  private static StoreException unreadable(JsonProcessingException e) {
    e.clearLocation();
    return new StoreException(
        "a stored state cannot be read (" + e.getClass().getSimpleName() + ")");
  }
}
