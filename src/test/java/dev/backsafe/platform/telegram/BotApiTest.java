package dev.backsafe.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.config.Secret;
import dev.backsafe.platform.TextParts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Calls to the Bot API end, one way or the other. */
class BotApiTest {
  @Test
  void aCallThatHangsIsGivenUp() throws Exception {
    try (FakeBotApi server = new FakeBotApi();
        BotApi api =
            new BotApi(server.url(), new Secret(FakeBotApi.TOKEN), Duration.ofMillis(300))) {
      server.next("getMe", new Fault.Hang());
      server.next("getUpdates", new Fault.Hang());
      assertThat(api.me()).isInstanceOf(ApiResult.Lost.class);
      assertThat(api.updates(0, Duration.ZERO)).isInstanceOf(ApiResult.Lost.class);
      assertThat(api.me()).isInstanceOf(ApiResult.Ok.class);
    }
  }

  @Test
  void nothingThatListensIsALostCall() throws Exception {
    FakeBotApi server = new FakeBotApi();
    server.close();
    try (BotApi api = new BotApi(server.url(), new Secret(FakeBotApi.TOKEN))) {
      assertThat(api.me()).isInstanceOf(ApiResult.Lost.class);
    }
  }

  @Test
  void longTextsAreCutBetweenLines() {
    String lines = "a line of the text\n".repeat(400);
    assertThat(TextParts.of(lines, TelegramSender.LONGEST_TEXT))
        .hasSize(2)
        .allSatisfy(t -> assertThat(t.length()).isLessThan(4_097));
    assertThat(TextParts.of("\ud83e\udd21".repeat(3_000), TelegramSender.LONGEST_TEXT))
        .allSatisfy(t -> assertThat(Character.isLowSurrogate(t.charAt(0))).isFalse());
    assertThat(TextParts.of("", TelegramSender.LONGEST_TEXT)).containsExactly("");
  }
}
