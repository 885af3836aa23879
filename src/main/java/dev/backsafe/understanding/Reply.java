package dev.backsafe.understanding;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people say for an answer to a question that stands.
 *
 * @param asked the questions that it answers; none where it stands for a wish that may be uttered
 *     whatever is asked
 * @param answer the answer's id, or what stands behind the command that does the same as the wish;
 *     null where the words say nothing of their own and may stand around any answer
 * @param means what the words mean in the sense of the question
 * @param where they must stand to be that answer
 */
public record Reply(
    Set<Asked> asked, @Nullable String answer, Meaning means, Where where, List<Saying> says) {
  /** Where in a text the words must stand. */
  public enum Where {
    /** Nothing else is said. */
    ALONE,
    /** Nothing else is said in the first clause. */
    CLAUSE,
    /** It begins with them. */
    START,
    /** It ends with them. */
    END,
    ANYWHERE
  }

  public Reply {
    asked = Set.copyOf(asked);
    says = List.copyOf(says);
  }

  /** Whether it is a wish rather than an answer. */
  boolean isWish() {
    return asked.isEmpty() && answer != null;
  }

  /** Whether its words may be said at this question. */
  boolean fits(Asked question) {
    return standsAroundAny() || asked.contains(question);
  }

  /** Whether its words may stand around any answer, and around a wish. */
  boolean standsAroundAny() {
    return answer == null && asked.isEmpty();
  }
}
