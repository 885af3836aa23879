package dev.backsafe.conversation;

import static dev.backsafe.conversation.EveryPhase.ENGINE;
import static dev.backsafe.conversation.EveryPhase.HALFWAY;
import static dev.backsafe.conversation.EveryPhase.LIBRARY;
import static dev.backsafe.conversation.EveryPhase.NOW;
import static dev.backsafe.conversation.EveryPhase.person;
import static dev.backsafe.conversation.EveryPhase.phases;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.everyday.WalkingPlan;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.phase.Exercising;
import dev.backsafe.conversation.phase.Guessing;
import dev.backsafe.conversation.phase.Held;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.conversation.reminder.ReminderState;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.phrasing.Voice;
import dev.backsafe.routine.Equipment;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every topic, asked wherever a conversation may stand. */
class AnsweringTest {
  private static final Phrasing PHRASING = new Phrasing(LIBRARY.texts(), LIBRARY.helpLines());
  private static final Voice VOICE = new Voice("en", ZoneId.of("Europe/Berlin"));

  private static final Pattern NEVER_SAID =
      Pattern.compile(
          "\\b(cure|cures|heal|heals|guarantee|damage|safe for you)\\b|\\d ?mg\\b",
          Pattern.CASE_INSENSITIVE);

  private static List<String> topics() {
    return LIBRARY.answers().topics().stream().map(AnswerTopic::id).sorted().toList();
  }

  private static Input asked(@Nullable String topic, @Nullable String movement, boolean ofOther) {
    return new Input.FreeText(
        Asked.NOTHING,
        new Reading(
            Meaning.QUESTION,
            topic,
            null,
            List.of(),
            List.of(),
            null,
            null,
            null,
            movement,
            ofOther));
  }

  /** In every phase, with a plan that is new, rested, closed for rest, and grown. */
  private static List<Person> people() {
    List<Person> people = new ArrayList<>();
    for (Phase<?> phase : phases()) {
      Person fresh = person(phase);
      people.add(fresh);
      people.add(fresh.with(trained(NOW.minus(Duration.ofHours(5)))));
      people.add(fresh.with(trained(NOW.minus(Duration.ofDays(3)))));
      people.add(fresh.with(fresh.profile().with(List.<Equipment>of())));
      people.add(fresh.with(fresh.training().hurtBetween(true, LIBRARY.routine(), NOW)));
    }
    return people;
  }

  private static Training trained(Instant end) {
    Training training = Training.NONE;
    training = training.with(training.usual().said(2, end).told(4, end.minus(Duration.ofDays(9))));
    training = training.with(training.usual().told(1, end));
    return training.after(HALFWAY, LIBRARY.routine(), end);
  }

