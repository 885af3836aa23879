package dev.backsafe.understanding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a clinician can read and correct, for one language.
 *
 * @param groups words that belong together, by the name rules call them: {@code saddle}
 * @param rules red flags, pain, denials, idioms and plain answers
 * @param aliases words as typed to the word they are read as
 * @param ordinary words that are right as they are, though they look like a slip
 * @param replies answers to the questions that stand
 * @param numbers spelled out, to what they are
 */
public record Lexicon(
    Map<String, List<Saying>> groups,
    List<Rule> rules,
    Map<String, String> aliases,
    Set<String> ordinary,
    List<Reply> replies,
    Map<String, Integer> numbers) {

  public Lexicon {
    groups = Map.copyOf(groups);
    rules = List.copyOf(rules);
    aliases = Map.copyOf(aliases);
    ordinary = Set.copyOf(ordinary);
    replies = List.copyOf(replies);
    numbers = Map.copyOf(numbers);
  }

  /** The same with more groups. */
  Lexicon with(Map<String, List<Saying>> more) {
    Map<String, List<Saying>> all = new HashMap<>(groups);
    all.putAll(more);
    return new Lexicon(all, rules, aliases, ordinary, replies, numbers);
  }

  /** The groups the code itself looks for, which no lexicon can be without. */
  public static Set<String> neededGroups() {
    return Set.of(
        "asking",
        "being",
        "bodily",
        "body",
        "carries-on",
        "counted",
        "either",
        "ended",
        "expecting",
        "filler",
        "fine-now",
        "if-word",
        "long-ago",
        "negator",
        "not-a-negation",
        "not-ended",
        "not-if",
        "noun-negator",
        "ongoing",
        "past",
        "possessive",
        "preposition",
        "scope-end",
        "score-lead",
        "self",
        "someone",
        "subject",
        "turn");
  }
}
