package dev.backsafe.conversation;

import static dev.backsafe.conversation.EveryPhase.ENGINE;
import static dev.backsafe.conversation.EveryPhase.NOW;
import static dev.backsafe.conversation.EveryPhase.inputs;
import static dev.backsafe.conversation.EveryPhase.offered;
import static dev.backsafe.conversation.EveryPhase.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.content.Labels;
import dev.backsafe.conversation.phase.Phase;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands on a button is known as such, so that a check can say when it is too long. */
class LabelsTest {
  @Test
  void everyButtonThatIsOfferedHasALabel() {
    Set<String> others = new TreeSet<>();
    for (Phase<?> phase : EveryPhase.phases()) {
      Person person = person(phase);
      Stream.concat(inputs().stream(), offered(person))
          .flatMap(input -> ENGINE.step(person, input, NOW).effects().stream())
          .filter(Effect.Say.class::isInstance)
          .flatMap(said -> ((Effect.Say) said).message().options().stream())
          .map(option -> option.label().key())
          .filter(key -> !Labels.isLabel(key))
          .forEach(others::add);
    }
    assertThat(others).isEmpty();
  }
}
