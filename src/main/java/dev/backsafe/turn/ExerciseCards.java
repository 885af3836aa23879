package dev.backsafe.turn;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Engine;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Message;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.phase.Exercising;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.phrasing.Voice;
import dev.backsafe.picture.Picture;
import dev.backsafe.platform.Outgoing.Fold;
import dev.backsafe.platform.Outgoing.Past;
import dev.backsafe.routine.Illustration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What platforms may do with the cards of exercises: fold what is long, and let them end. */
final class ExerciseCards {
  private final Engine engine;
  private final Phrasing phrasing;

  ExerciseCards(Engine engine, Phrasing phrasing) {
    this.engine = engine;
    this.phrasing = phrasing;
  }

  /** The card of an exercise that is over keeps its title, and says whether it was done. */
  @Nullable Past past(Person before, List<Fact> facts, Instant now, Voice voice) {
    if (!(before.phase() instanceof Exercising)) {
      return null;
    }
    Message card = engine.prompt(before, now);
    Illustration shown = card.picture();
    if (shown == null) {
      return null;
    }
    Line title = card.lines().getFirst();
    boolean done = facts.stream().anyMatch(Fact.ExerciseDone.class::isInstance);
    Line said =
        done ? Line.of(TextKey.CARD_PAST, Map.of("title", new TextArgument.Words(title))) : title;
    Illustration still = new Illustration(shown.exercise(), shown.variation(), false);
    return new Past(phrasing.say(said, voice), new Picture.OfExercise(still));
  }

  /** An explanation, and the line behind it, which says where it is from. */
  @Nullable Fold fold(List<Line> lines, Voice voice) {
    int first = 0;
    while (first < lines.size() && !Content.isHow(lines.get(first))) {
      first++;
    }
    if (first == lines.size()) {
      return null;
    }
    String before = phrasing.say(lines.subList(0, first), voice);
    int from = before.isEmpty() ? 0 : before.length() + 1;
    int end = Math.min(first + 2, lines.size());
    return new Fold(from, from + phrasing.say(lines.subList(first, end), voice).length());
  }
}
