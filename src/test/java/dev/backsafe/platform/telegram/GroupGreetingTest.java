package dev.backsafe.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.config.Secret;
import dev.backsafe.harness.NoWaitTicker;
import dev.backsafe.platform.PlatformTexts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the bot says its line in a group, and when others are meant. */
class GroupGreetingTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final PlatformTexts WORDS =
      new PlatformTexts(
          Map.of("session", "Start"),
          List.of(),
          Map.of(),
          Map.of(TelegramPhrase.GROUP.key(), "In private.", "telegram.group-button", "There"));

  private final NoWaitTicker time = new NoWaitTicker();
  private FakeBotApi server;
  private BotApi api;
  private GroupGreeting greeting;
  private FakePerson group;

  @SuppressWarnings("NullAway.Init") // Set before each test.
  GroupGreetingTest() {}

  @BeforeEach
  void open() throws Exception {
    server = new FakeBotApi(time);
    api = new BotApi(server.url(), new Secret(FakeBotApi.TOKEN));
    greeting = new GroupGreeting(api, () -> FakeBotApi.BOT, _ -> WORDS, time);
    group = new FakePerson(server, 700_000_001);
  }

  @AfterEach
  void close() throws Exception {
    api.close();
    server.close();
  }

  private ObjectNode message(String text) {
    ObjectNode message = group.message().put("text", text);
    ((ObjectNode) message.path("chat")).put("type", "supergroup");
    return message;
  }

  /** How often the bot spoke. */
  private int greeted(ObjectNode message) {
    greeting.greet(update("message", message));
    return group.heard().size();
  }

  private static JsonNode update(String kind, JsonNode content) {
    return JSON.createObjectNode().put("update_id", 1).set(kind, content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/session",
        "/Session@backsafetestbot now",
        "@BacksafeTestBot",
        "hey @backsafetestbot, my back",
        "Is it you, @BacksafeTestBot?"
      })
  void itAnswersItsOwnCommandsAndItsName(String text) {
    assertThat(greeted(message(text))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/shrug",
        "/session@other_bot",
        "/session@BacksafeTestBot2",
        "/ask@other_bot what is @BacksafeTestBot",
        "/ask what is @BacksafeTestBot",
        "@BacksafeTestBot2",
        "me@BacksafeTestBot.org",
        "my back hurts"
      })
  void whatIsForOthersIsNotAnswered(String text) {
    assertThat(greeted(message(text))).isZero();
  }

  @Test
  void otherBotsAreNotAnsweredAndAdministratorsWithoutANameAre() {
    ObjectNode bot = message("@BacksafeTestBot");
    ((ObjectNode) bot.path("from")).put("is_bot", true);
    assertThat(greeted(bot)).isZero();
    ObjectNode passedOn = message("@BacksafeTestBot");
    passedOn.putObject("via_bot").put("id", 5).put("is_bot", true);
    assertThat(greeted(passedOn)).isZero();
    ObjectNode nameless = bot.deepCopy();
    nameless.putObject("sender_chat").put("id", group.id()).put("type", "supergroup");
    assertThat(greeted(nameless)).isEqualTo(1);
  }

  @Test
  void aNameBelowAPictureIsACall() {
    ObjectNode picture = message("").put("caption", "look @BacksafeTestBot");
    picture.remove("text");
    assertThat(greeted(picture)).isEqualTo(1);
  }

  /** https://core.telegram.org/bots/api#message: message_thread_id, is_topic_message. */
  @Test
  void inAForumItAnswersInTheTopicInWhichItWasCalled() {
    server.chats().topics(group.id(), Set.of(17));
    ObjectNode message = message("/session").put("message_thread_id", 17);
    assertThat(greeted(message.deepCopy().put("is_topic_message", true))).isEqualTo(1);
    assertThat(server.chats().topicOf(group.last().id())).isEqualTo(17);
    time.advance(70);
    assertThat(greeted(message)).as("a thread of replies is no topic").isEqualTo(1);
    assertThat(server.chats().topicOf(group.last().id())).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "left, member, supergroup, 1",
    "left, administrator, supergroup, 1",
    "kicked, administrator, group, 1",
    "member, administrator, supergroup, 0",
    "administrator, left, supergroup, 0",
    "left, administrator, channel, 0"
  })
  void itGreetsWhenItIsLetIn(String was, String is, String type, int times) {
    ObjectNode change = JSON.createObjectNode();
    change.putObject("chat").put("id", group.id()).put("type", type);
    change.putObject("from").put("id", 5).put("is_bot", false);
    change.putObject("old_chat_member").put("status", was);
    change.putObject("new_chat_member").put("status", is);
    greeting.greet(update("my_chat_member", change));
    assertThat(group.heard()).hasSize(times);
  }

  @Test
  void howeverOftenItIsCalledItSaysItOnceAMinute() {
    assertThat(List.of(greeted(message("/session")), greeted(message("/session"))))
        .containsExactly(1, 0);
    time.advance(61);
    assertThat(greeted(message("/session"))).isEqualTo(1);
  }
}
