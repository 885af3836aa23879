package dev.backsafe.conversation;

import dev.backsafe.conversation.reminder.ReminderKind;
import java.time.Instant;

/** What a step wants to happen; the turn carries it out in the same transaction. */
public sealed interface Effect {
  record Say(Message message) implements Effect {}

  record Note(Fact fact) implements Effect {}

  /** One reminder of a kind a person: a later one replaces an earlier one. */
  record Remind(ReminderKind kind, Instant at) implements Effect {}

  /** Tell what the history shows. */
  record ShowProgress() implements Effect {}

  /** One page for an appointment. */
  record ShowSummary() implements Effect {}

  /** Hand out everything that is stored of the person. */
  record Export() implements Effect {}

  /** Forget the person: state, history, reminders, everything. */
  record Erase() implements Effect {}
}
