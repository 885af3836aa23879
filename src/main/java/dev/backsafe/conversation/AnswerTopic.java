package dev.backsafe.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that people ask, and how it is answered; the words are texts.
 *
 * @param id as the understanding names it
 * @param training whether the answer is about training, which waits on a hold
 * @param product whether it is about the product itself, which anybody may be told at any time
 * @param sentences of which the first that fits is said
 * @param go when somebody should be seen about it; empty or one line
 */
public record AnswerTopic(
    String id, boolean training, boolean product, List<Sentence> sentences, List<Line> go) {
  /** Where an answer differs from what is said everywhere else. */
  public enum Place {
    /** While a warning sign holds the routine. */
    HELD,
    /** While thoughts of ending one's life do: it waits for a talk, and for nobody's OK. */
    CRISIS,
    /** While pain holds it. */
    PAIN,
    SESSION,
    ANYWHERE
  }

  /**
   * One way to answer.
   *
   * @param needs what must be known for it
   */
  public record Sentence(Place place, Line line, Set<AnswerValue> needs) {
    public Sentence {
      needs = Set.copyOf(needs);
    }

    private boolean fits(Collection<AnswerValue> known, boolean general) {
      return known.containsAll(needs)
          && !(general && needs.stream().anyMatch(AnswerValue::isPersonal));
    }
  }

  public AnswerTopic {
    sentences = List.copyOf(sentences);
    go = List.copyOf(go);
  }

  /**
   * Whether it can be told to somebody whom a sign sends for help: of the product, or written so.
   */
  public boolean isForWhoIsHeld() {
    return product || sentences.stream().anyMatch(s -> s.place() == Place.HELD);
  }

  /**
   * What is said at this place.
   *
   * @param known which values there are
   * @param general whether it is asked about somebody else
   */
  public Sentence at(Place place, Collection<AnswerValue> known, boolean general) {
    return Stream.concat(
            sentences.stream().filter(s -> s.place() == place && place != Place.ANYWHERE),
            sentences.stream().filter(s -> s.place() == Place.ANYWHERE))
        .filter(s -> s.fits(known, general))
        .findFirst()
        // Every topic has one that needs nothing but what is always there.
        .orElse(sentences.getLast());
  }
}
