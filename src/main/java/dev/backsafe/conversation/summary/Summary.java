package dev.backsafe.conversation.summary;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.training.SessionPlanner;
import java.time.Instant;
import java.util.List;

/**
 * What stands on the page.
 *
 * @param by who wrote it, when, and from what
 */
public record Summary(Line title, Line by, List<Section> sections) {
  public Summary {
    sections = List.copyOf(sections);
  }

  /** What belongs together. */
  public record Section(Line title, List<Entry> entries) {
    public Section {
      entries = List.copyOf(entries);
    }
  }

  /**
   * One thing that it says.
   *
   * @param open whether room is left behind it, for the person or the clinician to fill in
   */
  public record Entry(Line line, boolean open) {}

  /** The page of somebody, from all that they have told. */
  public static Summary of(
      List<Fact.Dated> history, Person person, SessionPlanner planner, Instant now) {
    return new SummaryWriter(history, person, planner, now).write();
  }
}
