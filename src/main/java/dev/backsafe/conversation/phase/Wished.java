package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.reminder.ReminderWish;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What understanding writes of a wish in words, as the command that does the same. */
final class Wished {
  /** Between when somebody wants to be reminded, and where they are. */
  static final String PLACE = " @ ";

  private Wished() {}

  /**
   * The command.
   *
   * @param wish as understanding writes it; null where it was not clear
   */
  static Optional<Input> of(@Nullable String wish) {
    if (wish == null) {
      return Optional.empty();
    }
    String[] parts = wish.split(" ", 2);
    String rest = parts.length == 1 ? "" : parts[1];
    return switch (parts[0]) {
      case "walked" -> Optional.of(new Input.Walk(Integer.valueOf(rest)));
      case "walking-plan" -> Optional.of(new Input.Walk(null));
      case "moved" -> Optional.of(new Input.Moved(List.of(rest.split("\\|", -1))));
      case "have" -> {
        String[] had = rest.split(" lack ", 2);
        Set<String> lacking = had.length == 1 ? Set.of() : things(had[1]);
        yield Optional.of(new Input.Equipped(things(had[0]), lacking));
      }
      case "lack" -> Optional.of(new Input.Equipped(Set.of(), things(rest)));
      case "without" -> Optional.of(new Input.LeaveOut(rest, true));
      case "leave" -> Optional.of(new Input.LeaveOut(rest, false));
      case "upright" -> Optional.of(new Input.Upright());
      case "delete" -> Optional.of(Input.PlainCommand.DELETE);
      default -> {
        int place = wish.indexOf(PLACE);
        yield Optional.of(
            place < 0
                ? new Input.Reminders(ReminderWish.parse(wish))
                : new Input.Reminders(
                    ReminderWish.parse(wish.substring(0, place)),
                    List.of(wish.substring(place + PLACE.length()).split("\\|", -1))));
      }
    };
  }

  /** "Just right. And make it 5 pm": the wish, or thanks, beside an answer is heard before it. */
  static void beside(Step step, Reading reading) {
    if (reading.meaning() == Meaning.THANKS) {
      step.say(TextKey.TALK_THANKS);
    }
    boolean wish = reading.meaning() == Meaning.REMINDER || reading.meaning() == Meaning.SETTING;
    Optional<Input> wished = wish ? of(reading.topic()) : Optional.empty();
    wished.ifPresent(input -> step.aside(aside -> Phase.answer(aside, input)));
  }

  /** What may be the name of a place, where nothing else is said. */
  static Optional<String> place(Reading reading) {
    return Optional.ofNullable(reading.topic())
        .filter(topic -> topic.startsWith("place "))
        .map(topic -> topic.substring("place ".length()));
  }

  private static Set<String> things(String ids) {
    return Arrays.stream(ids.split("\\+", -1)).collect(Collectors.toSet());
  }
}
