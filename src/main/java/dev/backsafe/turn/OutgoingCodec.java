package dev.backsafe.turn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.store.StateCodec;

/** Replies as the outbox keeps them. */
final class OutgoingCodec {
  private static final JsonMapper MAPPER = new JsonMapper(StateCodec.sharingBuffers());
  private static final ObjectWriter WRITER = MAPPER.writerFor(Outgoing.class);
  private static final ObjectReader READER = MAPPER.readerFor(Outgoing.class);

  private OutgoingCodec() {}

  static String write(Outgoing outgoing) {
    try {
      return WRITER.writeValueAsString(outgoing);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a reply that cannot be written", e);
    }
  }

  static Outgoing read(String json) {
    try {
      return READER.readValue(json);
    } catch (JsonProcessingException e) {
      e.clearLocation();
      throw new IllegalStateException("a reply that cannot be read");
    }
  }
}
