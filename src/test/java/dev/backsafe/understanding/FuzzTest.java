package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Twenty thousand strings that nobody would write: nothing may throw, and nothing may run away. */
class FuzzTest {
  private static final int STRINGS = 7_000;

  /**
   * A pattern that backtracks takes seconds; all else takes a few milliseconds, on a busy machine
   * more.
   */
  private static final long RUNAWAY_NANOS = 500_000_000;

  private static final int ATTEMPTS = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String[] BITS = {
    "no ",
    "not ",
    "pain",
    "numb ",
    "4/10",
    "10/10",
    "/",
    "can't ",
    "\u200b",
    "\u202e",
    "😖",
    "👨‍👩‍👧",
    "ａ",
    "\uD800",
    "\u0301",
    "'s",
    "aaaa",
    "...",
    "?",
    "\n",
    ",",
    "my ",
    "leg ",
    "both ",
    "if ",
    "<",
    "&",
    "１２",
    "٣",
    "９９９９",
    "0",
    ".5",
    "ß",
    "İ",
    "ﷺ",
    "\u0000",
    "\t",
    "don't have no "
  };

  private static final List<String> PHRASES =
      EnglishData.LOADED.languages().getFirst().phrases().stream().map(Phrase::text).toList();

  private static final List<Asked> QUESTIONS = List.of(Asked.values());

  @Test
  void nothingThrows() {
    Random random = new Random(20_240_917);
    for (int i = 0; i < STRINGS; i++) {
      String text = text(random);
      Asked asked = QUESTIONS.get(i % QUESTIONS.size());
      Reading reading = EnglishData.UNDERSTANDING.read(text, "en", asked);
      if (reading.candidates().size() > 4) {
        assertThat(reading).as(text).isNull();
      }
    }
  }

  @Test
  void nothingRunsAway() {
    SoftAssertions softly = new SoftAssertions();
    for (String bit :
        List.of(
            "no ",
            "pain ",
            "numb my leg ",
            "can't feel my ",
            "if it hurts ",
            "a",
            "n u m b ",
            "x y z ",
            "lost ",
            "no pain in my ",
            "killing it ",
            "\u0301\u0323",
            "zqxj ",
            "thequick",
            "both legs numb no ",
            "4/10 ",
            "😖",
            "'s",
            "i ",
            "paim hrts ",
            "groin and ",
            "a\u0301",
            "ﷺ",
            "my wife ",
            "not without ",
            "yesterday pain since ",
            "aab",
            "...",
            "?")) {
      String text = bit.repeat(TextCleaner.LONGEST_TEXT / bit.length() + 50);
      softly.assertThat(fastest(text)).as(bit).isLessThan(RUNAWAY_NANOS);
    }
    softly.assertAll();
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      StringBuilder text = new StringBuilder();
      while (text.length() < TextCleaner.LONGEST_TEXT) {
        text.append(text(random)).append(' ');
      }
      assertThat(fastest(text.toString())).as(text.toString()).isLessThan(RUNAWAY_NANOS);
    }
  }

  /** The fastest of some attempts, in this thread's own time: a busy machine fails nothing. */
  private static long fastest(String text) {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < ATTEMPTS && fastest >= RUNAWAY_NANOS; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      EnglishData.UNDERSTANDING.read(text, "en", QUESTIONS.get(i % QUESTIONS.size()));
      fastest = Math.min(fastest, THREADS.getCurrentThreadCpuTime() - start);
    }
    return fastest;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(5);
    for (int i = 0; i < pieces; i++) {
      switch (random.nextInt(4)) {
        case 0 -> text.append(BITS[random.nextInt(BITS.length)]);
        case 1 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
        case 2 -> text.append((char) (32 + random.nextInt(95)));
        default -> {
          String phrase = PHRASES.get(random.nextInt(PHRASES.size()));
          text.append(phrase, random.nextInt(phrase.length()), phrase.length());
        }
      }
    }
    return text.toString();
  }
}
