package dev.backsafe.understanding;

import dev.backsafe.understanding.Match.Span;
import dev.backsafe.understanding.Pattern.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All patterns of a lexicon, filed under their first word, so that a message only meets the few
 * that can begin in it. Groups are found before the patterns that refer to them.
 */
final class PatternIndex {
  /** Parts of a line may stand this many words apart. */
  private static final int FARTHEST_APART = 14;

  private static final int LONGEST_STEM = 12;
  private static final int LONGEST_SCRAP = 3;
  private static final int NO_GROUP = -1;

  /** The group of words that no gap of a pattern spans. */
  static final String NO_FILLER = "fills-no-gap";

  private static final List<Meaning> GRAVEST_FIRST = List.of(Meaning.values());

  private final Map<String, Integer> groupIds = new HashMap<>();
  private final Map<String, List<Entry>> byWord = new HashMap<>();
  private final Map<String, List<Entry>> byStem = new HashMap<>();
  private final List<List<Entry>> byGroup = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Integer> words = new HashMap<>();
  private final Set<String> stems = new HashSet<>();
  private final Map<String, Integer> weighed = new HashMap<>();
  private final Set<String> noFillers;
  private int groups;

  /** A compiled pattern and the group it is a mention of. */
  private record Entry(
      int target, int level, List<Step> steps, List<Integer> groups, WordPrefilter needed) {}

  /** A line of a rule: all its parts must be mentioned. */
  private record Line(Rule rule, List<Integer> parts) {}

  private record Start(Entry entry, int at) {}

  PatternIndex(Lexicon lexicon) {
    Map<String, List<Pattern>> patterns = new TreeMap<>();
    lexicon
        .groups()
        .forEach((name, says) -> patterns.put(name, readings(says).map(List::getFirst).toList()));
    patterns.keySet().forEach(name -> groupIds.put(name, groups++));
    noFillers = firstWords(patterns.getOrDefault(NO_FILLER, List.of()));
    Map<String, Integer> levels = new HashMap<>();
    patterns.forEach(
        (name, list) -> {
          int level = level(name, patterns, levels, new HashSet<>());
          list.forEach(pattern -> file(group(name), level, pattern));
        });
    patterns.values().forEach(list -> weigh(list, GRAVEST_FIRST.size(), Map.of()));
    for (Rule rule : lexicon.rules()) {
      List<List<Pattern>> lines = readings(rule.says()).toList();
      file(rule, lines, levels);
      lines.forEach(parts -> weigh(parts, gravity(rule), patterns));
    }
  }

  private static Set<String> firstWords(List<Pattern> patterns) {
    return patterns.stream()
        .map(pattern -> pattern.steps().getFirst())
        .flatMap(step -> step instanceof Step.Word word ? word.words().stream() : Stream.empty())
        .collect(Collectors.toSet());
  }

  private static Stream<List<Pattern>> readings(List<Saying> says) {
    return says.stream().flatMap(saying -> saying.readings().stream());
  }

  private static int level(
      String name,
      Map<String, List<Pattern>> patterns,
      Map<String, Integer> levels,
      Set<String> within) {
    Integer known = levels.get(name);
    if (known != null) {
      return known;
    }
    List<Pattern> own = patterns.get(name);
    if (own == null || !within.add(name)) {
      throw new IllegalArgumentException(
          "<" + name + "> " + (own == null ? "is not a group" : "refers to itself"));
    }
    int level = 0;
    for (Pattern pattern : own) {
      for (Step step : pattern.steps()) {
        if (step instanceof Step.Group(String other, boolean optional)) {
          level = Math.max(level, 1 + level(other, patterns, levels, within));
        }
      }
    }
    levels.put(name, level);
    return level;
  }

  private void file(Rule rule, List<List<Pattern>> says, Map<String, Integer> levels) {
    int own = groups++;
    boolean plain = false;
    for (List<Pattern> parts : says) {
      if (parts.size() == 1) {
        file(own, levelOf(parts.getFirst(), levels), parts.getFirst());
        plain = true;
      } else {
        List<Integer> ids = new ArrayList<>();
        for (Pattern part : parts) {
          ids.add(groups);
          file(groups++, levelOf(part, levels), part);
        }
        lines.add(new Line(rule, List.copyOf(ids)));
      }
    }
    if (plain) {
      lines.add(new Line(rule, List.of(own)));
    }
  }

