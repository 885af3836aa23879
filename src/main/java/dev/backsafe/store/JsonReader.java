package dev.backsafe.store;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects field by field, without Jackson's reflection, which takes most of the time of a
 * turn otherwise. A codec goes through {@link #field the fields} of its object, puts each into a
 * variable of its own, and {@linkplain #skip skips} what another version wrote.
 */
final class JsonReader {
  /** Reads the fields of an object, up to its end. */
  @FunctionalInterface
  interface Fields<T> {
    T read(JsonReader in) throws IOException;
  }

  private final JsonParser json;

  private JsonReader(JsonParser json) {
    this.json = json;
  }

  /**
   * Reads an object.
   *
   * @throws IOException when it cannot be read
   * @throws RuntimeException when a value in it means nothing, or one is missing
   */
  static <T> T read(JsonParser json, Fields<T> fields) throws IOException {
    JsonToken _ = json.nextToken();
    return new JsonReader(json).object(fields);
  }

  /** The name of the next field, whose value comes next; null at the end. Nulls are left out. */
  @Nullable String field() throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      if (json.nextToken() != JsonToken.VALUE_NULL) {
        return name;
      }
    }
    return null;
  }

  void skip() throws IOException {
    JsonParser _ = json.skipChildren();
  }

  <T> T object(Fields<T> fields) throws IOException {
    expect(JsonToken.START_OBJECT);
    return fields.read(this);
  }

  String text() throws IOException {
    return json.getText();
  }

  boolean flag() throws IOException {
    return json.getBooleanValue();
  }

  int number() throws IOException {
    return json.getIntValue();
  }

  long longNumber() throws IOException {
    return json.getLongValue();
  }

  Instant moment() throws IOException {
    return InstantCodec.read(json.getText());
  }

  <E extends Enum<E>> E constant(Class<E> type) throws IOException {
    return Enum.valueOf(type, json.getText());
  }

  /** Texts that stand for something. */
  <T> List<T> texts(Function<String, T> read) throws IOException {
    expect(JsonToken.START_ARRAY);
    List<T> all = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      all.add(read.apply(json.getText()));
    }
    return all;
  }

  <T> List<T> objects(Fields<T> fields) throws IOException {
    expect(JsonToken.START_ARRAY);
    List<T> all = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      all.add(object(fields));
    }
    return all;
  }

  /** Objects by name. */
  <T> Map<String, T> map(Fields<T> fields) throws IOException {
    expect(JsonToken.START_OBJECT);
    Map<String, T> all = new HashMap<>();
    for (String name = field(); name != null; name = field()) {
      all.put(name, object(fields));
    }
    return all;
  }

  private void expect(JsonToken token) throws IOException {
    if (!json.hasToken(token)) {
      throw new JsonParseException(json, "something else stands there");
    }
  }
}
