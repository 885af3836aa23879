package dev.backsafe.outcomes;

import dev.backsafe.conversation.Fact;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds up what became of people, one after the other; nothing of anybody stays but the counts. */
public final class Outcomes {
  private final Instant now;
  private final Map<Group, Integer> sizes = new EnumMap<>(Group.class);
  private double sessionsAWeek;

  public Outcomes(Instant now) {
    this.now = now;
  }

  /** One more person, with all that happened, oldest first. */
  public void add(List<Fact.Dated> history) {
    PersonOutcome person = PersonOutcome.of(history, now);
    person.groups().forEach(group -> sizes.merge(group, 1, Integer::sum));
    sessionsAWeek += person.sessionsAWeek();
  }

  /** What may be told of them. */
  public OutcomesReport report() {
    Map<Group, Integer> told = new EnumMap<>(Group.class);
    SmallGroups.told(sizes).forEach(group -> told.put(group, sizes.get(group)));
    Integer training = told.get(Group.TRAINING_30);
    return new OutcomesReport(told, training == null ? null : sessionsAWeek / training);
  }
}
