package dev.backsafe.turn;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Effect;
import dev.backsafe.conversation.Engine;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.PainReported;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Message;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Profile.Showing;
import dev.backsafe.conversation.Progress;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.phase.Consenting;
import dev.backsafe.conversation.phase.DescribingPain;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.phase.Screening;
import dev.backsafe.conversation.phase.Worrying;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.phrasing.Voice;
import dev.backsafe.picture.Picture;
import dev.backsafe.platform.Account;
import dev.backsafe.platform.BoundedMap;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.platform.Outgoing.Button;
import dev.backsafe.platform.Outgoing.Document;
import dev.backsafe.platform.Outgoing.Past;
import dev.backsafe.platform.Urgency;
import dev.backsafe.routine.Illustration;
import dev.backsafe.routine.Routine;
import dev.backsafe.store.StateCodec;
import dev.backsafe.store.Store;
import dev.backsafe.store.Store.Committed;
import dev.backsafe.store.Store.Decision;
import dev.backsafe.store.Store.Due;
import dev.backsafe.store.Store.DueReminder;
import dev.backsafe.store.Store.History;
import dev.backsafe.store.Store.Swept;
import dev.backsafe.understanding.Analysis;
import dev.backsafe.understanding.Asked;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One turn: read what came in, decide and commit in one transaction, then deliver. */
public final class TurnProcessor {
  private static final Logger LOG = LoggerFactory.getLogger(TurnProcessor.class);

  /** Few enough to keep, and so many that turns of different people hardly ever share one. */
  private static final int LOCKS = 4_096;

  private static final int STRANGERS = 1_000;

  private final Engine engine;
  private final Interpreter interpreter;
  private final Phrasing phrasing;
  private final ProgressCharts charts;
  private final ExerciseCards cards;
  private final SummaryPages pages;
  private final Store store;
  private final Outbox outbox;
  private final InstantSource clock;
  private final Checkpoint checkpoint;
  private final TurnListener watch;
  private final Lock[] locks = new Lock[LOCKS];

  /** Turns of different people go together; a sweep, which may be of anybody, goes alone. */
  private final ReadWriteLock sweeping = new ReentrantReadWriteLock();

  private volatile Consumer<Instant> whenDue = _ -> {};

  /** The strangers who were welcomed last: they need not hear all of it again. Kept nowhere. */
  private final Map<Account, Boolean> welcomed =
      Collections.synchronizedMap(new BoundedMap<>(STRANGERS));

  /** The turns of one service, over one store. */
  public TurnProcessor(
      Engine engine,
      Routine routine,
      Phrasing phrasing,
      TextReader reader,
      Store store,
      Outbox outbox,
      InstantSource clock,
      Checkpoint checkpoint,
      TurnListener watch) {
    this.engine = engine;
    this.interpreter = new Interpreter(routine, phrasing, reader);
    this.phrasing = phrasing;
    this.charts = new ProgressCharts(phrasing);
    this.cards = new ExerciseCards(engine, phrasing);
    this.pages = new SummaryPages(phrasing);
    this.store = store;
    this.outbox = outbox;
    this.clock = clock;
    this.checkpoint = checkpoint;
    this.watch = watch;
    Arrays.setAll(locks, _ -> new ReentrantLock());
  }

  /** Takes in what a person sent. When this returns, its effect is durable and on its way. */
  public void handle(Inbound inbound) {
    Instant now = now();
    Optional<Analysis> read = interpreter.read(inbound);
    checkpoint.at(Checkpoint.Point.TAKEN);
    Account account = inbound.account();
    List<Due> due = new ArrayList<>();
    AtomicBoolean asked = new AtomicBoolean();
    commitAndDeliver(
        account,
        () ->
            store.turn(
                account,
                inbound.updateId(),
                now,
                (known, history) -> {
                  Person person = known(account, known, inbound.language());
                  Input input =
                      interpreter.input(
                          inbound, read, () -> engine.prompt(person, now), voice(person, account));
                  Decision decision = decide(account, person, input, inbound, history, now);
                  due.clear();
                  due.addAll(decision.reminders());
                  asked.set(known == null && isAsked(decision));
                  return decision;
                }),
        // Of strangers nothing is kept but what they sent, until it is answered.
        () -> store.processed(account.platform(), inbound.updateId()));
    if (asked.get()) {
      welcomed.put(account, true);
    } else {
      welcomed.remove(account);
    }
    due.stream().map(Due::at).min(Comparator.naturalOrder()).ifPresent(whenDue);
  }

