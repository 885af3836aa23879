package dev.backsafe.understanding;

import dev.backsafe.understanding.Match.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The answers to one question, compiled, with those groups alone that they need. */
final class ReplyIndex {
  private final List<Reply> replies;
  private final PatternIndex index;

  /**
   * An answer's words, or words that may stand around one, where they stand in a text.
   *
   * @param place of the reply among all of the question
   */
  record Hit(Reply reply, int place, List<Span> spans) {
    int from() {
      return spans.getFirst().from();
    }

    /** Right behind the last of them. */
    int to() {
      return spans.getLast().to();
    }

    void mark(BitSet places) {
      spans.forEach(span -> places.set(span.from(), span.to()));
    }

    int words() {
      return spans.stream().mapToInt(span -> span.to() - span.from()).sum();
    }

    boolean holds(Hit other) {
      return other.spans.stream().allMatch(o -> spans.stream().anyMatch(own -> own.holds(o)));
    }
  }

  /**
   * @param needed groups that are looked for besides
   */
  ReplyIndex(Lexicon lexicon, List<Reply> replies, Set<String> needed) {
    this.replies = List.copyOf(replies);
    Map<String, List<Saying>> groups = new HashMap<>();
    needed.forEach(name -> add(lexicon, name, groups));
    add(lexicon, PatternIndex.NO_FILLER, groups);
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      List<Saying> says = replies.get(i).says();
      says.forEach(saying -> saying.groups().forEach(name -> add(lexicon, name, groups)));
      // The number finds the reply again; the meaning is the reply's.
      Rule.Kind kind = new Rule.Kind.Idiom();
      rules.add(new Rule(Integer.toString(i), kind, true, true, null, says));
    }
    index = new PatternIndex(new Lexicon(groups, rules, Map.of(), Set.of(), List.of(), Map.of()));
  }

  private static void add(Lexicon lexicon, String name, Map<String, List<Saying>> groups) {
    List<Saying> says = lexicon.groups().get(name);
    if (says != null && groups.putIfAbsent(name, says) == null) {
      says.forEach(saying -> saying.groups().forEach(other -> add(lexicon, other, groups)));
    }
  }

  /** Every word that its answers are made of. */
  List<String> words() {
    return index.words();
  }

  /** What an answer means in the sense of the question. */
  Meaning means(String answer) {
    return replies.stream()
        .filter(reply -> answer.equals(reply.answer()))
        .findFirst()
        .map(Reply::means)
        .orElse(Meaning.UNKNOWN);
  }

  /** The ids of all its answers. */
  Set<String> answers() {
    Set<String> answers = new TreeSet<>();
    for (Reply reply : replies) {
      Stream.ofNullable(reply.answer()).forEach(answers::add);
    }
    return answers;
  }

  /** Finds its words in a text; within longer ones that say something else they do not count. */
  Heard in(Utterance message) {
    GroupMentions mentions = index.mentions(message);
    List<Hit> hits = new ArrayList<>();
    for (Match match : index.findings(message, mentions)) {
      int place = Integer.parseInt(match.rule().id());
      hits.add(new Hit(replies.get(place), place, match.spans()));
    }
    List<Hit> longest =
        hits.stream()
            .filter(hit -> hits.stream().noneMatch(other -> outweighs(other, hit)))
            .toList();
    return new Heard(message, index, mentions, longest);
  }

  /** Longer words count, and of the same words those of the later reply. */
  private static boolean outweighs(Hit other, Hit hit) {
    boolean same = hit.holds(other);
    return other.place != hit.place
        && other.holds(hit)
        && (same ? other.place > hit.place : other.words() > hit.words());
  }
}
