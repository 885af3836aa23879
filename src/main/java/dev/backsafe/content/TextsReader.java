package dev.backsafe.content;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.config.YamlNode;
import dev.backsafe.conversation.ChartKey;
import dev.backsafe.conversation.CommandName;
import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Goal;
import dev.backsafe.conversation.HelpKey;
import dev.backsafe.conversation.Keyed;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.PainKey;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.ProgressKey;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.WishKey;
import dev.backsafe.conversation.everyday.Answers;
import dev.backsafe.conversation.reminder.Snooze;
import dev.backsafe.conversation.summary.SummaryKey;
import dev.backsafe.platform.discord.DiscordPhrase;
import dev.backsafe.platform.telegram.TelegramPhrase;
import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.routine.Equipment;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Figure;
import dev.backsafe.routine.Load;
import dev.backsafe.routine.Programme;
import dev.backsafe.routine.Routine;
import dev.backsafe.routine.Variation;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code texts/<language>.yaml}: every word; complete, and with the arguments that the code gives.
 */
final class TextsReader {
  private static final Map<String, Integer> LONGEST_ON_TELEGRAM =
      Arrays.stream(TelegramPhrase.values())
          .collect(Collectors.toMap(TelegramPhrase::key, TelegramPhrase::longest));

  /** https://discord.com/developers/docs/resources/message#attachment-object: description. */
  private static final int LONGEST_ALT = 1_024;

  /** https://discord.com/developers/docs/interactions/application-commands; Telegram takes 256. */
  private static final int LONGEST_DESCRIPTION = 100;

  private TextsReader() {}

  static Map<String, String> read(ConfigFiles.Text text, Routine routine, List<Problem> problems) {
    Map<String, YamlNode> places = new LinkedHashMap<>();
    Map<String, String> texts = new HashMap<>();
    YamlNode root = YamlNode.parse(text, problems);
    flatten("", root, texts, places);
    Map<String, Set<String>> needed = needed(routine);
    CallSentences.needed(places, needed);
    if (!isNamed(routine)) {
      places.keySet().removeIf(TextsReader::hangsOnRoutine);
      needed.keySet().removeIf(TextsReader::hangsOnRoutine);
    }
    needed.forEach(
        (key, args) -> {
          String pattern = texts.get(key);
          if (pattern == null) {
            root.problem("the text \"" + key + "\" is missing", "add it");
          } else {
            check(key, pattern, args, places.getOrDefault(key, root));
          }
        });
    places.forEach(
        (key, place) -> {
          // What a smaller routine does not have may still have its words.
          if (!needed.containsKey(key) && !hangsOnRoutine(key)) {
            place.problem("nobody says \"" + key + "\"", "remove it, or mend its name");
          }
        });
    return texts;
  }

  /** Where the routine lacks names, nobody knows which texts hang on them. */
  private static boolean isNamed(Routine routine) {
    return !routine.exercises().isEmpty()
        && routine.exercises().stream()
            .allMatch(
                e -> !e.id().isEmpty() && e.variations().stream().noneMatch(v -> v.id().isEmpty()));
  }

  private static boolean hangsOnRoutine(String key) {
    return Stream.of("exercise.", "source.", "stage.", "programme.").anyMatch(key::startsWith);
  }

  /** Nested keys become "a.b"; the empty key names its parent; a list becomes bullet lines. */
  private static void flatten(
      String prefix, YamlNode yaml, Map<String, String> texts, Map<String, YamlNode> places) {
    for (Map.Entry<String, YamlNode> entry : yaml.entries().entrySet()) {
      String name = entry.getKey();
      String key = prefix.isEmpty() ? name : name.isEmpty() ? prefix : prefix + "." + name;
      YamlNode value = entry.getValue();
      if (value.isMap()) {
        flatten(key, value, texts, places);
      } else if (key.equals(Content.CALLS)) {
        CallSentences.read(value, texts, places);
      } else {
        texts.put(key, value.isList() ? bullets(value) : value.text());
        places.put(key, value);
      }
    }
  }

  private static String bullets(YamlNode yaml) {
    List<String> lines = new ArrayList<>();
    yaml.list().forEach(item -> lines.add("• " + item.text()));
    if (lines.size() > Content.MOST_CUES) {
      yaml.problem(
          "there are " + lines.size() + " cues", "keep the " + Content.MOST_CUES + " best");
    }
    return String.join("\n", lines);
  }

