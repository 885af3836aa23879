package dev.backsafe.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a person wrote, and what a careful reader takes it for.
 *
 * @param author who wrote it: authors are left out one at a time where the reader is measured
 * @param meanings what it means first, and what else is as good; {@link Meaning#UNSURE} with what
 *     would be asked about first where a careful reader would have to ask
 * @param flag which emergency, where it is or may be one
 * @param topic what is asked about, where something is
 */
public record Phrase(
    String author,
    List<Meaning> meanings,
    @Nullable RedFlag flag,
    @Nullable String topic,
    String text) {

  public Phrase {
    meanings = List.copyOf(meanings);
    if (meanings.isEmpty()) {
      throw new IllegalArgumentException("a phrase means something");
    }
  }

  public Meaning meaning() {
    return meanings.getFirst();
  }

  /** Whether it is one of the bare signs that somebody wrote down, and not from a person's days. */
  boolean isBare() {
    return author.equals("short");
  }

  /** Whether it is of a list, and nothing that a person wrote in their days. */
  boolean isListed() {
    return isBare() || isForTopic() || isPlain() || isOfMany();
  }

  /** Whether it is one of the plain words that every coach hears, of no person in particular. */
  boolean isPlain() {
    return author.equals("plain");
  }

  /** Whether many people wrote the list, a line each, topic after topic. */
  boolean isOfMany() {
    return author.startsWith("people-");
  }

  /** Whether it is there only for what is asked about. */
  boolean isForTopic() {
    return author.equals("questions");
  }

  /** Whether it plainly tells of a warning sign, or of pain, as a person would. */
  boolean alarms() {
    return (flag != null || meaning().isPain()) && !isUnsure() && !isBare();
  }

  /** Whether a careful reader would have to ask. */
  public boolean isUnsure() {
    return meaning() == Meaning.UNSURE;
  }
}
