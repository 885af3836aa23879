package dev.backsafe.harness;

import java.util.Collections;
import java.util.List;

/** What a newcomer says from the first word to the reminders that are offered afterwards. */
public final class FirstSession {
  private static final List<String> BEFORE =
      List.of("/start", "Yes, let's go", "None of these", "That's all");
  private static final List<String> AFTER =
      List.of("Skip", "Skip", "Skip", "Yes, please", "12:00 pm");

  private FirstSession() {}

  /** Trains without pain, and wishes to be reminded. */
  public static void complete(Bench bench, String person) {
    BEFORE.forEach(words -> bench.say(person, words));
    Collections.nCopies(6, "done").forEach(words -> bench.say(person, words));
    AFTER.forEach(words -> bench.say(person, words));
  }
}
