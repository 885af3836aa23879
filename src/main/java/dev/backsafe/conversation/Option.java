package dev.backsafe.conversation;

/**
 * A button on offer.
 *
 * @param label the words on it; typed, they press it
 * @param typed what else, when it is typed, presses it
 */
public record Option<B extends Button>(B button, Line label, Typed typed) {
  /** Other words than the label that press a button. */
  public enum Typed {
    LABEL_ALONE,
    /** "Yes". */
    YES,
    /** Whatever begins with a yes: a possible warning sign is not missed for a comma. */
    YES_AT_THE_BEGINNING,
    /** "No", unless it is said with pain. */
    NO,
    /** A yes that leaves nothing open: what it does cannot be taken back. */
    CLEAR_YES,
    /** "Start". */
    START,
    /** "Start", and "yes" where a reminder has asked. */
    START_OR_YES,
    IN_AN_HOUR,
    TOMORROW,
    NEXT_WEEK,
    SETTLED,
    BETTER,
    SAME,
    /** The same; and "no", where it was asked whether pain has settled. */
    SAME_OR_NO,
    WORSE
  }

  public static <B extends Button> Option<B> of(B button, Line label) {
    return new Option<>(button, label, Typed.LABEL_ALONE);
  }

  public static <B extends Button> Option<B> of(B button, TextKey label) {
    return of(button, Line.of(label));
  }

  public static <B extends Button> Option<B> of(B button, TextKey label, Typed typed) {
    return new Option<>(button, Line.of(label), typed);
  }
}
