package dev.backsafe.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text means.
 *
 * @param severity 0 to 10, or null where none was said
 * @param because the words of the text that decided it
 * @param candidates only for {@link Meaning#UNSURE}: what it may mean, most likely first
 * @param flag present exactly when the meaning is {@link Meaning#EMERGENCY}, or when it is unsure
 *     with an emergency among the candidates
 */
public record Reading(
    Meaning meaning,
    @Nullable Integer severity,
    List<String> because,
    List<Meaning> candidates,
    @Nullable RedFlag flag) {

  public Reading {
    because = List.copyOf(because);
    candidates = List.copyOf(candidates);
    boolean alarm = meaning == Meaning.EMERGENCY || candidates.contains(Meaning.EMERGENCY);
    if (alarm != (flag != null)) {
      throw new IllegalArgumentException("a red flag belongs to an emergency, and only to one");
    }
    if ((meaning == Meaning.UNSURE) == candidates.isEmpty()) {
      throw new IllegalArgumentException("candidates belong to unsure, and only to unsure");
    }
  }
}