  /** Every key that can be asked for, with the arguments it gets. */
  private static Map<String, Set<String>> needed(Routine routine) {
    Map<String, Set<String>> needed = new LinkedHashMap<>();
    Stream.<Keyed[]>of(
            TextKey.values(),
            ChartKey.values(),
            WishKey.values(),
            HelpKey.values(),
            PainKey.values(),
            ProgressKey.values(),
            SummaryKey.values())
        .flatMap(Arrays::stream)
        .forEach(key -> needed.put(key.id(), Set.copyOf(key.args())));
    for (int i = 1; i <= Content.WHY_FACTS; i++) {
      needed.put(Content.why(i).key(), Set.of());
    }
    for (RedFlag flag : RedFlag.values()) {
      needed.put(Content.advice(flag).key(), Content.advice(flag).args().keySet());
      needed.put(Content.option(flag).key(), Set.of());
      needed.put(Content.hold(flag).key(), Content.hold(flag).args().keySet());
      needed.put(Content.clearedOption(flag).key(), Set.of());
      if (flag != RedFlag.CRISIS) { // That is on no page, and needs no reason.
        needed.put(Content.whyHeld(flag).key(), Set.of());
        needed.put(Content.told(flag).key(), Set.of());
      }
    }
    for (Sign sign : Sign.values()) {
      needed.put(Content.sign(sign).key(), Content.sign(sign).args().keySet());
    }
    needed.put(Content.hold(null).key(), Set.of());
    needed.put(Content.clearedOption(null).key(), Set.of());
    needed.put(Content.told(null).key(), Set.of());
    needed.put(Content.whyHeld(null).key(), Set.of());
    for (Equipment equipment : Equipment.values()) {
      needed.put(Content.equipment(equipment).key(), Set.of());
    }
    for (Load load : Load.values()) {
      needed.put(Content.load(load, 0).key(), Set.of("kilograms"));
    }
    for (Figure.Muscle muscle : Figure.Muscle.values()) {
      needed.put(Content.muscle(muscle).key(), Set.of());
    }
    for (Profile.Showing pictures : Profile.Showing.values()) {
      needed.put(Content.pictures(pictures).key(), Set.of());
    }
    for (PreferredHours hours : PreferredHours.values()) {
      needed.put(Content.hours(hours).key(), Set.of());
    }
    for (Snooze snooze : Snooze.values()) {
      needed.put(Content.snooze(snooze).key(), Set.of());
    }
    for (Answers.Change change : Answers.Change.values()) {
      needed.put(Content.pain(change).key(), Set.of());
      needed.put(Content.ability(change, Goal.Preset.WALK).key(), Set.of("goal"));
    }
    for (Goal.Preset goal : Goal.Preset.values()) {
      needed.put(Content.goal(goal).key(), Set.of());
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      needed.put(Content.weekday(day).key(), Set.of());
    }
    for (Asked asked : Asked.values()) {
      Line unclear = Content.unclear(asked, Instant.EPOCH);
      needed.put(unclear.key(), unclear.args().keySet());
    }
    for (CommandName verb : CommandName.values()) {
      needed.put("command." + verb.id(), Set.of());
    }
    LONGEST_ON_TELEGRAM.keySet().forEach(key -> needed.put(key, Set.of()));
    for (DiscordPhrase phrase : DiscordPhrase.values()) {
      needed.put(phrase.key(), Set.of("channel", "person"));
    }
    for (String unit : List.of("minutes", "hours", "days")) {
      needed.put("span." + unit, Set.of("n"));
    }
    for (String sides : List.of("together", "each-side", "each-leg")) {
      needed.put("dose." + sides, Set.of("reps"));
      needed.put("dose." + sides + "-held", Set.of("reps", "seconds"));
    }
    for (Programme programme : routine.programmes()) {
      if (routine.programmes().size() > 1) {
        needed.put(Content.programme(programme).key(), Set.of());
      }
      programme.stages().stream()
          .skip(1)
          .forEach(stage -> needed.put(Content.stage(stage.id()).key(), Set.of()));
    }
    for (Exercise exercise : routine.exercises()) {
      needed.put(Content.name(exercise).key(), Set.of());
      needed.put(Content.source(exercise).key(), Set.of());
      for (Variation variation : exercise.variations()) {
        needed.put(Content.name(exercise, variation).key(), Set.of());
        needed.put(Content.cues(exercise, variation).key(), Set.of());
        needed.put(Content.how(exercise, variation).key(), Set.of());
        needed.put(Content.alt(exercise, variation).key(), Set.of());
        needed.put(Content.legs(exercise, variation).key(), Set.of());
        needed.put(Content.range(exercise, variation).key(), Set.of());
        needed.put(Content.upperBody(exercise, variation).key(), Set.of());
      }
    }
    return needed;
  }

  private static void check(String key, String pattern, Set<String> args, YamlNode place) {
    if (pattern.isBlank()) {
      place.problem("the text \"" + key + "\" is empty", "write it");
      return;
    }
    int longest = longest(key);
    if (longest > 0 && pattern.length() > longest) {
      place.problem("\"" + key + "\" is too long", "use at most " + longest + " signs");
    }
    if (key.endsWith(".alt") && pattern.length() > LONGEST_ALT) {
      place.problem("\"" + key + "\" is too long", "use at most " + LONGEST_ALT + " signs");
    }
    if (Labels.isLabel(key) && pattern.length() > Labels.LONGEST) {
      place.problem(
          "\"" + key + "\" is too long for a button", "use at most " + Labels.LONGEST + " signs");
    }
    try {
      var _ = new MessageFormat(pattern, Locale.ROOT);
      Set<String> used = argumentsOf(pattern);
      used.removeAll(args);
      if (!used.isEmpty()) {
        String known = args.isEmpty() ? "no {…}" : "only {" + String.join("}, {", args) + "}";
        place.problem(
            "\"" + key + "\" gets no {" + String.join("}, {", used) + "}", "use " + known);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      place.problem("\"" + key + "\" is no ICU message", "check its { and }");
    }
  }

  /** How long a text may be that a platform shows outside of the conversation; 0 for any other. */
  private static int longest(String key) {
    boolean described =
        key.startsWith("command.")
            || key.startsWith("discord.command-")
            || key.startsWith("discord.option-");
    return described ? LONGEST_DESCRIPTION : LONGEST_ON_TELEGRAM.getOrDefault(key, 0);
  }

  static Set<String> argumentsOf(String pattern) {
    MessagePattern parsed = new MessagePattern(pattern);
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < parsed.countParts(); i++) {
      MessagePattern.Part part = parsed.getPart(i);
      if (part.getType() == MessagePattern.Part.Type.ARG_NAME) {
        names.add(parsed.getSubstring(part));
      }
    }
    return names;
  }
}
