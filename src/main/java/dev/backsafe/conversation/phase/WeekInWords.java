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
      return Content.pain(pain.ofPain());
    }
    Line able = Content.ability(look.ability().of(), goal);
    return painKnown
        ? Line.of(
            TextKey.WEEK_BOTH,
            Map.of(
                "pain", new TextArgument.Words(Content.pain(pain.ofPain())),
                "goal", new TextArgument.Words(able)))
        : able;
  }
}
