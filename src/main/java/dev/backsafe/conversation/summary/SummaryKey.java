package dev.backsafe.conversation.summary;

import dev.backsafe.conversation.Keyed;
import java.util.List;

/** The texts of a page for an appointment, with the names of their arguments. */
public enum SummaryKey implements Keyed {
  TITLE("title"),
  BY("by", "day", "since"),
  ALT("alt"),
  OPEN("open", "line"),
  ENTRY("entry", "line"),
  MORE("more", "count"),
  TIMES("times", "count"),
  QUESTIONS("questions"),
  GOAL("goal"),
  GOAL_SET("goal-set", "goal"),
  GOAL_ABLE("goal-able", "answers", "first", "since", "score", "day"),
  CONFIDENCE("confidence", "answers", "first", "since", "score", "day"),
  HELD_NOW("held-now", "day", "sign"),
  QUESTION("question"),
  PAIN("pain"),
  USUAL("usual", "score", "day"),
  USUAL_THEN("usual-then", "first", "since", "score", "day"),
  USUAL_UNTOLD("usual-untold"),
  EXERCISE("exercise", "times", "last"),
  EXERCISE_WORST("exercise-worst", "times", "last", "score", "kind", "day"),
  EXERCISE_NONE("exercise-none"),
  BETWEEN("between", "times", "last"),
  BETWEEN_WORST("between-worst", "times", "last", "score", "kind", "day"),
  WEEKLY("weekly", "count", "row"),
  AFTER("after", "count", "row"),
  BEFORE("before", "count", "row"),
  KINDS("kinds", "kinds"),
  KIND_SHARP("kind-sharp", "times", "day"),
  KIND_TINGLING("kind-tingling", "times", "day"),
  KIND_ACHE("kind-ache", "times", "day"),
  LEG_ON_WALK("leg-on-walk", "times", "last"),
  MORNING("morning", "better", "same", "worse"),
  FLARE_UPS("flare-ups", "count", "day", "outcome"),
  FLARE_UP_NOW("flare-up-now"),
  FLARE_UP_SETTLED("flare-up-settled", "days"),
  FLARE_UP_BETTER("flare-up-better", "days"),
  FLARE_UP_STEADY("flare-up-steady", "days"),
  FLARE_UP_HELD("flare-up-held"),
  FLARE_UP_SIGN("flare-up-sign"),
  PLACE("place"),
  LEG("leg"),
  SIGNS("signs"),
  SIGNS_CLEAR("signs-clear", "day"),
  HOLD("hold", "sign", "pain", "day", "urgent", "outcome"),
  HOLD_WAITING("hold-waiting"),
  HOLD_CLEARED("hold-cleared", "day"),
  HOLD_RECOVERED("hold-recovered", "day"),
  HOLD_NOT_MEANT("hold-not-meant"),
  TRAINING("training"),
  NO_SESSION("no-session"),
  SESSIONS("sessions", "count", "first", "last"),
  WEEKS("weeks", "count", "row"),
  STOPPED("stopped", "times"),
  STAGE("stage", "rounds", "again", "lower", "pause", "kilograms", "minutes"),
  EFFORT("effort", "easy", "right", "hard"),
  STEPPED_BACK("stepped-back", "times", "day"),
  BREAKS("breaks", "count", "days", "day"),
  ADVISED("advised", "day"),
  WALKING_PLAN("walking-plan", "minutes", "times"),
  WALKS("walks", "count", "row"),
  EQUIPMENT("equipment", "equipment"),
  MOVEMENTS("movements"),
  STANDARD("standard", "name", "form", "dose", "pain"),
  FORM("form", "name", "form", "dose", "pain"),
  LEFT_OUT("left-out", "name", "pain"),
  UNFIT("unfit", "name", "pain"),
  HURT("hurt", "times", "scored", "score", "sharp", "sharply", "dropped"),
  HOW("how"),
  RULES("rules"),
  CLINICIAN("clinician"),
  NOTES("notes"),
  FINE("fine"),
  AVOID("avoid");

  private final String name;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is.
  private final List<String> args;

  SummaryKey(String name, String... args) {
    this.name = name;
    this.args = List.of(args);
  }

  @Override
  public String id() {
    return "summary." + name;
  }

  @Override
  public List<String> args() {
    return args;
  }
}
