package dev.backsafe.understanding;

import dev.backsafe.understanding.Match.Span;
import java.util.List;
import java.util.function.Predicate;

/** The stretches of a message that an idiom covers. */
final class IdiomMasks {
  private final int[] coveredTo;

  IdiomMasks(Utterance message, List<Match> findings) {
    coveredTo = new int[message.size()];
    for (Match finding : findings) {
      if (finding.rule().kind() instanceof Rule.Kind.Idiom) {
        finding.spans().forEach(this::cover);
      }
    }
  }

  private void cover(Span span) {
    for (int at = span.from(); at < span.to(); at++) {
      coveredTo[at] = Math.max(coveredTo[at], span.to());
    }
  }

  boolean cover(int at) {
    return coveredTo[at] > at;
  }

  /** Drops what an idiom says in passing; a red flag that reaches beyond the idiom stays. */
  List<Match> without(List<Match> findings) {
    return findings.stream()
        .filter(f -> f.rule().kind() instanceof Rule.Kind.Says && !isIdiomatic(f))
        .toList();
  }

  private boolean isIdiomatic(Match finding) {
    Predicate<Span> masked = span -> coveredTo[span.from()] >= span.to();
    return finding.says(Meaning.EMERGENCY)
        ? finding.spans().stream().allMatch(masked)
        : finding.spans().stream().anyMatch(masked);
  }
}
