package dev.backsafe.understanding;

import dev.backsafe.understanding.Pattern.Step;

/**
 * Rules patterns out at a glance: every word has one of 64 bits, and where none of the bits of a
 * step's words are set in a message, the message lacks them all.
 */
final class WordPrefilter {
  private final long[] steps;

  private WordPrefilter(long[] steps) {
    this.steps = steps;
  }

  /** The steps that must be there; a stem or a group could be any word. */
  static WordPrefilter of(Pattern pattern) {
    return new WordPrefilter(
        pattern.steps().stream()
            .mapToLong(WordPrefilter::bits)
            .filter(bits -> bits != -1)
            .toArray());
  }

  private static long bits(Step step) {
    if (!(step instanceof Step.Word word) || !word.stems().isEmpty() || word.optional()) {
      return -1;
    }
    return word.words().stream().mapToLong(WordPrefilter::bit).reduce(0, (a, b) -> a | b);
  }

  static long in(Utterance message) {
    long bits = 0;
    for (int at = 0; at < message.size(); at++) {
      bits |= bit(message.word(at));
    }
    return bits;
  }

  private static long bit(String word) {
    return 1L << ((word.hashCode() * 0x9E3779B9) >>> 26);
  }

  boolean mayBeIn(long message) {
    for (long step : steps) {
      if ((step & message) == 0) {
        return false;
      }
    }
    return true;
  }
}
