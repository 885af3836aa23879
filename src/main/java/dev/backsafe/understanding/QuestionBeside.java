package dev.backsafe.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** "Done, but what about my arms?": a question beside something else is heard, too. */
final class QuestionBeside {
  /** A shorter clause asks nothing of its own. */
  private static final int SHORTEST = 3;

  private final Utterance message;
  private final BitSet ends;
  private final Function<String, Reading> reader;

  /**
   * @param ends where a clause may begin
   * @param reader reads a clause alone
   */
  QuestionBeside(Utterance message, BitSet ends, Function<String, Reading> reader) {
    this.message = message;
    this.ends = ends;
    this.reader = reader;
  }

  /**
   * The same reading with what is asked beside it. What only as a whole looks like pain is none,
   * where no clause alone does.
   *
   * @param said whether words say that something hurts, or worse
   */
  Reading in(Reading whole, boolean said) {
    if (whole.sign() != null) {
      return whole;
    }
    List<String> texts = sentences();
    List<Reading> sentences = texts.size() < 2 ? List.of() : texts.stream().map(reader).toList();
    return signIn(sentences, whole).orElseGet(() -> beside(whole, said, asked(texts, sentences)));
  }

  /** What is about something of the sentences that end as a question does. */
  private static List<String> asked(List<String> texts, List<Reading> sentences) {
    return IntStream.range(0, sentences.size())
        .filter(i -> texts.get(i).endsWith("?") && asks(sentences.get(i)))
        .mapToObj(i -> Objects.requireNonNull(sentences.get(i).topic()))
        .distinct()
        .toList();
  }

  /** What a sentence says that surely tells of a sign is asked about, however much stands by it. */
  private static Optional<Reading> signIn(List<Reading> sentences, Reading whole) {
    return sentences.stream()
        .filter(sentence -> sentence.meaning() == Meaning.EMERGENCY)
        .findFirst()
        .map(sentence -> asking(sentence, whole));
  }

  private static Reading asking(Reading sentence, Reading whole) {
    List<Meaning> candidates = new ArrayList<>(List.of(Meaning.EMERGENCY));
    Stream.concat(Stream.of(whole.meaning()), whole.candidates().stream())
        .filter(meaning -> meaning != Meaning.UNSURE)
        .forEach(candidates::add);
    return new Reading(
        Meaning.UNSURE,
        whole.topic(),
        whole.severity(),
        sentence.because(),
        candidates,
        sentence.sign(),
        null);
  }

  /**
   * @param topics what whole sentences ask about
   */
  private Reading beside(Reading whole, boolean said, List<String> topics) {
    boolean open = whole.meaning() == Meaning.UNSURE && !whole.mayHurt();
    boolean guessed = open || (whole.mayHurt() && whole.sign() == null && !said);
    boolean asks = whole.meaning() == Meaning.QUESTION || whole.meaning() == Meaning.HOW;
    if (!isAnswer(whole.meaning()) && !guessed && !asks) {
      return whole;
    }
    List<String> texts = clauses();
    if (texts.size() < 2) {
      return whole;
    }
    List<Reading> clauses = texts.stream().map(reader).toList();
    // "Thank you, you have been a great help" asks nothing.
    boolean thanks = whole.meaning() == Meaning.THANKS;
    Reading asked =
        IntStream.range(1, texts.size())
            .filter(i -> !thanks || texts.get(i).endsWith("?"))
            .mapToObj(clauses::get)
            .filter(QuestionBeside::asks)
            .findFirst()
            .orElse(null);
    if (asked == null || clauses.stream().anyMatch(Reading::mayHurt)) {
      return whole;
    }
    Reading first = guessed || asks ? clauses.getFirst() : whole;
    // Whoever greets or thanks, and asks, waits for the answer alone.
    boolean heard = asks ? isDeed(first.meaning()) : isAnswer(first.meaning());
    if (heard && asked.topic() != null) {
      return first.about(asked.topic());
    }
    // "Does the other leg stay bent? And with socks or bare?"
    return whole.meaning() == Meaning.QUESTION && topics.size() > 1
        ? whole.about(topics.get(0)).asking(topics.get(1))
        : whole;
  }

  private static boolean asks(Reading clause) {
    return (clause.meaning() == Meaning.QUESTION || clause.meaning() == Meaning.HOW)
        && clause.topic() != null;
  }

  /** What is done, and must not be lost with a question behind it. */
  private static boolean isDeed(Meaning meaning) {
    return meaning == Meaning.DONE || meaning == Meaning.SKIP || meaning == Meaning.EASIER;
  }

  /** What a session goes on after; a question beside it needs its own answer. */
  private static boolean isAnswer(Meaning meaning) {
    return switch (meaning) {
      case DONE, NO_PAIN, SKIP, START, EASIER, HARDER, WAIT, THANKS, GREETING -> true;
      case EMERGENCY, SHARP_PAIN, DISCOMFORT, EXERTION, UNDO, STOP, HOW, QUESTION -> false;
      case REMINDER, SETTING, PROGRESS, HELP, UNKNOWN, UNSURE -> false;
    };
  }

  private List<String> clauses() {
    return parts(at -> ends.get(at) && message.size() - at >= SHORTEST);
  }

  private List<String> sentences() {
    return parts(at -> message.sentence(at) != message.sentence(at - 1));
  }

  private List<String> parts(IntPredicate end) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = 1; at <= message.size(); at++) {
      if (at == message.size() || end.test(at)) {
        parts.add(text(from, at));
        from = at;
      }
    }
    return parts;
  }

  private String text(int from, int to) {
    StringBuilder text = new StringBuilder();
    message.tokens().subList(from, to).forEach(t -> text.append(t.surface()).append(' '));
    // The question mark belongs to the last clause of its sentence.
    boolean last = to == message.size() || message.sentence(to) != message.sentence(to - 1);
    return text.append(last && message.asks(to - 1) ? "?" : "").toString();
  }
}
