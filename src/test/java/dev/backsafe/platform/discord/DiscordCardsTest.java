package dev.backsafe.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.harness.DiscordBench;
import dev.backsafe.platform.discord.DiscordPerson.Place;
import dev.backsafe.platform.discord.FakeMessages.Seen;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
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
  void aQuestionWithoutAPictureGivesWayToACardWithOne() {
    bench.command(ada, "pain");
    Seen question = ada.last();
    assertThat(question.onComponents()).isTrue();
    Seen card = inPlace(question, "No pain, go back");
    assertThat(card.text()).contains("1 of 6");
    assertThat(card.alts()).hasSize(1);
    assertThat(inPlace(question, "Done").text()).contains("2 of 6");
  }

  /** As a version before sent it: words, and buttons below. */
  private Seen cardOfAnOlderVersion(String label, String customId) throws FakeRefusal {
    ObjectNode body = new JsonMapper().createObjectNode();
    body.put("content", "2 of 6 · Standing leg curl").put("flags", 64);
    ObjectNode row = body.putArray("components").addObject().put("type", FakeComponents.ROW);
    ObjectNode button = row.putArray("components").addObject();
    button.put("type", FakeComponents.BUTTON).put("style", 2);
    button.put("label", label).put("custom_id", customId);
    bench.discord.messages.add(FakeDiscord.CHANNEL, ada.id(), new FakeBody(body));
    return ada.last();
  }

  @Test
  void aCardOfAnOlderVersionBecomesOneOfTheseWhereItStands() throws Exception {
    String done = Objects.requireNonNull(ada.last().buttons().get("Done"));
    Seen old = cardOfAnOlderVersion("Done", done);
    bench.await(ada, ada.press(old.id(), done));
    assertThat(ada.last().id()).isEqualTo(old.id());
    assertThat(ada.last().onComponents()).isTrue();
    assertThat(ada.last().text()).contains("2 of 6", "• ").doesNotStartWith("2 of 6");
    assertThat(ada.last().alts()).hasSize(1);
  }

  /** Where the answer does not fit into its place, its buttons go all the same. */
  @Test
  void aCardOfAnOlderVersionLosesItsButtons() throws Exception {
    String done = Objects.requireNonNull(ada.last().buttons().get("Done"));
    Seen old = cardOfAnOlderVersion("Done", done);
    bench.discord.next("edit", times(2, new FakeFault.Status(400, 50035)));
    bench.await(ada, ada.press(old.id(), done));
    bench.settle(() -> seen(old).buttons().isEmpty());
    assertThat(seen(old).text()).isEqualTo("2 of 6 · Standing leg curl");
    assertThat(ada.last().text()).contains("2 of 6", "• ");
  }

  private static FakeFault[] times(int times, FakeFault fault) {
    return Collections.nCopies(times, fault).toArray(FakeFault[]::new);
  }

  @Test
  void aPictureThatIsShownAlreadyIsNotUploadedAgain() {
    Seen card = ada.last();
    int uploads = bench.discord.messages.uploads();
    Seen explained = inPlace(card, "How?");
    assertThat(explained.alts()).isEqualTo(card.alts());
    assertThat(bench.discord.messages.uploads()).isEqualTo(uploads);
    inPlace(card, "Done");
    assertThat(bench.discord.messages.uploads()).isEqualTo(uploads + 1);
  }

  /** What stands there may be gone; the picture is not left out for that. */
  @Test
  void aPictureThatCannotStayIsUploaded() {
    Seen card = ada.last();
    int uploads = bench.discord.messages.uploads();
    bench.discord.next("edit", new FakeFault.Status(400, 50035));
    assertThat(inPlace(card, "How?").alts()).isEqualTo(card.alts());
    assertThat(bench.discord.messages.uploads()).isEqualTo(uploads + 1);
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
    int uploads = bench.discord.messages.uploads();
    bench.press(ada, "Start now");
    bench.settle(() -> seen(chart).buttons().isEmpty());
    assertThat(seen(chart).alts()).isEqualTo(chart.alts());
    assertThat(seen(chart).text()).isEqualTo(chart.text());
    assertThat(bench.discord.messages.uploads()).isEqualTo(uploads + 1); // The first card's.
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
