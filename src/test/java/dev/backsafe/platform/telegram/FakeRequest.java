package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP request as a server reads it: JSON, or a form with files. */
record FakeRequest(String path, Map<String, String> headers, String body) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** The next request; null when there is none any more. */
  static @Nullable FakeRequest read(BufferedInputStream in) throws IOException {
    String start = line(in);
    if (start == null || start.isEmpty()) {
      return null;
    }
    Map<String, String> headers = new HashMap<>();
    String header = line(in);
    while (header != null && !header.isEmpty()) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
      header = line(in);
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    // Files are bytes, so each sign is one of them.
    String bytes = new String(body, StandardCharsets.ISO_8859_1);
    return new FakeRequest(start.split(" ", 3)[1], headers, bytes);
  }

  private static @Nullable String line(BufferedInputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      if (next != '\r') {
        line.write(next);
      }
      next = in.read();
    }
    return next < 0 ? null : line.toString(StandardCharsets.UTF_8);
  }

  JsonNode arguments() throws IOException {
    return arguments(false);
  }

  /** The same with the names of files in their place. */
  JsonNode withNames() throws IOException {
    return arguments(true);
  }

  private JsonNode arguments(boolean names) throws IOException {
    String type = headers.getOrDefault("content-type", "");
    return type.startsWith("multipart/form-data")
        ? form(type.substring(type.indexOf("boundary=") + "boundary=".length()), names)
        : MAPPER.readTree(body.isEmpty() ? "{}" : text(body));
  }

  private static String text(String bytes) {
    return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Fields by name; of a file its content, under the name of the field that refers to it. */
  private ObjectNode form(String boundary, boolean names) throws IOException {
    ObjectNode fields = MAPPER.createObjectNode();
    Map<String, String> files = new HashMap<>();
    for (String part : body.split("--" + boundary, -1)) {
      int blank = part.indexOf("\r\n\r\n");
      if (blank < 0) {
        continue;
      }
      String head = part.substring(0, blank);
      String content = part.substring(blank + 4, part.length() - 2);
      String name = attribute(head, "name");
      if (head.contains("filename=")) {
        String given = "file: " + attribute(head, "filename");
        files.put(name, names ? given : head.contains(".json\"") ? text(content) : content);
      } else if (content.startsWith("{") || content.startsWith("[{")) {
        fields.set(name, MAPPER.readTree(text(content)));
      } else {
        fields.put(name, text(content));
      }
    }
    // editMessageMedia names its file inside of an object.
    if (fields.path("media") instanceof ObjectNode media) {
      String file = media.path("media").asText().replace("attach://", "");
      media.put("media", files.getOrDefault(file, file));
    }
    fields
        .properties()
        .forEach(
            field -> {
              String file = field.getValue().asText().replace("attach://", "");
              if (files.containsKey(file)) {
                field.setValue(MAPPER.getNodeFactory().textNode(files.get(file)));
              }
            });
    return fields;
  }

  private static String attribute(String head, String name) {
    int start = head.indexOf(name + "=\"") + name.length() + 2;
    return head.substring(start, head.indexOf('"', start));
  }
}
