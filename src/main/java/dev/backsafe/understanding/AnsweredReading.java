package dev.backsafe.understanding;

import dev.backsafe.understanding.Heard.Found;
import java.util.List;

/** An answer that was learned, and what else a text says. */
final class AnsweredReading {
  private AnsweredReading() {}

  /**
   * What a text means with a learned answer: that, and beside it what is asked, wished or hurts in
   * so many words.
   */
  static Reading of(Asked asked, Analysis text, Found found) {
    if (LearnedAnswers.isAboutHelp(asked, found.answer().id())) {
      return Reading.of(Meaning.UNKNOWN).answering(found.answer());
    }
    Reading rest = text.calm();
    // What is asked beside what is said was found in a clause of its own.
    boolean besides = rest.meaning().isCommand() || text.asks();
    boolean asks = besides && rest.topic() != null && !Wishes.isWish(rest.meaning());
    Meaning meaning =
        switch (rest.meaning()) {
          case REMINDER, SETTING -> rest.topic() == null ? found.means() : rest.meaning();
          case SHARP_PAIN, DISCOMFORT -> text.alarms().isEmpty() ? found.means() : rest.meaning();
          case QUESTION, HOW -> asks || rest.asksForAnother() ? rest.meaning() : found.means();
          // "No. Another exercise, please".
          case SKIP, EASIER -> rest.meaning();
          default -> found.means();
        };
    boolean own = meaning == rest.meaning() && meaning != found.means();
    return new Reading(
        meaning,
        own || asks ? rest.topic() : null,
        rest.severity(),
        List.of(),
        List.of(),
        null,
        found.answer(),
        null,
        rest.movement(),
        rest.ofSomeoneElse());
  }
}
