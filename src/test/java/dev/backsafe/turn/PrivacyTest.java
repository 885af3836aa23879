package dev.backsafe.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Content;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.phrasing.Operator;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.phrasing.Voice;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What people are told of what is kept of them. */
class PrivacyTest {
  private static String said(Operator operator) {
    Phrasing phrasing =
        new Phrasing(DirectBench.LIBRARY.texts(), DirectBench.LIBRARY.helpLines(), operator);
    return phrasing.say(Content.privacy(), new Voice("en", null));
  }

  @Test
  void itNamesForHowLongItIsKeptAndWhomToAsk() {
    String said =
        said(
            new Operator("privacy@example.org", "https://example.org/privacy", Duration.ofDays(7)));
    assertThat(said)
        .contains("until you erase it")
        .contains("Copies for emergencies are gone 7 days later;")
        .contains("\nQuestions: privacy@example.org\nIn full: https://example.org/privacy");
  }

  @Test
  void whatIsNotSetIsNotSaid() {
    String said = said(Operator.UNKNOWN);
    assertThat(said)
        .contains("may keep copies for emergencies a while longer.")
        .doesNotContain("Questions:", "In full:", "none");
    assertThat(said.lines()).as("no line breaks in mid-sentence").allMatch(l -> l.endsWith("."));
  }
}
