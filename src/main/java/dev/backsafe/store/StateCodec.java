package dev.backsafe.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
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

  /**
   * Everything that is stored of a person, for themselves to read. It is written fact by fact, one
   * a line: a history of years as a tree of nodes would take more memory than there is.
   */
  public static String export(Person person, Store.History history, Instant now) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = Json.TREES.createGenerator(out)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));
      json.writeStartObject();
      json.writeStringField("exportedAt", now.toString());
      json.writeFieldName("person");
      json.writeTree(tree(bytes(person)));
      json.writeArrayFieldStart("history");
      for (Fact.Dated dated : history.get()) {
        json.writeRawValue(line(dated));
      }
      json.writeEndArray();
      int leftOut = history.leftOut();
      if (leftOut > 0) {
        json.writeNumberField("olderEventsLeftOut", leftOut);
      }
      Map<String, String> memory = history.memory();
      if (!memory.isEmpty()) {
        json.writePOJOField("platform", new TreeMap<>(memory));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static String line(Fact.Dated dated) {
    ObjectNode line = Json.TREES.createObjectNode().put("at", dated.at().toString());
    return line.setAll(tree(bytes(dated.fact()))).toString();
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
