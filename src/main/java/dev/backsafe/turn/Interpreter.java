package dev.backsafe.turn;

import static dev.backsafe.conversation.Content.name;

import dev.backsafe.conversation.Button;
import dev.backsafe.conversation.CommandName;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.SessionCommand;
import dev.backsafe.conversation.Input.Unreadable.Why;
import dev.backsafe.conversation.Message;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.reminder.ReminderWish;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.phrasing.Voice;
import dev.backsafe.platform.Inbound;
import dev.backsafe.platform.Inbound.Content;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Routine;
import dev.backsafe.routine.Variation;
import dev.backsafe.understanding.Analysis;
import dev.backsafe.understanding.Answer;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** From what a platform hands over to an input of the engine. */
final class Interpreter {
  /** What is beyond that is not read: the limit of a message on Telegram, too. */
  private static final int LONGEST_TEXT_READ = 4_096;

  private static final String QUIET = "quiet";

  private final Routine routine;
  private final Phrasing phrasing;
  private final TextReader reader;

  Interpreter(Routine routine, Phrasing phrasing, TextReader reader) {
    this.routine = routine;
    this.phrasing = phrasing;
    this.reader = reader;
  }

  /**
   * Understands a text but for the question; the slow part, so it is done before the transaction.
   */
  Optional<Analysis> read(Inbound inbound) {
    return switch (inbound.content()) {
      case Content.Text(String text, _) -> Optional.of(reader.read(text, inbound.language()));
      case Content.Edited(String text) -> Optional.of(reader.read(text, inbound.language()));
      case Content.Press _, Content.Command _ -> Optional.empty();
      case Content.Other _, Content.ForAnother _, Content.Forwarded _ -> Optional.empty();
    };
  }

  /**
   * Becomes an input.
   *
   * @param prompt the question that stands: it gives words their sense, and those of a button,
   *     typed, are the button
   */
  Input input(Inbound inbound, Optional<Analysis> read, Supplier<Message> prompt, Voice voice) {
    return switch (inbound.content()) {
      case Content.Other _ -> new Input.Unreadable();
      case Content.Edited(String text) -> edited(text, read.orElseThrow().reading(Asked.NOTHING));
      case Content.ForAnother _ -> new Input.Unreadable(Why.FOR_ANOTHER);
      case Content.Forwarded _ -> new Input.Unreadable(Why.FORWARDED);
      case Content.Press(String data, _) ->
          Button.isData(data) ? new Input.Choice(data) : new Input.Unreadable(Why.FORGED);
      // What was picked may also be typed: any name of an exercise.
      case Content.Command(Input.How(var named, _)) when named != null -> how(words(named), voice);
      case Content.Command(Input picked) -> picked;
      case Content.Text(String text, _) -> text(text, read.orElseThrow(), prompt.get(), voice);
    };
  }

  /** What was answered stands; but pain, or a sign, that somebody has added is heard. */
  private static Input edited(String text, Reading reading) {
    return reading.mayHurt()
        ? new Input.FreeText(Asked.NOTHING, whole(text, reading))
        : new Input.Unreadable(Why.EDITED);
  }

  private Input text(String text, Analysis read, Message prompt, Voice voice) {
    Asked asked = prompt.asked();
    Reading here = read.reading(asked);
    Reading reading = whole(text, here);
    // "/done but my leg went numb": pain that stands behind a command is not dropped with it.
    boolean moreThanACommand =
        text.strip().indexOf(' ') > 0 && isAlarm(reading) && !isPainInFull(text);
    // The bare word may be an answer, as "start" is where that is asked; "/start" opens chats.
    boolean answers = reading.answer() != null && !text.strip().startsWith("/");
    return typedLabel(text, prompt, voice)
        .or(() -> answers || moreThanACommand ? Optional.empty() : command(text, voice))
        .orElseGet(
            () -> new Input.FreeText(asked, reading, read.otherwise(asked, here), read.ahead()));
  }

