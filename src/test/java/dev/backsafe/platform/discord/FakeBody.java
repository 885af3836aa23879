package dev.backsafe.platform.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call carries: JSON, alone or as a form with files, which count as {@code files[0]} and so
 * on.
 */
record FakeBody(JsonNode json, List<Upload> files) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * A file.
   *
   * @param content as text, of a picture no more than what is left of it
   */
  record Upload(String name, String content) {}

  FakeBody(JsonNode json) {
    this(json, List.of());
  }

  static FakeBody read(String type, byte[] raw) throws IOException {
    String text = new String(raw, StandardCharsets.UTF_8);
    if (!type.startsWith("multipart/form-data")) {
      return new FakeBody(text.isEmpty() ? MAPPER.createObjectNode() : MAPPER.readTree(text));
    }
    String boundary = "--" + type.substring(type.indexOf("boundary=") + "boundary=".length());
    JsonNode json = MAPPER.createObjectNode();
    List<Upload> files = new ArrayList<>();
    for (String part : text.split(boundary, -1)) {
      int end = part.indexOf("\r\n\r\n");
      if (end < 0) {
        continue;
      }
      String content = part.substring(end + 4, part.length() - 2);
      String name = fileName(part.substring(0, end));
      if (name != null) {
        files.add(new Upload(name, content));
      } else if (part.contains("name=\"payload_json\"")) {
        json = MAPPER.readTree(content);
      }
    }
    return new FakeBody(json, List.copyOf(files));
  }

  private static @Nullable String fileName(String headers) {
    int start = headers.indexOf("filename=\"") + "filename=\"".length();
    return headers.contains("name=\"files[")
        ? headers.substring(start, headers.indexOf('"', start))
        : null;
  }

  /** The JSON, and the names of what came along. */
  JsonNode withNames() {
    ObjectNode named = json.deepCopy();
    files.forEach(file -> named.withArray("files").add(file.name()));
    return named;
  }

  /** The same with a part of the JSON. */
  FakeBody of(String field) {
    return new FakeBody(json.path(field), files);
  }
}
