package dev.backsafe.understanding;

import java.util.List;
import java.util.Map;

/**
 * What a reader knows beside what phrases have taught, so that it can change without learning anew.
 *
 * @param examples of topics that no phrase is about
 * @param movements what people call each movement, by its id, or by its id and its form's with a
 *     dot between
 * @param wishes groups of words that wishes are made of
 */
public record Additions(
    List<TopicExample> examples,
    Map<String, List<String>> movements,
    Map<String, List<Saying>> wishes) {
  public static final Additions NONE = new Additions(List.of(), Map.of(), Map.of());

  public Additions {
    examples = List.copyOf(examples);
    movements = Map.copyOf(movements);
    wishes = Map.copyOf(wishes);
  }
}
