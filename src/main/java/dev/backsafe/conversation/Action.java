package dev.backsafe.conversation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a button does. Some need to say to what it applies: an {@link Option} carries that. */
public enum Action {
  AGREE,
  DECLINE,
  NO_FLAGS,
  SOME_FLAGS,
  FLAG,
  BACK,
  CLEARED,
  CLEARED_FOR_SURE,
  NOT_CLEARED,
  TOGGLE,
  NEXT,
  BY_CLOCK,
  REMIND,
  NO_REMINDERS,
  HOURS,
  PICTURES,
  EDIT,
  CLOSE,
  RECAP,
  SILENCE,
  BEGIN,
  SNOOZE,
  MORNING,
  SETTLED,
  WHY,
  DONE,
  HURTS,
  EASIER,
  STEP_UP,
  SKIP,
  HOW,
  STOP,
  KIND,
  SCORE,
  NO_SCORE,
  SLIP,
  YES_PAIN,
  NO_PAIN,
  YES_FLAG,
  DELETE,
  KEEP;

  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Action> of(String id) {
    return Arrays.stream(values()).filter(a -> a.id().equals(id)).findFirst();
  }
}
