package dev.backsafe.conversation.training;

import java.util.ArrayList;
import java.util.List;

/**
 * How somebody wants to train.
 *
 * @param leftOut ids of exercises that are left out until they are wanted again
 * @param minutes how long a session may be; 0 for as long as it takes
 */
public record TrainingWishes(List<String> leftOut, int minutes) {
  public static final TrainingWishes NONE = new TrainingWishes(List.of(), 0);

  public TrainingWishes {
    leftOut = leftOut.stream().distinct().sorted().toList();
  }

  /** Leaves an exercise out, or takes it in again. */
  public TrainingWishes toggled(String exercise) {
    List<String> changed = new ArrayList<>(leftOut);
    if (!changed.remove(exercise)) {
      changed.add(exercise);
    }
    return new TrainingWishes(changed, minutes);
  }

  public TrainingWishes within(int most) {
    return new TrainingWishes(leftOut, most);
  }
}
