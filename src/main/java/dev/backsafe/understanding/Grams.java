package dev.backsafe.understanding;

import java.util.Arrays;

/**
 * The n-grams of a stretch of a message, hashed: up to five characters and up to three words in a
 * row, the groups of the lexicon that are mentioned, and how long it is. Characters run across the
 * ends of words, so that "gives way" and "give way" are alike.
 */
final class Grams {
  static final int BUCKETS = 1 << 17;

  private static final int MOST_CHARACTERS = 5;
  private static final int MOST_WORDS = 3;

  /** More of a text than this is not weighed as one; its sentences are, each on its own. */
  private static final int LONGEST = 1200;

  private static final int CHARACTERS = 1;
  private static final int WORDS = 20;
  private static final int GROUPS = 30;
  private static final int LENGTHS = 40;

  /** From this many words on, a text is long. */
  private static final int LONG = 20;

  private static final int LENGTH_STEP = 2;

  /** How many grams a step of length counts as much as. */
  private static final int LENGTH_COUNTS = 4;

  /** Each once, in order. */
  private final int[] buckets;

  /** How often each occurs. */
  private final int[] counts;

  private Grams(int[] buckets, int[] counts) {
    this.buckets = buckets;
    this.counts = counts;
  }

  int[] buckets() {
    return buckets;
  }

  int[] counts() {
    return counts;
  }

  /**
   * What there is from one token to another, the words of the lexicon's groups among it.
   *
   * @param mentions of groups in the whole message
   */
  static Grams of(Utterance message, GroupMentions mentions, int from, int to) {
    String text = text(message, from, to);
    int most = (MOST_CHARACTERS + 1) * text.length() + 2 * MOST_WORDS;
    int[] hashes = new int[most + mentions.groups() + LENGTH_COUNTS * (LONG / LENGTH_STEP + 1)];
    int count = words(text, hashes, characters(text, hashes));
    for (int group = 0; group < mentions.groups(); group++) {
      int at = mentions.next(group, from);
      if (at >= 0 && at < to) {
        hashes[count++] = mix(group, GROUPS);
      }
    }
    count = length(to - from, hashes, count);
    Arrays.sort(hashes, 0, count);
    return counted(hashes, count);
  }

  /** Serious things are told at length: a longer text has all that a shorter one has, and more. */
  private static int length(int words, int[] hashes, int filled) {
    int count = filled;
    for (int length = 0; length <= Math.min(LONG, words); length += LENGTH_STEP) {
      for (int i = 0; i < LENGTH_COUNTS; i++) {
        hashes[count++] = mix(length, LENGTHS + i);
      }
    }
    return count;
  }

  private static String text(Utterance message, int from, int to) {
    StringBuilder text = new StringBuilder(" ");
    for (int at = from; at < to && text.length() < LONGEST; at++) {
      text.append(message.word(at)).append(' ');
      boolean last = at + 1 == to || message.sentence(at + 1) != message.sentence(at);
      if (last && message.asks(at)) {
        text.append("? ");
      }
    }
    return text.toString();
  }

  private static int characters(String text, int[] hashes) {
    int count = 0;
    for (int from = 0; from < text.length(); from++) {
      int hash = 7;
      int to = Math.min(text.length(), from + MOST_CHARACTERS);
      for (int at = from; at < to; at++) {
        hash = hash * 31 + text.charAt(at);
        if (at > from || text.charAt(at) != ' ') {
          hashes[count++] = mix(hash, CHARACTERS + at - from);
        }
      }
    }
    return count;
  }

  private static int words(String text, int[] hashes, int filled) {
    int count = filled;
    int before = "^".hashCode();
    int beforeThat = 0;
    for (String word : Pattern.split(text, ' ')) {
      int hash = word.hashCode();
      hashes[count++] = mix(hash, WORDS);
      hashes[count++] = mix(before * 31 + hash, WORDS + 1);
      hashes[count++] = mix((beforeThat * 31 + before) * 31 + hash, WORDS + 2);
      beforeThat = before;
      before = hash;
    }
    hashes[count++] = mix(before * 31 + "$".hashCode(), WORDS + 1);
    return count;
  }

  private static Grams counted(int[] sorted, int size) {
    int[] buckets = new int[size];
    int[] counts = new int[size];
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (distinct > 0 && buckets[distinct - 1] == sorted[i]) {
        counts[distinct - 1]++;
      } else {
        buckets[distinct] = sorted[i];
        counts[distinct++] = 1;
      }
    }
    return new Grams(Arrays.copyOf(buckets, distinct), Arrays.copyOf(counts, distinct));
  }

  /** Each once for itself, and once together with the question that stands. */
  Grams at(Asked asked) {
    int question = asked.id().hashCode();
    int[] hashes = new int[2 * Arrays.stream(counts).sum()];
    int count = 0;
    for (int i = 0; i < buckets.length; i++) {
      for (int time = 0; time < counts[i]; time++) {
        hashes[count++] = buckets[i];
        hashes[count++] = mix(buckets[i], question);
      }
    }
    Arrays.sort(hashes);
    return counted(hashes, count);
  }

  /** Of a word on its own. */
  static int bucketOf(String word) {
    return mix(word.hashCode(), WORDS);
  }

  private static int mix(int hash, int kind) {
    int mixed = (hash ^ kind * 0x9E3779B9) * 0x85EBCA6B;
    mixed = (mixed ^ mixed >>> 15) * 0xC2B2AE35;
    return (mixed ^ mixed >>> 16) & BUCKETS - 1;
  }
}
