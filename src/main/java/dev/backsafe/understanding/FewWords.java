package dev.backsafe.understanding;

import java.util.Set;

/** What a few words say by themselves, where nothing else gives them a sense. */
final class FewWords {
  private static final String STARTING = "starting";
  private static final String START_AROUND = "start-around";

  private static final String LEAVING = "leaving";

  /** Whoever greets without any of these takes leave. */
  private static final String COMING = "coming";

  private static final Set<String> ALL_OF_A_START = Set.of(STARTING, START_AROUND);

  static final Set<String> GROUPS = Set.of(STARTING, START_AROUND, LEAVING, COMING);

  /** Before what may be the name of a place. */
  private static final String PLACE = "place ";

  private static final int MOST_WORDS = 3;

  private FewWords() {}

  /**
   * The same reading, where a few words by themselves say that somebody wants to start, takes
   * leave, or may be a place: whether there is such a place, only an atlas knows.
   */
  static Reading in(Asked asked, Analysis text, Heard heard, Reading reading) {
    Reading unasked = text.unasked();
    boolean asks = unasked.meaning() == Meaning.QUESTION && unasked.topic() == null;
    if ((asks || unasked.candidates().contains(Meaning.START)) && isStart(heard)) {
      return Reading.of(Meaning.START);
    }
    boolean leaves = !heard.at(LEAVING).isEmpty() || heard.at(COMING).isEmpty();
    if (reading.meaning() == Meaning.GREETING && leaves) {
      return reading.about(Reading.BYE);
    }
    if (asked != Asked.NOTHING && asked != Asked.READY && asked != Asked.CARD) {
      return reading;
    }
    // A word that nobody knows may look like pain, and be Tokyo.
    boolean guessed = reading.sign() == null && !text.isAboutABody();
    boolean open = reading.meaning() == Meaning.UNSURE && (guessed || !reading.mayHurt());
    boolean aimless =
        switch (reading.meaning()) {
          case SETTING, QUESTION, UNKNOWN -> reading.topic() == null;
          default -> open;
        };
    return aimless && reading.movement() == null && heard.message().size() <= MOST_WORDS
        ? new PlaceNames(text, heard)
            .name()
            .filter(found -> found.isAllOf(heard.message()))
            .map(found -> reading.about(PLACE + found.answer().id()))
            .orElse(reading)
        : reading;
  }

  /** "Can I start?" and no more. */
  private static boolean isStart(Heard heard) {
    return !heard.at(STARTING).isEmpty()
        && heard.covered(ALL_OF_A_START).nextClearBit(0) >= heard.message().size();
  }
}
