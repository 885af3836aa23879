package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainedModelTest {
  private static final int EVERY = 10;
  private static final LanguageData DATA = EnglishData.LOADED.languages().getFirst();

  /** What the build has kept reads as what is learned now from the same data. */
  @Test
  void readsAsItDidBeforeItWasKept() {
    TrainedModel kept = TrainedModel.fromBytes(bytes()).orElseThrow();
    Understanding again = Understanding.of(List.of(DATA), Map.of("en", kept));
    assertThat(again.models()).containsValue(kept);
    Understanding learned = Understanding.of(List.of(DATA));
    List<Phrase> phrases = DATA.phrases();
    assertThat(IntStream.range(0, phrases.size() / EVERY).mapToObj(i -> phrases.get(i * EVERY)))
        .allMatch(
            phrase ->
                again.read(phrase.text(), "en").meaning()
                    == learned.read(phrase.text(), "en").meaning());
  }

  @Test
  void isKnownByItsFirstBytes() {
    byte[] head = Arrays.copyOf(bytes(), TrainedModel.HEAD);
    assertThat(TrainedModel.fingerprint(head)).hasValue(DATA.fingerprint());
    assertThat(TrainedModel.fingerprint(Arrays.copyOf(head, TrainedModel.HEAD - 1))).isEmpty();
    head[0]++;
    assertThat(TrainedModel.fingerprint(head)).isEmpty();
  }

  @Test
  void whatIsMadeLaterIsMadeOnceByWhoeverNeedsItFirst() throws InterruptedException {
    AtomicInteger made = new AtomicInteger();
    Understanding later =
        Understanding.later(
            () -> {
              made.incrementAndGet();
              return EnglishData.UNDERSTANDING;
            });
    assertThat(made).hasValue(0);
    List<Meaning> meanings = Collections.synchronizedList(new ArrayList<>());
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      readers.add(
          Thread.startVirtualThread(() -> meanings.add(later.read("it hurts", "de").meaning())));
    }
    for (Thread reader : readers) {
      reader.join();
    }
    later.prepare();
    assertThat(made).hasValue(1);
    assertThat(meanings).hasSize(8).containsOnly(EnglishData.read("it hurts").meaning());
  }

  @Test
  void isLeftAsideWhenTheDataChanged() {
    TrainedModel kept = TrainedModel.fromBytes(bytes()).orElseThrow();
    LanguageData changed =
        new LanguageData(
            "en", DATA.lexicon(), DATA.phrases().subList(0, 500), DATA.fingerprint() + 1);
    assertThat(Understanding.of(List.of(changed), Map.of("en", kept)).models())
        .doesNotContainValue(kept);
  }

  @Test
  void isNotReadFromACutFile() {
    byte[] whole = bytes();
    for (int length : new int[] {0, 3, 12, 20, 40, 4000, whole.length - 1}) {
      assertThat(TrainedModel.fromBytes(Arrays.copyOf(whole, length))).isEmpty();
    }
  }

  private static byte[] bytes() {
    return Objects.requireNonNull(EnglishData.UNDERSTANDING.models().get("en")).toBytes();
  }
}
