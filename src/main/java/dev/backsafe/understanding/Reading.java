package dev.backsafe.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a text was understood.
 *
 * @param severity pain from 0 to 10, or null where none was said
 * @param because the words of the text that decided it
 * @param candidates for {@code UNSURE} what it may mean, most likely first; otherwise empty
 * @param flag which warning sign, when the text means or may mean an emergency; otherwise null
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
  }
}
