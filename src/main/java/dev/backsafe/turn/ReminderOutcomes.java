package dev.backsafe.turn;

import dev.backsafe.conversation.Effect;
import dev.backsafe.conversation.Engine;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Transition;
import dev.backsafe.platform.Account;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.Store.Pending;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of reminders after they were said. Each is a turn of its own, known by its reply, so
 * that it is kept once, whatever dies in between; nothing of it is a text.
 */
final class ReminderOutcomes {
  private final Engine engine;
  private final Store store;
  private final InstantSource clock;

  ReminderOutcomes(Engine engine, Store store, InstantSource clock) {
    this.engine = engine;
    this.store = store;
    this.clock = clock;
  }

  void arrived(Pending reminder, Instant due) {
    Instant now = now();
    Duration late = Duration.between(due, now);
    keep(
        reminder.account(),
        end(reminder, due),
        new Fact.ReminderArrived(due, Math.max(0, late.toSeconds())));
  }

  /** It could not be sent while it was news, or day: what it was for comes again, or does not. */
  void unsaid(Pending reminder, Instant due) {
    Instant now = now();
    var _ =
        store.turn(
            reminder.account(),
            end(reminder, due),
            now,
            (person, _) ->
                person == null ? noted(null, List.of()) : decided(engine.unsaid(person, due, now)));
  }

  /** One key for both: what is known to have arrived is not missing when it is met again. */
  private static String end(Pending reminder, Instant due) {
    return "end " + reminder.id() + " " + due.toEpochMilli();
  }

  void unreachable(Pending reply) {
    // What was never stored is not tried again after a restart.
    String id = reply.id() == 0 ? UUID.randomUUID().toString() : "unreachable " + reply.id();
    keep(reply.account(), id, new Fact.TurnedUnreachable());
  }

  private void keep(Account account, String id, Fact fact) {
    var _ = store.turn(account, id, now(), (person, _) -> noted(person, List.of(fact)));
  }

  /** Nothing changes of the person, and of a stranger nothing is kept. */
  static Decision noted(@Nullable Person person, List<Fact> facts) {
    return new Decision(person, person == null ? List.of() : facts, List.of(), List.of(), false);
  }

  private static Decision decided(Transition transition) {
    List<Fact> facts = new ArrayList<>();
    List<Due> due = new ArrayList<>();
    for (Effect effect : transition.effects()) {
      switch (effect) {
        case Effect.Note(Fact fact) -> facts.add(fact);
        case Effect.Remind(var kind, Instant at) -> due.add(new Due(kind, at));
        case Effect.Say _, Effect.ShowProgress _, Effect.ShowSummary _ -> {}
        case Effect.Export _, Effect.Erase _ -> {}
      }
    }
    return new Decision(transition.next(), facts, List.of(), due, false);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
