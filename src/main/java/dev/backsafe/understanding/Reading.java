package dev.backsafe.understanding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text means.
 *
 * @param topic what is asked about, by the id of its answer: for {@link Meaning#QUESTION}, {@link
 *     Meaning#HOW} and {@link Meaning#PROGRESS}, where one of them is among the candidates, and
 *     where something is asked beside what is said; what is wished, as it stands behind the command
 *     for the same, for {@link Meaning#REMINDER} and {@link Meaning#SETTING}; null where that is
 *     not clear
 * @param severity 0 to 10, or null where none was said
 * @param because the words of the text that decided it
 * @param candidates only for {@link Meaning#UNSURE}: what it may mean, most likely first
 * @param sign present exactly when the meaning is {@link Meaning#EMERGENCY}, or when it is unsure
 *     with an emergency among the candidates
 * @param answer which answer to the question that stands was meant; null where none was
 * @param language the language it is in, by its tag, where that is one that is only recognised;
 *     null where it was read in its own
 * @param movement which movement of the routine it names, by its id, or by its id and its form's
 *     with a dot between; null where it names none
 * @param ofSomeoneElse whether it talks of somebody else
 * @param also what is asked besides, by the ids of the answers; or {@link #DONE_BESIDE}, {@link
 *     #UNANSWERED}
 */
public record Reading(
    Meaning meaning,
    @Nullable String topic,
    @Nullable Integer severity,
    List<String> because,
    List<Meaning> candidates,
    @Nullable Sign sign,
    @Nullable Answer answer,
    @Nullable String language,
    @Nullable String movement,
    boolean ofSomeoneElse,
    List<String> also) {
  /** What a pain is "about" that only a figure of speech tells of. */
  static final String FIGURE = "figure";

  /** What is "about" what was done, where it was hard work. */
  static final String EFFORT = "effort";

  /** What is "done" that was noted as skipped. */
  static final String EARLIER = "earlier";

  /** What is said "besides" by whoever wishes for something, and has done the exercise. */
  static final String DONE_BESIDE = "done";

  /** What is asked "besides" by a question that has no answer. */
  static final String UNANSWERED = "?";

  /** What a greeting is "about" that is a goodbye. */
  static final String BYE = "bye";

  /** What stands "besides" a start that leaves a movement out. */
  static final String LEAVING = "leave ";

  /** What a question is about that asks for another exercise instead. */
  private static final String ANOTHER = "swap";

  public Reading {
    because = List.copyOf(because);
    candidates = List.copyOf(candidates);
    also = List.copyOf(also);
    boolean alarm = meaning == Meaning.EMERGENCY || candidates.contains(Meaning.EMERGENCY);
    if (alarm != (sign != null)) {
      throw new IllegalArgumentException("a sign belongs to an emergency, and only to one");
    }
    if ((meaning == Meaning.UNSURE) == candidates.isEmpty()) {
      throw new IllegalArgumentException("candidates belong to unsure, and only to unsure");
    }
  }

  /** Asking nothing besides. */
  public Reading(
      Meaning meaning,
      @Nullable String topic,
      @Nullable Integer severity,
      List<String> because,
      List<Meaning> candidates,
      @Nullable Sign sign,
      @Nullable Answer answer,
      @Nullable String language,
      @Nullable String movement,
      boolean ofSomeoneElse) {
    this(
        meaning,
        topic,
        severity,
        because,
        candidates,
        sign,
        answer,
        language,
        movement,
        ofSomeoneElse,
        List.of());
  }

  /** Naming no movement. */
  public Reading(
      Meaning meaning,
      @Nullable String topic,
      @Nullable Integer severity,
      List<String> because,
      List<Meaning> candidates,
      @Nullable Sign sign,
      @Nullable Answer answer,
      @Nullable String language) {
    this(meaning, topic, severity, because, candidates, sign, answer, language, null, false);
  }

  /** In the language in which it was read. */
  public Reading(
      Meaning meaning,
      @Nullable String topic,
      @Nullable Integer severity,
      List<String> because,
      List<Meaning> candidates,
      @Nullable Sign sign,
      @Nullable Answer answer) {
    this(meaning, topic, severity, because, candidates, sign, answer, null);
  }

  /** A meaning, and nothing else of it. */
  public static Reading of(Meaning meaning) {
    return new Reading(meaning, null, null, List.of(), List.of(), null, null);
  }

  /** The red flag of the sign, where there is one. */
  public @Nullable RedFlag flag() {
    return sign == null ? null : sign.flag();
  }

  /** The same, as an answer. */
  public Reading answering(@Nullable Answer given) {
    return with(topic, given, language, movement, ofSomeoneElse, also);
  }

  /** The same, about nothing. */
  public Reading aboutNothing() {
    return about(null);
  }

  /** The same, about something else. */
  Reading about(@Nullable String subject) {
    return with(subject, answer, language, movement, ofSomeoneElse, also);
  }

  /** The same, asking that besides. */
  Reading asking(List<String> besides) {
    return with(topic, answer, language, movement, ofSomeoneElse, besides);
  }

  /** The same, of what it names and whom it talks of. */
  Reading naming(@Nullable String named, boolean someoneElse) {
    return with(topic, answer, language, named, someoneElse, also);
  }

  /** The same, of a text in another language. */
  Reading in(String tag) {
    return with(topic, answer, tag, movement, ofSomeoneElse, also);
  }

  private Reading with(
      @Nullable String subject,
      @Nullable Answer given,
      @Nullable String tag,
      @Nullable String named,
      boolean someoneElse,
      List<String> besides) {
    return new Reading(
        meaning,
        subject,
        severity,
        because,
        candidates,
        sign,
        given,
        tag,
        named,
        someoneElse,
        besides);
  }

  /** Whether it says, or may say, that something hurts or worse. */
  public boolean mayHurt() {
    return meaning.isAlarm() || candidates.stream().anyMatch(Meaning::isAlarm);
  }

  /** Whether it says that nothing hurts, or that more likely than anything else. */
  boolean isRatherNoPain() {
    return meaning == Meaning.NO_PAIN
        || (!candidates.isEmpty() && candidates.getFirst() == Meaning.NO_PAIN);
  }

  /** Whether it is pain that only a figure of speech tells of: "killing me". */
  public boolean isFigure() {
    return FIGURE.equals(topic);
  }

  /** Whether what is done has cost breath or strength: "done, a bit puffed". */
  public boolean isEffort() {
    return EFFORT.equals(topic);
  }

  /** Whether it says of what was noted as skipped that it was done. */
  public boolean isOfSkipped() {
    return meaning == Meaning.DONE && EARLIER.equals(topic);
  }

  /** Whether it is a goodbye. */
  public boolean takesLeave() {
    return meaning == Meaning.GREETING && BYE.equals(topic);
  }

  /** Whether it is asked how, what or why. */
  boolean isQuestion() {
    return meaning == Meaning.QUESTION || meaning == Meaning.HOW;
  }

  /** "Next, please", "I'm back". */
  boolean goesOn() {
    return meaning == Meaning.SKIP || meaning == Meaning.START;
  }

  /** Whether another exercise is asked for: "something else instead, please". */
  public boolean asksForAnother() {
    return ANOTHER.equals(topic);
  }

  /** The same of what is asked besides. */
  public boolean asksForAnotherBesides() {
    return also.contains(ANOTHER);
  }

  /** Whether something is asked besides that has no answer. */
  public boolean asksUnanswered() {
    return also.contains(UNANSWERED);
  }

  /** The movement that is to be left out of the session that is begun; null where none is. */
  public @Nullable String leavesOut() {
    return also.stream()
        .filter(beside -> beside.startsWith(LEAVING))
        .map(beside -> beside.substring(LEAVING.length()))
        .findFirst()
        .orElse(null);
  }

  /** Whether the exercise is said to be done, too. */
  public boolean isDoneBesides() {
    return also.contains(DONE_BESIDE);
  }

  /** The same sign, asked about rather than acted on. */
  Reading askedAbout() {
    return new Reading(
        Meaning.UNSURE,
        topic,
        severity,
        because,
        List.of(Meaning.EMERGENCY),
        sign,
        answer,
        language,
        movement,
        ofSomeoneElse);
  }
}
