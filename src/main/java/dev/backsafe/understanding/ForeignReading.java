package dev.backsafe.understanding;

import dev.backsafe.understanding.ForeignLanguage.Says;
import dev.backsafe.understanding.ForeignLanguage.Says.Particle;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What can be heard in a text of a language that has no reader: enough to ask, never enough to act
 * or to take it for fine.
 */
final class ForeignReading {
  /** How far a "no" reaches over other words. */
  private static final int REACH_AFTER_NO = 2;

  private static final int REACH_BEFORE_NO = 1;

  private final ForeignLanguage language;
  private final List<ForeignWord> words;
  private final List<BitSet> no;
  private final List<BitSet> noAfter;

  /** Where a denial ends: before these words. */
  private final BitSet ends = new BitSet();

  private final boolean asks;

  /** What is said, and not denied. */
  private final List<Heard> said = new ArrayList<>();

  private boolean denied;

  private record Heard(Says says, BitSet at) {}

  /**
   * @param asks whether it is a question
   */
  ForeignReading(ForeignLanguage language, List<ForeignWord> words, boolean asks) {
    this.asks = asks;
    this.language = language;
    this.words = words;
    no = ForeignPhrase.said(language.phrases(Particle.NO), words);
    noAfter = ForeignPhrase.said(language.phrases(Particle.NO_AFTER), words);
    ForeignPhrase.said(language.phrases(Particle.BUT), words).forEach(ends::or);
    for (int at = 0; at < words.size(); at++) {
      ends.set(at, ends.get(at) || words.get(at).afterPause());
    }
    for (Map.Entry<Says, List<ForeignPhrase>> phrases : language.phrases().entrySet()) {
      for (BitSet at : ForeignPhrase.said(phrases.getValue(), words)) {
        hear(new Heard(phrases.getKey(), at));
      }
    }
    said.removeIf(this::isPartOfMore);
  }

  /** A sign that more words tell better: a foot that is numb, and not just "numb". */
  private boolean isPartOfMore(Heard heard) {
    return heard.says instanceof Says.Warns
        && said.stream()
            .anyMatch(
                other -> {
                  BitSet rest = (BitSet) heard.at.clone();
                  rest.andNot(other.at);
                  return rest.isEmpty() && other.at.cardinality() > heard.at.cardinality();
                });
  }

  private void hear(Heard heard) {
    boolean deniable =
        switch (heard.says) {
          case Says.Means(Meaning meaning) -> meaning.isPain();
          case Says.Warns(Sign sign) -> sign != Sign.CRISIS;
          case Particle _ -> false;
        };
    // "I feel nothing between the legs": what stands inside a sign is mostly a part of it.
    if (deniable && isDenied(heard.at, heard.says instanceof Says.Means)) {
      denied = true;
    } else {
      said.add(heard);
    }
  }

  private boolean isDenied(BitSet at, boolean alsoWithin) {
    int from = at.nextSetBit(0);
    int to = at.length();
    for (BitSet word : no) {
      boolean within = alsoWithin && word.nextSetBit(0) > from && word.length() < to;
      boolean before = word.length() <= from && reaches(word.length(), from, REACH_AFTER_NO);
      if (!word.intersects(at) && (within || before)) {
        return true;
      }
    }
    return noAfter.stream()
        .filter(word -> !word.intersects(at) && word.nextSetBit(0) >= to)
        .anyMatch(word -> reaches(to, word.nextSetBit(0), REACH_BEFORE_NO));
  }

  /** Whether few words lie from one place to another, and no pause or "but". */
  private boolean reaches(int from, int to, int most) {
    int end = ends.nextSetBit(from);
    return to - from <= most && (end < 0 || end > to);
  }

  boolean mayHurt() {
    return reading().mayHurt();
  }

