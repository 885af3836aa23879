package dev.backsafe.conversation.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.content.Library;
import dev.backsafe.conversation.Effect;
import dev.backsafe.conversation.Engine;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.ReminderSkipped;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.ReminderDue;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Morning;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Transition;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.phase.Between.Asking;
import dev.backsafe.conversation.phase.Between.HowItIs;
import dev.backsafe.conversation.phase.DescribingPain;
import dev.backsafe.conversation.phase.Held;
import dev.backsafe.conversation.phase.Held.Stage;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.phase.Screening;
import dev.backsafe.conversation.phase.SettingUp;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.store.StateCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a reminder comes to at the moment itself, and what people write about reminders. */
class ReminderPolicyTest {
  private static final Instant TRAINED = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant DUE = TRAINED.plus(Duration.ofDays(2));
  private static final Library LIBRARY =
      ((Library.Outcome.Ready) Library.read(new ConfigFiles(Path.of("config")))).library();
  private static final Engine ENGINE =
      new Engine(LIBRARY.routine(), LIBRARY.places(), LIBRARY.answers());

  /** As it was stored before reminders, visits and settled pain were kept. */
  private static final String OLDEST =
      """
      {"phase":{"is":"Between"},"step":20,
       "profile":{"language":"en","equipment":["SUPPORT"],"zone":"Europe/Berlin",
       "reminders":true,"hours":"ANY","complete":true},
       "training":{"standings":{"glute-bridge":{"level":0,"painFree":1}},
       "ends":["2026-03-02T09:00:00Z"],"sessions":1,"painFree":1,"painful":0,"gentler":false},
       "presence":{"heardAt":"2026-03-02T09:00:00Z","asked":false},"routine":"r"}
      """;

  private static Person rested() {
    Person oldest = StateCodec.read(OLDEST, 1);
    Training training = oldest.training();
    return oldest
        .with(training.with(training.course().screened(DUE)))
        .following(LIBRARY.routine().revision())
        .with(ReminderState.NONE.calling(DUE, ReminderKind.RECOVERY_OVER, 0));
  }

  private static Transition due(Person person, ReminderKind kind, Instant dueAt, Instant now) {
    return ENGINE.step(person, new ReminderDue(kind, dueAt), now);
  }

  private static List<String> said(Transition transition) {
    return transition.effects().stream()
        .filter(Effect.Say.class::isInstance)
        .flatMap(e -> ((Effect.Say) e).message().lines().stream())
        .map(Line::key)
        .toList();
  }

  private static List<ReminderSkipped.Reason> skipped(Transition transition) {
    return transition.effects().stream()
        .filter(e -> e instanceof Effect.Note(ReminderSkipped _))
        .map(e -> ((ReminderSkipped) ((Effect.Note) e).fact()).reason())
        .toList();
  }

  private static List<Instant> planned(Transition transition, ReminderKind kind) {
    return transition.effects().stream()
        .filter(e -> e instanceof Effect.Remind(var k, var _) && k == kind)
        .map(e -> ((Effect.Remind) e).at())
        .toList();
  }

  @Test
  void whatIsADayLateStillComesAndWhatIsLaterComesAtAnotherHour() {
    Instant aDayLater = DUE.plus(Duration.ofHours(24));
    assertThat(said(due(rested(), ReminderKind.RECOVERY_OVER, DUE, aDayLater)))
        .contains("reminder.calls.0");
    Transition later = due(rested(), ReminderKind.RECOVERY_OVER, DUE, aDayLater.plusMillis(1));
    assertThat(said(later)).isEmpty();
    assertThat(skipped(later)).containsExactly(ReminderSkipped.Reason.LATE);
    assertThat(planned(later, ReminderKind.RECOVERY_OVER))
        .singleElement()
        .satisfies(
            at ->
                assertThat(at)
                    .isAfter(aDayLater)
                    .isBeforeOrEqualTo(aDayLater.plus(Duration.ofHours(2))));
  }

