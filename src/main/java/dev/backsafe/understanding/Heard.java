package dev.backsafe.understanding;

import dev.backsafe.understanding.ReplyIndex.Hit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text as the words of one question are found in it.
 *
 * @param hits its answers, and words that may stand around them
 */
record Heard(Utterance message, PatternIndex index, GroupMentions mentions, List<Hit> hits) {
  /** Groups that tell how answers are denied. */
  static final Set<String> DENIALS = Set.of("negator", "scope-end", "lacking");

  /** As far before a word as a denial of it may stand. */
  private static final int DENIAL_REACHES = 5;

  private static final int MOST_WORDS = 6;

  /** So few are no question of their own. */
  private static final int FEW_WORDS = 2;

  private static final Pattern SEVERAL_DAYS =
      Pattern.compile("(mon|tues|wednes|thurs|fri|satur|sun)days|(morning|evening|night)s");

  /** An answer that was found, and the words that are accounted for with it. */
  record Found(Answer answer, Meaning means, BitSet accounted) {
    static Found of(Answer answer, BitSet accounted) {
      return new Found(answer, Meaning.UNKNOWN, accounted);
    }

    /** The same, saying nothing but the answer. */
    Found alone() {
      return of(answer, accounted);
    }

    boolean isAllOf(Utterance message) {
      return accounted.nextClearBit(0) >= message.size();
    }
  }

  /** The one answer that the text gives: where it gives two, the one that nothing stands beside. */
  Optional<Found> only() {
    List<Found> given = new ArrayList<>();
    List<Found> alone = new ArrayList<>();
    for (String answer : answers()) {
      List<Hit> own = hits.stream().filter(h -> answer.equals(h.reply().answer())).toList();
      BitSet accounted = around();
      own.forEach(hit -> hit.mark(accounted));
      Found found =
          new Found(new Answer.Offered(answer), own.getFirst().reply().means(), accounted);
      if (own.stream().anyMatch(hit -> counts(hit, accounted))) {
        given.add(found);
        if (found.isAllOf(message)) {
          alone.add(found);
        }
      }
    }
    List<Found> clear = alone.size() == 1 ? alone : given;
    return clear.size() == 1 ? Optional.of(clear.getFirst()) : Optional.empty();
  }

  private Set<String> answers() {
    Set<String> answers = new TreeSet<>();
    for (Hit hit : hits) {
      Stream.ofNullable(hit.reply().answer()).forEach(answers::add);
    }
    return answers;
  }

  /** Words that say nothing of their own. */
  BitSet around() {
    BitSet around = new BitSet();
    hits.stream().filter(hit -> hit.reply().answer() == null).forEach(hit -> hit.mark(around));
    return around;
  }

  /** The same, and these places. */
  BitSet aroundAnd(BitSet places) {
    BitSet accounted = around();
    accounted.or(places);
    return accounted;
  }

  /** Whether one of the first words denies something. */
  boolean isDeniedWithin(int words) {
    int first = at("negator").nextSetBit(0);
    return first >= 0 && first < words;
  }

  /** Where words of these groups stand. */
  BitSet covered(Set<String> groups) {
    BitSet covered = new BitSet();
    for (String group : groups) {
      for (int at = 0; at < message.size(); at++) {
        covered.set(at, Math.max(at, end(group, at)));
      }
    }
    return covered;
  }

  /**
   * Whether the words stand where they must.
   *
   * @param accounted where words of the same answer stand, and such as may stand around it
   */
  boolean counts(Hit hit, BitSet accounted) {
    return switch (hit.reply().where()) {
      case ALONE -> accounted.nextClearBit(0) >= message.size();
      case CLAUSE -> accounted.nextClearBit(0) >= endOfClause(hit);
      case END -> accounted.nextClearBit(hit.from()) >= message.size() && !isDenied(hit);
      case START -> hit.from() <= around().nextClearBit(0);
      case ANYWHERE -> !isAskedAbout(hit, accounted) && !isDenied(hit);
    };
  }

  /** "Do I need a chair?", unlike "a chair?" */
  boolean isAskedAbout(Hit hit, BitSet accounted) {
    boolean alone = accounted.nextClearBit(0) >= message.size() && hit.words() <= FEW_WORDS;
    return message.asks(hit.from()) && !alone;
  }

  /** Where the clause ends in which the words stand: at a pause behind them, or at a "but". */
  private int endOfClause(Hit hit) {
    for (int at = hit.spans().getFirst().to(); at < message.size(); at++) {
      boolean but = end("scope-end", at) > 0 && end("lacking", at) == 0;
      if (message.pause(at) != Token.Pause.NONE || but) {
        return at;
      }
    }
    return message.size();
  }

  /** "No chair", "my doctor has not cleared me". */
  boolean isDenied(Hit hit) {
    return isDenied(hit.from(), DENIAL_REACHES, true);
  }

  /** "Not on Friday": by a "no" or "not", where an "if" or "once" denies nothing. */
  boolean isNegated(int from) {
    return isNegated(from, DENIAL_REACHES);
  }

  /**
   * The same, by a word that stands near enough.
   *
   * @param reach so many words before it at most
   */
  boolean isNegated(int from, int reach) {
    return isDenied(from, Math.min(reach, DENIAL_REACHES), false);
  }

  private boolean isDenied(int from, int reach, boolean orLacking) {
    for (int at = from - 1; at >= Math.max(0, from - reach); at--) {
      int lacking = end("lacking", at);
      boolean denies = end("negator", at) > 0 || (orLacking && lacking > 0);
      if (message.pause(at + 1) != Token.Pause.NONE || (!denies && end("scope-end", at) > 0)) {
        return false;
      }
      if (denies) {
        return true;
      }
    }
    return false;
  }

  /** "Fridays", "Sunday nights": what is more than one day. */
  boolean namesPlural() {
    return message.tokens().stream().anyMatch(t -> SEVERAL_DAYS.matcher(t.surface()).matches());
  }

  /** The words at some places, as they were typed; the first few of them. */
  static List<String> words(Utterance message, BitSet places) {
    return places.stream()
        .mapToObj(at -> message.tokens().get(at).surface())
        .limit(MOST_WORDS)
        .toList();
  }

  /** The end of the mention of a group that begins here, or 0. */
  int end(String group, int at) {
    return at < message.size() && index.hasGroup(group) ? mentions.end(index.group(group), at) : 0;
  }

  /** Where mentions of a group begin. */
  BitSet at(String group) {
    BitSet places = new BitSet();
    for (int at = 0; at < message.size(); at++) {
      places.set(at, end(group, at) > 0);
    }
    return places;
  }

  /** Right behind mentions of a group. */
  BitSet behind(String group) {
    BitSet places = new BitSet();
    for (int at = 0; at < message.size(); at++) {
      int end = end(group, at);
      places.set(end, end > 0 || places.get(end));
    }
    return places;
  }
}
