package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one person may expect of reminders, by what the README promises and by looking at the clock
 * on their wall every quarter of an hour; nothing of the engine's own arithmetic is used.
 */
final class ReminderOracle {
  @SuppressWarnings("CanonicalDuration") // As the rule has it: 48 hours, to the second.
  private static final Duration TWO_DAYS = Duration.ofSeconds(172_800);

  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration A_MOMENT = Duration.ofMinutes(2);

  /** Which of the calls: the one after the rest, or one more. */
  private enum Kind {
    FIRST,
    AGAIN,
    EITHER
  }

  /**
   * A call to train that is to come.
   *
   * @param at when it comes, if the bot is there then
   */
  private record Call(Instant notBefore, Instant at, Kind kind) {}

  private final String who;
  private final ReminderPreferences taste;
  private final Outages outages;
  private final List<Instant> ends = new ArrayList<>();
  private final SaidTimes said;
  private final Set<Instant> mornings = new TreeSet<>();
  private final Set<Instant> optional = new TreeSet<>();
  private final Deque<String> lately = new ArrayDeque<>();
  private Instant closedUntil = Instant.MIN;
  private @Nullable Call call;
  private Instant wishedFor = Instant.MIN;
  private Instant wroteAt = Instant.MIN;
  private int again;
  private boolean on = true;
  private int kindWords;
  private boolean goneOn;
  private Instant silentUntil = Instant.MIN;
  private boolean busy;
  private boolean blocked;
  private boolean returning;
  private boolean dusk;

  /** How often what was seen, over all kinds. */
  int calls;

  int others;

  ReminderOracle(String who, ReminderPreferences taste, Outages outages) {
    this.who = who;
    this.taste = taste;
    said = new SaidTimes(taste.zone());
    this.outages = outages;
  }

  private Instant open() {
    Instant open = closedUntil;
    int all = ends.size();
    if (all > 0) {
      open = latest(open, ends.get(all - 1).plus(TWO_DAYS));
    }
    if (all > 2) {
      open = latest(open, ends.get(all - 3).plus(Duration.ofDays(7)));
    }
    return open;
  }

  /** When it may be due, whether or not that hour suits somebody whose clock is not known. */
  private Instant planned(Call due) {
    return taste.zoneTold() ? due.at : due.notBefore;
  }

