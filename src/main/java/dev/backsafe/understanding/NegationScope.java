package dev.backsafe.understanding;

import dev.backsafe.understanding.Match.Span;
import dev.backsafe.understanding.Negations.Denial;
import dev.backsafe.understanding.Token.Pause;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** How far each "no", "doesn't" or "without" of a message reaches. */
final class NegationScope {
  /** A denial rarely reaches further than this many words. */
  private static final int FARTHEST = 8;

  private static final int LIST_LOOKAHEAD = 7;

  private final int negator;
  private final int nounNegator;
  private final int notNegation;
  private final int end;
  private final int carriesOn;
  private final int subject;
  private final int possessive;
  private final int preposition;
  private final int being;
  private final int either;

  NegationScope(PatternIndex index) {
    negator = index.group("negator");
    nounNegator = index.group("noun-negator");
    notNegation = index.group("not-a-negation");
    end = index.group("scope-end");
    carriesOn = index.group("carries-on");
    subject = index.group("subject");
    possessive = index.group("possessive");
    preposition = index.group("preposition");
    being = index.group("being");
    either = index.group("either");
  }

  Negations of(Utterance message, GroupMentions mentions) {
    List<Denial> denials = new ArrayList<>();
    BitSet masked = new BitSet();
    spans(mentions, notNegation).forEach(mask -> masked.set(mask.from(), mask.to()));
    int from = 0;
    while (from >= 0) {
      int at = mentions.next(negator, from);
      if (at < 0) {
        break;
      }
      Span word = new Span(at, mentions.end(negator, at));
      if (!masked.get(word.from())) {
        boolean noun = mentions.end(nounNegator, at) > 0;
        Span reach = new Span(word.to(), reach(message, mentions, word.to(), noun));
        denials.add(new Denial(word, reach, noun));
      }
      from = word.to();
    }
    return new Negations(List.copyOf(denials));
  }

  static List<Span> spans(GroupMentions mentions, int group) {
    List<Span> spans = new ArrayList<>();
    for (int at = mentions.next(group, 0); at >= 0; at = mentions.next(group, at + 1)) {
      spans.add(new Span(at, mentions.end(group, at)));
    }
    return spans;
  }

  private int reach(Utterance message, GroupMentions mentions, int from, boolean noun) {
    int at = from;
    while (at < message.size() && at - from < FARTHEST && reaches(message, mentions, at)) {
      if (noun && mentions.end(nounNegator, at) > 0) {
        break;
      }
      at++;
    }
    return at;
  }

  private boolean reaches(Utterance message, GroupMentions mentions, int at) {
    if (message.sentence(at) != message.sentence(at - 1)
        || mentions.end(end, at) > 0
        || message.tokens().get(at).isSign()) {
      return false;
    }
    if (message.pause(at) == Pause.COMMA && !isList(message, mentions, at)) {
      return false;
    }
    boolean carried = mentions.end(carriesOn, at - 1) > 0;
    if (mentions.end(subject, at) > 0) {
      return carried;
    }
    if (mentions.end(possessive, at) > 0) {
      boolean within = carried || mentions.end(preposition, at - 1) > 0;
      return within || !beginsClause(message, mentions, at);
    }
    return true;
  }

  /** "no pain, tingling or numbness": the comma of a list that an "or" ends. */
  private boolean isList(Utterance message, GroupMentions mentions, int at) {
    for (int i = at; i < Math.min(message.size(), at + LIST_LOOKAHEAD); i++) {
      boolean stops = mentions.end(end, i) > 0 || mentions.end(subject, i) > 0;
      if (stops || message.sentence(i) != message.sentence(at)) {
        return false;
      }
      if (mentions.end(either, i) > 0) {
        return true;
      }
    }
    return false;
  }

  /** "… my leg is", "… the back feels": a new statement, which the denial does not reach. */
  private boolean beginsClause(Utterance message, GroupMentions mentions, int at) {
    for (int i = at + 2; i <= Math.min(message.size() - 1, at + 4); i++) {
      if (mentions.end(being, i) > 0) {
        return true;
      }
    }
    return false;
  }
}
