package dev.backsafe.platform.terminal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.platform.Outgoing;
import java.util.stream.Collectors;

/** How a reply looks in a terminal. */
public enum Format {
  PLAIN {
    @Override
    String render(Outgoing message, Choices choices) {
      return body(message, choices, "[%s] %s", "%s");
    }
  },
  COLOUR {
    @Override
    String render(Outgoing message, Choices choices) {
      return body(message, choices, "\u001b[1;32m[%s]\u001b[0m %s", "\u001b[1m%s\u001b[0m");
    }
  },
  /** One JSON object a line, for scripts and tests. */
  JSON {
    @Override
    String render(Outgoing message, Choices choices) {
      ObjectNode json = MAPPER.createObjectNode();
      json.put("text", message.text());
      ArrayNode options = json.putArray("options");
      choices
          .numbered()
          .forEach((n, button) -> options.addObject().put("n", n).put("label", button.label()));
      json.put("picture", message.picture() == null ? null : message.picture().written());
      if (message.document() != null) {
        json.put("document", message.document().content());
      }
      return json.toString();
    }
  };

  private static final JsonMapper MAPPER = new JsonMapper();

  abstract String render(Outgoing message, Choices choices);

  private static String body(Outgoing message, Choices choices, String option, String title) {
    StringBuilder body = new StringBuilder("\n");
    String[] lines = message.text().split("\n", -1);
    for (String line : lines) {
      // A card's title stands out; every other line is as it is.
      boolean card = message.picture() != null && line.contains(" · ") && line.matches("\\d.*of.*");
      body.append(card ? title.formatted(line) : line).append('\n');
    }
    if (message.document() != null) {
      body.append(message.document().content()).append('\n');
    }
    return body.append(
            choices.numbered().entrySet().stream()
                .map(e -> option.formatted(Choices.mark(e.getKey()), e.getValue().label()))
                .collect(Collectors.joining("  ")))
        .toString();
  }
}
