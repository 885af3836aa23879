package dev.backsafe.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.content.Library;
import dev.backsafe.conversation.Effect;
import dev.backsafe.conversation.Engine;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Message;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.phrasing.Voice;
import dev.backsafe.store.StateCodec;
import dev.backsafe.understanding.Answer;
import dev.backsafe.understanding.When;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Twelve weeks of people with habits: reminders do not wear out. At most one a day and four a week,
 * none that says what another has said within four weeks, none in a pause, two kind words to
 * whoever falls silent and then none, and all of them on the days that were chosen.
 */
class TwelveWeeksOfRemindersTest {
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Duration TWELVE_WEEKS = Duration.ofDays(84);
  private static final int PEOPLE = 40;

  private static final Library LIBRARY =
      ((Library.Outcome.Ready) Library.read(new ConfigFiles(Path.of("config")))).library();
  private static final Engine ENGINE =
      new Engine(LIBRARY.routine(), LIBRARY.places(), LIBRARY.answers());
  private static final Phrasing PHRASING = new Phrasing(LIBRARY.texts(), LIBRARY.helpLines());

  private static final String TRAINED_ONCE =
      """
      {"phase":{"is":"Between"},"step":20,
       "profile":{"language":"en","equipment":["SUPPORT"],"zone":"Europe/Berlin",
       "reminders":true,"hours":"ANY","complete":true},
       "training":{"standings":{},"ends":["2026-03-02T09:00:00Z"],"sessions":1,"painFree":1,
       "painful":0,"gentler":false},
       "presence":{"heardAt":"2026-03-02T09:00:00Z","asked":false},"routine":"r"}
      """;

  /** What somebody does about a call. */
  enum Habit {
    TRAINS,
    TRAINS_SOMETIMES,
    PUTS_OFF,
    SELDOM_THERE,
    PAUSES,
    SILENT
  }

  private record Said(Instant at, ReminderKind kind, String words) {
    LocalDate day() {
      return at.atZone(BERLIN).toLocalDate();
    }
  }

  private record Due(Instant at, ReminderKind kind) {}

