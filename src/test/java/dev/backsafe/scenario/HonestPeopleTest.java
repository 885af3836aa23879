package dev.backsafe.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.content.Library;
import dev.backsafe.content.UnderstandingLoader;
import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.Engine;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Message;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.phase.DescribingPain;
import dev.backsafe.conversation.phase.Guessing;
import dev.backsafe.conversation.phase.Held;
import dev.backsafe.conversation.phase.ScoreButton;
import dev.backsafe.conversation.phase.Screening;
import dev.backsafe.conversation.phase.Starting;
import dev.backsafe.conversation.phase.Unsure;
import dev.backsafe.conversation.phase.Worrying;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Phrase;
import dev.backsafe.understanding.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * People who never have a warning sign, and say so when they are asked. Between them they say all
 * that was never learned of what is harmless in the phrases that people wrote, and, for the time
 * that it takes, a third of the rest, wherever the conversation happens to stand.
 */
class HonestPeopleTest {
  private static final Library LIBRARY = DirectBench.LIBRARY;
  private static final Engine ENGINE =
      new Engine(LIBRARY.routine(), LIBRARY.places(), LIBRARY.answers());
  private static final Path LEARNED = Path.of("config/understanding/en/phrases");
  private static final Path HELD_OUT = Path.of("src/test/resources/understanding");
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  /** What one of them says before somebody else comes. */
  private static final int SAYS = 40;

  private final Random random;
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> held = new ArrayList<>();
  private Person person = Person.newcomer("en");
  private Instant now = START;

  HonestPeopleTest() {
    long seed = Long.getLong("simulation.seed", 20_261_128L);
    System.out.printf("honest people: seed %d (-Dsimulation.seed=…)%n", seed);
    random = new Random(seed);
  }

  @Test
  void nobodyIsHeldForWhatTheyDidNotSay() throws IOException {
    List<String> phrases = new ArrayList<>(harmless(LEARNED));
    Collections.shuffle(phrases, random);
    phrases.subList(phrases.size() / 3, phrases.size()).clear();
    int learned = phrases.size();
    phrases.addAll(harmless(HELD_OUT));
    Collections.shuffle(phrases, random);
    for (int i = 0; i < phrases.size(); i++) {
      if (i % SAYS == 0) {
        person = Person.newcomer("en");
      }
      say(phrases.get(i));
    }
    System.out.printf(
        "honest people: %d phrases, %d of them never learned; asked about a sign %d times,"
            + " about pain %d, offered %d; held %s%n",
        phrases.size(),
        phrases.size() - learned,
        counts.getOrDefault("sign", 0),
        counts.getOrDefault("pain", 0),
        counts.getOrDefault("offer", 0),
        held);
    assertThat(phrases).hasSizeGreaterThan(5_000);
    assertThat(held).isEmpty();
    assertThat((double) counts.getOrDefault("sign", 0) / phrases.size()).isLessThan(0.04);
  }

  /** Lets the person say it at a moment at which no question about a sign stands. */
  private void say(String phrase) {
    int steps = random.nextInt(4);
    for (int i = 0; i < steps || !isFree(); i++) {
      press();
    }
    Reading reading = LIBRARY.understanding().read(phrase, "en", prompt().asked());
    step(new Input.FreeText(prompt().asked(), reading));
    switch (person.phase()) {
      case Unsure unsure -> counts.merge(unsure.sign() == null ? "pain" : "sign", 1, Integer::sum);
      case DescribingPain _ -> counts.merge("pain", 1, Integer::sum);
      case Guessing _ -> counts.merge("offer", 1, Integer::sum);
      case Held(var flag, _, _, _) when flag != null -> {
        held.add(phrase);
        person = Person.newcomer("en");
      }
      default -> {}
    }
  }

  private boolean isFree() {
    return switch (person.phase()) {
      case Screening _, Worrying _, Held _ -> false;
      case Starting starting -> starting.check() != Starting.Check.SIGNS;
      case Unsure unsure -> unsure.sign() == null;
      default -> true;
    };
  }

  /** One of the buttons, but never one that reports pain or a sign. */
  private void press() {
    if (person.phase() instanceof Held) {
      // By pain that did not settle; those people are others' business.
      person = Person.newcomer("en");
    }
    List<Button> buttons =
        prompt().options().stream().<Button>map(Option::button).filter(this::isHonest).toList();
    Button button = buttons.get(random.nextInt(buttons.size()));
    step(new Input.Choice(button.data(person.step())));
  }

  private boolean isHonest(Button button) {
    if (person.phase() instanceof Screening) {
      return button.equals(prompt().options().getFirst().button());
    }
    return switch (button) {
      case ScoreButton _ -> !(person.phase() instanceof DescribingPain);
      case Unsure.Answer answer ->
          answer != Unsure.Answer.YES_FLAG && answer != Unsure.Answer.YES_PAIN;
      case DescribingPain.Answer answer ->
          answer == DescribingPain.Plain.SLIP
              || answer == DescribingPain.Plain.NO_SCORE
              || answer == DescribingPain.Plain.USUAL;
      case Starting.Answer answer -> answer != Starting.Plain.SOME_FLAGS;
      case Worrying.Answer answer -> answer == Worrying.Plain.NONE_OF_THESE;
      default -> true;
    };
  }

  private Message prompt() {
    return ENGINE.prompt(person, now);
  }

  private void step(Input input) {
    now = now.plus(Duration.ofMinutes(random.nextInt(20) == 0 ? 3_000 : 1));
    person = ENGINE.step(person, input, now).next();
  }

  /** What is no alarm in any reading of it. */
  private static List<String> harmless(Path directory) throws IOException {
    List<String> texts = new ArrayList<>();
    try (var files = Files.list(directory)) {
      for (Path file : files.filter(HonestPeopleTest::isAuthor).sorted().toList()) {
        Map<String, String> content = Map.of(file.getFileName().toString(), Files.readString(file));
        for (Phrase phrase :
            UnderstandingLoader.parse("en", content).languages().getFirst().phrases()) {
          if (phrase.meanings().stream().noneMatch(m -> m.isAlarm() || m == Meaning.UNSURE)) {
            texts.add(phrase.text());
          }
        }
      }
    }
    return texts;
  }

  private static boolean isAuthor(Path file) {
    String name = file.getFileName().toString();
    boolean heldOut = name.startsWith("frozen") || name.startsWith("thresholds");
    return name.endsWith(".tsv") && (file.startsWith(LEARNED) || heldOut);
  }
}
