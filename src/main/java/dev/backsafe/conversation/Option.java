package dev.backsafe.conversation;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A button on offer.
 *
 * @param label the words on it; typed, they press it
 * @param answer the answer to the question that presses it, by the id that understanding has for
 *     it; null where only the label does
 */
public record Option<B extends Button>(B button, Line label, @Nullable String answer) {
  private static final int HIGHEST_SCORE = 10;

  public static <B extends Button> Option<B> of(B button, Line label) {
    return new Option<>(button, label, null);
  }

  public static <B extends Button> Option<B> of(B button, Keyed label) {
    return of(button, label.line());
  }

  public static <B extends Button> Option<B> of(B button, Keyed label, String answer) {
    return new Option<>(button, label.line(), answer);
  }

  /** From 0 to 10, a button each. */
  public static <B extends Button> List<Option<B>> scores(IntFunction<? extends B> button) {
    return IntStream.rangeClosed(0, HIGHEST_SCORE)
        .mapToObj(
            score ->
                Option.<B>of(
                    button.apply(score),
                    Line.of(
                        TextKey.PAIN_SCORE_OPTION, Map.of("score", new TextArgument.Count(score)))))
        .toList();
  }
}