  /** Whether it may say that it hurts: a button may, and so may what is too long to be read. */
  boolean mayHurt(Inbound inbound) {
    return switch (inbound.content()) {
      case Content.Press _ -> true;
      case Content.Command(Input picked) ->
          picked instanceof Input.Pain
              || picked instanceof Input.Worry
              || picked == SessionCommand.PAIN;
      case Content.Edited(String text) -> read(text, inbound).mayHurt();
      case Content.Other _, Content.ForAnother _, Content.Forwarded _ -> false;
      case Content.Text(String text, _) ->
          isAlarm(whole(text, read(text, inbound)))
              || commandName(words(text)).filter(CommandName.PAIN::equals).isPresent();
    };
  }

  private Reading read(String text, Inbound inbound) {
    return reader.read(text, inbound.language()).reading(Asked.NOTHING);
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
    if (text.length() <= LONGEST_TEXT_READ) {
      return reading;
    }
    return isAlarm(reading)
        ? reading.answering(null)
        : new Reading(
            Meaning.UNSURE,
            null,
            null,
            reading.because(),
            List.of(Meaning.DISCOMFORT),
            null,
            null,
            reading.language());
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
    return prompt.options().stream()
        .filter(o -> plain(phrasing.say(o.label(), voice)).equals(typed))
        .findFirst()
        .map(o -> new Input.Choice(o.button().data(prompt.step())));
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
      case REMINDERS -> !(wish(rest, voice) instanceof ReminderWish.Unclear);
      case STOP -> rest.equals(List.of(CommandName.REMINDERS.id()));
      case START, SESSION, DONE, PAIN, EASIER, SKIP, UNDO -> false;
      case WHY, EXERCISES, PROGRESS, SUMMARY, SETTINGS, PRIVACY, EXPORT, DELETE, HELP -> false;
    };
  }

  private Input command(CommandName name, List<String> rest, Voice voice) {
    if (rest.isEmpty()) {
      return name.input();
    }
    return switch (name) {
      case PAIN -> pain(rest);
      case STOP -> stop(rest.getFirst());
      case HOW -> how(rest, voice);
      case REMINDERS -> new Input.Reminders(wish(rest, voice));
      case START, SESSION, DONE, EASIER, SKIP, UNDO -> name.input();
      case WHY, EXERCISES, PROGRESS, SUMMARY, SETTINGS, PRIVACY, EXPORT, DELETE, HELP ->
          name.input();
    };
  }

  /** "evenings", "quiet 22-7", "off". */
  private ReminderWish wish(List<String> rest, Voice voice) {
    String words = String.join(" ", rest);
    if (rest.getFirst().equals(QUIET)) {
      String times = words.substring(QUIET.length());
      return reader.read(times, voice.language()).reading(Asked.QUIET).answer()
              instanceof Answer.Between(LocalTime from, LocalTime to)
          ? new ReminderWish.Quiet(from, to)
          : new ReminderWish.Unclear();
    }
    ReminderWish known = ReminderWish.parse(words);
    return known instanceof ReminderWish.Unclear ? read(words, voice) : known;
  }

  /** "Pause for 2 weeks", "Mon Wed Fri at 7am". */
  private ReminderWish read(String words, Voice voice) {
    Analysis read = reader.read(words, voice.language());
    Reading alone = read.reading(Asked.NOTHING);
    return alone.meaning() == Meaning.REMINDER && alone.topic() != null
        ? ReminderWish.parse(alone.topic())
        : ReminderWish.at(read.reading(Asked.HOURS).answer());
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

  /** By its own name, or by what people call it. */
  private Input how(List<String> words, Voice voice) {
    return find(words, voice)
        .orElseGet(
            () -> {
              Analysis read = reader.read(String.join(" ", words), voice.language());
              String movement = read.reading(Asked.NOTHING).movement();
              return movement == null ? CommandName.HOW.input() : Input.How.named(movement);
            });
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
