package dev.backsafe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.platform.discord.DiscordPerson;
import dev.backsafe.platform.discord.DiscordPerson.Place;
import dev.backsafe.platform.discord.FakeMessages.Seen;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Instant;
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
    assertThat(card.onComponents()).isTrue();
    Seen second = inPlace(card, "Done");
    assertThat(second.text()).contains("2 of 6");
    assertThat(second.alts()).hasSize(1).isNotEqualTo(card.alts());
    Seen question = inPlace(card, "Hurts");
    assertThat(question.alts()).isEmpty();
    System.out.println(question);
  }
}
