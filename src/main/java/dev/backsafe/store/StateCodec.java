package dev.backsafe.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * People and facts as JSON. A field or a name that is to be called otherwise needs a migration; a
 * test with stored states of every version says so.
 */
public final class StateCodec {
  /** The version that is written; each older one has a function that lifts it to the next. */
  public static final int VERSION = 3;

  private static final List<UnaryOperator<ObjectNode>> MIGRATIONS =
      List.of(StateMigrations::keepIdsInsteadOfPlaces, StateMigrations::nameThePainAndTheCourse);

  private StateCodec() {}

  /** Made when somebody is first read or written: a start has no use for it. */
  private static final class Json {
    static final JsonFactory FACTORY = sharingBuffers();
    static final JsonMapper TREES = new JsonMapper(FACTORY);
  }

  /** Of threads that live for one turn, each would have to make buffers of its own. */
  public static JsonFactory sharingBuffers() {
    return JsonFactory.builder().recyclerPool(JsonRecyclerPools.sharedBoundedPool()).build();
  }

  public static String write(Person person) {
    return new String(bytes(person), StandardCharsets.UTF_8);
  }

  static byte[] bytes(Person person) {
    return JsonWriter.write(Json.FACTORY, person, PersonCodec::write);
  }

  /**
   * Reads a person that was written by this or an older version.
   *
   * @throws StoreException when a newer version wrote it
   */
  public static Person read(String json, int version) {
    return read(json.getBytes(StandardCharsets.UTF_8), version);
  }

  static Person read(byte[] json, int version) {
    if (version > VERSION) {
      throw new StoreException("a newer Backsafe wrote this database; use that one, or a backup");
    }
    if (version == VERSION) {
      return read(() -> Json.FACTORY.createParser(json), PersonCodec::read);
    }
    ObjectNode state = tree(json);
    for (UnaryOperator<ObjectNode> migration : MIGRATIONS.subList(version - 1, VERSION - 1)) {
      state = migration.apply(state);
    }
    return read(state::traverse, PersonCodec::read);
  }

  static byte[] bytes(Fact fact) {
    return JsonWriter.write(Json.FACTORY, fact, FactCodec::write);
  }

  public static Fact readFact(String json) {
    return readFact(json.getBytes(StandardCharsets.UTF_8));
  }

  static Fact readFact(byte[] json) {
    return read(() -> Json.FACTORY.createParser(json), FactCodec::read);
  }

  /** Everything that is stored of a person, for themselves to read. */
  public static String export(
      Person person, List<Fact.Dated> history, Map<String, String> memory, Instant now) {
    ObjectNode all = Json.TREES.createObjectNode();
    all.put("exportedAt", now.toString());
    all.set("person", tree(bytes(person)));
    ArrayNode facts = all.putArray("history");
    for (Fact.Dated dated : history) {
      facts.addObject().put("at", dated.at().toString()).setAll(tree(bytes(dated.fact())));
    }
    if (!memory.isEmpty()) {
      all.set("platform", Json.TREES.valueToTree(new TreeMap<>(memory)));
    }
    return all.toPrettyString();
  }

  private static ObjectNode tree(byte[] json) {
    try {
      return (ObjectNode) Json.TREES.readTree(json);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @FunctionalInterface
  private interface Source {
    JsonParser open() throws IOException;
  }

  private static <T> T read(Source source, JsonReader.Fields<T> fields) {
    try (JsonParser json = source.open()) {
      return JsonReader.read(json, fields);
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      throw unreadable(e);
    } catch (NullPointerException | ClassCastException incomplete) {
      throw unreadable(incomplete);
    }
  }

  /** What went wrong would quote what is stored; its kind is enough. */
  private static StoreException unreadable(Exception e) {
    return new StoreException(
        "a stored state cannot be read (" + e.getClass().getSimpleName() + ")");
  }
}
