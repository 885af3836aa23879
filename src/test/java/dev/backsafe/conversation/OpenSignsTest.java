package dev.backsafe.conversation;

import static dev.backsafe.conversation.EveryPhase.ENGINE;
import static dev.backsafe.conversation.EveryPhase.HALFWAY;
import static dev.backsafe.conversation.EveryPhase.NOW;
import static dev.backsafe.conversation.EveryPhase.person;
import static dev.backsafe.conversation.EveryPhase.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.phase.DescribingPain;
import dev.backsafe.conversation.phase.Exercising;
import dev.backsafe.conversation.phase.FlaringUp;
import dev.backsafe.conversation.phase.Held;
import dev.backsafe.conversation.phase.Held.Stage;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.phase.Unsure;
import dev.backsafe.conversation.phase.Walking;
import dev.backsafe.recovery.TrainingGate;
import dev.backsafe.store.StateCodec;
import dev.backsafe.understanding.Answer;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sign that is asked about is asked about until it is answered, whatever else comes. */
class OpenSignsTest {
  private static final List<Meaning> SIGN = List.of(Meaning.EMERGENCY);

  private static Unsure asking(Sign sign) {
    return new Unsure(SIGN, sign, new Exercising(HALFWAY));
  }

  private static Person after(Person person, Input input) {
    return ENGINE.step(person, input, NOW).next();
  }

  private static Person press(Person person, Button button) {
    return after(person, new Input.Choice(button.data(person.step())));
  }

  private static Person no(Person person) {
    return press(person, Unsure.Answer.NO_PAIN);
  }

  private static Person yes(Person person) {
    return press(person, Unsure.Answer.YES_FLAG);
  }

  private static Input maybe(RedFlag flag) {
    return text(Meaning.UNSURE, flag);
  }

  private static Input answer(String id, Sign beside) {
    Reading reading =
        new Reading(Meaning.UNSURE, null, null, List.of(), SIGN, beside, new Answer.Offered(id));
    return new Input.FreeText(Asked.SIGN, reading);
  }

  private static List<Sign> open(Person person) {
    return person.phase().openSigns();
  }

  private static List<Line> said(Person person, Input input, Instant now) {
    return ENGINE.step(person, input, now).effects().stream()
        .filter(Effect.Say.class::isInstance)
        .map(Effect.Say.class::cast)
        .flatMap(say -> say.message().lines().stream())
        .toList();
  }

  /** "Not really, but I don't care if I wake up". */
  @Test
  void aNoWithWordsOfACrisisBesideItIsNoClearNo() {
    Sign crisis = Sign.of(RedFlag.CRISIS);
    Person asked = person(asking(crisis));
    assertThat(open(after(asked, answer("no", crisis)))).containsExactly(crisis);
    assertThat(open(after(person(asking(Sign.FEVER)), answer("no", Sign.FEVER)))).isEmpty();
  }

  @Test
  void bothAreAskedAboutTheGraverFirst() {
    Person both = after(person(asking(Sign.FEVER)), maybe(RedFlag.LEGS));
    assertThat(open(both)).containsExactly(Sign.LEGS, Sign.FEVER);
    Person second = no(both);
    assertThat(open(second)).containsExactly(Sign.FEVER);
    assertThat(no(second).phase()).isEqualTo(new Exercising(HALFWAY));
    assertThat(yes(second).phase())
        .isInstanceOfSatisfying(Held.class, h -> assertThat(h.flag()).isEqualTo(RedFlag.FEVER));
  }

  @Test
  void whatIsLessGraveWaitsAndThatIsSaid() {
    Person legs = person(asking(Sign.LEGS));
    assertThat(open(after(legs, maybe(RedFlag.FEVER)))).containsExactly(Sign.LEGS, Sign.FEVER);
    assertThat(said(legs, maybe(RedFlag.FEVER), NOW)).contains(Line.of(TextKey.UNSURE_NEXT));
  }

  @Test
  void theQuestionOfACrisisKeepsWhomToCallInSight() {
    Person crisis = person(asking(Sign.CRISIS));
    assertThat(open(after(crisis, maybe(RedFlag.LEGS)))).containsExactly(Sign.CRISIS, Sign.LEGS);
    assertThat(said(crisis, maybe(RedFlag.LEGS), NOW)).anyMatch(OpenSignsTest::calls);
    assertThat(crisis.phase().givesWay()).isFalse();
    Person held = person(new Held(RedFlag.CRISIS, Stage.WAITING, null, null));
    assertThat(said(held, maybe(RedFlag.LEGS), NOW)).anyMatch(OpenSignsTest::calls);
    assertThat(said(held, text(Meaning.UNKNOWN, null), NOW)).anyMatch(OpenSignsTest::calls);
  }

