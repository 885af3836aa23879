package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingJsonTest {

  @Test
  void writesOneLineWithEveryField() {
    Reading reading =
        new Reading(Meaning.SHARP_PAIN, null, 7, List.of("shooting"), List.of(), null, null);
    assertThat(ReadingJson.line("shooting 7/10", reading, Asked.NOTHING))
        .isEqualTo(
            "{\"text\":\"shooting 7/10\",\"meaning\":\"sharp-pain\",\"topic\":null,\"severity\":7,"
                + "\"because\":[\"shooting\"],\"candidates\":[]}");
  }

  @Test
  void namesTheRedFlagOfAnEmergency() {
    Reading reading =
        new Reading(
            Meaning.UNSURE,
            null,
            null,
            List.of(),
            List.of(Meaning.EMERGENCY, Meaning.NO_PAIN),
            Sign.SADDLE,
            new Answer.Offered("yes"));
    assertThat(ReadingJson.line("x", reading, Asked.CARD))
        .isEqualTo(
            "{\"text\":\"x\",\"meaning\":\"unsure\",\"topic\":null,\"severity\":null,\"because\":[],"
                + "\"candidates\":[\"emergency\",\"no-pain\"],\"flag\":\"cauda-equina\",\"answer\":\"yes\"}");
  }

  @Test
  void escapesWhateverWouldBreakTheLine() {
    Reading reading = Reading.of(Meaning.UNKNOWN);
    assertThat(ReadingJson.line("\"\\\n\r\t\u0001\u2028\uD800😖", reading, Asked.NOTHING))
        .startsWith("{\"text\":\"\\\"\\\\\\n\\r\\t\\u0001\\u2028\\ud800😖\",");
  }
}
