package dev.backsafe.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.harness.TelegramBench;
import dev.backsafe.platform.telegram.FakePerson.Seen;
import dev.backsafe.turn.Checkpoint;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent other than words, what is changed afterwards, and presses that come twice. */
class TelegramMessagesTest {
  private static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

  @TempDir Path temp;
  private TelegramBench bench;
  private FakePerson ada;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  TelegramMessagesTest() {}

  @BeforeEach
  void open() {
    bench = new TelegramBench("jdbc:sqlite:" + temp.resolve("t.db"), MORNING, Checkpoint.NONE);
    ada = bench.person("ada");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void say(String text) {
    bench.await(ada.say(text));
  }

  private void press(String... labels) {
    for (String label : labels) {
      bench.await(ada.press(label));
    }
  }

  private void intoTheSession() {
    say("/start");
    press("Yes, let's go", "None of these", "That's all");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sticker",
        "voice",
        "photo",
        "location",
        "contact",
        "video_note",
        "dice",
        "poll",
        "checklist",
        "paid_media",
        "rich_message",
        "hologram"
      })
  void whatCannotBeReadGetsAKindAnswerAndTheCard(String kind) {
    intoTheSession();
    ObjectNode message = ada.message();
    switch (kind) {
      case "photo" -> message.putArray(kind).addObject().put("file_id", "1");
      case "location" -> message.putObject(kind).put("latitude", 52.5).put("longitude", 13.4);
      default -> message.putObject(kind);
    }
    bench.await(ada.send(message));
    assertThat(ada.last().text()).startsWith("I can only read words and buttons, sorry.");
    assertThat(ada.last().text()).contains("1 of 6");
  }

  @Test
  void editedAndForwardedMessagesAreNotTakenForWords() {
    intoTheSession();
    bench.await(ada.edit("/delete"));
    assertThat(ada.last().text()).startsWith("I go by what you wrote first").contains("1 of 6");
    ObjectNode forwarded = ada.message().put("text", "done").put("forward_date", 1_760_000_000);
    bench.await(ada.send(forwarded));
    assertThat(ada.last().text()).startsWith("I only go by your own words").contains("1 of 6");
  }

  /** https://core.telegram.org/bots/api#update: an edit is told without a visible change, too. */
  @Test
  void anEditThatChangesNoWordsIsNotAnswered() {
    intoTheSession();
    ObjectNode said = ada.message().put("text", "what about my knees?");
    bench.await(ada.send(said));
    int messages = ada.chat().size();
    bench.await(ada.edit(said));
    ObjectNode place = ada.message();
    place.putObject("location").put("latitude", 52.5).put("longitude", 13.4);
    bench.await(ada.edit(place));
    assertThat(ada.chat()).hasSize(messages);
  }

  @Test
  void aSignThatAnEditNamesIsHeard() {
    intoTheSession();
    bench.await(ada.edit("chest pain"));
    assertThat(ada.last().text()).contains("emergency");
  }

  @Test
  void anAlbumGetsOneLineAndWhatIsWrittenBelowItIsRead() {
    intoTheSession();
    List<ObjectNode> album = album("1");
    int last = 0;
    for (ObjectNode picture : album) {
      last = ada.send(picture);
    }
    bench.await(last);
    assertThat(ada.heard().stream().filter(m -> m.text().startsWith("I can only read"))).hasSize(1);
    for (ObjectNode picture : album("2")) {
      boolean first = picture.path("message_id").asInt() % 10 == 3;
      last = ada.send(first ? picture.put("caption", "both my legs are numb") : picture);
    }
    bench.await(last);
    assertThat(ada.chat()).extracting(Seen::text).anyMatch(t -> t.contains("emergency department"));
  }

  private List<ObjectNode> album(String id) {
    return IntStream.range(0, 10)
        .mapToObj(
            _ -> {
              ObjectNode picture = ada.message().put("media_group_id", id);
              picture.putArray("photo").addObject().put("file_id", "1");
              return picture;
            })
        .toList();
  }

  @Test
  void aSecondTapIsAToastAndALaterPressOfAnOldButtonIsTold() {
    intoTheSession();
    Seen card = ada.last();
    String done = Objects.requireNonNull(card.buttons().get("Done"));
    bench.await(ada.press(card.id(), done));
    int messages = ada.heard().size();
    bench.await(ada.press(card.id(), done));
    bench.settle(() -> bench.api.chats().toasts().contains("I have that one already."));
    assertThat(ada.heard()).isEmpty();
    assertThat(messages).isPositive();
    bench.time.advance(61);
    bench.await(ada.press(card.id(), done));
    assertThat(ada.last().text()).startsWith("That button was from an earlier message");
    assertThat(ada.last().text()).contains("2 of 6");
  }

  @Test
  void whatMayBePressedAgainIsAnsweredAgain() {
    intoTheSession();
    press("Stop", "Why this routine?");
    String first = ada.last().text();
    press("Why this routine?");
    assertThat(ada.last().text()).isNotEqualTo(first).contains("2 of");
  }

  @Test
  void painThatAnEditAddsIsHeard() {
    intoTheSession();
    bench.await(ada.edit("done, but now both my legs are numb"));
    assertThat(ada.last().text()).startsWith("Please stop, and go to an emergency department");
  }

  @Test
  void whatTelegramItselfPutsIntoAChatIsNotAnswered() {
    intoTheSession();
    int messages = ada.chat().size();
    ObjectNode message = ada.message();
    message.putObject("pinned_message").put("message_id", 1).put("date", 0);
    bench.await(ada.send(message));
    ObjectNode ticked = ada.message();
    ticked.putObject("checklist_tasks_done").putArray("marked_as_done_task_ids").add(1);
    bench.await(ada.send(ticked));
    assertThat(ada.chat()).hasSize(messages);
  }
}
