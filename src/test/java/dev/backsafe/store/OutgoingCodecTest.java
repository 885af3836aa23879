package dev.backsafe.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.picture.Picture;
import dev.backsafe.picture.ProgressChart;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Urgency;
import dev.backsafe.routine.Illustration;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutgoingCodecTest {
  /** A reply as the first version has put it into outboxes. */
  private static byte[] old(String picture) {
    return """
    {"text":"1 of 5","buttons":[{"label":"Done","data":"done:@7"}],"picture":%s,"alt":"hips up",\
    "document":null,"spent":{"card":"12","inPlace":true},"answers":"42","until":null}\
    """
        .formatted(picture)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Outgoing reply(@Nullable Picture picture) {
    return new Outgoing(
        "1 of 5",
        List.of(new Outgoing.Button("Done", "done:@7")),
        picture,
        "hips up",
        null,
        new Outgoing.Spent("12", true),
        "42",
        null,
        Urgency.NONE,
        null);
  }

  private static Picture shown(boolean moving) {
    return new Picture.OfExercise(new Illustration("glute-bridge", "full", moving));
  }

  @Test
  void repliesOfTheFirstVersionKeepTheirPictures() {
    assertThat(OutgoingCodec.read(old("\"glute-bridge/full\"")).orElseThrow())
        .isEqualTo(reply(shown(true)));
    assertThat(OutgoingCodec.read(old("\"glute-bridge/full/still\"")).orElseThrow())
        .isEqualTo(reply(shown(false)));
    String chart =
        "chart:{'title':'Weeks','band':'2-3','pain':'Pain','rest':'rest','numbers':['0'],'note':'',"
            + "'weeks':[{'label':'Mar 2','resting':true,'pains':[3,-1]}]}";
    assertThat(OutgoingCodec.read(old('"' + chart.replace("'", "\\\"") + '"')).orElseThrow())
        .isEqualTo(
            reply(
                new Picture.OfWeeks(
                    new ProgressChart(
                        "Weeks",
                        "2-3",
                        "Pain",
                        "rest",
                        List.of("0"),
                        "",
                        List.of(new ProgressChart.Week("Mar 2", true, List.of(3, -1)))))));
    assertThat(OutgoingCodec.read(old("null")).orElseThrow()).isEqualTo(reply(null));
  }

  @Test
  void whatWasUrgentBeforeIsUrgent() {
    String json = new String(OutgoingCodec.write(reply(null)), StandardCharsets.UTF_8);
    for (Urgency urgency : Urgency.values()) {
      Outgoing reply = reply(null).first(urgency);
      assertThat(OutgoingCodec.read(OutgoingCodec.write(reply)).orElseThrow()).isEqualTo(reply);
    }
    assertThat(read(json.replace("\"NONE\"", "true")).urgent()).isEqualTo(Urgency.PAIN);
    assertThat(read(json.replace("\"NONE\"", "false")).urgent()).isEqualTo(Urgency.NONE);
  }

  private static Outgoing read(String json) {
    return OutgoingCodec.read(json.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    ProgressChart chart = new ProgressChart("a", "b", "c", "d", List.of(), "e", List.of());
    for (Picture picture : List.of(shown(true), shown(false), new Picture.OfWeeks(chart))) {
      Outgoing reply = reply(picture);
      assertThat(OutgoingCodec.read(OutgoingCodec.write(reply)).orElseThrow()).isEqualTo(reply);
    }
  }

  @Test
  void aPictureThatNobodyKnowsIsLeftOutAndTheWordsAreNot() {
    assertThat(OutgoingCodec.read(old("\"chart:{\"")).orElseThrow()).isEqualTo(reply(null));
    assertThat(OutgoingCodec.read(old("\"\"")).orElseThrow()).isEqualTo(reply(null));
  }
}
