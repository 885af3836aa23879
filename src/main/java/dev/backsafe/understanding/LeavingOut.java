package dev.backsafe.understanding;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An exercise that is named is to be left out. */
final class LeavingOut {
  private static final String OUT = "leaving-out";
  private static final String APART = "leaving-apart";
  private static final String FOR_GOOD = "for-good";
  private static final String NO_FLOOR = "no-floor";

  private static final String BESIDE_START = "leaving-beside-start";
  private static final String NOT_SKIPPED = "not-skipped";

  static final Set<String> GROUPS =
      Set.of(OUT, APART, BESIDE_START, FOR_GOOD, NO_FLOOR, NOT_SKIPPED);

  private LeavingOut() {}

  /** "I can't get down on the floor, have you something standing?" */
  static boolean isOfTheFloor(Analysis text, Heard heard) {
    Reading reading = text.unasked();
    boolean may =
        switch (reading.meaning()) {
          case SKIP, STOP, START, SETTING, EASIER, QUESTION, UNKNOWN -> true;
          case UNSURE -> !reading.mayHurt();
          case EMERGENCY, SHARP_PAIN, DISCOMFORT, EXERTION, NO_PAIN, DONE, WAIT, UNDO -> false;
          case HARDER, HOW, REMINDER, PROGRESS, GREETING, THANKS, HELP -> false;
        };
    return may && !heard.at(NO_FLOOR).isEmpty();
  }

  /** "It wasn't skipped, I did all ten." */
  static boolean isDenied(Analysis text, Heard heard) {
    boolean may =
        switch (text.unasked().meaning()) {
          case DONE, UNDO, SKIP, QUESTION, UNKNOWN, WAIT -> true;
          case UNSURE -> !text.unasked().mayHurt();
          case EMERGENCY, SHARP_PAIN, DISCOMFORT, EXERTION, NO_PAIN, STOP, START -> false;
          case EASIER, HARDER, HOW, REMINDER, SETTING, PROGRESS, GREETING, THANKS, HELP -> false;
        };
    return may && !heard.at(NOT_SKIPPED).isEmpty();
  }

  /** "Leave the split squat out", "no more bridges": not where it may hurt, which comes first. */
  static @Nullable String wished(Analysis text, Heard heard) {
    Reading reading = text.unasked();
    String movement = reading.movement();
    boolean may =
        switch (reading.meaning()) {
          case SKIP, STOP, SETTING -> true;
          case UNSURE ->
              reading.sign() == null
                  && text.alarms().isEmpty()
                  && !reading.candidates().getFirst().isAlarm();
          case EMERGENCY, SHARP_PAIN, DISCOMFORT, EXERTION, NO_PAIN, DONE, WAIT, UNDO -> false;
          case START, EASIER, HARDER, HOW, QUESTION, REMINDER, PROGRESS -> false;
          case GREETING, THANKS, HELP, UNKNOWN -> false;
        };
    if (movement == null || !may) {
      return null;
    }
    boolean forGood = !heard.at(FOR_GOOD).isEmpty();
    boolean out = !heard.at(OUT).isEmpty() || !heard.at(APART).isEmpty();
    return forGood || out ? (forGood ? "without " : "leave ") + movement : null;
  }

  /** "Let's go, but no split squats": the movement; null where none is to be left out. */
  static @Nullable String besideStart(Analysis text, Heard heard) {
    boolean out = !heard.at(BESIDE_START).isEmpty() || !heard.at(OUT).isEmpty();
    return out ? text.unasked().movement() : null;
  }
}