  private static int levelOf(Pattern pattern, Map<String, Integer> levels) {
    int level = 0;
    for (Step step : pattern.steps()) {
      if (step instanceof Step.Group(String name, boolean optional)) {
        Integer of = levels.get(name);
        if (of == null) {
          throw new IllegalArgumentException("<" + name + "> is not a group");
        }
        level = Math.max(level, of + 1);
      }
    }
    return level;
  }

  private void file(int target, int level, Pattern pattern) {
    List<Integer> ids =
        pattern.steps().stream()
            .map(step -> step instanceof Step.Group of ? group(of.name()) : NO_GROUP)
            .toList();
    Entry entry = new Entry(target, level, pattern.steps(), ids, WordPrefilter.of(pattern));
    switch (pattern.steps().getFirst()) {
      case Step.Word word -> {
        word.words().forEach(w -> byWord.computeIfAbsent(w, any -> new ArrayList<>()).add(entry));
        word.stems().forEach(s -> byStem.computeIfAbsent(s, any -> new ArrayList<>()).add(entry));
      }
      case Step.Group group -> {
        while (byGroup.size() <= level) {
          byGroup.add(new ArrayList<>());
        }
        byGroup.get(level).add(entry);
      }
      case Step.Gap gap -> throw new IllegalArgumentException("a pattern begins with a gap");
    }
  }