  @Test
  void ofTwoOnOneDayOneWaits() {
    Person said = due(rested(), ReminderKind.RECOVERY_OVER, DUE, DUE).next();
    Instant next = DUE.plus(Duration.ofMinutes(30));
    Person recapping = said.with(said.reminding().recapping(next));
    Person wants = recapping.with(recapping.profile().recapping(true));
    Transition collapsed = due(wants, ReminderKind.WEEKLY_RECAP, next, next);
    assertThat(said(collapsed)).isEmpty();
    assertThat(planned(collapsed, ReminderKind.WEEKLY_RECAP))
        .containsExactly(Instant.parse("2026-03-08T17:00:00Z"));
    Transition morning = due(said, ReminderKind.MORNING_CHECK, next, next);
    assertThat(said(morning)).isEmpty();
    assertThat(planned(morning, ReminderKind.MORNING_CHECK)).isEmpty();
  }

  @Test
  void whoTurnedThemOffHearsNone() {
    Input off = new Input.Reminders(ReminderWish.parse("off"));
    Person silent = ENGINE.step(rested(), off, TRAINED.plusSeconds(60)).next();
    for (ReminderKind kind : ReminderKind.values()) {
      assertThat(said(due(silent, kind, DUE, DUE))).as("%s", kind).isEmpty();
    }
  }

  @Test
  void whatComesLateIsNotSaidAtNight() {
    Instant night = Instant.parse("2026-03-04T20:00:00Z");
    assertThat(said(due(rested(), ReminderKind.RECOVERY_OVER, DUE, night.minusMillis(1))))
        .isNotEmpty();
    Transition quiet = due(rested(), ReminderKind.RECOVERY_OVER, DUE, night);
    assertThat(said(quiet)).isEmpty();
    assertThat(skipped(quiet)).containsExactly(ReminderSkipped.Reason.QUIET);
    assertThat(planned(quiet, ReminderKind.RECOVERY_OVER))
        .containsExactly(Instant.parse("2026-03-05T07:00:00Z"));
  }

  @Test
  void aCallWaitsForRecoveryThatPainHasMadeLonger() {
    Instant hurtAt = DUE.minus(Duration.ofHours(1));
    Person hurt = rested().with(rested().training().hurtBetween(true, LIBRARY.routine(), hurtAt));
    Transition resting = due(hurt, ReminderKind.RECOVERY_OVER, DUE, DUE);
    assertThat(said(resting)).isEmpty();
    assertThat(skipped(resting)).containsExactly(ReminderSkipped.Reason.RESTING);
    assertThat(planned(resting, ReminderKind.RECOVERY_OVER))
        .containsExactly(hurtAt.plus(Duration.ofDays(2)));
  }

  @Test
  void howTheMorningIsIsNotAskedInTheEvening() {
    Instant last = DUE.plus(Duration.ofHours(8));
    assertThat(said(due(hurt(), ReminderKind.MORNING_CHECK, DUE, last)))
        .containsExactly(TextKey.MORNING_ASK.id());
    Transition late = due(hurt(), ReminderKind.MORNING_CHECK, DUE, last.plusMillis(1));
    assertThat(said(late)).isEmpty();
    assertThat(skipped(late)).containsExactly(ReminderSkipped.Reason.LATE);
  }

  private static Person hurt() {
    Instant yesterday = DUE.minus(Duration.ofDays(1));
    return rested().with(rested().training().hurtBetween(false, LIBRARY.routine(), yesterday));
  }

  @Test
  void painThatWasTakenBackIsNotAskedAboutInTheMorning() {
    Transition none = due(rested(), ReminderKind.MORNING_CHECK, DUE, DUE);
    assertThat(said(none)).isEmpty();
    assertThat(skipped(none)).containsExactly(ReminderSkipped.Reason.REPLACED);
  }

  @Test
  void anotherReminderOfTheSameMomentIsNotTheOneThatIsPlanned() {
    Transition other = due(rested(), ReminderKind.FOLLOW_UP, DUE, DUE);
    assertThat(skipped(other)).containsExactly(ReminderSkipped.Reason.REPLACED);
    assertThat(other.next().reminding().next()).isEqualTo(DUE);
  }

  @Test
  void threeCallsAndTwoKindWordsAndThenItIsQuiet() {
    Person person = rested();
    Instant at = DUE;
    ReminderKind kind = ReminderKind.RECOVERY_OVER;
    for (int call = 0; call < 3; call++) {
      Transition transition = due(person, kind, at, at);
      assertThat(said(transition)).containsExactly("reminder.calls." + call);
      person = transition.next();
      kind = ReminderKind.FOLLOW_UP;
      at = at.plus(Duration.ofHours(24));
    }
    for (int weeks : List.of(2, 6)) {
      at = TRAINED.plus(Duration.ofDays(7L * weeks));
      assertThat(person.reminding())
          .returns(ReminderKind.KIND_WORD, ReminderState::kind)
          .returns(at, ReminderState::next);
      Transition word = due(person, ReminderKind.KIND_WORD, at, at);
      assertThat(said(word))
          .containsExactly(
              (weeks == 2 ? TextKey.REMINDER_TWO_WEEKS : TextKey.REMINDER_SIX_WEEKS).id());
      person = word.next();
    }
    assertThat(person.reminding().next()).isNull();
  }

