package dev.backsafe.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A button on offer.
 *
 * @param label the words on it; typed, they press it
 * @param answer the answer to the question that presses it, by the id that understanding has for
 *     it; null where only the label does
 */
public record Option<B extends Button>(B button, Line label, @Nullable String answer) {
  public static <B extends Button> Option<B> of(B button, Line label) {
    return new Option<>(button, label, null);
  }

  public static <B extends Button> Option<B> of(B button, TextKey label) {
    return of(button, Line.of(label));
  }

  public static <B extends Button> Option<B> of(B button, TextKey label, String answer) {
    return new Option<>(button, Line.of(label), answer);
  }
}
