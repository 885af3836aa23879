package dev.backsafe.understanding;

import dev.backsafe.understanding.Match.Span;
import dev.backsafe.understanding.Match.Stance;
import dev.backsafe.understanding.Negations.Denial;
import dev.backsafe.understanding.Token.Pause;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Works out how the person stands to what was found: says it, denies it, asks, or tells of others.
 */
final class AssertionClassifier {
  private static final int NEAR = 9;
  private static final int SOON_AFTER = 5;

  private final NegationScope scopes;
  private final int ended;
  private final int notEnded;
  private final int ifWord;
  private final int notIf;
  private final int asking;
  private final int past;
  private final int longAgo;
  private final int ongoing;
  private final int fineNow;
  private final int someone;
  private final int self;
  private final int subject;
  private final int end;

  AssertionClassifier(PatternIndex index) {
    scopes = new NegationScope(index);
    ended = index.group("ended");
    notEnded = index.group("not-ended");
    ifWord = index.group("if-word");
    notIf = index.group("not-if");
    asking = index.group("asking");
    past = index.group("past");
    longAgo = index.group("long-ago");
    ongoing = index.group("ongoing");
    fineNow = index.group("fine-now");
    someone = index.group("someone");
    self = index.group("self");
    subject = index.group("subject");
    end = index.group("scope-end");
  }

  List<Match> of(Utterance message, GroupMentions mentions, List<Match> findings) {
    Negations denials = scopes.of(message, mentions);
    BitSet others = sentencesAboutOthers(message, mentions);
    return findings.stream()
        .map(finding -> finding.as(stance(message, mentions, denials, others, finding)))
        .toList();
  }

  private Stance stance(
      Utterance message, GroupMentions mentions, Negations denials, BitSet others, Match finding) {
    Span first = finding.spans().getFirst();
    boolean bodily = finding.rule().isAbout(m -> m.isAlarm() || m == Meaning.NO_PAIN);
    if (bodily && isSomeoneElses(message, mentions, others, first)) {
      return Stance.SOMEONE_ELSE;
    }
    if (isSupposed(message, mentions, first)) {
      return Stance.SUPPOSED;
    }
    if (isAsked(message, mentions, first)) {
      return Stance.ASKED;
    }
    Stance denied = finding.rule().deniable() ? denied(denials, finding) : Stance.AFFIRMED;
    if (denied != Stance.AFFIRMED) {
      return denied;
    }
    boolean emergency = finding.says(Meaning.EMERGENCY);
    if (finding.rule().isAbout(Meaning::isAlarm)
        && hasEnded(message, mentions, denials, finding.spans().getLast())) {
      return emergency ? Stance.PAST : Stance.DENIED;
    }
    return isPast(message, mentions, finding, emergency) ? Stance.PAST : Stance.AFFIRMED;
  }

  /** Whether somebody else is named, and the person says nothing of themselves: "can my wife?" */
  boolean isAboutSomeoneElse(Utterance message, GroupMentions mentions) {
    boolean other = false;
    for (int at = 0; at < message.size(); at++) {
      other |= mentions.end(someone, at) > 0;
      boolean whose = at + 1 < message.size() && mentions.end(someone, at + 1) > 0;
      if (mentions.end(self, at) > 0 && mentions.end(someone, at) == 0 && !whose) {
        return false;
      }
    }
    return other;
  }

  /** By who was named last before it; else by whom the sentence is about. */
  private boolean isSomeoneElses(
      Utterance message, GroupMentions mentions, BitSet others, Span span) {
    int sentence = message.sentence(span.from());
    for (int at = span.from() - 1; at >= 0 && message.sentence(at) == sentence; at--) {
      boolean other = mentions.end(someone, at) > 0;
      boolean before = at > 0 && mentions.end(someone, at - 1) > at;
      if (other || before) {
        return true;
      }
      if (mentions.end(self, at) > 0) {
        return false;
      }
    }
    return others.get(sentence);
  }