  @Test
  void whatWasSaidIsSentWithinHoursAndNotIntoTheNight() {
    Person person = rested();
    assertThat(ENGINE.sayableUntil(person, DUE)).isEqualTo(DUE.plus(Duration.ofHours(3)));
    Instant evening = Instant.parse("2026-03-04T19:30:00Z");
    assertThat(ENGINE.sayableUntil(person, evening)).isEqualTo("2026-03-04T20:00:00Z");
  }

  @Test
  void aCallThatDidNotGetOutComesAgainUnlessSomebodyWasThere() {
    Instant night = Instant.parse("2026-03-04T22:00:00Z");
    Instant morning = Instant.parse("2026-03-05T07:00:00Z");
    Person said = due(rested(), ReminderKind.RECOVERY_OVER, DUE, DUE).next();
    Transition unsaid = ENGINE.unsaid(said, DUE, night);
    assertThat(planned(unsaid, ReminderKind.RECOVERY_OVER)).containsExactly(morning);
    Transition again = due(unsaid.next(), ReminderKind.RECOVERY_OVER, morning, morning);
    assertThat(said(again)).startsWith("reminder.calls.1");
    // Twice told is once.
    assertThat(ENGINE.unsaid(unsaid.next(), DUE, night).effects()).isEmpty();
    Person there = ENGINE.step(said, Input.PlainCommand.HELP, DUE.plusSeconds(60)).next();
    assertThat(ENGINE.unsaid(there, DUE, night).effects()).isEmpty();
  }

  @Test
  void whatWasStoredBeforeIsStillRead() {
    Person oldest = StateCodec.read(OLDEST, 1).following(LIBRARY.routine().revision());
    assertThat(said(due(oldest, ReminderKind.RECOVERY_OVER, DUE, DUE)))
        .contains("reminder.calls.0");
    Person older =
        StateCodec.read(
                OLDEST.strip().replaceAll("\\}$", "")
                    + """
                    ,"reminding":{"next":"2026-03-04T09:00:00Z","followUps":1,
                     "saidAt":"2026-03-03T09:00:00Z","zoneAsked":false}}
                    """,
                1)
            .following(LIBRARY.routine().revision());
    assertThat(said(due(older, ReminderKind.FOLLOW_UP, DUE, DUE))).contains("reminder.calls.0");
    assertThat(StateCodec.readFact("{\"is\":\"Nudged\",\"kind\":\"RECOVERY_OVER\"}"))
        .isEqualTo(new Fact.ReminderSaid(ReminderKind.RECOVERY_OVER, null));
  }

  @Test
  void afterSharpPainNoSessionStartsBeforeItHasSettled() {
    Person hurt = rested().with(rested().training().settled(false));
    Transition asked = due(hurt, ReminderKind.RECOVERY_OVER, DUE, DUE);
    assertThat(said(asked)).containsExactly(TextKey.SETTLED_ASK.id());
    for (Person person : List.of(hurt, asked.next())) {
      Person tries = ENGINE.step(person, Input.SessionCommand.SESSION, DUE).next();
      assertThat(tries.phase()).isEqualTo(new Between(null, Asking.BEFORE_START));
      for (Morning how : List.of(Morning.SAME, Morning.WORSE)) {
        Input.Choice choice = new Input.Choice(new HowItIs(how).data(tries.step()));
        Person waits = ENGINE.step(tries, choice, DUE).next();
        Person again = ENGINE.step(waits, Input.SessionCommand.SESSION, DUE).next();
        assertThat(again.phase().session()).as("%s", how).isNull();
        Instant later = DUE.plus(Duration.ofDays(2));
        Person tomorrow = ENGINE.step(waits, Input.SessionCommand.SESSION, later).next();
        assertThat(tomorrow.phase())
            .as("%s", how)
            .isEqualTo(new Between(null, Asking.BEFORE_START));
      }
      Input.Choice settled = new Input.Choice(Between.Plain.SETTLED.data(tries.step()));
      Person trains = ENGINE.step(tries, settled, DUE).next();
      assertThat(trains.phase().session()).isNotNull();
      assertThat(trains.training().unsettled()).isFalse();
    }
  }