  private static Message message(Transition transition) {
    return transition.effects().stream()
        .flatMap(e -> e instanceof Effect.Say(Message said) ? Stream.of(said) : null)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private static String said(Message message) {
    return PHRASING.say(message.lines(), VOICE);
  }

  /** What is said before the question that stands. */
  private static String answer(Person person, Message message) {
    String all = said(message);
    String question = said(ENGINE.prompt(person, NOW));
    assertThat(all).endsWith(question);
    return all.substring(0, all.length() - question.length()).strip();
  }

  private static Phase<?> standing(Phase<?> phase) {
    return phase instanceof Guessing guessing ? guessing.back() : phase;
  }

  @Test
  void everyAnswerComesWithAllItsValuesAndTheQuestionThatStood() {
    for (Person person : people()) {
      for (String topic : topics()) {
        if (topic.equals("swap")
            && (person.phase() instanceof Exercising || person.phase().asksAboutSign())) {
          continue; // Whoever asks for another exercise wants it, and gets it.
        }
        for (boolean ofOther : List.of(false, true)) {
          Transition to = ENGINE.step(person, asked(topic, null, ofOther), NOW);
          Message message = message(to);
          String as = topic + " in " + person.phase();

          assertThat(to.next().phase()).as(as).isEqualTo(standing(person.phase()));
          assertThat(to.next().training()).as(as).isEqualTo(person.training());
          assertThat(to.next().profile()).as(as).isEqualTo(person.profile());
          assertThat(to.effects()).as(as).noneMatch(e -> e instanceof Effect.Note);
          assertThat(message.picture()).as(as).isNull();
          assertThat(message.options()).as(as).isEqualTo(ENGINE.prompt(to.next(), NOW).options());
          assertThat(answer(to.next(), message))
              .as(as)
              .isNotBlank()
              .doesNotContain("{", "}", "answer.", "answers.")
              .hasSizeLessThanOrEqualTo(300 + 47)
              .doesNotContainPattern(NEVER_SAID);
        }
      }
    }
  }

  @Test
  void noAnswerIsLongerThanThreeHundredSigns() {
    for (Person person :
        List.of(
            person(new Between(null)).with(trained(NOW.minus(Duration.ofHours(5)))),
            person(new Exercising(HALFWAY)),
            person(new Held(RedFlag.LEGS, Held.Stage.WAITING, null, null)),
            person(new Held(RedFlag.CRISIS, Held.Stage.WAITING, null, null)),
            person(new Held(null, Held.Stage.WAITING, null, null)))) {
      for (String topic : topics()) {
        Transition to = ENGINE.step(person, asked(topic, null, false), NOW);
        assertThat(answer(to.next(), message(to)).length()).as(topic).isLessThanOrEqualTo(300);
      }
    }
  }

  @Test
  void whoMayNotTrainIsNotToldTo() {
    Person held = person(new Held(RedFlag.LEGS, Held.Stage.WAITING, null, null));
    Person persistent = person(new Held(null, Held.Stage.WAITING, null, null));

    Person ill = person(new Held(RedFlag.HISTORY, Held.Stage.WAITING, null, null));
    assertThat(answered(ill, "squats")).startsWith("First your doctor's OK. In general:");
    // Whoever should be on their way to help hears where to go, and nothing of what may be then.
    String go = "I hear you. Please don't wait, and get help now";
    for (String topic : List.of("squats", "train-sore", "see-a-doctor")) {
      assertThat(answered(held, topic)).as(topic).startsWith(go);
    }
    assertThat(answered(held, "walking")).startsWith("Ask your doctor about walks, too.");
    assertThat(answered(held, "when-train")).startsWith("The routine waits for your doctor's OK.");
    assertThat(answered(persistent, "walking")).contains("walks stay welcome");
    assertThat(answered(persistent, "running")).startsWith("With this pain, not yet.");
    for (AnswerTopic topic : LIBRARY.answers().topics()) {
      if (topic.training()) {
        assertThat(answered(held, topic.id()))
            .as(topic.id())
            .containsAnyOf(
                "doctor's OK",
                "their OK",
                "your doctor",
                "get help now",
                "emergency department now")
            .doesNotContain("you can train", "Now, if you like", "moving is welcome");
        assertThat(answered(persistent, topic.id()))
            .as(topic.id())
            .doesNotContain("you can train", "Now, if you like", "moving is welcome");
      }
    }
  }

  /** After a crisis the routine waits, and not for any pain; nor does pain that has settled. */
  @Test
  void nobodyIsToldOfPainThatTheyHaveNot() {
    Training postponed = trained(NOW.minus(Duration.ofDays(5))).postponed(NOW.plusSeconds(3_600));
    Training sharp = Training.NONE.hurtBetween(true, LIBRARY.routine(), NOW);
    Person fresh = person(new Between(null));

    assertThat(answered(fresh.with(postponed), "running")).startsWith("It is not off the table.");
    assertThat(answered(fresh.with(sharp), "running")).startsWith("With this pain, not yet.");
    assertThat(answered(fresh.with(sharp.settled(true)), "running"))
        .startsWith("It is not off the table.");
  }

  /** Rubbing a calf with a clot in it, or going on out of breath with a sick heart, may kill. */
  @Test
  void whatIsSaidOfABodyThatWorksIsNotSaidToSomebodyWithASign() {
    Person held = person(new Held(RedFlag.CALF, Held.Stage.WAITING, null, null));

    assertThat(answered(held, "cramps"))
        .contains("don't rub or stretch it")
        .doesNotContain("Stop, and stretch");
    assertThat(answered(held, "soreness")).doesNotContain("that is normal", "Walk a bit");
    assertThat(answered(held, "out-of-breath")).doesNotContain("It is normal", "go on");
    assertThat(answered(held, "shaking")).doesNotContain("mostly effort");
    assertThat(answered(held, "hurt-or-harm")).doesNotContain("Often not");
    assertThat(answered(held, "flare-up"))
        .contains("for walks, too")
        .doesNotContain("most of them");
  }

  @Test
  void afterThoughtsOfEndingOnesLifeNobodyIsSentToADoctorForAWalk() {
    Person crisis = person(new Held(RedFlag.CRISIS, Held.Stage.WAITING, null, null));
    Person both =
        person(
            new Held(
                RedFlag.CRISIS,
                Held.Stage.WAITING,
                new Held(RedFlag.LEGS, Held.Stage.WAITING, null, null),
                null));

    assertThat(answered(crisis, "walking")).startsWith("Yes, short and easy walks are welcome");
    for (AnswerTopic topic : LIBRARY.answers().topics()) {
      assertThat(answered(crisis, topic.id()))
          .as(topic.id())
          .doesNotContain("doctor's OK", "Ask your doctor about walks");
      if (topic.training()) {
        assertThat(answered(crisis, topic.id()))
            .as(topic.id())
            .startsWith("That can wait; how you are matters more.");
      }
    }
    assertThat(answered(both, "walking")).startsWith("Ask your doctor about walks, too.");
  }

  private static String answered(Person person, String topic) {
    Transition to = ENGINE.step(person, asked(topic, null, false), NOW);
    return answer(to.next(), message(to));
  }

  @Test
  void whatIsAskedOfTheirOwnStateIsAnsweredFromIt() {
    Person rested = person(new Between(null)).with(trained(NOW.minus(Duration.ofDays(3))));
    Person resting = person(new Between(null)).with(trained(NOW.minus(Duration.ofHours(5))));
    Person exercising = person(new Exercising(HALFWAY));

    assertThat(answered(rested, "when-train")).startsWith("Now, if you like");
    assertThat(answered(resting, "when-train")).contains("can start Wed 04:00");
    assertThat(answered(exercising, "left")).isEqualTo("5 to go, with this one. Take your time.");
    assertThat(answered(rested, "progress")).contains("first at 4 of 10, and last at 1");
    assertThat(answered(exercising, "hurts-most")).startsWith("In this session it was: ");
    assertThat(answered(exercising, "next")).startsWith("After this one: ");
    assertThat(answered(rested, "next"))
        .startsWith("The next session: ")
        .contains("Glute bridge", "Step-up")
        .endsWith("You can start when you like.");
    assertThat(answered(resting, "next")).contains("It can start Wed 04:00");
    Instant call = NOW.plus(Duration.ofHours(43));
    ReminderState calling = resting.reminding().calling(call, ReminderKind.RECOVERY_OVER, 0);
    assertThat(answered(resting.with(calling), "reminders"))
        .contains("The next one comes Wed 04:00.");
    assertThat(answered(resting, "reminders")).doesNotContain("The next one");
    assertThat(answered(exercising, "reps")).startsWith("For this one: ");
    Person walking =
        rested.with(rested.everyday().with(WalkingPlan.from(15, NOW.minus(Duration.ofDays(1)))));
    assertThat(answered(walking, "walking-how-much")).startsWith("For you now: 12 minutes, on 3 ");
    assertThat(answered(rested, "walking-how-much")).startsWith("Begin with what you can");
    assertThat(answered(rested, "usual-pain")).contains("your usual is 2");
  }

  @Test
  void aNamedMovementIsTheOneThatIsAnswered() {
    Person person = person(new Between(null));
    Map<String, String> asked =
        Map.of(
            "glute-bridge", "both legs at the same time",
            "hip-abduction.clam", "one leg first, then the other",
            "no-such-movement", "bridge, sit to stand");
    asked.forEach(
        (movement, answer) -> {
          Transition to = ENGINE.step(person, asked("both-legs", movement, false), NOW);
          assertThat(answer(to.next(), message(to)).toLowerCase(Locale.ROOT))
              .as(movement)
              .contains(answer);
        });
  }

  @Test
  void aboutSomebodyElseIsTheGeneralFactAndNothingOfOnesOwn() {
    Person person = person(new Exercising(HALFWAY));
    Transition to = ENGINE.step(person, asked("dumbbell-weight", null, true), NOW);

    assertThat(answer(to.next(), message(to)))
        .startsWith("First none at all.")
        .contains("I only coach you");
  }

  @Test
  void whatNobodyCanAnswerLeadsToWhatCanBeAsked() {
    for (Phase<?> phase : phases()) {
      Transition to = ENGINE.step(person(phase), asked(null, null, false), NOW);
      boolean sent = phase instanceof Held held && held.sendsToHelp();
      assertThat(said(message(to)))
          .startsWith(sent ? "I hear you. Please " : "")
          .contains(sent ? "The routine waits" : "I don't have an answer to that one");
      assertThat(to.next().training()).isEqualTo(person(phase).training());
    }
    Transition to =
        ENGINE.step(person(new Exercising(HALFWAY)), asked("no-such", null, false), NOW);
    assertThat(message(to).options()).hasSize(3);
    Input walking =
        new Input.Choice(message(to).options().getFirst().button().data(to.next().step()));
    Transition then = ENGINE.step(to.next(), walking, NOW);
    assertThat(then.next().phase()).isEqualTo(new Exercising(HALFWAY));
    assertThat(said(message(then))).startsWith("Yes, walk every day");
  }

  @Test
  void askedWhyAgainThereIsMoreToTell() {
    Person person = person(new Between(null));
    List<String> told = new ArrayList<>();
    for (int i = 0; i < Content.WHY_FACTS; i++) {
      Transition to = ENGINE.step(person, Input.PlainCommand.WHY, NOW);
      told.add(answer(to.next(), message(to)));
      person = to.next();
    }
    assertThat(told).doesNotHaveDuplicates();
    assertThat(told.getLast()).endsWith("5 of 5");
  }

  /**
   * At most six years of school, by the formula of Flesch and Kincaid: 0.39 words a sentence and
   * 11.8 syllables a word, less 15.59.
   */
  @Test
  void everyAnswerIsPlainlyWritten() {
    List<String> hard = new ArrayList<>();
    for (Person person : List.of(person(new Between(null)), person(new Exercising(HALFWAY)))) {
      for (String topic : topics()) {
        double grade = grade(answered(person, topic));
        if (grade > 6) {
          hard.add("%s %.1f".formatted(topic, grade));
        }
      }
    }
    assertThat(hard).isEmpty();
  }

  private static double grade(String text) {
    List<String> words =
        Pattern.compile("[A-Za-z0-9'/-]+").matcher(text).results().map(m -> m.group()).toList();
    long sentences =
        Math.max(1, Pattern.compile("[.!?:;]+(\\s|$)|\n").matcher(text).results().count());
    long syllables = words.stream().mapToLong(AnsweringTest::syllables).sum();
    return 0.39 * words.size() / sentences + 11.8 * syllables / words.size() - 15.59;
  }

  private static long syllables(String word) {
    String plain =
        word.toLowerCase(Locale.ROOT).replaceFirst("(?<![aeiouy])e$|es$|(?<![td])ed$", "");
    return Math.max(1, Pattern.compile("[aeiouy]+").matcher(plain).results().count());
  }
}
