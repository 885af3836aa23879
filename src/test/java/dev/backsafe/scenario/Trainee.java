package dev.backsafe.scenario;

import dev.backsafe.platform.Outgoing.Button;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Somebody who trains for twelve weeks, honestly, in their own way. Each answers what is asked by
 * the words on the buttons.
 *
 * @param usual pain on an ordinary day, 0 for none
 * @param hurts how likely an exercise is to hurt as usual, in percent
 * @param newPain how likely it is to hurt in a new way, in percent
 * @param sharp how likely such a new pain is sharp, in percent
 * @param every days between sessions
 * @param awayFor the day on which a break begins, and how long it is; 0 for none
 * @param flag the sign that is there at the beginning, by its button; empty for none
 * @param cleared the day on which a professional says that exercise is fine; 0 for never
 * @param says what they say every so many days, between sessions; empty for nothing
 * @param rises by how much the back gets worse each week, in tenths
 */
record Trainee(
    String name,
    int usual,
    int hurts,
    int newPain,
    int sharp,
    int every,
    int awayFrom,
    int awayFor,
    String flag,
    int cleared,
    int rises,
    String says,
    int saysEvery) {
  static final List<Trainee> ALL =
      List.of(
          new Trainee("newcomer", 0, 0, 0, 0, 3, 0, 0, "", 0, 0),
          new Trainee("chronic", 3, 12, 0, 0, 3, 0, 0, "", 0, 0),
          new Trainee("steady ache", 2, 10, 0, 0, 3, 0, 0, "", 0, 0),
          new Trainee("comeback", 1, 5, 0, 0, 3, 25, 35, "", 0, 0),
          new Trainee("overachiever", 0, 0, 0, 0, 1, 0, 0, "", 0, 0),
          new Trainee("forgetful", 1, 5, 0, 0, 6, 40, 16, "", 0, 0),
          new Trainee("sore", 2, 15, 12, 10, 3, 0, 0, "", 60, 0),
          new Trainee("twice a day", 0, 0, 1, 0, 0, 0, 0, "", 0, 0),
          new Trainee("pregnant", 1, 5, 0, 0, 3, 0, 0, "Pregnancy or a birth", 20, 0),
          new Trainee("after surgery", 2, 5, 0, 0, 3, 0, 0, "An operation lately", 50, 0),
          new Trainee("rising", 2, 5, 0, 0, 3, 0, 0, "", 0, 12),
          new Trainee("bad days", 2, 5, 0, 0, 3, 0, 0, "", 0, 0, "it's bad today", 17),
          new Trainee("walker", 1, 5, 0, 0, 3, 0, 0, "", 0, 0, "walked 20 minutes", 2),
          new Trainee("skipper", 1, 5, 0, 0, 3, 0, 0, "", 0, 0, "skip", 1));

  Trainee(
      String name,
      int usual,
      int hurts,
      int newPain,
      int sharp,
      int every,
      int awayFrom,
      int awayFor,
      String flag,
      int cleared,
      int rises) {
    this(name, usual, hurts, newPain, sharp, every, awayFrom, awayFor, flag, cleared, rises, "", 1);
  }

  boolean says(int day) {
    return !says.isEmpty() && day > 0 && day % saysEvery == 0;
  }

  boolean isAway(int day) {
    return awayFor > 0 && day >= awayFrom && day < awayFrom + awayFor;
  }

  boolean trains(int day) {
    return !isAway(day) && (every == 0 || day % every == 0);
  }

  int back(int day) {
    return Math.min(5, usual + rises * (day / 7) / 10);
  }

  /** One of them, living through the days. */
  static final class Life {
    private static final int NEW_SCORE = 3;

    /** What is pressed wherever it is on offer and nothing more precise is known. */
    private static final List<String> USUALLY =
        List.of(
            "Yes, let's go",
            "That's all",
            "No reminders",
            "It has settled",
            "Better",
            "Yes, add it",
            "Just right",
            "The gentle one",
            "Go on",
            "Fine",
            "Start the session",
            "Skip");

    final Trainee trainee;
    private final Random random;
    private boolean isNew;

    Life(Trainee trainee, Random random) {
      this.trainee = trainee;
      this.random = random;
    }

    /** The button that is pressed on a day; none where nothing is, such as on a hold. */
    Optional<Button> answer(List<Button> offered, int day) {
      String wanted = wanted(offered.stream().map(Button::label).toList(), day);
      return offered.stream().filter(b -> b.label().equals(wanted)).findFirst();
    }

    private String wanted(List<String> labels, int day) {
      if (labels.contains("Done")) {
        return hurts() ? "It hurts" : "Done";
      }
      if (labels.contains("Sharp or shooting")) {
        boolean sharp = isNew && random.nextInt(100) < trainee.sharp();
        return sharp ? "Sharp or shooting" : "Ache or discomfort";
      }
      if (labels.contains("My usual one")) {
        return isNew ? "New or different" : "My usual one";
      }
      if (labels.contains("As usual") && trainee.back(day) == trainee.usual()) {
        return "As usual";
      }
      if (labels.contains("Rather not say")) {
        return Integer.toString(isNew ? NEW_SCORE : trainee.usual());
      }
      if (labels.contains("10")) {
        return Integer.toString(trainee.back(day));
      }
      if (labels.contains("None of these")) {
        return trainee.isFlagged(day) ? "One or more" : "None of these";
      }
      if (labels.contains("None after all")) {
        return trainee.isFlagged(day) ? trainee.flag() : "None after all";
      }
      for (String cleared : List.of("A doctor or physio said it's fine", "They said it's fine")) {
        if (labels.contains(cleared)) {
          return trainee.isCleared(day) ? cleared : "";
        }
      }
      return USUALLY.stream().filter(labels::contains).findFirst().orElse("");
    }

    private boolean hurts() {
      int dice = random.nextInt(100);
      isNew = dice < trainee.newPain();
      return dice < trainee.newPain() + trainee.hurts();
    }
  }

  private boolean isFlagged(int day) {
    return !flag.isEmpty() && day < cleared;
  }

  private boolean isCleared(int day) {
    return cleared > 0 && day >= cleared;
  }
}
