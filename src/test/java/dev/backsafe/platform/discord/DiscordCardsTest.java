package dev.backsafe.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.DiscordBench;
import dev.backsafe.platform.discord.DiscordPerson.Place;
import dev.backsafe.platform.discord.FakeMessages.Seen;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards that change where they stand, with a picture and without. */
class DiscordCardsTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  @TempDir Path temp;
  private DiscordBench bench;
  private DiscordPerson ada;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  DiscordCardsTest() {}

  @BeforeEach
  void open() {
    bench = new DiscordBench("jdbc:sqlite:" + temp.resolve("t.db"), MORNING, Checkpoint.NONE);
    ada = bench.person("ada").in(Place.SERVER);
    bench.intoTheSession(ada);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Seen inPlace(Seen card, String label) {
    bench.press(ada, label);
    Seen changed = ada.last();
    assertThat(changed.id()).isEqualTo(card.id());
    return changed;
  }

  @Test
  void aCardWithAPictureGivesWayToOneWithoutAndBack() {
    Seen card = ada.last();
    assertThat(card.alts()).hasSize(1);
    Seen second = inPlace(card, "Done");
    assertThat(second.text()).contains("2 of 6");
    assertThat(second.alts()).hasSize(1).isNotEqualTo(card.alts());
    assertThat(inPlace(card, "It hurts").alts()).isEmpty();
    Seen scale = inPlace(card, "Ache or discomfort");
    assertThat(scale.alts()).isEmpty();
    assertThat(scale.buttons()).containsKeys("0", "10", "Rather not say");
    Seen gentler = inPlace(card, "3");
    assertThat(gentler.text()).contains("gentler", "2 of 6");
    assertThat(gentler.alts()).hasSize(1);
    assertThat(gentler.onComponents()).isTrue();
    assertThat(ada.chat()).hasSize(2);
  }

  @Test
  void aPlainQuestionGivesWayToACardWithAPicture() {
    bench.command(ada, "pain");
    Seen question = ada.last();
    assertThat(question.onComponents()).isFalse();
    Seen card = inPlace(question, "No pain, go back");
    assertThat(card.text()).contains("1 of 6");
    assertThat(card.alts()).hasSize(1);
    assertThat(inPlace(question, "Done").text()).contains("2 of 6");
  }

  @Test
  void aPictureThatStaysLosesItsButtonsAndNothingElse() {
    for (int i = 0; i < 6; i++) {
      bench.press(ada, "Done");
    }
    for (String answer : List.of("Skip", "Skip", "Skip", "Yes, please", "Skip")) {
      bench.press(ada, answer);
    }
    bench.clock("+60h");
    // What draws is loaded first, and nobody waits for that.
    bench.settle(
        () -> {
          bench.command(ada, "progress");
          return !ada.last().alts().isEmpty();
        });
    Seen chart = ada.last();
    bench.press(ada, "Start now");
    bench.settle(() -> seen(chart).buttons().isEmpty());
    assertThat(seen(chart).alts()).isEqualTo(chart.alts());
    assertThat(seen(chart).text()).isEqualTo(chart.text());
    assertThat(ada.last().text()).contains("1 of 6");
    assertThat(ada.last().id()).isNotEqualTo(chart.id());
  }

  private Seen seen(Seen before) {
    return ada.chat().stream().filter(s -> s.id() == before.id()).findFirst().orElseThrow();
  }

  @Test
  void aPageForAnAppointmentIsOneMessageThatOnlyThePersonSees() {
    // What draws is loaded first, and nobody waits for that.
    bench.settle(
        () -> {
          bench.command(ada, "summary");
          return !ada.last().alts().isEmpty();
        });
    Seen page = ada.last();
    assertThat(page.ephemeral()).isTrue();
    assertThat(page.text()).startsWith("Summary for an appointment").contains("To fill in");
    assertThat(page.buttons()).isEmpty();
    assertThat(page.alts()).singleElement().asString().contains("the words of this message");
    assertThat(bench.discord.publicIn(FakeDiscord.CHANNEL)).isEmpty();
  }

  @Test
  void everythingThatIsStoredComesAsAFile() {
    bench.command(ada, "export");
    assertThat(ada.last().document()).contains("exportedAt");
    ada.in(Place.DIRECT);
    bench.write(ada, "/export");
    assertThat(ada.last().document()).contains("exportedAt");
  }
}
