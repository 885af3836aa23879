package dev.backsafe.turn;

import static dev.backsafe.conversation.Content.name;

import dev.backsafe.conversation.Action;
import dev.backsafe.conversation.Input;
import dev.backsafe.conversation.Input.Unreadable.Why;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Message;
import dev.backsafe.conversation.Morning;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.ReminderCommands;
import dev.backsafe.conversation.Snooze;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.Verb;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** From what a platform hands over to an input of the engine. */
final class Interpreter {
  /** What is beyond that is not read: the limit of a message on Telegram, too. */
  private static final int LONGEST_READ = 4_096;

  private static final Set<Action> YES =
      EnumSet.of(
          Action.AGREE,
          Action.SOME_FLAGS,
          Action.REMIND,
          Action.YES_PAIN,
          Action.YES_FLAG,
          Action.CLEARED_FOR_SURE);

  private static final Set<Action> ALARMING =
      EnumSet.of(Action.SOME_FLAGS, Action.YES_PAIN, Action.YES_FLAG);

  private static final Set<Action> NO =
      EnumSet.of(
          Action.DECLINE,
          Action.NO_FLAGS,
          Action.NO_REMINDERS,
          Action.NO_PAIN,
          Action.NOT_CLEARED,
          Action.KEEP);

  /** Wishes in words, as what stands behind "/reminders". */
  private static final Map<TextKey, String> WISHES =
      Map.of(
          TextKey.TYPED_SILENCE, "off",
          TextKey.TYPED_REMIND_HOUR, "hour",
          TextKey.TYPED_REMIND_TOMORROW, "tomorrow",
          TextKey.TYPED_REMIND_WEEK, "week");