  /** Always unsure or unknown. */
  Reading reading() {
    Sign sign = gravest();
    Heard sharp = find(Meaning.SHARP_PAIN);
    Heard pain = sharp == null ? find(Meaning.DISCOMFORT) : sharp;
    Meaning kind = sharp == null ? Meaning.DISCOMFORT : Meaning.SHARP_PAIN;
    if (sign != null) {
      List<Meaning> candidates =
          pain == null ? List.of(Meaning.EMERGENCY) : List.of(Meaning.EMERGENCY, kind);
      return unsure(find(new Says.Warns(sign)), candidates, sign);
    }
    if (pain != null) {
      return unsure(pain, List.of(kind), null);
    }
    return harmless();
  }

  /** What would be good news may be misheard, so pain is asked about beside it. */
  private Reading harmless() {
    for (Meaning meaning : List.of(Meaning.NO_PAIN, Meaning.STOP, Meaning.DONE)) {
      Heard heard = find(meaning);
      if (heard != null || (meaning == Meaning.NO_PAIN && denied)) {
        return unsure(heard, List.of(meaning, Meaning.DISCOMFORT), null);
      }
    }
    // What is said of a leg, other than to ask about it, is seldom that all is well.
    Heard body = find(Particle.BODY);
    return body == null || asks
        ? Reading.of(Meaning.UNKNOWN)
        : unsure(body, List.of(Meaning.DISCOMFORT), null);
  }

  private @Nullable Sign gravest() {
    return said.stream()
        .map(heard -> heard.says instanceof Says.Warns(Sign sign) ? sign : null)
        .filter(Objects::nonNull)
        .min(Comparator.comparing(Sign::flag))
        .orElse(null);
  }

  private @Nullable Heard find(Meaning meaning) {
    return find(new Says.Means(meaning));
  }

  private @Nullable Heard find(Says says) {
    return said.stream().filter(heard -> heard.says.equals(says)).findFirst().orElse(null);
  }

  private Reading unsure(@Nullable Heard heard, List<Meaning> candidates, @Nullable Sign sign) {
    List<String> because =
        heard == null ? List.of() : heard.at.stream().mapToObj(i -> words.get(i).typed()).toList();
    return new Reading(Meaning.UNSURE, null, null, because, candidates, sign, null);
  }

  /** Whether every word of it is one of these. */
  private boolean isAll(Particle particle) {
    BitSet all = new BitSet();
    ForeignPhrase.said(language.phrases(particle), words).forEach(all::or);
    return !words.isEmpty() && all.cardinality() == words.size();
  }

  /** Whether nothing is said but thanks, with at most a word of English beside it. */
  boolean isThanks(Predicate<String> english) {
    BitSet thanks = new BitSet();
    ForeignPhrase.said(language.phrases(Particle.THANKS), words).forEach(thanks::or);
    return !thanks.isEmpty()
        && IntStream.range(0, words.size())
            .allMatch(at -> thanks.get(at) || english.test(words.get(at).plain()));
  }

  /** Whether nothing but a yes or a no is said. */
  boolean isAnswer() {
    return isAll(Particle.YES) || isAll(Particle.NO);
  }

  /** The same; a whole "sí" or "нет" answers a question about pain or a sign. */
  Reading answer(Asked asked) {
    return switch (asked) {
      case SIGN, HURTS ->
          isAll(Particle.YES)
              ? reading().answering(new Answer.Offered("yes"))
              : isAll(Particle.NO) ? reading().answering(new Answer.Offered("no")) : reading();
      case NOTHING, CARD, CONSENT, SIGNS, WHICH_SIGN, EQUIPMENT, PLACE, CLOCK -> reading();
      case REMINDERS, HOURS, PAUSE, QUIET, PICTURES, PAIN_KIND, PAIN_SCORE -> reading();
      case READY, LIKENESS, EFFORT, BACK, RATING, GOAL, WALKED, OFFER, MORNING -> reading();
      case SETTLED, TRAIN, AFTER_PAIN, HELD, CLEARED, MEANT, STOPPING, DELETING -> reading();
    };
  }
}
