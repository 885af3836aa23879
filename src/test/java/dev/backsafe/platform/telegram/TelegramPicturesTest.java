package dev.backsafe.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.harness.TelegramBench;
import dev.backsafe.platform.telegram.FakePerson.Seen;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of the pictures in Telegram, and what Telegram is sent of them. */
class TelegramPicturesTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  @TempDir Path temp;
  private TelegramBench bench;
  private FakePerson ada;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  TelegramPicturesTest() {}

  @BeforeEach
  void open() {
    bench = new TelegramBench("jdbc:sqlite:" + temp.resolve("t.db"), MORNING, Checkpoint.NONE);
    ada = bench.person("ada");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void press(FakePerson person, String... labels) {
    for (String label : labels) {
      bench.await(person.press(label));
    }
  }

  private void intoTheSession(FakePerson person) {
    bench.await(person.say("/start"));
    press(person, "Yes, let's go", "None of these", "That's all");
  }

  private String file(Seen seen) {
    return Objects.requireNonNull(bench.api.file(Objects.requireNonNull(seen.picture())));
  }

  private List<Seen> cards() {
    return ada.chat().stream().filter(m -> !m.buttons().isEmpty()).toList();
  }

  @Test
  void aCardMovesAndHasItsWordsAndButtons() {
    intoTheSession(ada);
    assertThat(file(ada.last())).startsWith("GIF89a");
    assertThat(ada.last().text()).contains("1 of 6 · Glute bridge");
    assertThat(ada.last().buttons()).containsKeys("Done", "It hurts");
    assertThat(bench.api.calls("editMessageMedia")).isEqualTo(1);
  }

  @Test
  void theNextCardTakesItsPlaceWithItsOwnPicture() {
    intoTheSession(ada);
    Seen first = ada.last();
    press(ada, "Done");
    assertThat(ada.last().id()).isEqualTo(first.id());
    assertThat(ada.last().picture()).isNotNull().isNotEqualTo(first.picture());
    assertThat(cards()).hasSize(1);
  }

  @Test
  void nobodyIsShownAMovementWhileBeingAskedAboutPain() {
    intoTheSession(ada);
    Seen card = ada.last();
    press(ada, "It hurts");
    assertThat(ada.last().id()).isGreaterThan(card.id());
    assertThat(ada.last().picture()).isNull();
    assertThat(ada.last().text()).startsWith("Stop this exercise.");
    assertThat(cards()).hasSize(1);
    Seen question = ada.last();
    press(ada, "Ache or discomfort", "2");
    assertThat(ada.last().id())
        .as("the question becomes the gentler card")
        .isEqualTo(question.id());
    assertThat(file(ada.last())).startsWith("GIF89a");
    assertThat(cards()).hasSize(1);
  }

  @Test
  void whatWasUploadedOnceIsSentAgainByItsIdAlsoAfterARestart() {
    intoTheSession(ada);
    bench.restart();
    FakePerson eve = bench.person("eve");
    intoTheSession(eve);
    assertThat(eve.last().picture()).isEqualTo(ada.last().picture());
  }

  @Test
  void anIdThatIsNotGoodAnyMoreIsUploadedAnewOnce() {
    intoTheSession(ada);
    bench.api.forgetFiles();
    FakePerson eve = bench.person("eve");
    intoTheSession(eve);
    assertThat(file(eve.last())).startsWith("GIF89a");
    assertThat(bench.api.calls("editMessageMedia")).as("by its old id, then anew").isEqualTo(3);
    FakePerson kim = bench.person("kim");
    intoTheSession(kim);
    assertThat(kim.last().picture()).isEqualTo(eve.last().picture());
    assertThat(bench.api.calls("editMessageMedia")).isEqualTo(4);
  }

  @Test
  void wordsDoNotWaitForAPictureThatDoesNotGetThroughOrIsRefused() {
    bench.api.next("editMessageMedia", new Fault.Refusal(400, "Bad Request: PHOTO_INVALID"));
    bench.api.next("sendAnimation", new Fault.ResetBefore());
    intoTheSession(ada);
    assertThat(ada.last().picture()).isNull();
    assertThat(ada.last().text()).contains("1 of 6 · Glute bridge");
    bench.api.next("editMessageMedia", new Fault.Refusal(400, "Bad Request: PHOTO_INVALID"));
    press(ada, "Done");
    assertThat(ada.last().text()).contains("2 of 6");
    press(ada, "Done");
    assertThat(ada.last().text()).contains("3 of 6");
    assertThat(file(ada.last())).startsWith("GIF89a");
    assertThat(cards()).hasSize(1);
  }

  @Test
  void picturesCanStandStillOrBeOff() {
    intoTheSession(ada);
    bench.await(ada.say("/settings"));
    press(ada, "Pictures", "still", "Close");
    assertThat(file(ada.last())).startsWith("\u0089PNG");
    bench.await(ada.say("/settings"));
    press(ada, "Pictures", "none", "Close");
    assertThat(ada.last().text()).contains("1 of 6");
    assertThat(ada.last().picture()).isNull();
    assertThat(cards()).hasSize(1);
  }

  @Test
  void progressIsAPictureOfOneselfAndNotKept() {
    intoTheSession(ada);
    press(ada, "Done", "Done", "Stop");
    bench.await(ada.say("/progress"));
    assertThat(file(ada.last())).startsWith("\u0089PNG");
    assertThat(ada.last().text()).contains("1 session so far.").contains("Week of");
    String first = ada.last().picture();
    bench.await(ada.say("/progress"));
    assertThat(ada.last().picture()).as("uploaded again").isNotEqualTo(first);
  }

  @Test
  void aPageForAnAppointmentComesAsAPictureAndAsWordsAndTheCardStands() {
    intoTheSession(ada);
    Seen card = ada.last();
    bench.await(ada.say("/summary"));
    List<Seen> chat = ada.chat();
    Seen picture = chat.get(chat.size() - 2);
    assertThat(picture.document()).as("as a file, which Telegram leaves as it is").contains("PNG");
    assertThat(picture.text()).isEmpty();
    assertThat(ada.last().text()).startsWith("Summary for an appointment").contains("To fill in");
    assertThat(cards()).extracting(Seen::id).containsExactly(card.id());
    press(ada, "Done");
    assertThat(ada.last().text()).contains("2 of 6");
  }

  @Test
  void aCardThatIsOverStandsStillAndSaysWhetherItWasDone() {
    intoTheSession(ada);
    int card = ada.last().id();
    press(ada, "It hurts");
    Seen hurt = seen(card);
    assertThat(hurt.text()).isEqualTo("1 of 6 · Glute bridge");
    assertThat(file(hurt)).startsWith("\u0089PNG");
    press(ada, "No pain, go back", "Done", "Done", "Done", "Done", "Done");
    card = ada.last().id();
    press(ada, "Done");
    assertThat(ada.last().id()).isGreaterThan(card);
    assertThat(seen(card).text()).startsWith("✓ 6 of 6 · ");
    assertThat(seen(card).buttons()).isEmpty();
    assertThat(file(seen(card))).startsWith("\u0089PNG");
    assertThat(cards()).hasSize(1);
  }

  private Seen seen(int message) {
    return ada.chat().stream().filter(m -> m.id() == message).findFirst().orElseThrow();
  }

  @Test
  void aCardWhoseStillIsRefusedLosesItsButtonsAllTheSame() {
    intoTheSession(ada);
    int card = ada.last().id();
    Fault refused = new Fault.Refusal(400, "Bad Request: PHOTO_INVALID");
    bench.api.next("editMessageMedia", refused, refused);
    press(ada, "It hurts");
    assertThat(seen(card).buttons()).isEmpty();
    assertThat(cards()).hasSize(1);
  }

  @Test
  void anExplanationOpensWhenItIsPressed() {
    intoTheSession(ada);
    press(ada, "How?");
    assertThat(bench.api.chats().folded(ada.last().id()))
        .startsWith("Lie on your back")
        .endsWith("American Council on Exercise.");
    press(ada, "Done");
    assertThat(bench.api.chats().folded(ada.last().id())).isNull();
  }

  @Test
  void whileAPictureIsOnItsWayTheBotIsSeenToBeBusy() {
    intoTheSession(ada);
    bench.settle(() -> bench.api.chats().actions(ada.id()).contains("upload_video"));
    bench.await(ada.say("/summary"));
    bench.settle(() -> bench.api.chats().actions(ada.id()).contains("upload_document"));
    FakePerson eve = bench.person("eve");
    intoTheSession(eve);
    assertThat(bench.api.chats().actions(eve.id())).as("it is known by now").isEmpty();
  }

  @Test
  void howShowsTheExerciseBetweenSessionsToo() {
    intoTheSession(ada);
    press(ada, "Stop");
    bench.await(ada.say("/how leg curl"));
    assertThat(ada.last().text()).startsWith("Standing leg curl:");
    assertThat(file(ada.last())).startsWith("GIF89a");
  }
}