  /** Whether a stranger was asked whether they agree, which comes with the welcome. */
  private static boolean isAsked(Decision decision) {
    return decision.replies().stream().anyMatch(reply -> !reply.buttons().isEmpty());
  }

  void onDue(Consumer<Instant> listener) {
    whenDue = listener;
  }

  /**
   * Takes in reminders that have come due, in one transaction.
   *
   * @return how many, at most {@code most}
   */
  int sweep(int most) {
    Instant now = now();
    Map<DueReminder, List<Fact>> facts = new HashMap<>();
    // No turn of any of them in between: replies are delivered in the order of their commits.
    sweeping.writeLock().lock();
    try {
      List<Swept> swept =
          store.sweep(
              now,
              most,
              (reminder, person, history) -> {
                Decision decision = due(reminder, person, history, now);
                facts.put(reminder, decision.facts());
                return decision;
              });
      if (!swept.isEmpty()) {
        checkpoint.at(Checkpoint.Point.COMMITTED);
      }
      for (Swept one : swept) {
        watch.reminderDue(one.reminder().kind());
        facts.getOrDefault(one.reminder(), List.of()).forEach(this::count);
        if (one.trouble() != null) {
          watch.reminderSkipped("failed");
          LOG.error("a reminder is not said: {}", one.trouble());
        }
        outbox.deliver(one.pending(), () -> {});
      }
      return swept.size();
    } finally {
      sweeping.writeLock().unlock();
    }
  }

  private void count(Fact fact) {
    if (fact instanceof Fact.ReminderSkipped skipped) {
      watch.reminderSkipped(skipped.reason().name().toLowerCase(Locale.ROOT));
    }
  }

  private Decision due(DueReminder reminder, Person person, History history, Instant now) {
    Input input = new Input.ReminderDue(reminder.kind(), reminder.at());
    return decide(reminder.account(), person, input, null, history, now);
  }

  /** To the millisecond, as the store keeps it: what is due is never a moment too early. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Whether what somebody sent may be about pain, so that it must not be left out. */
  boolean mayHurt(Inbound inbound) {
    return interpreter.mayHurt(inbound);
  }

  /**
   * Says something about a message instead of handling it; nothing is stored for it.
   *
   * @param afterwards runs when it has been said
   */
  void say(TextKey key, Inbound inbound, Runnable afterwards) {
    Account account = inbound.account();
    Voice voice = new Voice(inbound.language(), null);
    String words = phrasing.say(Line.of(key), voice);
    Outgoing message = new Outgoing(words, List.of(), null, null).answering(inbound.updateId());
    outbox.deliver(List.of(new Store.Pending(0, account, message)), afterwards);
  }

  /** Together, so that replies are delivered in the order in which they were committed. */
  private void commitAndDeliver(Account account, Supplier<Committed> turn, Runnable answered) {
    Lock lock = locks[Math.floorMod(account.hashCode(), locks.length)];
    sweeping.readLock().lock();
    lock.lock();
    try {
      Committed committed = turn.get();
      checkpoint.at(Checkpoint.Point.COMMITTED);
      outbox.deliver(committed.pending(), committed.open() ? answered : () -> {});
    } finally {
      lock.unlock();
      sweeping.readLock().unlock();
    }
  }

  /** The card that was answered, by a button or in writing. */
  private static @Nullable String card(@Nullable Inbound inbound) {
    return switch (inbound == null ? null : inbound.content()) {
      case Inbound.Content.Press(_, var card) -> card;
      case Inbound.Content.Text(_, var card) -> card;
      case Inbound.Content.Command _, Inbound.Content.Edited _ -> null;
      case Inbound.Content.Other _, Inbound.Content.ForAnother _, Inbound.Content.Forwarded _ ->
          null;
      case null -> null;
    };
  }

  private Person known(Account account, @Nullable Person person, String language) {
    if (person == null) {
      Person newcomer = Person.newcomer(language);
      return welcomed.containsKey(account) ? newcomer.in(new Consenting(true)) : newcomer;
    }
    return language.isEmpty() ? person : person.with(person.profile().speaking(language));
  }

