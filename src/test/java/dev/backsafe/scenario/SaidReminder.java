package dev.backsafe.scenario;

import dev.backsafe.conversation.Content;
import dev.backsafe.harness.DirectBench;
import java.util.List;
import java.util.Map;

/** What the bot has said first, as its reader knows it again. */
record SaidReminder(String text) {
  /** What the sentences that call to train begin with, as far as nothing is filled in. */
  private static final List<String> CALLS = calls();

  private static List<String> calls() {
    Map<String, String> texts = DirectBench.LIBRARY.texts().languages().get("en");
    return texts.entrySet().stream()
        .filter(text -> text.getKey().startsWith(Content.CALLS + "."))
        .map(text -> text.getValue().replaceFirst("\\{.*", ""))
        .toList();
  }

  boolean isOfSession() {
    return text.startsWith("Still there?") || text.startsWith("I closed the session");
  }

  /** Whether it calls to train. */
  boolean isCall() {
    return isSentence() || asksFirst();
  }

  private boolean isSentence() {
    return CALLS.stream().anyMatch(c -> c.isEmpty() ? isCounted() : text.startsWith(c));
  }

  /** "9 sessions are behind you already." */
  private boolean isCounted() {
    return firstLine().matches("(\\d+|One) sessions? (is|are) behind you.*");
  }

  /** Whether it is one of the two that come when nobody has answered for weeks. */
  boolean isKindWord() {
    return text.startsWith("A friendly hello") || text.startsWith("I'm still here, and");
  }

  /** Whether it asks after the pain of the last time before it calls. */
  boolean asksFirst() {
    return !text.startsWith("Your week:") && text.contains("It hurt last time");
  }

  boolean isMorning() {
    return text.startsWith("Good morning!");
  }

  boolean isOfWeek() {
    return text.startsWith("Three sessions in a week") || text.startsWith("Your week:");
  }

  String firstLine() {
    return text.lines().findFirst().orElse("");
  }
}