  private static Instant latest(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private void expect(Instant notBefore, Kind kind) {
    call = new Call(notBefore, taste.nextSuiting(notBefore), kind);
  }

  /** What only the bot knows: the first one soon, or one more a day from now. */
  private void expectEither(Instant now) {
    call = new Call(now, taste.nextSuiting(now.plus(DAY)), Kind.EITHER);
  }

  /** What is to come after something has changed. */
  private void plan(Instant now) {
    again = 0;
    if (!on || ends.isEmpty()) {
      call = null;
    } else if (now.isBefore(open()) || now.isBefore(silentUntil)) {
      expect(latest(open(), silentUntil), Kind.FIRST);
    } else {
      expect(now.plus(DAY), Kind.AGAIN);
    }
  }

  /** The latest moment at which it may come. */
  private Instant bound(Instant at) {
    if (!taste.zoneTold()) {
      return at.plus(DAY).plus(outages.around(at, Duration.ofDays(5)).multipliedBy(2));
    }
    Instant bound = back(at);
    // Another came on that day, or as many as a week may have; or one of them in an outage's wake.
    for (int others = 0; others < 3; others++) {
      bound = latest(bound, back(taste.nextSuiting(said.free(bound))));
    }
    return bound;
  }

  /** When it comes that is due then, by when the bot was there. */
  private Instant back(Instant at) {
    Instant due = at;
    Instant up = outages.over(due);
    while (up.isAfter(due)) {
      due =
          Duration.between(due, up).compareTo(DAY) > 0
              ? taste.nextSuiting(taste.nextSuiting(up.plus(HOUR)).plus(HOUR))
              : taste.nextAwake(up);
      up = outages.over(due);
    }
    return due;
  }

  /** Nothing that was to come by now is missing. */
  void check(Instant now) {
    if (busy || blocked) {
      return;
    }
    Call due = call;
    if (due != null && due.kind != Kind.EITHER) {
      assertThat(now)
          .as("%s %s: %s is missing %s", who, taste, due, lately)
          .isBefore(bound(due.at).plus(A_MOMENT));
    }
    for (Instant morning : mornings) {
      // One that was missed for long, or met another reminder, need not come.
      if (taste.zoneTold()
          && outages.over(morning).equals(morning)
          && bound(morning).equals(morning)) {
        assertThat(now)
            .as("%s %s: the question of the morning is missing %s", who, taste, lately)
            .isBefore(morning.plus(A_MOMENT));
      }
    }
    mornings.removeIf(m -> bound(m).plus(DAY).isBefore(now));
    optional.removeIf(m -> bound(m).plus(DAY).isBefore(now));
  }

  /** What a failure tells of what went before. */
  private void note(Instant now, String what) {
    lately.add("%n  %s %s".formatted(now.atZone(taste.zone()), what));
    if (lately.size() > 12) {
      lately.remove();
    }
  }

  void heard(Instant now, String what) {
    if (!returning) {
      check(now);
    }
    note(now, what);
    wroteAt = now;
    dusk |= isDusk(now);
    again = 0;
    kindWords = 0;
    boolean could = on && !busy && !ends.isEmpty() && !now.isBefore(open());
    if (call == null && could) {
      plan(now);
    } else if (call != null && returning && !planned(call).isAfter(now) && could) {
      // What came due while nothing could reach them is no news to somebody who is back; but if
      // the bot was away at that time, it may not know yet, and only be late.
      expectEither(now);
    }
    returning = false;
  }

  void started(Instant now) {
    // What was left of a session is gone on with on the same day.
    goneOn = now.isBefore(open()) && !ends.isEmpty() && now.isBefore(ends.getLast().plus(DAY));
    if (goneOn) {
      ends.removeLast();
    }
    assertThat(now).as("%s trains", who).isAfterOrEqualTo(open());
    busy = true;
    call = null;
  }

  void ended(Instant now, Instant at, boolean counts, boolean pain) {
    busy = false;
    if (counts || goneOn) {
      ends.add(at);
      closedUntil = Instant.MIN;
    }
    plan(now);
    if (call != null && (counts || goneOn) && !now.isBefore(open())) {
      // The bot was away: it closes this only now, or did, and could not say so while it was news.
      expectEither(now);
    }
    if (pain && on) {
      hurt(at);
    }
  }

  /** The next morning is asked for, which comes after a night. */
  void hurt(Instant at) {
    if (on) {
      ZonedDateTime night = at.plus(Duration.ofHours(6)).atZone(taste.zone());
      ZonedDateTime morning = night.with(taste.quietTo());
      mornings.clear();
      ZonedDateTime next = morning.isAfter(night) ? morning : morning.plusDays(1);
      Instant asked = (taste.zoneTold() ? next : night).toInstant();
      if (!asked.isBefore(silentUntil)) {
        mornings.add(asked);
      }
    }
  }

  /** Nothing before that. */
  void closed(Instant now, Duration length) {
    closedUntil = latest(closedUntil, now.plus(length));
    plan(now);
  }

  void snoozed(Instant now, String label) {
    // Whose clock is not known has the weeks of Greenwich.
    ZonedDateTime here = now.atZone(taste.zoneTold() ? taste.zone() : ZoneOffset.UTC);
    Instant until =
        switch (label) {
          case "In an hour" -> now.plus(HOUR);
          case "Tomorrow" -> here.plusDays(1).toInstant();
          default -> here.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).toInstant();
        };
    again = 0;
    silentUntil = label.equals("Not this week") ? until : Instant.MIN;
    if (label.equals("Not this week")) {
      mornings.clear(); // Nothing at all comes in it.
    }
    wishedFor = label.equals("In an hour") ? until : Instant.MIN;
    Instant at = label.equals("In an hour") ? taste.nextAwake(until) : taste.nextSuiting(until);
    call = new Call(taste.zoneTold() ? until : now, at, Kind.FIRST);
  }

  void turned(Instant now, boolean isOn) {
    on = isOn;
    plan(now);
    if (!isOn) {
      mayCome();
    }
  }

  /** A clinician comes first, or another question. */
  void held() {
    busy = true;
    call = null;
    mayCome();
  }

  void cleared(Instant now) {
    busy = false;
    plan(now);
  }

