package dev.backsafe.platform.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.picture.Picture;
import dev.backsafe.picture.Pictures;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.PlatformMemory;
import dev.backsafe.platform.PlatformTexts;
import dev.backsafe.routine.Illustration;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The parts that need no Discord to be shown right. */
class DiscordPartsTest {
  private static final MessageRenderer.Reader READER =
      new MessageRenderer.Reader(
          "42", new PlatformTexts(Map.of(), List.of(), Map.of(), Map.of()), true);

  /** Remembers as long as the test runs. */
  private static final class Notes implements PlatformMemory {
    private final Map<String, String> notes = new HashMap<>();

    @Override
    public Optional<String> recall(String platform, String key) {
      return Optional.ofNullable(notes.get(platform + key));
    }

    @Override
    public void remember(String platform, String key, @Nullable String value) {
      notes.put(platform + key, value);
    }

    @Override
    public Optional<String> recall(Account account, String key) {
      return recall(account.id(), key);
    }

    @Override
    public void remember(Account account, String key, @Nullable String value) {
      remember(account.id(), key, value);
    }
  }

  /** That it is acknowledged by then, whatever the database does, is shown on the whole bot. */
  @Test
  void anInteractionIsAcknowledgedWellBeforeDiscordGivesItUp() {
    assertThat(DiscordReceiver.LATEST_ACKNOWLEDGEMENT).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void aProgramThatIsRestartedAllDayBeginsFewerThanAHundredSessions() {
    Notes notes = new Notes();
    Instant[] now = {Instant.parse("2026-03-02T00:00:00Z")};
    Instant end = now[0].plus(Duration.ofDays(1));
    int begun = 0;
    while (now[0].isBefore(end)) {
      IdentifyBudget restarted = new IdentifyBudget(notes, () -> now[0]);
      now[0] = now[0].plus(restarted.before(0));
      restarted.spend(0);
      begun++;
      now[0] = now[0].plusSeconds(1);
    }
    assertThat(begun).isBetween(50, 99);
    // A clock that was set back locks nobody out.
    now[0] = now[0].minus(Duration.ofDays(3));
    assertThat(new IdentifyBudget(notes, () -> now[0]).before(0))
        .isLessThanOrEqualTo(Duration.ofMinutes(20));
    assertThat(new IdentifyBudget(notes, () -> now[0]).before(1)).isZero();
  }

  /** A few at once, then one each two seconds; after a refusal none for a while, ever longer. */
  @Test
  void directMessagesAreOpenedOneAfterAnother() {
    DirectMessages.Openings openings = new DirectMessages.Openings();
    long second = Duration.ofSeconds(1).toNanos();
    for (int i = 0; i < 5; i++) {
      assertThat(openings.take(0, false)).isZero();
    }
    assertThat(openings.take(0, false)).isEqualTo(Duration.ofSeconds(2));
    assertThat(openings.take(2 * second, false)).isZero();
    assertThat(openings.take(2 * second, false)).isPositive();
    assertThat(openings.take(2 * second, true)).isZero();
    openings.refused(2 * second, 40003, false);
    assertThat(openings.take(2 * second, true)).isZero();
    assertThat(openings.take(31 * second, false)).isEqualTo(Duration.ofSeconds(1));
    openings.refused(31 * second, 20026, true);
    assertThat(openings.take(31 * second, true)).isEqualTo(Duration.ofMinutes(1));
    openings.arrived();
    assertThat(openings.take(31 * second, true)).isZero();
  }

  private static final Pictures BRIDGE =
      _ -> Optional.of(new Pictures.Image("k", "bridge.png", new byte[] {1, 2, 3}, false));

  private static Outgoing card(@Nullable String answers, Button... buttons) {
    return new Outgoing(
            "Glute bridge",
            List.of(buttons),
            new Picture.OfExercise(new Illustration("glute-bridge", "full", true)),
            "Somebody on their back, hips up",
            null,
            null)
        .answering(answers);
  }

  private static MessageCreateData made(Pictures pictures, Outgoing message, ShownCard place) {
    return new MessageRenderer(pictures)
        .render(PlainerForms.of(message, "Sorry.").getFirst(), READER, place)
        .getFirst();
  }

  /** Picture and buttons are in one box with the words, which has a colour of its own. */
  @Test
  void aCardIsABoxWithItsPictureItsWordsForWhoeverDoesNotSeeItAndItsButtons() {
    MessageCreateData data = made(BRIDGE, card("1", new Button("Done", "done:@1")), ShownCard.NONE);
    DataArray top = data.toData().getArray("components");
    assertThat(data.isUsingComponentsV2()).isTrue();
    assertThat(data.getContent()).isEmpty();
    assertThat(top.length()).isEqualTo(1);
    assertThat(top.getObject(0).getInt("type")).isEqualTo(FakeComponents.CONTAINER);
    assertThat(top.getObject(0).getInt("accent_color")).isEqualTo(MessageRenderer.ACCENT);
    assertThat(top.getObject(0).getArray("components").stream(DataArray::getObject))
        .extracting(part -> part.getInt("type"))
        .containsExactly(FakeComponents.TEXT, FakeComponents.GALLERY, FakeComponents.ROW);
    assertThat(data.toData().toString())
        .contains("Somebody on their back, hips up", "attachment://bridge.png", "done:@1~42");
  }

  /** What a person has not asked for is read in a notification, which shows no components. */
  @Test
  void whatTheBotSaysByItselfIsPlainAndItsPictureHasItsWordsAllTheSame() {
    MessageCreateData data =
        made(BRIDGE, card(null, new Button("Start", "start:@1")), ShownCard.NONE);
    assertThat(data.isUsingComponentsV2()).isFalse();
    assertThat(data.getContent()).isEqualTo("Glute bridge");
    assertThat(data.toData().getArray("attachments").getObject(0).getString("description"))
        .isEqualTo("Somebody on their back, hips up");
    assertThat(data.toData().getArray("components").getObject(0).getInt("type"))
        .isEqualTo(FakeComponents.ROW);
  }

  /** Nothing is asked, so nothing stands in a box: words alone, and a page to take along. */
  @Test
  void whatAsksNothingStandsInNoBox() {
    Outgoing words = new Outgoing("See you.", List.of(), null, null).answering("1");
    assertThat(made(Pictures.NONE, words, ShownCard.NONE).isUsingComponentsV2()).isFalse();
    DataArray page = made(BRIDGE, card("1"), ShownCard.NONE).toData().getArray("components");
    assertThat(page.stream(DataArray::getObject))
        .extracting(part -> part.getInt("type"))
        .containsExactly(FakeComponents.TEXT, FakeComponents.GALLERY);
  }

  /** Only what is the same for everybody, by its name, and only where it stands. */
  @Test
  void aPictureThatStandsThereIsNotUploadedAgain() {
    ShownCard place = new ShownCard(true, Map.of("bridge.png", "77"));
    Outgoing card = card("1", new Button("Done", "done:@1"));
    MessageCreateData next = made(BRIDGE, card, place);
    assertThat(next.getAllDistinctFiles()).isEmpty();
    DataObject change = place.replacedBy(next).toData();
    assertThat(change.getArray("attachments").toString()).isEqualTo("[{\"id\":\"77\"}]");
    assertThat(change.toString()).contains("attachment://bridge.png", "hips up");
    assertThat(made(BRIDGE, card, place.withoutPictures()).getAllDistinctFiles()).hasSize(1);
    Pictures own = _ -> Optional.of(new Pictures.Image(null, "bridge.png", new byte[1], false));
    MessageCreateData personal = made(own, card, place);
    assertThat(personal.getAllDistinctFiles()).hasSize(1);
    assertThat(place.replacedBy(personal).getAttachments()).isEmpty();
    assertThat(place.keepsAny(List.of(personal))).isFalse();
  }

  /** A row that is too wide for a telephone would be two there, as chance will have it. */
  @Test
  void buttonsStandInRowsThatATelephoneShowsAsTheyAre() {
    assertThat(rows("Done", "It hurts", "Easier", "Skip", "How?", "Stop"))
        .containsExactly(List.of("Done", "It hurts", "Easier"), List.of("Skip", "How?", "Stop"));
    assertThat(rows("Sharp or shooting", "Tingling or numb", "Ache or discomfort"))
        .containsExactly(
            List.of("Sharp or shooting"),
            List.of("Tingling or numb"),
            List.of("Ache or discomfort"));
    assertThat(rows("1", "2", "3", "4", "5", "6")).extracting(List::size).containsExactly(3, 3);
  }

  /** As many rows as there may be without components. */
  @Test
  void manyLongButtonsFitIntoAPlainMessageToo() {
    Outgoing many =
        new Outgoing(
            "Which one?",
            IntStream.range(0, 8)
                .mapToObj(i -> new Button("A rather long answer of some kind " + i, "a:" + i))
                .toList(),
            null,
            null);
    assertThat(made(Pictures.NONE, many, ShownCard.NONE).getComponents()).hasSize(2);
    assertThat(
            made(Pictures.NONE, many.answering("1"), ShownCard.NONE)
                .getComponentTree()
                .findAll(ActionRow.class))
        .hasSize(8);
  }

  private static List<List<String>> rows(String... labels) {
    Button[] buttons = Stream.of(labels).map(l -> new Button(l, "b:" + l)).toArray(Button[]::new);
    return made(Pictures.NONE, card("1", buttons), ShownCard.NONE)
        .getComponentTree()
        .findAll(ActionRow.class)
        .stream()
        .map(row -> row.getButtons().stream().map(b -> b.getLabel()).toList())
        .toList();
  }

  /** Where a card is made of components its answer is, and a file is one of them. */
  @Test
  void aFileComesAlongWhicheverWayAMessageIsMade() {
    Outgoing.Document all = new Outgoing.Document("backsafe.json", "{}");
    Outgoing export = new Outgoing("Here it is.", List.of(), null, all).answering("1");
    for (boolean onComponents : new boolean[] {false, true}) {
      MessageCreateData data = made(Pictures.NONE, export, new ShownCard(onComponents, Map.of()));
      assertThat(data.isUsingComponentsV2()).isEqualTo(onComponents);
      assertThat(data.getAllDistinctFiles().stream().map(FileUpload::getName))
          .containsExactly("backsafe.json");
      assertThat(data.toData().toString()).contains("Here it is.");
      assertThat(data.toData().toString().contains("attachment://")).isEqualTo(onComponents);
    }
  }

  /** Else it would be tried for ever, and what comes after it would wait. */
  @Test
  void whatDiscordWouldNeverTakeIsGivenUpAndNotQuoted() {
    Outgoing odd =
        new Outgoing("My knee", List.of(new Button("Done", "x".repeat(200))), null, null);
    assertThatThrownBy(() -> made(Pictures.NONE, odd, ShownCard.NONE))
        .isInstanceOf(MessageRenderer.Unfit.class)
        .satisfies(e -> assertThat(DiscordErrors.delivery(e)).isInstanceOf(Delivery.Refused.class))
        .hasNoCause()
        .hasMessageNotContaining("knee");
  }

  @Test
  void descriptionsAreLocalisedWhereThereAreWords() {
    PlatformTexts english =
        new PlatformTexts(Map.of("help", "what I can do"), List.of(), Map.of(), Map.of());
    PlatformTexts german =
        new PlatformTexts(Map.of("help", "was ich kann"), List.of(), Map.of(), Map.of());
    DiscordLanguages languages = new DiscordLanguages(Map.of("en", english, "de", german));
    assertThat(languages.localised(w -> w.commands().getOrDefault("help", "")))
        .containsExactly(Map.entry(DiscordLocale.GERMAN, "was ich kann"));
    assertThat(languages.of("en-GB")).isEqualTo(english);
    assertThat(languages.of("fr")).isEqualTo(english);
  }

  @Test
  void onlyMomentsOfOursAreLeftAsTheyAre() {
    assertThat(MarkdownEscaper.text("until <t:1772611200:F> (<t:1772611200:R>)"))
        .isEqualTo("until <t:1772611200:F> (<t:1772611200:R>)");
    assertThat(MarkdownEscaper.text("<t:1:Z> <@1>")).isEqualTo("\\<t:1:Z\\> \\<\\@1\\>");
    assertThat(MarkdownEscaper.text("1. one\n- two")).isEqualTo("1\\. one\n\\- two");
    assertThat(MarkdownEscaper.text("\u200b \t12\u00ad. a 3. b\n\n + c -d\r#e"))
        .isEqualTo(" \t12\\. a 3. b\n\n \\+ c -d\r\\#e");
    assertThat(MarkdownEscaper.text("1.5 -5 1- 7.")).isEqualTo("1.5 -5 1- 7.");
    assertThat(MarkdownEscaper.text("<t:1\u200b:F>\u202e\\*")).isEqualTo("\\<t:1:F\\>\\\\\\*");
  }
}
