package dev.backsafe.conversation.everyday;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Answers to one question from 0 to 10 over the weeks, as far as they are compared: the mean of the
 * last two with that of the first two (programme facts 5).
 *
 * @param first the first two
 * @param last the last two
 * @param count how many there were
 */
public record Answers(List<Integer> first, List<Integer> last, int count) {
  static final Answers NONE = new Answers(List.of(), List.of(), 0);

  private static final int COMPARED = 2;

  /** Two points of the mean are a change that matters (Ostelo 2008); of a sum of two, four. */
  private static final int CHANGE = 2 * COMPARED;

  /** Or down by 30 percent (Ostelo 2008). */
  private static final int PERCENT_LESS = 30;

  /** What has become of it. */
  public enum Change {
    LESS,
    SAME,
    MORE;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Answers {
    first = List.copyOf(first);
    last = List.copyOf(last);
  }

  Answers and(int score) {
    List<Integer> begun = new ArrayList<>(first);
    if (begun.size() < COMPARED) {
      begun.add(score);
    }
    List<Integer> lately = new ArrayList<>(last);
    lately.add(score);
    return new Answers(
        begun, lately.subList(Math.max(0, lately.size() - COMPARED), lately.size()), count + 1);
  }

  /** How many more it takes before they can be compared. */
  public int missing() {
    return Math.max(0, 2 * COMPARED - count);
  }

  /** Of pain, where less of a little is much. */
  public Change ofPain() {
    int less = sum(first) - sum(last);
    boolean much = less > 0 && 100 * less >= PERCENT_LESS * sum(first);
    return much ? Change.LESS : of();
  }

  public Change of() {
    int less = sum(first) - sum(last);
    return less >= CHANGE ? Change.LESS : less <= -CHANGE ? Change.MORE : Change.SAME;
  }

  private static int sum(List<Integer> scores) {
    return scores.stream().mapToInt(Integer::intValue).sum();
  }
}