  /** Decides what an input makes of somebody. */
  private Decision decide(
      Account account,
      Person person,
      Input input,
      @Nullable Inbound inbound,
      History history,
      Instant now) {
    Transition transition = engine.step(person, input, now);
    Person next = transition.next();
    List<Fact> facts = new ArrayList<>();
    List<Due> reminders = new ArrayList<>();
    List<Outgoing> replies = new ArrayList<>();
    boolean erase = false;
    for (Effect effect : transition.effects()) {
      switch (effect) {
        case Effect.Say(Message message) -> replies.add(reply(account, next, message, null));
        case Effect.Note(Fact fact) -> facts.add(fact);
        case Effect.Remind(var kind, Instant at) -> reminders.add(new Due(kind, at));
        case Effect.ShowProgress _ -> replies.add(progress(account, next, history.get(), now));
        case Effect.ShowSummary _ -> replies.add(summary(account, next, history.get(), now));
        case Effect.Export _ -> replies.add(export(account, next, history, now));
        case Effect.Erase _ -> erase = true;
      }
    }
    String card = card(inbound);
    String answers = inbound == null ? null : inbound.updateId();
    if (card != null && !replies.isEmpty()) {
      boolean moved = erase || next.step() != person.step();
      Past past = moved ? cards.past(person, facts, now, voice(person, account)) : null;
      replies.set(0, spending(replies.getFirst(), card, person.phase(), moved, past));
    }
    if (input instanceof Input.ReminderDue) {
      Instant until = engine.sayableUntil(next, now);
      replies.replaceAll(reply -> reply.onlyUntil(until));
    }
    Urgency urgency = urgency(next, facts);
    replies.replaceAll(reply -> reply.answering(answers).first(urgency));
    checkpoint.at(Checkpoint.Point.DECIDED);
    return new Decision(next.isStored() && !erase ? next : null, facts, replies, reminders, erase);
  }

  /** Warning signs are answered first, and pain before all else. */
  private static Urgency urgency(Person next, List<Fact> facts) {
    if (facts.stream().anyMatch(Fact.PutOnHold.class::isInstance)) {
      return Urgency.SIGN;
    }
    boolean told = facts.stream().anyMatch(PainReported.class::isInstance);
    boolean asked =
        next.phase().asksAboutSign()
            || next.phase() instanceof DescribingPain
            || next.phase() instanceof Worrying
            || (next.phase() instanceof Screening screening && screening.which());
    return told || asked ? Urgency.PAIN : Urgency.NONE;
  }

  /** A question gives way to what its answer brought; a welcome, advice and summaries stay. */
  private static Outgoing spending(
      Outgoing reply, String card, Phase<?> before, boolean moved, @Nullable Past past) {
    if (reply.buttons().isEmpty() && !moved) {
      return reply; // The question still stands.
    }
    return reply.spending(new Outgoing.Spent(card, before.givesWay(), past));
  }

  private Outgoing progress(Account account, Person person, List<Fact.Dated> history, Instant now) {
    Message prompt = engine.prompt(person, now);
    Progress progress = Progress.of(history, person, now);
    List<Line> lines = new ArrayList<>(progress.lines());
    lines.addAll(prompt.lines());
    Message message =
        new Message(prompt.asked(), lines, prompt.options(), prompt.step(), prompt.picture());
    boolean shown = person.profile().pictures() != Showing.NONE && !progress.weeks().isEmpty();
    return shown
        ? charts.show(reply(account, person, message, null), progress, voice(person, account))
        : reply(account, person, message, null);
  }

  /** By itself, so that it can be passed on: the question that stands is not on it. */
  private Outgoing summary(Account account, Person person, List<Fact.Dated> history, Instant now) {
    return pages.show(engine.summary(person, history, now), voice(person, account));
  }

  private Outgoing export(Account account, Person person, History history, Instant now) {
    Message message =
        new Message(
            Asked.NOTHING, List.of(Line.of(TextKey.EXPORT_READY)), List.of(), person.step(), null);
    String all = StateCodec.export(person, history, now);
    return reply(account, person, message, new Document("backsafe.json", all));
  }

  private Outgoing reply(
      Account account, Person person, Message message, @Nullable Document document) {
    Voice voice = voice(person, account);
    List<Button> buttons =
        message.options().stream()
            .map(
                o ->
                    new Button(
                        phrasing.say(o.label(), voice),
                        o.button().data(message.step()),
                        o.button().tone()))
            .toList();
    Illustration shown = message.picture();
    Picture picture = shown == null ? null : new Picture.OfExercise(shown);
    String alt = shown == null ? null : phrasing.say(Content.alt(shown), voice);
    return new Outgoing(phrasing.say(message.lines(), voice), buttons, picture, alt, document, null)
        .folding(cards.fold(message.lines(), voice));
  }

  private Voice voice(Person person, Account account) {
    return new Voice(
        person.profile().language(),
        person.profile().zone(),
        at -> outbox.moment(account.platform(), at));
  }
}
