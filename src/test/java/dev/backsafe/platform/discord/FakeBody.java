package dev.backsafe.platform.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call carries: JSON, alone or as a form with a file.
 *
 * @param document the file's content as text, or null
 */
record FakeBody(JsonNode json, @Nullable String document) {
  private static final JsonMapper MAPPER = new JsonMapper();

  static FakeBody read(String type, byte[] raw) throws IOException {
    String text = new String(raw, StandardCharsets.UTF_8);
    if (!type.startsWith("multipart/form-data")) {
      return new FakeBody(text.isEmpty() ? MAPPER.createObjectNode() : MAPPER.readTree(text), null);
    }
    String boundary = "--" + type.substring(type.indexOf("boundary=") + "boundary=".length());
    List<String> parts = Arrays.asList(text.split(boundary, -1));
    JsonNode json = MAPPER.createObjectNode();
    String document = null;
    for (String part : parts) {
      int end = part.indexOf("\r\n\r\n");
      if (end > 0 && part.contains("name=\"payload_json\"")) {
        json = MAPPER.readTree(part.substring(end + 4));
      } else if (end > 0 && isDocument(part.substring(0, end))) {
        document = part.substring(end + 4, part.length() - 2);
      }
    }
    return new FakeBody(json, document);
  }

  /** A file that is not a picture. */
  private static boolean isDocument(String headers) {
    return headers.contains("name=\"files[") && headers.contains(".json\"");
  }
}
