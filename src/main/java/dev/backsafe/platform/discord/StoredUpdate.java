package dev.backsafe.platform.discord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Arrival;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.platform.Update;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent, as it is kept until a turn takes it in: no more than the turn needs.
 *
 * @param data a text, a command's name, or what a pressed button carries; empty for the rest
 * @param language as the interaction says it; empty for a message, which does not say
 * @param card the message that a pressed button stands under, or that was answered in writing
 * @param options of a command, by name; null in what was stored before they were kept, where
 *     commands are texts
 */
record StoredUpdate(
    Kind kind,
    String user,
    String data,
    String language,
    @Nullable String card,
    @Nullable Map<String, String> options) {
  /** What it was. */
  enum Kind {
    TEXT,
    COMMAND,
    PRESS,
    OTHER,
    EDITED,
    FORWARDED
  }

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final ObjectWriter WRITER = MAPPER.writerFor(StoredUpdate.class);
  private static final ObjectReader READER = MAPPER.readerFor(StoredUpdate.class);

  StoredUpdate(Kind kind, String user, String data, String language) {
    this(kind, user, data, language, null, null);
  }

  Update update(String id) {
    try {
      return new Update(Discord.PLATFORM, id, WRITER.writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was sent cannot be written");
    }
  }

  /** The translator of the platform. */
  static Arrival read(Update update) {
    StoredUpdate taken = parse(update);
    Content content =
        switch (taken.kind()) {
          case TEXT -> new Content.Text(taken.data(), taken.card());
          case COMMAND ->
              SlashCommands.content(
                  taken.data(), Objects.requireNonNullElse(taken.options(), Map.of()));
          case PRESS -> new Content.Press(taken.data(), taken.card());
          case OTHER -> new Content.Other();
          case EDITED -> new Content.Edited(taken.data());
          case FORWARDED -> new Content.Forwarded();
        };
    Account account = new Account(Discord.PLATFORM, taken.user());
    return new Arrival.Said(new Inbound(account, update.id(), content, taken.language()));
  }

  private static StoredUpdate parse(Update update) {
    try {
      StoredUpdate taken = READER.readValue(update.body());
      if (taken != null && taken.kind() != null && taken.user() != null && taken.data() != null) {
        return taken;
      }
    } catch (JsonProcessingException e) {
      // Told below; Jackson's message quotes what was sent.
    }
    throw new IllegalArgumentException("not an update as this program writes it");
  }
}
