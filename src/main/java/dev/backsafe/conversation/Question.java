package dev.backsafe.conversation;

import dev.backsafe.routine.Illustration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a phase asks.
 *
 * @param picture what it shows, or null
 */
public record Question<B extends Button>(
    List<Line> lines, List<Option<B>> options, @Nullable Illustration picture) {
  public Question {
    lines = List.copyOf(lines);
    options = List.copyOf(options);
  }

  public static <B extends Button> Question<B> of(Line line, List<Option<B>> options) {
    return new Question<>(List.of(line), options, null);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // Read, and never written to.
  public static <B extends Button> Question<B> of(Line line, Option<B>... options) {
    return of(line, List.of(options));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // Read, and never written to.
  public static <B extends Button> Question<B> of(TextKey key, Option<B>... options) {
    return of(Line.of(key), List.of(options));
  }
}
