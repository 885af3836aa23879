package dev.backsafe.understanding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The question that stands, as far as it gives words their sense: "burning", "six", "a chair". */
public enum Asked {
  /** No question: between sessions. */
  NOTHING,
  /** A session may start, and how long may it be? */
  READY,
  /** An exercise is to be done. */
  CARD,
  /** May answers be stored? */
  CONSENT,
  /** Is there any of these signs? */
  SIGNS,
  /** Which of the signs is it? */
  WHICH_SIGN,
  EQUIPMENT,
  PLACE,
  CLOCK,
  /** Are reminders welcome? */
  REMINDERS,
  /** On which days, and at which time of them? */
  HOURS,
  /** Until which day not at all? */
  PAUSE,
  /** Between which times not? */
  QUIET,
  PICTURES,
  /** Is this one sign there? */
  SIGN,
  /** Does it hurt? */
  HURTS,
  /** What is the pain like? */
  PAIN_KIND,
  /** How strong is it, from 0 to 10? */
  PAIN_SCORE,
  /** Is it the usual pain, or more? */
  LIKENESS,
  /** How hard was the session? */
  EFFORT,
  /** How is the back, from 0 to 10? */
  BACK,
  /** How was it, or how well does it go, from 0 to 10? It is not about pain that is there now. */
  RATING,
  /** What is to be possible again? */
  GOAL,
  /** How was it after a walk? */
  WALKED,
  /** Is this change welcome? */
  OFFER,
  /** How is it, the morning after pain? */
  MORNING,
  /** Has the sharp pain of the last time settled? */
  SETTLED,
  /** A session now, or when? */
  TRAIN,
  /** Sharp pain was told, and the routine rests: was it meant? */
  AFTER_PAIN,
  /** The routine waits for a clinician, or for somebody to have talked to someone. */
  HELD,
  /** Has a clinician really said so? */
  CLEARED,
  /** Which of the likeliest meanings was meant? */
  MEANT,
  /** What is to stop? */
  STOPPING,
  /** Is everything to be erased? */
  DELETING;

  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name used in data files and on the command line, such as {@code pain-kind}. */
  public String id() {
    return id;
  }

  /** The question with this id. */
  public static Optional<Asked> of(String id) {
    return Arrays.stream(values()).filter(q -> q.id.equals(id)).findFirst();
  }
}
