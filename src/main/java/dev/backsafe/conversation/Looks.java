package dev.backsafe.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The weekly looks of a history.
 *
 * @param goal what the person wants to be able to do again; null where they said nothing
 * @param all of them, oldest first
 */
public record Looks(@Nullable Goal goal, List<Look> all) {
  static final Looks NONE = new Looks(null, List.of());

  private static final int TOLD = 8;

  public Looks {
    all = List.copyOf(all);
  }

  /** A look: pain of the back, and how well the goal can be done; null for what was not told. */
  public record Look(Instant at, @Nullable Integer pain, @Nullable Integer ability) {}

  static Looks of(List<Fact.Dated> history) {
    Goal goal = null;
    List<Look> all = new ArrayList<>();
    for (Fact.Dated dated : history) {
      switch (dated.fact()) {
        case Fact.GoalSet(Goal set) -> {
          if (!Objects.equals(set, goal)) {
            all.replaceAll(look -> new Look(look.at(), look.pain(), null)); // Of the one before.
          }
          goal = set;
        }
        case Fact.WeekTold(Integer pain, Integer ability, _) ->
            all.add(new Look(dated.at(), pain, ability));
        default -> {}
      }
    }
    return new Looks(goal, all);
  }

  /** The last one of those weeks; null where there is none. */
  @Nullable Look lastBetween(Instant from, Instant to) {
    return all.reversed().stream()
        .filter(look -> !look.at().isBefore(from) && look.at().isBefore(to))
        .findFirst()
        .orElse(null);
  }

  /** The same in words. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    String pains = told(all.stream().map(Look::pain));
    if (!pains.isEmpty()) {
      lines.add(Line.of(ProgressKey.LOOKS, Map.of("scores", new TextArgument.Verbatim(pains))));
    }
    String abilities = told(all.stream().map(Look::ability));
    if (goal != null && !abilities.isEmpty()) {
      lines.add(
          Line.of(
              ProgressKey.GOAL,
              Map.of(
                  "goal", new TextArgument.Words(Content.goal(goal)),
                  "scores", new TextArgument.Verbatim(abilities))));
    }
    return lines;
  }

  private static String told(Stream<@Nullable Integer> scores) {
    List<Integer> known = scores.filter(Objects::nonNull).toList();
    return known.subList(Math.max(0, known.size() - TOLD), known.size()).stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }
}
