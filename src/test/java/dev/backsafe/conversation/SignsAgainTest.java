package dev.backsafe.conversation;

import static dev.backsafe.conversation.EveryPhase.ENGINE;
import static dev.backsafe.conversation.EveryPhase.LIBRARY;
import static dev.backsafe.conversation.EveryPhase.NOW;
import static dev.backsafe.conversation.EveryPhase.person;
import static dev.backsafe.understanding.RedFlag.ACCIDENT;
import static dev.backsafe.understanding.RedFlag.CALF;
import static dev.backsafe.understanding.RedFlag.CAUDA_EQUINA;
import static dev.backsafe.understanding.RedFlag.CHEST;
import static dev.backsafe.understanding.RedFlag.FEVER;
import static dev.backsafe.understanding.RedFlag.HISTORY;
import static dev.backsafe.understanding.RedFlag.LEGS;
import static dev.backsafe.understanding.RedFlag.OPERATION;
import static dev.backsafe.understanding.RedFlag.PREGNANCY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.phase.FlagButton;
import dev.backsafe.conversation.phase.FlaringUp;
import dev.backsafe.conversation.phase.Held;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.phase.Unsure;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.phrasing.Voice;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * On a bad day, after a break and every twelve weeks the signs are asked about in few words: all of
 * them (safety facts), and each can be told, with a button and in one's own words.
 */
class SignsAgainTest {
  private static final Phrasing PHRASING = new Phrasing(LIBRARY.texts(), LIBRARY.helpLines());
  private static final Voice VOICE = new Voice("en", ZoneId.of("Europe/Berlin"));

  private static final Map<RedFlag, List<String>> ASKED =
      Map.of(
          CAUDA_EQUINA, List.of("between the legs or buttocks", "bladder", "bowel", "or sex"),
          LEGS,
              List.of(
                  "pain, tingling, weakness or numbness in both legs", "gives way", "gets weaker"),
          CHEST, List.of("chest pain", "fainting", "sudden severe belly pain"),
          ACCIDENT, List.of("a bad fall"),
          CALF, List.of("a hot, swollen calf"),
          FEVER, List.of("fever", "feeling very ill"),
          OPERATION, List.of("an operation"),
          PREGNANCY, List.of("pregnancy", "a birth"),
          HISTORY,
              List.of(
                  "weight loss",
                  "cancer",
                  "worse at night or lying down",
                  "steroids",
                  "weak immune system",
                  "thin bones",
                  "\"no exercise\""));

  private static final Map<RedFlag, List<String>> IN_WORDS =
      Map.of(
          CAUDA_EQUINA,
              List.of(
                  "I'm numb between the legs",
                  "numb buttocks",
                  "new trouble with my bladder",
                  "I lost control of my bowels"),
          LEGS,
              List.of(
                  "tingling in both legs",
                  "pain in both legs",
                  "my leg gives way",
                  "one leg gets weaker"),
          CHEST, List.of("chest pain", "I fainted", "sudden severe belly pain"),
          ACCIDENT, List.of("I had a bad fall"),
          CALF, List.of("a hot swollen calf"),
          FEVER, List.of("I have a fever", "I feel very ill"),
          OPERATION, List.of("I had an operation last month"),
          PREGNANCY, List.of("I'm pregnant", "I gave birth last month"),
          HISTORY,
              List.of(
                  "I lost weight without trying",
                  "I had cancer",
                  "the pain is worse at night",
                  "I take steroids",
                  "my immune system is weak",
                  "I have thin bones",
                  "my doctor said no exercise"));

  private static Person asked() {
    return person(new FlaringUp(new Between(null)));
  }

  private static String said(Person person) {
    return PHRASING.say(ENGINE.prompt(person, NOW).lines(), VOICE);
  }

  private static Person press(Person person, Button button) {
    return ENGINE.step(person, new Input.Choice(button.data(person.step())), NOW).next();
  }

  @Test
  void everySignIsAskedAboutAgain() {
    String question = said(asked());
    ASKED.values().forEach(signs -> assertThat(question).contains(signs));
  }

  @Test
  void everySignThatIsAskedAboutHasItsButton() {
    Person which = press(asked(), FlaringUp.Answer.SOME_FLAGS);
    for (RedFlag flag : ASKED.keySet()) {
      assertThat(press(which, new FlagButton(flag)).phase())
          .isInstanceOfSatisfying(Held.class, h -> assertThat(h.flag()).isEqualTo(flag));
    }
  }

  @Test
  void everySignThatIsAskedAboutIsHeardInWords() {
    Map<String, RedFlag> told = new LinkedHashMap<>();
    Map<String, RedFlag> heard = new LinkedHashMap<>();
    IN_WORDS.forEach(
        (flag, all) ->
            all.forEach(
                words -> {
                  Reading reading =
                      DirectBench.LIBRARY.understanding().read(words, "en", Asked.SIGNS);
                  Input input = new Input.FreeText(Asked.SIGNS, reading);
                  told.put(words, flag);
                  heard.put(words, heard(ENGINE.step(asked(), input, NOW).next().phase()));
                }));
    assertThat(heard).isEqualTo(told);
  }

  /** The sign for which it is held, or which is asked about for sure. */
  private static @Nullable RedFlag heard(Phase<?> phase) {
    return switch (phase) {
      case Held held -> held.flag();
      case Unsure unsure when unsure.sign() != null -> unsure.sign().flag();
      default -> null;
    };
  }
}