  private static boolean calls(Line line) {
    return line.args().containsValue(new TextArgument.HelpLine(RedFlag.CRISIS));
  }

  @Test
  void anEmergencyLeavesAGraverQuestionStanding() {
    Person held = after(person(asking(Sign.CRISIS)), text(Meaning.EMERGENCY, RedFlag.FEVER));
    assertThat(open(held)).containsExactly(Sign.CRISIS);
    assertThat(no(held).phase())
        .isInstanceOfSatisfying(Held.class, h -> assertThat(h.flag()).isEqualTo(RedFlag.FEVER));
    Person crisis = yes(after(person(asking(Sign.LEGS)), maybe(RedFlag.CRISIS)));
    assertThat(open(crisis)).containsExactly(Sign.LEGS);
  }

  @Test
  void nobodyIsKeptFromHelpByALesserQuestion() {
    Person held = after(person(asking(Sign.FEVER)), text(Meaning.EMERGENCY, RedFlag.CHEST));
    assertThat(held.phase()).isInstanceOf(Held.class);
    Person asked = press(held, Held.Plain.NOT_MEANT);
    // When that was not meant, it is still open.
    assertThat(open(press(asked, Held.Plain.NO_SIGN))).containsExactly(Sign.FEVER);
  }

  @Test
  void aYesWithAnotherSignBesideItLosesNeither() {
    Person both = after(person(asking(Sign.FEVER)), answer("yes", Sign.CRISIS));
    assertThat(open(both)).containsExactly(Sign.CRISIS);
    assertThat(no(both).phase())
        .isInstanceOfSatisfying(Held.class, h -> assertThat(h.flag()).isEqualTo(RedFlag.FEVER));
  }

  @Test
  void sharpPainEndsTheSessionAndLeavesTheSignOpen() {
    Person told = after(person(asking(Sign.FEVER)), new Input.Pain(PainKind.SHARP, null));
    assertThat(told.phase().session()).isNull();
    assertThat(told.training().gate(NOW)).isInstanceOf(TrainingGate.Closed.class);
    assertThat(open(told)).containsExactly(Sign.FEVER);
    assertThat(no(told).phase().base()).isInstanceOf(Between.class);
  }

  @Test
  void painThatWasToldBesideASignIsNotSoftenedByWhatComesLater() {
    Person told = after(person(asking(Sign.FEVER)), sharp("no"));
    assertThat(told.phase().session()).isNull();
    Person ache = after(person(asking(Sign.FEVER)), new Input.Pain(PainKind.ACHE, 2));
    Person more = after(ache, maybe(RedFlag.LEGS));
    assertThat(no(no(more)).phase()).isInstanceOf(DescribingPain.class);
  }

  private static Input sharp(String id) {
    Reading reading = Reading.of(Meaning.SHARP_PAIN).answering(new Answer.Offered(id));
    return new Input.FreeText(Asked.SIGN, reading);
  }

  @Test
  void whatIsAskedAboutAWalkStaysOpenToo() {
    Person walked = person(new Walking(Walking.Stage.LEGS, new Between(null)));
    assertThat(open(after(walked, maybe(RedFlag.FEVER))))
        .containsExactly(Sign.BOTH_LEGS, Sign.FEVER);
  }

  @Test
  void theOtherSignsOfABadDayAreAskedAboutAgain() {
    Person bad = FLARING;
    assertThat(bad.phase()).isInstanceOf(FlaringUp.class);
    assertThat(no(after(bad, maybe(RedFlag.FEVER))).phase()).isInstanceOf(FlaringUp.class);
  }

  private static final Person FLARING =
      after(
          person(new Between(null)),
          new Input.FreeText(
              Asked.NOTHING,
              new Reading(
                  Meaning.DISCOMFORT, FlaringUp.TOPIC, null, List.of(), List.of(), null, null)));

  @Test
  void nothingThatIsOpenIsLostOverHoursOrARestart() {
    Person both = after(person(asking(Sign.FEVER)), maybe(RedFlag.LEGS));
    Instant muchLater = NOW.plus(Duration.ofHours(4));
    Person later = ENGINE.step(both, Input.PlainCommand.HELP, muchLater).next();
    assertThat(open(later)).containsExactly(Sign.LEGS, Sign.FEVER);
    assertThat(later.phase().session()).isNull();
    Phase<?> stored = StateCodec.read(StateCodec.write(both), StateCodec.VERSION).phase();
    assertThat(stored).isEqualTo(both.phase());
    Person changed = both.following("another routine");
    assertThat(open(after(changed, Input.PlainCommand.HELP)))
        .containsExactly(Sign.LEGS, Sign.FEVER);
  }
}
