package dev.backsafe.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes objects field by field, for {@link JsonReader} to read. A null is left out. */
final class JsonWriter {
  /** About what a person in the middle of a session takes. */
  private static final int LENGTH = 2_048;

  /** Writes the fields of an object. */
  @FunctionalInterface
  interface Fields<T> {
    void write(JsonWriter out, T value) throws IOException;
  }

  private final JsonGenerator json;

  private JsonWriter(JsonGenerator json) {
    this.json = json;
  }

  static <T> byte[] write(JsonFactory factory, T value, Fields<T> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(LENGTH);
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      new JsonWriter(json).object(value, fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private <T> void object(T value, Fields<T> fields) throws IOException {
    json.writeStartObject();
    fields.write(this, value);
    json.writeEndObject();
  }

  <T> JsonWriter object(String name, @Nullable T value, Fields<T> fields) throws IOException {
    if (value != null) {
      json.writeFieldName(name);
      object(value, fields);
    }
    return this;
  }

  JsonWriter text(String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
    return this;
  }

  JsonWriter flag(String name, boolean value) throws IOException {
    json.writeBooleanField(name, value);
    return this;
  }

  JsonWriter number(String name, long value) throws IOException {
    json.writeNumberField(name, value);
    return this;
  }

  JsonWriter number(String name, @Nullable Integer value) throws IOException {
    return value == null ? this : number(name, value.longValue());
  }

  JsonWriter moment(String name, @Nullable Instant value) throws IOException {
    if (value != null) {
      json.writeStringField(name, InstantCodec.write(value));
    }
    return this;
  }

  JsonWriter constant(String name, @Nullable Enum<?> value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value.name());
    }
    return this;
  }

  /** Texts that stand for something. */
  <T> JsonWriter texts(String name, List<T> values, Function<T, String> write) throws IOException {
    json.writeArrayFieldStart(name);
    for (T value : values) {
      json.writeString(write.apply(value));
    }
    json.writeEndArray();
    return this;
  }

  <T> JsonWriter objects(String name, List<T> values, Fields<T> fields) throws IOException {
    json.writeArrayFieldStart(name);
    for (T value : values) {
      object(value, fields);
    }
    json.writeEndArray();
    return this;
  }

  /** Objects by name. */
  <T> JsonWriter map(String name, Map<String, T> values, Fields<T> fields) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, T> entry : values.entrySet()) {
      object(entry.getKey(), entry.getValue(), fields);
    }
    json.writeEndObject();
    return this;
  }
}