  /** A person, and the table of what is due. */
  private static final class Life {
    private final Habit habit;
    private final Random random;
    private final List<Said> said = new ArrayList<>();
    private final PriorityQueue<Due> due =
        new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::kind));
    private final Map<Instant, Instant> pauses = new HashMap<>();
    private Person person =
        StateCodec.read(TRAINED_ONCE, 1).following(LIBRARY.routine().revision());
    private Instant now = START;

    Life(Habit habit, long seed) {
      this.habit = habit;
      random = new Random(seed);
    }

    void step(Input input) {
      Transition transition = ENGINE.step(person, input, now);
      person = transition.next();
      for (Effect effect : transition.effects()) {
        switch (effect) {
          case Effect.Remind(var planned, var at) -> due.add(new Due(at, planned));
          case Effect.Note(Fact.Paused(var until)) -> pauses.put(now, until);
          case Effect.Note(Fact.ReminderSaid(var kind, var _)) ->
              said.add(new Said(now, kind, words(transition)));
          default -> {}
        }
      }
    }

    private static String words(Transition transition) {
      return transition.effects().stream()
          .filter(Effect.Say.class::isInstance)
          .map(e -> ((Effect.Say) e).message().lines().getFirst())
          .map(line -> PHRASING.say(line, new Voice("en", BERLIN)))
          .findFirst()
          .orElseThrow();
    }

    void wish(ReminderWish wish) {
      step(new Input.Reminders(wish));
    }

    void train() {
      step(SessionCommand.SESSION);
      for (int asked = 0; asked < 6 && person.phase().session() == null; asked++) {
        Message question = ENGINE.prompt(person, now);
        step(new Input.Choice(question.options().getFirst().button().data(question.step())));
      }
      while (person.phase().session() != null && !person.phase().session().isOver()) {
        now = now.plusSeconds(60);
        step(SessionCommand.DONE);
      }
    }

    /** Until then, with what is due at its time and what is done about it. */
    void live(Instant end) {
      while (!due.isEmpty() && due.peek().at().isBefore(end)) {
        Due next = due.remove();
        now = next.at().isAfter(now) ? next.at() : now;
        int before = said.size();
        step(new ReminderDue(next.kind(), next.at()));
        if (said.size() > before) {
          now = now.plus(Duration.ofMinutes(1 + random.nextInt(300)));
          react();
        }
      }
      now = end;
    }

    private void react() {
      switch (habit) {
        case TRAINS -> train();
        case TRAINS_SOMETIMES -> {
          if (random.nextInt(3) > 0) {
            train();
          }
        }
        case PUTS_OFF -> {
          if (person.phase() instanceof Between && random.nextInt(4) == 0) {
            train();
          } else {
            wish(new ReminderWish.PutOff(random.nextBoolean() ? Snooze.TOMORROW : Snooze.WEEK));
          }
        }
        case SELDOM_THERE -> {
          if (random.nextInt(5) == 0) {
            train();
          }
        }
        case PAUSES -> {
          train();
          if (random.nextInt(5) == 0) {
            int days = 1 + random.nextInt(25);
            wish(new ReminderWish.Pause(new Answer.Until("P" + days + "D")));
          }
        }
        case SILENT -> {}
      }
    }
  }

  private static Life life(Habit habit, long seed) {
    Life life = new Life(habit, seed);
    life.wish(new ReminderWish.TurnedOn());
    if (life.random.nextInt(3) == 0) {
      life.wish(
          new ReminderWish.At(
              List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY),
              new When.At(LocalTime.of(7, 0))));
    }
    if (life.random.nextInt(4) == 0) {
      life.wish(new ReminderWish.Recap(true));
    }
    life.live(START.plus(TWELVE_WEEKS));
    return life;
  }

  @ParameterizedTest
  @EnumSource
  void remindersDoNotWearOut(Habit habit) {
    for (long seed = 0; seed < PEOPLE; seed++) {
      Life life = life(habit, seed);
      String as = habit + " " + seed + " " + life.person.profile().times().id();
      assertThat(life.said).as(as).isNotEmpty();
      List<LocalDate> days = life.said.stream().map(Said::day).toList();
      assertThat(days).as("one a day: " + as).doesNotHaveDuplicates();
      Map<String, Instant> before = new HashMap<>();
      for (int i = 0; i < life.said.size(); i++) {
        Said said = life.said.get(i);
        if (i >= 4) {
          assertThat(life.said.get(i - 4).at().plus(Duration.ofDays(7)))
              .as("four a week: " + as)
              .isBeforeOrEqualTo(said.at());
        }
        Instant last = before.put(said.words(), said.at());
        if (last != null && said.kind() != ReminderKind.WEEKLY_RECAP) {
          assertThat(said.at())
              .as("\"%s\" again: %s", said.words(), as)
              .isAfter(last.plus(Duration.ofDays(28)));
        }
        life.pauses.forEach(
            (from, until) ->
                assertThat(said.at().isAfter(from) && said.at().isBefore(until))
                    .as("in a pause: " + as)
                    .isFalse());
      }
    }
  }

  @Test
  void callsComeOnTheDaysThatWereChosen() {
    for (long seed = 0; seed < PEOPLE; seed++) {
      Life life = life(Habit.TRAINS, seed);
      List<DayOfWeek> days = life.person.profile().times().days();
      assertThat(life.said.stream().filter(s -> s.kind() == ReminderKind.RECOVERY_OVER))
          .as("%d", seed)
          .isNotEmpty()
          .allMatch(s -> days.isEmpty() || days.contains(s.day().getDayOfWeek()));
    }
  }

  @Test
  void whoFallsSilentHearsThreeCallsAndTwoKindWords() {
    for (long seed = 0; seed < PEOPLE; seed++) {
      Life life = life(Habit.SILENT, seed);
      life.live(START.plus(Duration.ofDays(400)));
      List<Said> calls =
          life.said.stream().filter(s -> s.kind() != ReminderKind.WEEKLY_RECAP).toList();
      assertThat(calls).as("%d", seed).hasSize(5);
      assertThat(calls.subList(3, 5)).allMatch(s -> s.kind() == ReminderKind.KIND_WORD);
      assertThat(Duration.between(START, calls.get(3).at()).toDays()).isBetween(13L, 17L);
      assertThat(Duration.between(START, calls.get(4).at()).toDays()).isBetween(41L, 45L);
      assertThat(life.said.getLast()).isEqualTo(calls.getLast());
    }
  }

  /** A rehearsal in which nothing is chosen and everything is done hears every sentence. */
  @Test
  void theListIsSaidToItsEnd() {
    Life life = new Life(Habit.TRAINS, 1);
    life.wish(new ReminderWish.TurnedOn());
    life.live(START.plus(TWELVE_WEEKS));
    long sentences =
        life.said.stream()
            .filter(s -> s.kind() == ReminderKind.RECOVERY_OVER)
            .map(Said::words)
            .distinct()
            .count();
    assertThat(sentences).isGreaterThanOrEqualTo(20);
  }
}
