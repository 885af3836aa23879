package dev.backsafe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As the JDK reads and writes them. */
class InstantCodecTest {
  private static final long SEED = Long.getLong("moments.seed", 20_261_126);

  private static void comesBack(Instant at) {
    assertThat(InstantCodec.write(at)).isEqualTo(at.toString());
    assertThat(InstantCodec.read(at.toString())).isEqualTo(at);
  }

  @Test
  void anyMomentComesBack() {
    System.out.println("moments: seed " + SEED + " (-Dmoments.seed=…)");
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      long second = random.nextLong(-70_000_000_000L, 300_000_000_000L);
      comesBack(Instant.ofEpochSecond(second));
      comesBack(Instant.ofEpochSecond(second, random.nextInt(1_000_000_000)));
    }
  }

  @Test
  void theEdgesComeBack() {
    for (String edge :
        List.of(
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "2028-02-29T00:00:00Z",
            "1970-01-01T00:00:00Z")) {
      comesBack(Instant.parse(edge));
    }
    comesBack(Instant.MIN);
    comesBack(Instant.MAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-02-29T08:00:00Z", "2026-03-02T08:00:60Z", "2026-03-02 08:00:00Z", "now", ""})
  void whatIsNoMomentIsSaidToBeNone(String text) {
    assertThatThrownBy(() -> InstantCodec.read(text)).isInstanceOf(DateTimeException.class);
  }
}