  private static Stance denied(Negations denials, Match finding) {
    boolean plainAnswer =
        !finding.rule().isAbout(Meaning::isAlarm) && !finding.says(Meaning.NO_PAIN);
    boolean odd = false;
    boolean unclear = false;
    for (Span span : finding.spans()) {
      int count = 0;
      int nouns = 0;
      for (Denial denial : denials.reaching(span.from())) {
        boolean own = finding.spans().stream().anyMatch(other -> other.holds(denial.word()));
        // "No skip it" is an answer before a wish, not a denial.
        boolean interjected = plainAnswer && denial.noun();
        if (!own && !interjected) {
          count++;
          nouns += denial.noun() ? 1 : 0;
        }
      }
      odd |= count % 2 == 1;
      unclear |= count == 2 && nouns == 1;
    }
    return odd ? Stance.DENIED : unclear ? Stance.UNCLEAR : Stance.AFFIRMED;
  }

  private boolean isSupposed(Utterance message, GroupMentions mentions, Span span) {
    for (int at = span.from() - 1; at >= Math.max(0, span.from() - NEAR); at--) {
      if (message.sentence(at) != message.sentence(span.from())) {
        return false;
      }
      if (mentions.end(ifWord, at) > 0 && !isWithin(mentions, notIf, at)) {
        return subjects(mentions, mentions.end(ifWord, at), span.from()) <= 1;
      }
      if (message.pause(at + 1) == Pause.COMMA) {
        return false;
      }
    }
    return false;
  }

  private static boolean isWithin(GroupMentions mentions, int group, int at) {
    for (int from = Math.max(0, at - NEAR); from <= at; from++) {
      if (mentions.end(group, from) > at) {
        return true;
      }
    }
    return false;
  }

  /** "If it hurts" has one subject before the pain; "if I bend it hurts" has two. */
  private int subjects(GroupMentions mentions, int from, int to) {
    int count = 0;
    for (int at = from; at < to; at++) {
      count += mentions.end(subject, at) > 0 ? 1 : 0;
    }
    return count;
  }

  /** "Should it hurt?", but not "why does it hurt?". */
  private boolean isAsked(Utterance message, GroupMentions mentions, Span span) {
    for (int at = span.from() - 1; at >= Math.max(0, span.from() - NEAR); at--) {
      if (message.sentence(at) != message.sentence(span.from())
          || message.pause(at + 1) == Pause.COMMA
          || mentions.end(end, at) > 0) {
        return false;
      }
      if (mentions.end(asking, at) > 0) {
        boolean why = at > 0 && mentions.end(notIf, at - 1) > 0;
        return !why && mentions.end(asking, at) <= span.from();
      }
    }
    return false;
  }

  /** "The pain is gone", but not "the pain has not gone" nor "gone down my leg". */
  private boolean hasEnded(
      Utterance message, GroupMentions mentions, Negations denials, Span span) {
    for (int at = span.to(); at < Math.min(message.size(), span.to() + SOON_AFTER); at++) {
      if (message.sentence(at) != message.sentence(span.from()) || mentions.end(end, at) > 0) {
        return false;
      }
      if (mentions.end(ended, at) > 0 && mentions.end(notEnded, at) == 0) {
        return denials.reaching(at).isEmpty();
      }
    }
    return false;
  }

  private boolean isPast(
      Utterance message, GroupMentions mentions, Match finding, boolean emergency) {
    if (isHistory(finding.rule().sign()) || mentions.has(ongoing)) {
      return false;
    }
    Span span = finding.spans().getFirst();
    int then = emergency ? longAgo : past;
    int last = Math.min(message.size() - 1, span.from() + NEAR);
    for (int at = Math.max(0, span.from() - NEAR); at <= last; at++) {
      if (mentions.end(then, at) > 0 && message.sentence(at) == message.sentence(span.from())) {
        return true;
      }
    }
    return !emergency && mentions.next(fineNow, finding.spans().getLast().to()) >= 0;
  }

  /** What is long past and matters all the same. */
  private static boolean isHistory(@Nullable Sign sign) {
    return sign != null && sign.flag() == RedFlag.HISTORY;
  }

  /** Sentences that name somebody else and not the person: "my wife has back pain". */
  private BitSet sentencesAboutOthers(Utterance message, GroupMentions mentions) {
    BitSet about = new BitSet();
    for (int at = mentions.next(someone, 0); at >= 0; at = mentions.next(someone, at + 1)) {
      about.set(message.sentence(at));
    }
    for (int at = mentions.next(self, 0); at >= 0; at = mentions.next(self, at + 1)) {
      boolean theirs =
          mentions.end(someone, at) > 0
              || (at + 1 < message.size() && mentions.end(someone, at + 1) > 0);
      if (!theirs) {
        about.clear(message.sentence(at));
      }
    }
    return about;
  }
}