  /** The bare word means what is going on; "/stop" asks. */
  private static final List<String> SESSION = List.of("session");

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
    return inbound.content() instanceof Content.Text(String text)
        ? Optional.of(reader.read(text, inbound.language()))
        : Optional.empty();
  }

  /**
   * Becomes an input.
   *
   * @param prompt the question that stands: the words of a button, typed, are the button
   */
  Input input(Inbound inbound, Optional<Reading> reading, Supplier<Message> prompt, Voice voice) {
    return switch (inbound.content()) {
      case Content.Other _ -> new Input.Unreadable();
      case Content.Edited _ -> new Input.Unreadable(Why.EDITED);
      case Content.Forwarded _ -> new Input.Unreadable(Why.FORWARDED);
      case Content.Press(String data, _) ->
          choice(data).<Input>map(c -> c).orElseGet(() -> new Input.Unreadable(Why.FORGED));
      case Content.Text(String text) -> text(text, reading.orElseThrow(), prompt.get(), voice);
    };
  }

  private Input text(String text, Reading reading, Message prompt, Voice voice) {
    Optional<Input> command = command(text, voice);
    // "/done but my leg went numb": pain that stands behind a command is not dropped with it.
    boolean moreThanACommand =
        text.strip().indexOf(' ') > 0 && isAlarm(reading) && !isPainInFull(text);
    return typedOption(text, prompt, voice)
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
      case Content.Other _, Content.Edited _, Content.Forwarded _ -> false;
      case Content.Text(String text) ->
          isAlarm(whole(text, reader.read(text, inbound.language())))
              || verb(words(text)).filter(Verb.PAIN::equals).isPresent();
    };
  }

  /** "/pain sharp 7": every word of it is understood exactly. */
  private static boolean isPainInFull(String text) {
    List<String> words = List.of(bare(text).split(" +", -1));
    return words.getFirst().equals("/" + Verb.PAIN.id())
        && words.stream().skip(1).allMatch(w -> PainKind.of(w).isPresent() || isNumber(w));
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty()
        && word.length() <= 2
        && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isAlarm(Reading reading) {
    return switch (reading.meaning()) {
      case EMERGENCY, SHARP_PAIN, DISCOMFORT, UNSURE -> true;
      case NO_PAIN, DONE, SKIP, STOP, START, EASIER, HOW, HELP, UNKNOWN -> false;
    };
  }

  /** What was cut off unread may say that it hurts: asked, never guessed. */
  private static Reading whole(String text, Reading reading) {
    return text.length() <= LONGEST_READ || isAlarm(reading)
        ? reading
        : new Reading(Meaning.UNSURE, null, reading.because(), List.of(Meaning.DISCOMFORT), null);
  }

  /** "Yes" in other words; at a question about pain, whatever begins with yes is a yes. */
  private Optional<Input> typedYesOrNo(String text, Reading reading, Message prompt, Voice voice) {
    // The question whether to erase offers to keep, too.
    if (prompt.options().stream()
        .noneMatch(o -> YES.contains(o.action()) || NO.contains(o.action()))) {
      return Optional.empty();
    }
    String typed = bare(text);
    String first = typed.split(" ", 2)[0];
    Set<String> yes = words(TextKey.TYPED_YES, voice);
    Set<String> begins = words(TextKey.TYPED_BEGINS_YES, voice);
    Set<String> no = words(TextKey.TYPED_NO, voice);
    return prompt.options().stream()
        .filter(
            o ->
                (YES.contains(o.action()) && yes.contains(typed))
                    || (ALARMING.contains(o.action()) && begins.contains(first))
                    || (o.action() == Action.DELETE && begins.contains(typed))
                    || (NO.contains(o.action()) && no.contains(typed) && !isAlarm(reading)))
        .findFirst()
        .map(o -> new Input.Choice(o.action(), o.of(), prompt.step()));
  }

  /** The answers to a reminder, in other words than its buttons'. */
  private Optional<Input> typedAnswer(String text, Reading reading, Message prompt, Voice voice) {
    String typed = bare(text);
    return prompt.options().stream()
        .filter(
            o -> {
              List<TextKey> keys = inWords(o, prompt);
              boolean harmless =
                  keys.contains(TextKey.TYPED_WORSE)
                      || !isAlarm(reading)
                      || (keys.contains(TextKey.TYPED_SAME)
                          && reading.meaning() != Meaning.EMERGENCY);
              return harmless && keys.stream().anyMatch(k -> words(k, voice).contains(typed));
            })
        .findFirst()
        .map(o -> new Input.Choice(o.action(), o.of(), prompt.step()));
  }

  private static boolean offers(Message prompt, Action action) {
    return prompt.options().stream().anyMatch(o -> o.action() == action);
  }

  private static List<TextKey> inWords(Option option, Message prompt) {
    return switch (option.action()) {
      case BEGIN -> offers(prompt, Action.SNOOZE) ? List.of(TextKey.TYPED_YES) : List.of();
      case SETTLED -> List.of(TextKey.TYPED_SETTLED);
      case SNOOZE ->
          switch (Snooze.valueOf(option.of().toUpperCase(Locale.ROOT))) {
            case HOUR -> List.of(TextKey.TYPED_HOUR);
            case TOMORROW -> List.of(TextKey.TYPED_TOMORROW);
            case WEEK -> List.of(TextKey.TYPED_WEEK);
          };
      case MORNING ->
          switch (Morning.valueOf(option.of().toUpperCase(Locale.ROOT))) {
            case BETTER -> List.of(TextKey.TYPED_BETTER);
            // Whoever says "no" where "it has settled" is offered does not say that it has.
            case SAME ->
                offers(prompt, Action.SETTLED)
                    ? List.of(TextKey.TYPED_SAME, TextKey.TYPED_NO)
                    : List.of(TextKey.TYPED_SAME);
            case WORSE -> List.of(TextKey.TYPED_WORSE);
          };
      default -> List.of();
    };
  }

  /** The bare word where a session may start; "/start" is how chats are opened. */
  private static Optional<Input> typedStart(String text, Message prompt) {
    return bare(text).equals(Verb.START.id())
        ? prompt.options().stream()
            .filter(o -> o.action() == Action.BEGIN)
            .findFirst()
            .map(o -> new Input.Choice(o.action(), o.of(), prompt.step()))
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
        .map(w -> new Input.Command(Verb.REMINDERS, w.getValue()));
  }

  private String withoutFiller(String typed, Voice voice) {
    String wish = " " + typed.replaceAll("['’]", "").replaceAll("[,.!?;:]+", " ") + " ";
    for (String filler : words(TextKey.TYPED_FILLER, voice)) {
      wish = wish.replace(" " + filler + " ", " ");
    }
    return wish.strip().replaceAll(" +", " ");
  }

  private Set<String> words(TextKey key, Voice voice) {
    return Set.of(phrasing.say(Line.of(key), voice).split(", *", -1));
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

  /** A button's data: {@code action:of@step}. */
  static String data(Option option, long step) {
    return option.action().id()
        + ":"
        + option.of()
        + "@"
        + Long.toString(step, Character.MAX_RADIX);
  }

  private static Optional<Input.Choice> choice(String data) {
    int colon = data.indexOf(':');
    int at = data.lastIndexOf('@');
    if (colon < 0 || at < colon) {
      return Optional.empty();
    }
    try {
      long step = Long.parseLong(data.substring(at + 1), Character.MAX_RADIX);
      return Action.of(data.substring(0, colon))
          .map(action -> new Input.Choice(action, data.substring(colon + 1, at), step));
    } catch (NumberFormatException forged) {
      return Optional.empty();
    }
  }

  private Optional<Input> typedOption(String text, Message prompt, Voice voice) {
    String typed = plain(text);
    return prompt.options().stream()
        .filter(o -> plain(phrasing.say(o.label(), voice)).equals(typed))
        .findFirst()
        .map(o -> new Input.Choice(o.action(), o.of(), prompt.step()));
  }

  /** "/how glute bridge", "undo": a command by its name, at the start, alone or with a slash. */
  private Optional<Input> command(String text, Voice voice) {
    List<String> words = words(text);
    boolean slash = !words.isEmpty() && words.getFirst().startsWith("/");
    List<String> rest = words.subList(Math.min(1, words.size()), words.size());
    return verb(words)
        .filter(verb -> slash || rest.isEmpty() || isPlain(verb, rest, voice))
        .map(
            verb ->
                command(
                    verb, !slash && verb == Verb.STOP && rest.isEmpty() ? SESSION : rest, voice));
  }

  private static List<String> words(String text) {
    return Arrays.stream(bare(text).split(" ", -1)).filter(w -> !w.isEmpty()).toList();
  }

  private static Optional<Verb> verb(List<String> words) {
    return words.stream().findFirst().flatMap(w -> Verb.of(w.startsWith("/") ? w.substring(1) : w));
  }

  /** Without a slash, words behind a command belong to it only if it knows them. */
  private boolean isPlain(Verb verb, List<String> rest, Voice voice) {
    return switch (verb) {
      case HOW -> find(rest, voice).isPresent();
      case REMINDERS -> ReminderCommands.areKnown(String.join(" ", rest));
      case STOP -> rest.equals(List.of(Verb.REMINDERS.id()));
      default -> false;
    };
  }

  private Input command(Verb verb, List<String> rest, Voice voice) {
    if (verb == Verb.PAIN && !rest.isEmpty()) {
      return pain(rest);
    }
    return switch (verb) {
      case HOW -> new Input.Command(verb, find(rest, voice).orElse(""));
      case REMINDERS -> new Input.Command(verb, String.join(" ", rest));
      case STOP -> new Input.Command(verb, rest.isEmpty() ? "" : rest.getFirst());
      default -> new Input.Command(verb);
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

  /** An exercise, or one form of it as {@code exercise/form}, by id or by name. */
  private Optional<String> find(List<String> words, Voice voice) {
    String wanted = letters(String.join("", words));
    for (Exercise exercise : routine.exercises()) {
      if (wanted.equals(letters(exercise.id()))
          || wanted.equals(letters(phrasing.say(name(exercise), voice)))) {
        return Optional.of(exercise.id());
      }
      for (Variation variation : exercise.variations()) {
        if (wanted.equals(letters(phrasing.say(name(exercise, variation), voice)))) {
          return Optional.of(exercise.id() + "/" + variation.id());
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
