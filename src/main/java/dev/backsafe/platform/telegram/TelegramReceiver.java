package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsafe.platform.Inbox;
import dev.backsafe.platform.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;

/**
 * Where updates come in, however they came. Of a group nothing is kept, nor read beyond whether the
 * bot was called; everything else is durable before anything else happens to it.
 */
final class TelegramReceiver {
  private final BotApi api;
  private final Inbox inbox;
  private final GroupGreeting greeting;
  private final Executor executor;

  TelegramReceiver(BotApi api, Inbox inbox, GroupGreeting greeting, Executor executor) {
    this.api = api;
    this.inbox = inbox;
    this.greeting = greeting;
    this.executor = executor;
  }

  /** Takes updates in; when it returns they are durable. */
  void take(List<JsonNode> updates) {
    List<Update> kept = new ArrayList<>();
    List<String> presses = new ArrayList<>();
    for (JsonNode update : updates) {
      if (greeting.isOfGroup(update)) {
        executor.execute(() -> greeting.greet(update));
      } else if (update.path("update_id").isIntegralNumber()) {
        kept.add(
            new Update(Telegram.PLATFORM, update.path("update_id").asText(), update.toString()));
        String press = update.path("callback_query").path("id").asText();
        if (!press.isEmpty()) {
          presses.add(press);
        }
      }
    }
    if (!kept.isEmpty()) {
      inbox.receive(kept);
    }
    // At once, and not with the answer: the button shows a clock until then.
    presses.forEach(id -> executor.execute(() -> api.call(new AnswerCallbackQuery(id))));
  }
}
