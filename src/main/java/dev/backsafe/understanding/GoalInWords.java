package dev.backsafe.understanding;

import java.util.Optional;

/** A goal, which anybody names in words of their own. */
final class GoalInWords {
  /** So many signs; a goal is named, not told. */
  private static final int LONGEST = 80;

  private GoalInWords() {}

  /** Any few words may be a goal, but for what says that it hurts, or what is to be done now. */
  static Optional<Reading> in(Analysis text) {
    String words = text.typed().strip().replaceAll("\\s+", " ");
    Reading reading = text.unasked();
    boolean hurts = reading.mayHurt() && !isHardlyAlarming(text, reading);
    return Replies.saysCommand(text) || hurts || words.length() > LONGEST || words.startsWith("/")
        ? Optional.empty()
        : Optional.of(Reading.of(Meaning.UNKNOWN).answering(new Answer.Words(words)));
  }

  /** Nothing in it says that it hurts, and nothing urgent is likely: "sleep through the night". */
  private static boolean isHardlyAlarming(Analysis text, Reading reading) {
    RedFlag flag = reading.flag();
    return reading.meaning() == Meaning.UNSURE
        && text.alarms().isEmpty()
        && !text.namesSign()
        && (flag == null || !flag.isUrgent() || !LearnedAnswers.hearsSign(text));
  }
}