  void blocks(boolean isBlocked) {
    blocked = isBlocked;
    returning = !isBlocked;
    if (returning) {
      mayCome(); // Until then the bot may not know that it is blocked.
    }
  }

  /** What stood in the way of the question may be over before its morning, or not. */
  private void mayCome() {
    optional.addAll(mornings);
    mornings.clear();
  }

  /** It speaks first, and has said that before. */
  void saidAgain(Instant now, SaidReminder reminder) {
    fits(now, reminder, "said again: ");
  }

  /** It does not know whether it said that, and is back too late to say it once more as it was. */
  void unsure(Instant now, SaidReminder reminder) {
    said.unsure(); // So it does not count it either.
    if (reminder.isCall() && on && !busy) {
      expectEither(now);
    }
  }

  /** The bot speaks first. */
  void said(Instant now, SaidReminder reminder) {
    String as = fits(now, reminder, "said: ");
    if (reminder.isOfSession()) {
      others++;
      return;
    }
    boolean wished = now.isBefore(wishedFor.plus(DAY)) && !now.isBefore(wishedFor);
    said.isSparse(now, taste.zoneTold() && !wished, as);
    if (reminder.isKindWord()) {
      kindWord(now, as);
    } else if (reminder.isCall()) {
      called(now, as);
    } else if (reminder.isMorning()) {
      optional.addAll(mornings);
      assertThat(optional).as(as).anyMatch(m -> !m.isAfter(now));
      optional.clear();
      mornings.clear();
      others++;
    } else {
      assertThat(reminder).as(as).matches(SaidReminder::isOfWeek);
      others++;
    }
    said.add(now);
  }

  /** Whether it may be said now at all; and what to say when it may not. */
  private String fits(Instant now, SaidReminder reminder, String how) {
    note(now, how + reminder.firstLine());
    String as = who + " " + taste + String.join("", lately);
    // Whose clock nobody knows is awake for two hours after they wrote; and who asks for it in an
    // hour gets it in an hour.
    boolean up = now.isBefore(wroteAt.plus(HOUR).plus(HOUR));
    boolean wished =
        !taste.zoneTold()
            && (up || now.isBefore(wishedFor.plus(A_MOMENT)) || (dusk && isDusk(now)));
    assertThat(taste.isQuiet(now) && !wished).as("quiet hours of %s", as).isFalse();
    if (!reminder.isOfSession()) {
      assertThat(on).as("reminders of %s", as).isTrue();
      assertThat(busy).as("other things than %s", as).isFalse();
      assertThat(now).as("the week that was called off by %s", as).isAfterOrEqualTo(silentUntil);
    }
    return as;
  }

  /** Two weeks after somebody was last heard, and six. */
  private void kindWord(Instant now, String as) {
    kindWords++;
    assertThat(kindWords).as("kind words to %s", as).isLessThanOrEqualTo(2);
    assertThat(now)
        .as("a kind word to %s", as)
        .isAfterOrEqualTo(wroteAt.plus(WEEK.multipliedBy(kindWords == 1 ? 2 : 6)));
    call = null;
    others++;
  }

  /** Where the night begins is known to a quarter of an hour at best, by when they were there. */
  private boolean isDusk(Instant at) {
    return taste.isQuiet(at) && !taste.isQuiet(at.minus(QUARTER));
  }

  private void called(Instant now, String as) {
    Call due = call;
    assertThat(due).as("nothing was to come: " + as).isNotNull();
    if (due == null) {
      return;
    }
    assertThat(now).as(as).isAfterOrEqualTo(due.notBefore);
    if (due.kind != Kind.EITHER) {
      assertThat(now).as(as).isBeforeOrEqualTo(bound(due.at).plus(A_MOMENT));
    }
    again += due.kind == Kind.AGAIN ? 1 : 0;
    if (again == 2) {
      call = null; // Three were not answered: a kind word in some weeks is all that may come.
    } else {
      // Decided before the bot was away, perhaps, and sent when it was back.
      Instant decided = outages.before(now);
      Kind next = due.kind == Kind.EITHER ? Kind.EITHER : Kind.AGAIN;
      call = new Call(decided.plus(DAY), taste.nextSuiting(now.plus(DAY)), next);
    }
    calls++;
  }
}
