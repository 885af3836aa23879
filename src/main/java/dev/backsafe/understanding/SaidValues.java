package dev.backsafe.understanding;

import dev.backsafe.understanding.Heard.Found;
import dev.backsafe.understanding.ReplyIndex.Hit;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers that no list can hold: things, numbers and times.
 *
 * @param numbers by the words for them
 */
record SaidValues(Map<String, Integer> numbers) {
  /** Words that say it was neither too little nor too much. */
  private static final String JUST_RIGHT = "just-right";

  /** A pain as it always is, and what tells that it is not. */
  private static final String AS_USUAL = "as-usual";

  private static final String UNLIKE_USUAL = "unlike-usual";

  private static final Answer RIGHT = new Answer.Offered("right");
  private static final Answer USUAL = new Answer.Offered("usual");
  private static final String NOTHING = "nothing";
  private static final String EVERYTHING = "everything";

  /** Words that tell ahead what a question asks. */
  static Set<String> groups(Asked asked) {
    return switch (asked) {
      case EFFORT -> Set.of(JUST_RIGHT);
      case SIGNS -> Set.of(ListDenied.COUNTING);
      case LIKENESS -> Set.of(AS_USUAL, UNLIKE_USUAL);
      default -> Set.of();
    };
  }

  Optional<Found> pause(Heard heard) {
    return new PauseEnds(heard, numbers)
        .end()
        .map(end -> Found.of(end.until(), heard.aroundAnd(end.places())));
  }

  /**
   * What is told before it is asked, by the question: "done, it was just right, and my back is a
   * three", "my usual ache".
   *
   * @param heardAt the text as it is heard at a question
   */
  Map<Asked, Answer> ahead(Analysis text, Function<Asked, Heard> heardAt) {
    Map<Asked, Answer> told = new EnumMap<>(Asked.class);
    PainScores.ofBack(heardAt.apply(Asked.BACK), numbers)
        .ifPresent(found -> told.put(Asked.BACK, new Answer.Score(found.score())));
    if (!heardAt.apply(Asked.EFFORT).at(JUST_RIGHT).isEmpty()) {
      told.put(Asked.EFFORT, RIGHT);
    }
    if (isUsual(text, heardAt.apply(Asked.LIKENESS))) {
      told.put(Asked.LIKENESS, USUAL);
      Integer severity = text.unasked().severity();
      if (severity != null) {
        told.putIfAbsent(Asked.BACK, new Answer.Score(severity));
      }
    }
    return told;
  }

  /**
   * Whether all that hurts is as ever: "no worse than usual"; in "my back is as usual, but the knee
   * is sore" it is not.
   */
  private static boolean isUsual(Analysis text, Heard heard) {
    BitSet unlike = heard.at(UNLIKE_USUAL);
    unlike.andNot(heard.covered(Set.of(AS_USUAL)));
    BitSet usual = heard.at(AS_USUAL);
    boolean hurts = !text.alarms().isEmpty() || text.unasked().severity() != null;
    return hurts
        && !usual.isEmpty()
        && unlike.isEmpty()
        && text.alarms().stream().allMatch(alarm -> isInClause(heard.message(), alarm, usual));
  }

  private static boolean isInClause(Utterance message, int at, BitSet others) {
    return others.stream()
        .anyMatch(other -> !message.pauses(Math.min(at, other) + 1, Math.max(at, other)));
  }

  /** "Just right, although the squat was a touch hard": what the whole was. */
  static Optional<Found> justRight(Heard heard) {
    int right = heard.at(JUST_RIGHT).nextSetBit(0);
    return right < 0 || heard.isNegated(right)
        ? Optional.empty()
        : Optional.of(Found.of(RIGHT, heard.around()));
  }

  /** Whether an answer about what is at hand names one thing. */
  static boolean isThing(@Nullable String id) {
    return id != null && !id.equals(NOTHING) && !id.equals(EVERYTHING);
  }

  /** What is named is there, as far as it is not denied. */
  static Optional<Found> things(Heard heard, ReplyIndex question) {
    Set<String> had = new TreeSet<>();
    Set<String> lacking = new TreeSet<>();
    BitSet accounted = heard.around();
    heard.hits().forEach(hit -> hit.mark(accounted));
    for (Hit hit : heard.hits()) {
      String id = hit.reply().answer();
      if (id != null && !heard.isAskedAbout(hit, accounted)) {
        if (isThing(id)) {
          (heard.isDenied(hit) ? lacking : had).add(id);
        } else if (heard.counts(hit, accounted)) {
          had.add(id);
        }
      }
    }
    boolean nothing = had.remove(NOTHING) && had.isEmpty() && lacking.isEmpty();
    if (had.remove(EVERYTHING)) {
      had.addAll(question.answers());
      had.removeAll(Set.of(NOTHING, EVERYTHING));
    }
    had.removeAll(lacking);
    return nothing || !had.isEmpty()
        ? Optional.of(Found.of(new Answer.Things(had), accounted))
        : Optional.empty();
  }

  /** A number where one is asked for; spelled out, only where nothing else is said. */
  Optional<Found> score(Analysis text, Heard heard) {
    Reading unasked = text.unasked();
    if (unasked.meaning() == Meaning.QUESTION && unasked.ofSomeoneElse()) {
      return Optional.empty(); // "Can my father do this? He is 74."
    }
    boolean asks = unasked.meaning() == Meaning.QUESTION;
    Optional<Found> first =
        PainScores.first(heard, numbers, heard.around())
            .filter(found -> !asks || found.places().get(0)) // "Is ten the worst?"
            .or(() -> PainScores.led(heard, numbers).filter(_ -> !text.message().asks()))
            .map(found -> scored(heard, found));
    return first
        .or(() -> PainScores.in(heard, numbers).map(found -> scored(heard, found)))
        .filter(
            found ->
                first.isPresent()
                    || found.isAllOf(heard.message())
                    || text.unasked().severity() != null
                    || (!asks && heard.message().tokens().stream().anyMatch(Token::isNumber)));
  }

  private static Found scored(Heard heard, PainScores.Found found) {
    return new Found(
        new Answer.Score(found.score()),
        Severity.meaning(found.score()),
        heard.aroundAnd(found.places()));
  }

  /**
   * A time of the day.
   *
   * @param number whether a number alone may be one
   */
  Optional<Found> clock(Heard heard, boolean number) {
    return new ClockTimes(heard, numbers)
        .next(0)
        .filter(found -> found.isClear() && (number || !found.isNumber()))
        .map(
            found -> {
              BitSet accounted = heard.around();
              accounted.set(found.from(), found.to());
              return Found.of(new Answer.Clock(found.time()), accounted);
            });
  }

  Optional<Found> quiet(Heard heard) {
    return new ClockTimes(heard, numbers)
        .range()
        .map(
            range ->
                Found.of(
                    new Answer.Between(range.from(), range.to()), heard.aroundAnd(range.places())));
  }

  /** "At night": the data files write it as "21:00-08:00". */
  static Found between(Found found) {
    int dash = found.answer().id().indexOf('-');
    return found.answer() instanceof Answer.Offered(String id) && id.matches("[0-9:]+-[0-9:]+")
        ? Found.of(
            new Answer.Between(
                LocalTime.parse(id.substring(0, dash)), LocalTime.parse(id.substring(dash + 1))),
            found.accounted())
        : found;
  }
}
