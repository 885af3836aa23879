package dev.backsafe.conversation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an answer may have from the person's own plan, settings and time, in its {@code {…}}. */
public enum AnswerValue {
  /** How long a whole session takes, and a short one. */
  MINUTES(Kind.NUMBER),
  SHORT(Kind.NUMBER),
  /** Of the session under way, or else of the next. */
  ROUNDS(Kind.NUMBER),
  /** How many exercises are still to do in the session under way. */
  LEFT(Kind.NUMBER),
  /** What comes after the exercise at hand. */
  FOLLOWING(Kind.WORDS),
  /** What the next session has. */
  PLAN(Kind.LIST),
  /** When the next session may start, where that is not now. */
  NEXT(Kind.WORDS),
  /** The one thing that the plan has more next time. */
  NEXT_STEP(Kind.WORDS),
  /** Of the movement that is named, or else of the one at hand. */
  DOSE(Kind.WORDS),
  SIDES(Kind.CHOICE),
  MUSCLES(Kind.WORDS),
  CUES(Kind.LINES),
  /** Where its feet and knees go, how far it moves, what hands, head and back do. */
  LEGS(Kind.SENTENCES),
  RANGE(Kind.SENTENCES),
  UPPER_BODY(Kind.SENTENCES),
  /** How many seconds it is held, where it is. */
  HOLD(Kind.NUMBER),
  /** How many seconds the slow way takes, where the stage says so. */
  LOWER(Kind.NUMBER),
  /** The weight in each hand that was agreed on. */
  KILOGRAMS(Kind.NUMBER),
  /** What is left out because of what is at hand. */
  LEFT_OUT(Kind.WORDS),
  SESSIONS(Kind.NUMBER),
  /** How the back was at first in the last five weeks, and the last time; and what is usual. */
  THEN(Kind.NUMBER),
  NOW(Kind.NUMBER),
  USUAL(Kind.NUMBER),
  /** What hurt in the session under way, or in the last. */
  HURT(Kind.WORDS),
  /** How long a walk is in the walking plan, and how many a week; where there is one. */
  WALK(Kind.NUMBER),
  WALKS(Kind.NUMBER),
  REMINDERS(Kind.WORDS),
  /** When the next of them comes, where one is planned. */
  REMINDER(Kind.WORDS),
  /** Between which times nothing is written. */
  QUIET_FROM(Kind.WORDS),
  QUIET_TO(Kind.WORDS),
  /** Who runs this bot. */
  OPERATOR(Kind.WORDS),
  /** The number to call, or "none", which a text selects on. */
  LINE(Kind.CHOICE);

  /** How a value is written. */
  private enum Kind {
    NUMBER,
    WORDS,
    /** As many as a session has exercises. */
    LIST,
    /** As many as there are cues. */
    LINES,
    /** One or two short ones. */
    SENTENCES,
    /** One of a few words that a text selects on. */
    CHOICE
  }

  private static final String WORDS = "Standing hip abduction";
  private static final String LIST = WORDS + (", " + WORDS).repeat(5);
  private static final String LINES = "• " + WORDS + "\n• " + WORDS + "\n• " + WORDS;

  private static final String SENTENCES = WORDS + (" " + WORDS).repeat(4);

  private final Kind kind;

  AnswerValue(Kind kind) {
    this.kind = kind;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<AnswerValue> of(String id) {
    return Arrays.stream(values()).filter(v -> v.id().equals(id)).findFirst();
  }

  /** Whether it is there in every phase; the others need a sentence that does without. */
  public boolean isAlwaysThere() {
    return switch (this) {
      case OPERATOR, LINE, ROUNDS, REMINDERS, QUIET_FROM, QUIET_TO -> true;
      default -> false;
    };
  }

  /** Whether it says something of the person, which is no answer to a question about another. */
  public boolean isPersonal() {
    return this != OPERATOR && this != LINE;
  }

  /** Something that stands for it where a text is measured. */
  public Object sample() {
    return switch (kind) {
      case NUMBER -> 5;
      case WORDS -> WORDS;
      case LIST -> LIST;
      case LINES -> LINES;
      case SENTENCES -> SENTENCES;
      case CHOICE -> "112";
    };
  }
}
