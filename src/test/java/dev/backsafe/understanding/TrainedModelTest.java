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

  /** What the build keeps reads as what is learned again from the same data: here a tenth of it. */
  @Test
  void readsAsItDidBeforeItWasKept() {
    LanguageData some =
        new LanguageData(
            "en",
            DATA.lexicon(),
            tenth(DATA.phrases()),
            tenth(DATA.answered()),
            DATA.additions(),
            DATA.fingerprint() + 1);
    Understanding learned = Understanding.of(List.of(some));
    byte[] file = model(learned).toBytes();
    TrainedModel kept = TrainedModel.fromBytes(file).orElseThrow();
    Understanding again = Understanding.of(List.of(some), Map.of("en", kept));
    assertThat(again.models()).containsValue(kept);
    assertThat(some.phrases())
        .allMatch(
            phrase -> again.read(phrase.text(), "en").equals(learned.read(phrase.text(), "en")));
    assertThat(model(Understanding.of(List.of(some))).toBytes()).isEqualTo(file);
  }

  private static <T> List<T> tenth(List<T> all) {
    return IntStream.range(0, all.size() / EVERY).mapToObj(i -> all.get(i * EVERY)).toList();
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
    return model(EnglishData.UNDERSTANDING).toBytes();
  }

  private static TrainedModel model(Understanding understanding) {
    return Objects.requireNonNull(understanding.models().get("en"));
  }
}
