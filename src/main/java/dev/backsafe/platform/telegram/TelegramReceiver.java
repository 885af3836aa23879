package dev.backsafe.platform.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.BoundedMap;
import dev.backsafe.platform.Inbox;
import dev.backsafe.platform.PlatformTexts;
import dev.backsafe.platform.Update;
import dev.backsafe.platform.telegram.LastPresses.Press;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;

/**
 * Where updates come in, however they came. Of a group nothing is kept, nor read beyond whether the
 * bot was called; everything else is durable before anything else happens to it.
 */
final class TelegramReceiver {
  private static final int MOST_ALBUMS = 1_000;

  private final BotApi api;
  private final Inbox inbox;
  private final GroupGreeting greeting;
  private final LastPresses presses;
  private final Function<String, PlatformTexts> words;
  private final Executor executor;
  private final Map<String, Boolean> albums = new BoundedMap<>(MOST_ALBUMS);

  TelegramReceiver(
      BotApi api,
      Inbox inbox,
      GroupGreeting greeting,
      LastPresses presses,
      Function<String, PlatformTexts> words,
      Executor executor) {
    this.api = api;
    this.inbox = inbox;
    this.greeting = greeting;
    this.presses = presses;
    this.words = words;
    this.executor = executor;
  }

  /** What is taken in at once. */
  private static final class Batch {
    private final List<Update> kept = new ArrayList<>();
    private final List<Press> pressed = new ArrayList<>();
    private final Set<String> albums = new HashSet<>();
    private final List<AnswerCallbackQuery> answers = new ArrayList<>();
  }

  /** Takes updates in; when it returns they are durable. */
  void take(List<JsonNode> updates) {
    Batch batch = new Batch();
    for (JsonNode update : updates) {
      if (greeting.isOfGroup(update)) {
        executor.execute(() -> greeting.greet(update));
      } else if (update.path("update_id").isIntegralNumber() && isNews(update, batch)) {
        batch.kept.add(
            new Update(Telegram.PLATFORM, update.path("update_id").asText(), update.toString()));
      }
    }
    if (!batch.kept.isEmpty()) {
      inbox.receive(batch.kept);
    }
    batch.pressed.forEach(presses::pressed);
    synchronized (albums) {
      batch.albums.forEach(album -> albums.put(album, true));
    }
    // At once, and not with the answer: the button shows a clock until then.
    batch.answers.forEach(answer -> executor.execute(() -> api.call(answer)));
  }

  /** Whether it says anything that has not just been said in the same way. */
  private boolean isNews(JsonNode update, Batch batch) {
    return update.has("callback_query")
        ? isNewPress(update.path("callback_query"), batch)
        : isNewOfAlbum(update.path("message"), batch);
  }

  private boolean isNewPress(JsonNode query, Batch batch) {
    JsonNode from = query.path("from");
    Press press =
        new Press(
            new Account(Telegram.PLATFORM, from.path("id").asText()),
            query.path("message").path("message_id").asText(),
            query.path("data").asText());
    boolean repeated = presses.isRepeated(press) || batch.pressed.contains(press);
    AnswerCallbackQuery answer = new AnswerCallbackQuery(query.path("id").asText());
    if (repeated) {
      PlatformTexts language = words.apply(from.path("language_code").asText());
      answer.setText(language.say(TelegramPhrase.PRESSED));
    } else {
      batch.pressed.add(press);
    }
    batch.answers.add(answer);
    return !repeated;
  }

  /** Ten pictures come as ten messages; what is written below one of them is read. */
  private boolean isNewOfAlbum(JsonNode message, Batch batch) {
    String album = message.path("media_group_id").asText();
    if (album.isEmpty()) {
      return true;
    }
    synchronized (albums) {
      boolean first = batch.albums.add(album) && !albums.containsKey(album);
      return first || message.has("caption");
    }
  }
}
