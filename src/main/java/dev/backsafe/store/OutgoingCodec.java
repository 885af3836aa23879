package dev.backsafe.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsafe.platform.Outgoing;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages as the outbox keeps them. */
final class OutgoingCodec {
  private static final Logger LOG = LoggerFactory.getLogger(OutgoingCodec.class);
  private static final JsonMapper MAPPER = new JsonMapper(StateCodec.sharingBuffers());
  private static final ObjectWriter WRITER = MAPPER.writerFor(Outgoing.class);
  private static final ObjectReader READER = MAPPER.readerFor(Outgoing.class);

  private OutgoingCodec() {}

  static byte[] write(Outgoing outgoing) {
    try {
      return WRITER.writeValueAsBytes(outgoing);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a message cannot be written", e);
    }
  }

  /** Empty for what cannot be read: it stays where it is, and holds up no other message. */
  static Optional<Outgoing> read(byte[] json) {
    try {
      return Optional.ofNullable(READER.readValue(json));
    } catch (IOException e) {
      LOG.error("a stored message cannot be read ({})", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
