package dev.backsafe.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A record as a JSON object, told field by field: written as Jackson would, nulls left out, and
 * read without its reflection, which takes most of the time of a turn otherwise. What another
 * version wrote and this one does not know is skipped.
 */
final class RecordCodec<T> {
  /** Writes a field, or nothing of what is null. */
  @FunctionalInterface
  interface Write<T> {
    void write(T of, JsonGenerator json, SerializerProvider provider) throws IOException;
  }

  /** Reads a value that begins at the current token and is not null. */
  @FunctionalInterface
  interface Read {
    Object read(JsonParser json, DeserializationContext context) throws IOException;
  }

  /** One field. */
  record Field<T>(String name, Write<T> write, Read read) {}

  /** What stood in the fields, by their places; null what did not. */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
  record Values(@Nullable Object[] all) {
    /** As the constructor takes it, which knows what may be missing. */
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    <V> V of(int place) {
      return (V) all[place];
    }

    boolean flag(int place) {
      return all[place] instanceof Boolean is && is;
    }

    int number(int place) {
      return number(place, 0);
    }

    int number(int place, int missing) {
      return (int) longNumber(place, missing);
    }

    long longNumber(int place, long missing) {
      return all[place] instanceof Long number ? number : missing;
    }
  }

  private final Class<T> type;
  private final Function<Values, T> make;
  private final List<Field<T>> fields;
  private final Map<String, Integer> places = new HashMap<>();

  @SafeVarargs
  @SuppressWarnings("varargs") // Read, and never written to.
  RecordCodec(Class<T> type, Function<Values, T> make, Field<T>... fields) {
    this.type = type;
    this.make = make;
    this.fields = List.of(fields);
    for (int i = 0; i < fields.length; i++) {
      places.put(fields[i].name(), i);
    }
  }

  void write(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
    json.writeStartObject();
    for (Field<T> field : fields) {
      field.write().write(value, json, provider);
    }
    json.writeEndObject();
  }