  /** Whatever stands behind "/reminders" is answered with one panel at most. */
  @Test
  void anyWordsBehindRemindersAreAnswered() {
    long seed = Long.getLong("reminders.seed", 20_261_125L);
    System.out.printf("reminder words: seed %d (-Dreminders.seed=…)%n", seed);
    Random random = new Random(seed);
    List<String> words =
        List.of(
            "on",
            "off",
            "quiet",
            "recap",
            "evenings",
            "any",
            "tomorrow",
            "hour",
            "in an hour",
            "22-7",
            "25-99",
            "7",
            "7-7",
            "10 pm – 7 am",
            "-",
            "to",
            "until",
            "9:60",
            "",
            " ",
            "☃",
            "not this week",
            "\u0000",
            "0-0",
            "99999999999999999999-1",
            "24:00-0:00");
    List<Phase<?>> phases =
        List.of(
            new Between(null),
            new Between(null, Asking.TRAIN),
            new Between(null, Asking.MORNING),
            new SettingUp(SettingUp.Stage.REMINDING, new Between(null)),
            new SettingUp(SettingUp.Stage.QUIET, new Between(null)),
            new Held(null, Stage.WAITING, null, null),
            new DescribingPain(null, null));
    for (int i = 0; i < 4_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(4); n >= 0; n--) {
        text.append(words.get(random.nextInt(words.size()))).append(n == 0 ? "" : " ");
      }
      ReminderWish wish = text.toString().isBlank() ? null : ReminderWish.parse(text.toString());
      Person person = rested().in(phases.get(random.nextInt(phases.size())));
      Transition transition = ENGINE.step(person, new Input.Reminders(wish), DUE);
      assertThat(said(transition)).as("%s", text).isNotEmpty();
      assertThat(said(transition).stream().filter(TextKey.REMINDERS_MENU.id()::equals))
          .as("%s in %s", text, person.phase())
          .hasSizeLessThan(2);
      assertThat(!(wish instanceof ReminderWish.Unclear))
          .as("%s in %s", text, person.phase())
          .isEqualTo(!said(transition).contains(TextKey.REMINDERS_UNCLEAR.id()));
    }
  }

  @Test
  void whoIsThereNeedsNoCallThatWasMissed() {
    Person back = ENGINE.step(rested(), Input.PlainCommand.HELP, DUE.plusSeconds(5)).next();
    assertThat(back.reminding().next()).isEqualTo(DUE.plusSeconds(5).plus(Duration.ofHours(24)));
    assertThat(skipped(due(back, ReminderKind.RECOVERY_OVER, DUE, DUE.plusSeconds(6))))
        .containsExactly(ReminderSkipped.Reason.REPLACED);
  }

  @Test
  void ofSomebodyWithoutAZoneOneNightIsNoHabit() {
    Person person = rested();
    Person zoneless =
        person.with(
            new Profile(
                "en",
                List.of(),
                null,
                true,
                person.profile().times(),
                true,
                true,
                person.profile().quiet(),
                false,
                Profile.Showing.NONE));
    Instant day = Instant.parse("2026-03-03T15:00:00Z");
    Person usual = ENGINE.step(zoneless, Input.PlainCommand.HELP, day).next();
    Instant night = Instant.parse("2026-03-04T02:00:00Z");
    Person once = ENGINE.step(usual, Input.PlainCommand.HELP, night).next();
    Instant next = ReminderPlanner.humane(once).next(night.plus(Duration.ofHours(5)));
    assertThat(next.atZone(ZoneId.of("UTC")).getHour()).isIn(9, 15);
  }

  @Test
  void signsThatWereLeftOpenAreAskedAboutAgainAndSilenceNothing() {
    Person open = rested().in(new Screening(true));
    Transition call = due(open, ReminderKind.RECOVERY_OVER, DUE, DUE);
    assertThat(said(call)).contains(TextKey.SCREENING_ASK.id());
    assertThat(call.next().phase()).isEqualTo(new Screening(false));
    assertThat(planned(call, ReminderKind.FOLLOW_UP)).isNotEmpty();
  }
}
