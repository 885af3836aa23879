package dev.backsafe.platform.discord;

import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Spent;
import java.util.LinkedHashSet;
import java.util.List;

/** A message, and what of it is said instead when Discord refuses it: never nothing. */
final class PlainerForms {
  private PlainerForms() {}

  /**
   * One of them.
   *
   * @param card whether it may be made to look like a card, with all that Discord can show
   */
  record Form(Outgoing message, boolean card) {}

  /**
   * In the order in which they are tried.
   *
   * @param line what is said where not even the words are taken
   */
  static List<Form> of(Outgoing message, String line) {
    Outgoing whole = message.folding(null); // Discord has no such thing.
    boolean more = whole.picture() != null || !whole.buttons().isEmpty();
    LinkedHashSet<Form> forms = new LinkedHashSet<>();
    forms.add(new Form(whole, more));
    forms.add(new Form(whole.withoutPicture(), false));
    forms.add(new Form(words(whole, whole.text()), false));
    forms.add(new Form(words(whole, line), false));
    return List.copyOf(forms);
  }

  /** They stand by themselves: a card that is made of components could not become plain words. */
  private static Outgoing words(Outgoing message, String text) {
    Spent spent = message.spent();
    return message
        .plain(text)
        .spending(spent == null ? null : new Spent(spent.card(), false, spent.past()));
  }
}