  /** Every word and stem any pattern is made of, those of the gravest rules first. */
  List<String> words() {
    return words.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static int gravity(Rule rule) {
    return rule.kind() instanceof Rule.Kind.Says(Meaning meaning)
        ? GRAVEST_FIRST.indexOf(meaning)
        : GRAVEST_FIRST.size();
  }

  /** Words count as grave as the gravest rule that they can be part of. */
  private void weigh(List<Pattern> patterns, int gravity, Map<String, List<Pattern>> groups) {
    for (Pattern pattern : patterns) {
      for (Step step : pattern.steps()) {
        switch (step) {
          case Step.Word word -> {
            word.words().forEach(w -> words.merge(w, gravity, Math::min));
            word.stems().forEach(s -> words.merge(s, gravity, Math::min));
            stems.addAll(word.stems());
          }
          case Step.Group group -> {
            List<Pattern> own = groups.get(group.name());
            if (own != null && weighed.getOrDefault(group.name(), Integer.MAX_VALUE) > gravity) {
              weighed.put(group.name(), gravity);
              weigh(own, gravity, groups);
            }
          }
          case Step.Gap gap -> {}
        }
      }
    }
  }

  /** Whether some stem of the lexicon begins this word. */
  boolean hasStemOf(String word) {
    for (int length = 4; length <= Math.min(word.length(), LONGEST_STEM); length++) {
      if (stems.contains(word.substring(0, length))) {
        return true;
      }
    }
    return false;
  }

  boolean hasGroup(String name) {
    return groupIds.containsKey(name);
  }

  int group(String name) {
    Integer id = groupIds.get(name);
    if (id == null) {
      throw new IllegalArgumentException("the lexicon has no group \"" + name + "\"");
    }
    return id;
  }

  GroupMentions mentions(Utterance message) {
    GroupMentions mentions = new GroupMentions(groups, message.size());
    List<Start> starts = starts(message);
    int deepest = starts.isEmpty() ? -1 : starts.getLast().entry.level;
    int next = 0;
    for (int level = 0; level < Math.max(byGroup.size(), deepest + 1); level++) {
      for (; next < starts.size() && starts.get(next).entry.level == level; next++) {
        tryAt(message, mentions, starts.get(next).entry, starts.get(next).at);
      }
      if (level < byGroup.size()) {
        for (Entry entry : byGroup.get(level)) {
          int first = entry.groups.getFirst();
          for (int at = mentions.next(first, 0); at >= 0; at = mentions.next(first, at + 1)) {
            tryAt(message, mentions, entry, at);
          }
        }
      }
    }
    return mentions;
  }

  private List<Start> starts(Utterance message) {
    List<Start> starts = new ArrayList<>();
    long words = WordPrefilter.in(message);
    for (int at = 0; at < message.size(); at++) {
      String word = message.word(at);
      addStarts(starts, words, byWord.get(word), at);
      for (int length = 3; length <= Math.min(word.length(), LONGEST_STEM); length++) {
        addStarts(starts, words, byStem.get(word.substring(0, length)), at);
      }
    }
    starts.sort(Comparator.comparingInt(start -> start.entry.level));
    return starts;
  }

  private static void addStarts(
      List<Start> starts, long words, @Nullable List<Entry> entries, int at) {
    if (entries != null) {
      for (Entry entry : entries) {
        if (entry.needed.mayBeIn(words)) {
          starts.add(new Start(entry, at));
        }
      }
    }
  }

  private void tryAt(Utterance message, GroupMentions mentions, Entry entry, int at) {
    int end = end(message, mentions, entry, 0, at, message.sentence(at));
    if (end > at) {
      mentions.add(entry.target, at, end);
    }
  }

  /** Where the rest of the pattern ends when it begins here, or -1. Gaps keep this bounded. */
  private int end(
      Utterance message, GroupMentions mentions, Entry entry, int step, int at, int sentence) {
    if (step == entry.steps.size()) {
      return at;
    }
    boolean here = at < message.size() && message.sentence(at) == sentence;
    return switch (entry.steps.get(step)) {
      case Step.Word word -> {
        int end =
            here && matches(word, message.word(at))
                ? end(message, mentions, entry, step + 1, at + 1, sentence)
                : -1;
        yield end < 0 && word.optional()
            ? end(message, mentions, entry, step + 1, at, sentence)
            : end;
      }
      case Step.Group group -> {
        int to = here ? mentions.end(entry.groups.get(step), at) : 0;
        int end = to > 0 ? end(message, mentions, entry, step + 1, to, sentence) : -1;
        yield end < 0 && group.optional()
            ? end(message, mentions, entry, step + 1, at, sentence)
            : end;
      }
      case Step.Gap gap -> {
        int end = -1;
        for (int skip = 0; end < 0 && skip <= gap.most(); skip++) {
          end = end(message, mentions, entry, step + 1, at + skip, sentence);
          if (mayNotFill(message, at + skip)) {
            break;
          }
        }
        yield end;
      }
    };
  }

  private boolean mayNotFill(Utterance message, int at) {
    return at < message.size() && noFillers.contains(message.word(at));
  }

  private static boolean matches(Step.Word step, String word) {
    if (step.words().contains(word)) {
      return true;
    }
    for (String stem : step.stems()) {
      if (word.startsWith(stem)) {
        return true;
      }
    }
    return false;
  }

  /** Every rule whose words are there, once for each place where its first part stands. */
  List<Match> findings(Utterance message, GroupMentions mentions) {
    List<Match> findings = new ArrayList<>();
    for (Line line : lines) {
      int first = line.parts.getFirst();
      for (int at = mentions.next(first, 0); at >= 0; at = mentions.next(first, at + 1)) {
        List<Span> spans = new ArrayList<>(line.parts.size());
        spans.add(new Span(at, mentions.end(first, at)));
        for (int part = 1; part < line.parts.size(); part++) {
          Span span = nearest(message, mentions, line.parts.get(part), spans.getFirst());
          if (span == null) {
            break;
          }
          spans.add(span);
        }
        if (spans.size() == line.parts.size()) {
          findings.add(new Match(line.rule, spans, Match.Stance.AFFIRMED));
        }
      }
    }
    return findings;
  }

  /** The closest mention outside the given words. */
  private static @Nullable Span nearest(
      Utterance message, GroupMentions mentions, int group, Span from) {
    if (!mentions.has(group)) {
      return null;
    }
    for (int distance = 1; distance <= FARTHEST_APART; distance++) {
      for (int at : new int[] {from.from() - distance, from.to() - 1 + distance}) {
        if (at < 0 || at >= message.size() || !areTogether(message, from.from(), at)) {
          continue;
        }
        int end = mentions.end(group, at);
        if (end > 0 && (at >= from.to() || end <= from.from())) {
          return new Span(at, end);
        }
      }
    }
    return null;
  }

  /** In one sentence, or in two of which one is a scrap: "I can't feel a thing. Down there." */
  private static boolean areTogether(Utterance message, int one, int other) {
    return switch (Math.abs(message.sentence(one) - message.sentence(other))) {
      case 0 -> true;
      case 1 -> isScrap(message, one) || isScrap(message, other);
      default -> false;
    };
  }

  private static boolean isScrap(Utterance message, int at) {
    int from = at;
    while (from > 0 && at - from <= LONGEST_SCRAP && sameSentence(message, from - 1, at)) {
      from--;
    }
    int to = at + 1;
    while (to < message.size() && to - from <= LONGEST_SCRAP && sameSentence(message, to, at)) {
      to++;
    }
    return to - from <= LONGEST_SCRAP;
  }

  private static boolean sameSentence(Utterance message, int one, int other) {
    return message.sentence(one) == message.sentence(other);
  }
}
