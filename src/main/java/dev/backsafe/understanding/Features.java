package dev.backsafe.understanding;

import java.util.Arrays;
import java.util.List;

/** Word and character n-grams of a message, hashed into a fixed number of buckets. */
final class Features {
  static final int BUCKETS = 1 << 15;

  private static final int SHORTEST_GRAM = 3;
  private static final int LONGEST_GRAM = 5;
  private static final int MOST_FEATURES = 6000;

  private int[] buckets = new int[128];
  private int count;

  private Features() {}

  /** The buckets of the words, each once for every time it occurs. */
  static int[] of(List<String> words, boolean question) {
    Features features = new Features();
    int before = "^".hashCode();
    int beforeThat = 0;
    for (String word : words) {
      int hash = word.hashCode();
      features.add(mix(hash, 1));
      features.add(mix(before * 31 + hash, 2));
      features.add(mix(beforeThat * 31 + hash, 3));
      features.grams(word);
      beforeThat = before;
      before = hash;
    }
    features.add(mix(before * 31 + "$".hashCode(), 2));
    features.add(mix(Math.min(words.size(), 8) / 2, 4));
    if (question) {
      features.add(mix(1, 5));
    }
    return Arrays.copyOf(features.buckets, features.count);
  }

  private void grams(String word) {
    int length = word.length() + 2;
    for (int from = 0; from < length; from++) {
      int hash = 7;
      for (int i = from; i < Math.min(length, from + LONGEST_GRAM); i++) {
        hash = hash * 31 + (i == 0 || i == length - 1 ? ' ' : word.charAt(i - 1));
        int gram = i - from + 1;
        if (gram >= SHORTEST_GRAM && gram < length) {
          add(mix(hash, 10 + gram));
        }
      }
    }
  }

  private void add(int bucket) {
    if (count == MOST_FEATURES) {
      return;
    }
    if (count == buckets.length) {
      buckets = Arrays.copyOf(buckets, 2 * count);
    }
    buckets[count++] = bucket;
  }

  private static int mix(int hash, int kind) {
    int mixed = (hash ^ kind * 0x9E3779B9) * 0x85EBCA6B;
    mixed = (mixed ^ mixed >>> 15) * 0xC2B2AE35;
    return (mixed ^ mixed >>> 16) & BUCKETS - 1;
  }
}
