package dev.backsafe.understanding;

import java.util.Arrays;
import java.util.Map;

/**
 * Words with a few bits each, in little memory: of a word only a number of 64 bits is kept, and
 * that two words share one is too rare to matter.
 */
final class WordBits {
  private static final long PRIME = 0x100000001b3L;
  private static final long BASIS = 0xcbf29ce484222325L;

  private final long[] words;
  private final long[] bits;

  WordBits(Map<String, Long> bitsByWord) {
    words = new long[bitsByWord.size()];
    bits = new long[words.length];
    int at = 0;
    for (String word : bitsByWord.keySet()) {
      words[at++] = number(word, word.length());
    }
    Arrays.sort(words);
    bitsByWord.forEach(
        (word, of) -> bits[Arrays.binarySearch(words, number(word, word.length()))] |= of);
  }

  /** The bits of the first letters of a word, followed by a sign if that is not 0. */
  long of(String word, int length, char sign) {
    long number = number(word, length);
    int at = Arrays.binarySearch(words, sign == 0 ? number : add(number, sign));
    return at < 0 ? 0 : bits[at];
  }

  /** FNV-1a over the characters. */
  private static long number(String word, int length) {
    long number = BASIS;
    for (int i = 0; i < length; i++) {
      number = add(number, word.charAt(i));
    }
    return number;
  }

  private static long add(long number, char c) {
    return (number ^ c) * PRIME;
  }
}
