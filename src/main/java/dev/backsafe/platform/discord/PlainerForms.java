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
    Outgoing whole = message.folding(null); // Discord has no such thing.
    LinkedHashSet<Outgoing> forms = new LinkedHashSet<>();
    forms.add(whole);
    forms.add(whole.withoutPicture());
    forms.add(words(whole, whole.text()));
    forms.add(words(whole, line));
    return List.copyOf(forms);
  }

  private static Outgoing words(Outgoing message, String text) {
    return message.plain(text).spending(message.spent());
  }
}
