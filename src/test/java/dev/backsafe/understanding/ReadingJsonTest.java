package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingJsonTest {

  @Test
  void writesOneLineWithEveryField() {
    Reading reading = new Reading(Meaning.SHARP_PAIN, 7, List.of("shooting"), List.of(), null);
    assertThat(ReadingJson.line("shooting 7/10", reading))
        .isEqualTo(
            "{\"text\":\"shooting 7/10\",\"meaning\":\"sharp-pain\",\"severity\":7,"
                + "\"because\":[\"shooting\"],\"candidates\":[]}");
  }

  @Test
  void namesTheRedFlagOfAnEmergency() {
    Reading reading =
        new Reading(
            Meaning.UNSURE,
            null,
            List.of(),
            List.of(Meaning.EMERGENCY, Meaning.NO_PAIN),
            RedFlag.CAUDA_EQUINA);
    assertThat(ReadingJson.line("x", reading))
        .isEqualTo(
            "{\"text\":\"x\",\"meaning\":\"unsure\",\"severity\":null,\"because\":[],"
                + "\"candidates\":[\"emergency\",\"no-pain\"],\"flag\":\"cauda-equina\"}");
  }

  @Test
  void escapesWhateverWouldBreakTheLine() {
    Reading reading = new Reading(Meaning.UNKNOWN, null, List.of(), List.of(), null);
    assertThat(ReadingJson.line("\"\\\n\r\t\u0001\u2028\uD800😖", reading))
        .startsWith("{\"text\":\"\\\"\\\\\\n\\r\\t\\u0001\\u2028\\ud800😖\",");
  }
}
