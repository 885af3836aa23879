package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Goal;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.everyday.Answers;
import dev.backsafe.conversation.everyday.WeeklyLook;
import java.util.Map;

/** The one line back after a look at the week: a change is said only where it is a real one. */
final class WeekInWords {
  private WeekInWords() {}

  static Line of(WeeklyLook look) {
    Answers pain = look.pain();
    boolean painKnown = pain.count() > 0 && pain.missing() == 0;
    Goal goal = look.goal();
    boolean goalKnown = goal != null && look.ability().missing() == 0;
    if (!painKnown && !goalKnown) {
      int missing = Math.min(pain.missing(), goal == null ? 10 : look.ability().missing());
      return Line.of(TextKey.WEEK_NOTED, Map.of("weeks", new TextArgument.Count(missing)));
    }
    if (!goalKnown || goal == null) {
      return pain(pain);
    }
    Line able = ability(look.ability(), goal);
    return painKnown
        ? Line.of(
            TextKey.WEEK_BOTH,
            Map.of(
                "pain", new TextArgument.Words(pain(pain)),
                "goal", new TextArgument.Words(able)))
        : able;
  }

  private static Line pain(Answers pain) {
    return Line.of(
        switch (pain.ofPain()) {
          case LESS -> TextKey.WEEK_PAIN_LESS;
          case SAME -> TextKey.WEEK_PAIN_SAME;
          case MORE -> TextKey.WEEK_PAIN_MORE;
        });
  }

  private static Line ability(Answers ability, Goal goal) {
    TextKey key =
        switch (ability.of()) {
          case LESS -> TextKey.WEEK_GOAL_LESS;
          case SAME -> TextKey.WEEK_GOAL_SAME;
          case MORE -> TextKey.WEEK_GOAL_MORE;
        };
    return Line.of(key, Map.of("goal", new TextArgument.Words(Content.goal(goal))));
  }
}
