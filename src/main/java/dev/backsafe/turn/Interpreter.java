package dev.backsafe.turn;

import static dev.backsafe.conversation.Content.name;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.CommandName;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Input.Unreadable.Why;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Message;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Option.Typed;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.reminder.ReminderWish;
import dev.backsafe.conversation.reminder.Snooze;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.phrasing.Voice;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Routine;
import dev.backsafe.routine.Variation;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** From what a platform hands over to an input of the engine. */
final class Interpreter {
  /** What is beyond that is not read: the limit of a message on Telegram, too. */
  private static final int LONGEST_TEXT_READ = 4_096;

  /** Wishes in words, whatever is being asked. */
  private static final Map<TextKey, ReminderWish> WISHES =
      Map.of(
          TextKey.TYPED_SILENCE, new ReminderWish.Off(),
          TextKey.TYPED_REMIND_HOUR, new ReminderWish.PutOff(Snooze.HOUR),
          TextKey.TYPED_REMIND_TOMORROW, new ReminderWish.PutOff(Snooze.TOMORROW),
          TextKey.TYPED_REMIND_WEEK, new ReminderWish.PutOff(Snooze.WEEK));

  private final Routine routine;
  private final Phrasing phrasing;
  private final TextReader reader;

  Interpreter(Routine routine, Phrasing phrasing, TextReader reader) {
    this.routine = routine;
    this.phrasing = phrasing;
    this.reader = reader;
  }

  /** What a text means; the slow part, so it is done before the transaction. */
  Optional<Reading> read(Inbound inbound) {
    return switch (inbound.content()) {
      case Content.Text(String text) -> Optional.of(reader.read(text, inbound.language()));
      case Content.Edited(String text) -> Optional.of(reader.read(text, inbound.language()));
      case Content.Press _, Content.Command _, Content.Other _, Content.Forwarded _ ->
          Optional.empty();
    };
  }

  /**
   * Becomes an input.
   *
   * @param prompt the question that stands: the words of a button, typed, are the button
   */
  Input input(Inbound inbound, Optional<Reading> reading, Supplier<Message> prompt, Voice voice) {
    return switch (inbound.content()) {
      case Content.Other _ -> new Input.Unreadable();
      case Content.Edited(String text) -> edited(text, reading.orElseThrow());
      case Content.Forwarded _ -> new Input.Unreadable(Why.FORWARDED);
      case Content.Press(String data, _) ->
          Button.isData(data) ? new Input.Choice(data) : new Input.Unreadable(Why.FORGED);
      // What was picked may also be typed: any name of an exercise.
      case Content.Command(Input.How(var named, _)) when named != null ->
          find(words(named), voice).orElse(CommandName.HOW.input());
      case Content.Command(Input picked) -> picked;
      case Content.Text(String text) -> text(text, reading.orElseThrow(), prompt.get(), voice);
    };
  }

  /** What was answered stands; but pain, or a sign, that somebody has added is heard. */
  private static Input edited(String text, Reading reading) {
    return reading.mayHurt()
        ? new Input.FreeText(text, whole(text, reading))
        : new Input.Unreadable(Why.EDITED);
  }

  private Input text(String text, Reading reading, Message prompt, Voice voice) {
    Optional<Input> command = command(text, voice);
    // "/done but my leg went numb": pain that stands behind a command is not dropped with it.
    boolean moreThanACommand =
        text.strip().indexOf(' ') > 0 && isAlarm(reading) && !isPainInFull(text);
    return typedLabel(text, prompt, voice)
        .or(() -> typedAnswer(text, reading, prompt, voice))
        .or(() -> typedYesOrNo(text, reading, prompt, voice))
        .or(() -> typedStart(text, prompt))
        .or(() -> typedWish(text, reading, voice))
        .or(() -> moreThanACommand ? Optional.empty() : command)
        .orElseGet(() -> new Input.FreeText(text, whole(text, reading)));
  }

  /** Whether it may say that it hurts: a button may, and so may what is too long to be read. */
  boolean mayHurt(Inbound inbound) {
    return switch (inbound.content()) {
      case Content.Press _ -> true;
      case Content.Command(Input picked) ->
          picked instanceof Input.Pain || picked == SessionCommand.PAIN;
      case Content.Edited(String text) -> reader.read(text, inbound.language()).mayHurt();
      case Content.Other _, Content.Forwarded _ -> false;
      case Content.Text(String text) ->
          isAlarm(whole(text, reader.read(text, inbound.language())))
              || commandName(words(text)).filter(CommandName.PAIN::equals).isPresent();
    };
  }

