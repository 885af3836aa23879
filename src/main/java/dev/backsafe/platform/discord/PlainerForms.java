package dev.backsafe.platform.discord;

import dev.backsafe.platform.Outgoing;
import java.util.LinkedHashSet;
import java.util.List;

/** A message, and what of it is said instead when Discord refuses it: never nothing. */
final class PlainerForms {
  private PlainerForms() {}

  /**
   * In the order in which they are tried.
   *
   * @param line what is said where not even the words are taken
   */
  static List<Outgoing> of(Outgoing message, String line) {
    LinkedHashSet<Outgoing> forms = new LinkedHashSet<>();
    forms.add(message);
    forms.add(withoutPicture(message));
    forms.add(words(message, message.text()));
    forms.add(words(message, line));
    return List.copyOf(forms);
  }

  private static Outgoing withoutPicture(Outgoing message) {
    return new Outgoing(
            message.text(), message.buttons(), null, null, message.document(), message.spent())
        .answering(message.answers());
  }

  private static Outgoing words(Outgoing message, String text) {
    return new Outgoing(text, List.of(), null, null, null, message.spent())
        .answering(message.answers());
  }
}
