package dev.backsafe.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.config.Secret;
import dev.backsafe.conversation.Button.Tone;
import dev.backsafe.harness.NoWaitTicker;
import dev.backsafe.picture.Pictures;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.Card;
import dev.backsafe.platform.Cards;
import dev.backsafe.platform.Delivery;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.PlatformMemory;
import dev.backsafe.platform.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What happens to a message while it waits for Telegram's limits. */
class TelegramSenderTest {
  private static final Account ADA = new Account("telegram", "700000001");

  private static final Cards NO_CARDS =
      new Cards() {
        @Override
        public Optional<Card> last(Account account) {
          return Optional.empty();
        }

        @Override
        public void show(Account account, Card card) {}
      };

  private static final PlatformMemory NO_MEMORY =
      new PlatformMemory() {
        @Override
        public Optional<String> recall(String platform, String key) {
          return Optional.empty();
        }

        @Override
        public void remember(String platform, String key, @Nullable String value) {}

        @Override
        public Optional<String> recall(Account account, String key) {
          return Optional.empty();
        }

        @Override
        public void remember(Account account, String key, @Nullable String value) {}
      };

  private static Outgoing says(String text) {
    return new Outgoing(text, List.of(), null, null);
  }

  @Test
  void whatAnotherProcessHasTakenOverMeanwhileIsNotSent() throws Exception {
    AtomicBoolean ours = new AtomicBoolean(true);
    // This process stands still while it waits; by then another one delivers.
    Ticker frozen =
        new Ticker() {
          @Override
          public long nanos() {
            return 0;
          }

          @Override
          public void pause(Duration length) {
            ours.set(false);
          }
        };
    try (FakeBotApi server = new FakeBotApi();
        BotApi api = new BotApi(server.url(), new Secret(FakeBotApi.TOKEN))) {
      FakePerson ada = new FakePerson(server, 700_000_001);
      ada.say("/start");
      Media media = new Media(api, NO_MEMORY, "1");
      TelegramSender sender =
          new TelegramSender(
              api, NO_CARDS, Pictures.NONE, media, new Pacing(frozen), new LastPresses(frozen));
      Delivery delivery = sender.send(ADA, says("0"), ours::get);
      int sent = 0;
      while (delivery instanceof Delivery.Delivered) {
        assertThat(++sent).as("some go at once, not all").isLessThan(20);
        delivery = sender.send(ADA, says("" + sent), ours::get);
      }
      assertThat(delivery).isInstanceOf(Delivery.Withdrawn.class);
      assertThat(ada.heard()).hasSize(sent);
    }
  }

  private static final Outgoing CARD =
      new Outgoing(
          "1 of 6",
          List.of(
              new Button("Done", "done:@1", Tone.GO),
              new Button("It hurts", "hurts:@1", Tone.ALARM),
              new Button("Skip", "skip:@1")),
          null,
          null);

  private static TelegramSender sender(BotApi api, Ticker ticker) {
    Media media = new Media(api, NO_MEMORY, "1");
    return new TelegramSender(
        api, NO_CARDS, Pictures.NONE, media, new Pacing(ticker), new LastPresses(ticker));
  }

  @Test
  void whatIsDoneNextAndWhatHurtsStandOut() throws Exception {
    try (FakeBotApi server = new FakeBotApi();
        BotApi api = new BotApi(server.url(), new Secret(FakeBotApi.TOKEN))) {
      new FakePerson(server, 700_000_001).say("/start");
      sender(api, Ticker.REAL).send(ADA, CARD, () -> true);
      assertThat(server.chats().style("Done")).isEqualTo("success");
      assertThat(server.chats().style("It hurts")).isEqualTo("danger");
      assertThat(server.chats().style("Skip")).isEmpty();
    }
  }

  @Test
  void aServerThatKnowsNoColoursGetsPlainButtons() throws Exception {
    try (FakeBotApi server = new FakeBotApi();
        BotApi api = new BotApi(server.url(), new Secret(FakeBotApi.TOKEN))) {
      FakePerson ada = new FakePerson(server, 700_000_001);
      ada.say("/start");
      String why = "Bad Request: can't parse inline keyboard button: " + FakeChats.NO_STYLE;
      server.next("sendMessage", new Fault.Refusal(400, why));
      assertThat(sender(api, Ticker.REAL).send(ADA, CARD, () -> true))
          .isInstanceOf(Delivery.Delivered.class);
      assertThat(ada.last().buttons()).containsKeys("Done", "It hurts", "Skip");
      assertThat(server.chats().style("Done")).isEmpty();
    }
  }

  /** Telegram counts the change of a keyboard as a message, and so its limit is obeyed. */
  @Test
  void buttonsThatAreOverGoEvenWhereTelegramSaysToWait() throws Exception {
    NoWaitTicker time = new NoWaitTicker();
    try (FakeBotApi server = new FakeBotApi(time);
        BotApi api = new BotApi(server.url(), new Secret(FakeBotApi.TOKEN))) {
      FakePerson ada = new FakePerson(server, 700_000_001);
      ada.say("/start");
      TelegramSender sender = sender(api, time);
      sender.send(ADA, CARD, () -> true);
      String old = Integer.toString(ada.last().id());
      server.next("editMessageReplyMarkup", new Fault.Flood(15));
      long before = time.nanos();
      sender.send(ADA, CARD.spending(new Outgoing.Spent(old, false)), () -> true);
      assertThat(Duration.ofNanos(time.nanos() - before)).isGreaterThan(Duration.ofSeconds(14));
      assertThat(ada.chat().getFirst().buttons()).isEmpty();
      assertThat(ada.last().buttons()).isNotEmpty();
    }
  }
}
