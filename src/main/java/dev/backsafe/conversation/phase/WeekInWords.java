package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Goal;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.everyday.Answers;
import dev.backsafe.conversation.everyday.WeeklyLook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is said after a look at the week: a change is said only where it is a real one. */
final class WeekInWords {
  private WeekInWords() {}

  static List<Line> of(WeeklyLook look) {
    List<Line> lines = new ArrayList<>();
    Answers pain = look.pain();
    Goal goal = look.goal();
    if (pain.missing() == 0) {
      lines.add(Content.pain(pain.ofPain()));
    }
    if (goal != null && look.ability().missing() == 0) {
      lines.add(Content.ability(look.ability().of(), goal));
    }
    if (lines.isEmpty()) {
      int missing =
          goal == null ? pain.missing() : Math.min(pain.missing(), look.ability().missing());
      lines.add(Line.of(TextKey.WEEK_NOTED, Map.of("weeks", new TextArgument.Count(missing))));
    }
    return lines;
  }
}
