package dev.backsafe.scenario;

/** What the bot has said first, as its reader knows it again. */
record SaidReminder(String text) {
  boolean isOfSession() {
    return text.startsWith("Still there?") || text.startsWith("I closed the session");
  }

  /** Whether it calls to train. */
  boolean isCall() {
    return text.startsWith("Your recovery is over") || isAgain() || asksFirst();
  }

  boolean isAgain() {
    return text.startsWith("A small reminder") || isLast();
  }

  boolean isLast() {
    return text.startsWith("I won't ask again");
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