  /** "/pain sharp 7": every word of it is understood exactly. */
  private static boolean isPainInFull(String text) {
    List<String> words = List.of(bare(text).split(" +", -1));
    return words.getFirst().equals("/" + CommandName.PAIN.id())
        && words.stream().skip(1).allMatch(w -> PainKind.of(w).isPresent() || isNumber(w));
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty()
        && word.length() <= 2
        && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isAlarm(Reading reading) {
    return reading.meaning() == Meaning.UNSURE || reading.mayHurt();
  }

  /** What was cut off unread may say that it hurts: asked, never guessed. */
  private static Reading whole(String text, Reading reading) {
    return text.length() <= LONGEST_TEXT_READ || isAlarm(reading)
        ? reading
        : new Reading(
            Meaning.UNSURE,
            null,
            null,
            reading.because(),
            List.of(Meaning.DISCOMFORT),
            null,
            reading.answer(),
            reading.language());
  }

  /** Presses the first button for which that holds. */
  private static Optional<Input> press(Message prompt, Predicate<Option<?>> which) {
    return prompt.options().stream()
        .filter(which)
        .findFirst()
        .map(o -> new Input.Choice(o.button().data(prompt.step())));
  }

  /** "Yes" in other words; at a question about pain, whatever begins with yes is a yes. */
  private Optional<Input> typedYesOrNo(String text, Reading reading, Message prompt, Voice voice) {
    String typed = bare(text);
    String first = typed.split(" ", 2)[0];
    return press(
        prompt,
        o ->
            switch (o.typed()) {
              case YES -> words(TextKey.TYPED_YES, voice).contains(typed);
              case YES_AT_THE_BEGINNING ->
                  words(TextKey.TYPED_YES, voice).contains(typed)
                      || words(TextKey.TYPED_BEGINS_YES, voice).contains(first);
              case CLEAR_YES -> words(TextKey.TYPED_BEGINS_YES, voice).contains(typed);
              case NO -> words(TextKey.TYPED_NO, voice).contains(typed) && !isAlarm(reading);
              case LABEL_ALONE, START, START_OR_YES, IN_AN_HOUR, TOMORROW, NEXT_WEEK -> false;
              case SETTLED, BETTER, SAME, SAME_OR_NO, WORSE -> false;
            });
  }

  /** The answers to a reminder, in other words than its buttons'. Pain is heard as such. */
  private Optional<Input> typedAnswer(String text, Reading reading, Message prompt, Voice voice) {
    String typed = bare(text);
    return press(
        prompt,
        o -> {
          boolean harmless =
              switch (o.typed()) {
                case WORSE -> true;
                case SAME, SAME_OR_NO ->
                    !isAlarm(reading) || reading.meaning() != Meaning.EMERGENCY;
                case LABEL_ALONE, YES, YES_AT_THE_BEGINNING, NO, CLEAR_YES -> false;
                case START, START_OR_YES, IN_AN_HOUR, TOMORROW, NEXT_WEEK, SETTLED, BETTER ->
                    !isAlarm(reading);
              };
          return harmless
              && answers(o.typed()).stream().anyMatch(k -> words(k, voice).contains(typed));
        });
  }

  private static List<TextKey> answers(Typed typed) {
    return switch (typed) {
      case START_OR_YES -> List.of(TextKey.TYPED_YES);
      case IN_AN_HOUR -> List.of(TextKey.TYPED_HOUR);
      case TOMORROW -> List.of(TextKey.TYPED_TOMORROW);
      case NEXT_WEEK -> List.of(TextKey.TYPED_WEEK);
      case SETTLED -> List.of(TextKey.TYPED_SETTLED);
      case BETTER -> List.of(TextKey.TYPED_BETTER);
      case SAME -> List.of(TextKey.TYPED_SAME);
      // Whoever says "no" where "it has settled" is offered does not say that it has.
      case SAME_OR_NO -> List.of(TextKey.TYPED_SAME, TextKey.TYPED_NO);
      case WORSE -> List.of(TextKey.TYPED_WORSE);
      case LABEL_ALONE, YES, YES_AT_THE_BEGINNING, NO, CLEAR_YES, START -> List.of();
    };
  }

  /** The bare word where a session may start; "/start" is how chats are opened. */
  private static Optional<Input> typedStart(String text, Message prompt) {
    return bare(text).equals(CommandName.START.id())
        ? press(prompt, o -> o.typed() == Typed.START || o.typed() == Typed.START_OR_YES)
        : Optional.empty();
  }

  /** What somebody wants of reminders, whatever is being asked. */
  private Optional<Input> typedWish(String text, Reading reading, Voice voice) {
    String wish = isAlarm(reading) ? "" : withoutFiller(bare(text), voice);
    if (wish.isEmpty()) {
      return Optional.empty();
    }
    return WISHES.entrySet().stream()
        .filter(
            w -> words(w.getKey(), voice).stream().anyMatch(s -> s.replace("'", "").equals(wish)))
        .findFirst()
        .map(w -> new Input.Reminders(w.getValue()));
  }

  private String withoutFiller(String typed, Voice voice) {
    String wish = " " + typed.replaceAll("['’]", "").replaceAll("[,.!?;:]+", " ") + " ";
    for (String filler : words(TextKey.TYPED_FILLER, voice)) {
      wish = wish.replace(" " + filler + " ", " ");
    }
    return wish.strip().replaceAll(" +", " ");
  }

  private Set<String> words(TextKey key, Voice voice) {
    return Set.copyOf(List.of(phrasing.say(Line.of(key), voice).split(", *", -1)));
  }

  /** Without the signs around it: "Yes!" is "yes", "/Done." is "/done". */
  private static String bare(String text) {
    String plain = plain(text);
    int end = plain.length();
    while (end > 0 && ".!,…".indexOf(plain.charAt(end - 1)) >= 0) {
      end--;
    }
    return plain.substring(0, end);
  }

  private Optional<Input> typedLabel(String text, Message prompt, Voice voice) {
    String typed = plain(text);
    return press(prompt, o -> plain(phrasing.say(o.label(), voice)).equals(typed));
  }

  /** "/how glute bridge", "undo": a command by its name, at the start, alone or with a slash. */
  private Optional<Input> command(String text, Voice voice) {
    List<String> words = words(text);
    boolean slash = !words.isEmpty() && words.getFirst().startsWith("/");
    List<String> rest = words.subList(Math.min(1, words.size()), words.size());
    return commandName(words)
        .filter(name -> slash || rest.isEmpty() || isPlain(name, rest, voice))
        .map(
            name ->
                // The bare word means what is going on; "/stop" asks.
                !slash && name == CommandName.STOP && rest.isEmpty()
                    ? SessionCommand.STOP_SESSION
                    : command(name, rest, voice));
  }

  private static List<String> words(String text) {
    return Arrays.stream(bare(text).split(" ", -1)).filter(w -> !w.isEmpty()).toList();
  }

  private static Optional<CommandName> commandName(List<String> words) {
    return words.stream()
        .findFirst()
        .flatMap(w -> CommandName.of(w.startsWith("/") ? w.substring(1) : w));
  }

  /** Without a slash, words behind a command belong to it only if it knows them. */
  private boolean isPlain(CommandName name, List<String> rest, Voice voice) {
    return switch (name) {
      case HOW -> find(rest, voice).isPresent();
      case REMINDERS ->
          !(ReminderWish.parse(String.join(" ", rest)) instanceof ReminderWish.Unclear);
      case STOP -> rest.equals(List.of(CommandName.REMINDERS.id()));
      case START, SESSION, DONE, PAIN, EASIER, SKIP, UNDO -> false;
      case WHY, EXERCISES, PROGRESS, SETTINGS, PRIVACY, EXPORT, DELETE, HELP -> false;
    };
  }

  private Input command(CommandName name, List<String> rest, Voice voice) {
    if (rest.isEmpty()) {
      return name.input();
    }
    return switch (name) {
      case PAIN -> pain(rest);
      case STOP -> stop(rest.getFirst());
      case HOW -> find(rest, voice).orElse(name.input());
      case REMINDERS -> new Input.Reminders(ReminderWish.parse(String.join(" ", rest)));
      case START, SESSION, DONE, EASIER, SKIP, UNDO -> name.input();
      case WHY, EXERCISES, PROGRESS, SETTINGS, PRIVACY, EXPORT, DELETE, HELP -> name.input();
    };
  }

  private static Input stop(String what) {
    return switch (what) {
      case "session" -> SessionCommand.STOP_SESSION;
      case "reminders" -> SessionCommand.STOP_REMINDERS;
      default -> SessionCommand.STOP;
    };
  }

  /** "/pain sharp 7": kind and score, each optional. */
  private static Input pain(List<String> rest) {
    PainKind kind = null;
    Integer score = null;
    for (String word : rest) {
      kind = PainKind.of(word).orElse(kind);
      if (isNumber(word)) {
        score = Math.min(Integer.parseInt(word), 10);
      }
    }
    return new Input.Pain(kind, score);
  }

  /** An exercise, or one form of it, by id or by name. */
  private Optional<Input> find(List<String> words, Voice voice) {
    String wanted = letters(String.join("", words));
    for (Exercise exercise : routine.exercises()) {
      if (wanted.equals(letters(exercise.id()))
          || wanted.equals(letters(phrasing.say(name(exercise), voice)))) {
        return Optional.of(new Input.How(exercise.id(), null));
      }
      for (Variation variation : exercise.variations()) {
        if (wanted.equals(letters(phrasing.say(name(exercise, variation), voice)))) {
          return Optional.of(new Input.How(exercise.id(), variation.id()));
        }
      }
    }
    return Optional.empty();
  }

  private static String letters(String name) {
    return plain(name).replaceAll("[\\s-]", "");
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
