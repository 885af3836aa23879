package dev.backsafe.conversation;

import dev.backsafe.routine.Illustration;
import dev.backsafe.understanding.Asked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a phase asks.
 *
 * @param asked in which sense the words of an answer are understood
 * @param picture what it shows, or null
 */
public record Question<B extends Button>(
    Asked asked, List<Line> lines, List<Option<B>> options, @Nullable Illustration picture) {
  public Question {
    lines = List.copyOf(lines);
    options = List.copyOf(options);
  }

  public static <B extends Button> Question<B> of(Asked asked, Line line, List<Option<B>> options) {
    return new Question<>(asked, List.of(line), options, null);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // Read, and never written to.
  public static <B extends Button> Question<B> of(Asked asked, Line line, Option<B>... options) {
    return of(asked, line, List.of(options));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // Read, and never written to.
  public static <B extends Button> Question<B> of(Asked asked, TextKey key, Option<B>... options) {
    return of(asked, Line.of(key), List.of(options));
  }
}