  T read(JsonParser json, DeserializationContext context) throws IOException {
    @Nullable Object[] all = new @Nullable Object[fields.size()];
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      Integer place = places.get(name);
      JsonToken token = json.nextToken();
      if (place == null) {
        JsonParser _ = json.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        all[place] = fields.get(place).read().read(json, context);
      }
    }
    try {
      return make.apply(new Values(all));
    } catch (NullPointerException missing) {
      throw context.weirdStringException("", type, "incomplete");
    }
  }

  void addTo(SimpleModule module) {
    SimpleModule _ = module.addSerializer(new Writer());
    SimpleModule _ = module.addDeserializer(type, new Reader());
  }

  static <T> Field<T> text(String name, Function<T, String> get) {
    return new Field<>(
        name,
        (of, json, _) -> json.writeStringField(name, get.apply(of)),
        (json, _) -> json.getText());
  }

  static <T> Field<T> flag(String name, Predicate<T> get) {
    return new Field<>(
        name,
        (of, json, _) -> json.writeBooleanField(name, get.test(of)),
        (json, _) -> json.getBooleanValue());
  }

  static <T> Field<T> number(String name, ToIntFunction<T> get) {
    return longNumber(name, get::applyAsInt);
  }

  static <T> Field<T> longNumber(String name, ToLongFunction<T> get) {
    return new Field<>(
        name,
        (of, json, _) -> json.writeNumberField(name, get.applyAsLong(of)),
        (json, _) -> json.getLongValue());
  }

  static <T> Field<T> moment(String name, Function<T, @Nullable Instant> get) {
    return asText(name, get, InstantCodec::write, InstantCodec::read);
  }

  static <T> Field<T> time(String name, Function<T, @Nullable LocalTime> get) {
    return asText(name, get, InstantCodec::writeTime, InstantCodec::readTime);
  }

  static <T> Field<T> zone(String name, Function<T, @Nullable ZoneId> get) {
    return asText(name, get, ZoneId::getId, ZoneId::of);
  }

  static <T, V> Field<T> asText(
      String name,
      Function<T, @Nullable V> get,
      Function<V, String> write,
      Function<String, V> read) {
    return new Field<>(
        name,
        (of, json, _) -> {
          V value = get.apply(of);
          if (value != null) {
            json.writeStringField(name, write.apply(value));
          }
        },
        texts(read));
  }

  static <T, E extends Enum<E>> Field<T> constant(
      String name, Class<E> type, Function<T, @Nullable E> get) {
    Map<String, E> known = constants(type);
    return asText(name, get, Enum::name, text -> known(known, text));
  }

  static <T, E extends Enum<E>> Field<T> constants(
      String name, Class<E> type, Function<T, List<E>> get) {
    Map<String, E> known = constants(type);
    return list(
        name,
        get,
        (value, json, _) -> json.writeString(value.name()),
        texts(text -> known(known, text)));
  }

  private static <E extends Enum<E>> Map<String, E> constants(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .collect(Collectors.toUnmodifiableMap(Enum::name, e -> e));
  }

  private static <E> E known(Map<String, E> known, String text) {
    E constant = known.get(text);
    if (constant == null) {
      throw new IllegalArgumentException("unknown");
    }
    return constant;
  }

  private static Read texts(Function<String, ? extends Object> read) {
    return (json, context) -> {
      try {
        return read.apply(json.getText());
      } catch (DateTimeException | IllegalArgumentException e) {
        throw context.weirdStringException("", Object.class, "unknown");
      }
    };
  }

  static <T> Field<T> moments(String name, Function<T, List<Instant>> get) {
    return list(
        name,
        get,
        (value, json, _) -> json.writeString(InstantCodec.write(value)),
        texts(InstantCodec::read));
  }

  static <T, V> Field<T> list(String name, Function<T, List<V>> get, RecordCodec<V> each) {
    return list(name, get, each::write, each::read);
  }

  private static <T, V> Field<T> list(
      String name, Function<T, List<V>> get, Write<V> write, Read read) {
    return new Field<>(
        name,
        (of, json, provider) -> {
          json.writeArrayFieldStart(name);
          for (V value : get.apply(of)) {
            write.write(value, json, provider);
          }
          json.writeEndArray();
        },
        (json, context) -> {
          List<Object> values = new ArrayList<>();
          while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(read.read(json, context));
          }
          return values;
        });
  }

  static <T, V> Field<T> map(String name, Function<T, Map<String, V>> get, RecordCodec<V> each) {
    return new Field<>(
        name,
        (of, json, provider) -> {
          json.writeObjectFieldStart(name);
          for (Map.Entry<String, V> entry : get.apply(of).entrySet()) {
            json.writeFieldName(entry.getKey());
            each.write(entry.getValue(), json, provider);
          }
          json.writeEndObject();
        },
        (json, context) -> {
          Map<String, Object> values = new HashMap<>();
          for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            JsonToken _ = json.nextToken();
            values.put(key, each.read(json, context));
          }
          return values;
        });
  }

  static <T, V> Field<T> one(String name, Function<T, V> get, RecordCodec<V> shape) {
    return new Field<>(
        name,
        (of, json, provider) -> {
          json.writeFieldName(name);
          shape.write(get.apply(of), json, provider);
        },
        shape::read);
  }

  /** What Jackson knows itself how to write and read; for one mapper. */
  static <T, V> Field<T> other(String name, Function<T, V> get, Class<V> type) {
    AtomicReference<@Nullable JsonDeserializer<Object>> reader = new AtomicReference<>();
    return new Field<>(
        name,
        (of, json, provider) -> {
          json.writeFieldName(name);
          provider.defaultSerializeValue(get.apply(of), json);
        },
        (json, context) -> {
          JsonDeserializer<Object> known = reader.get();
          if (known == null) {
            known = context.findRootValueDeserializer(context.constructType(type));
            reader.set(known);
          }
          return known.deserialize(json, context);
        });
  }

  private final class Writer extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      write(value, json, provider);
    }
  }

  private final class Reader extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(type);
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return read(json, context);
    }
  }
}
