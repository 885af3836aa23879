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

  private static final String QUESTION = "?";

  private final Utterance message;
  private final BitSet ends;
  private final BitSet questions;
  private final BitSet awaited;
  private final Function<String, Reading> reader;

  /**
   * @param ends where a clause may begin
   * @param questions where a question begins by its words: "how", "and can I"
   * @param awaited where a clause begins that only waits for something: "once I've finished"
   * @param reader reads a clause alone
   */
  QuestionBeside(
      Utterance message,
      BitSet ends,
      BitSet questions,
      BitSet awaited,
      Function<String, Reading> reader) {
    this.message = message;
    this.ends = ends;
    this.questions = questions;
    this.awaited = awaited;
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
    return signIn(sentences, whole).orElseGet(() -> beside(whole, said));
  }

  /** What is asked about, in order: "how heavy should they be, and how often do I come back?" */
  private List<String> asked() {
    return partsFrom(at -> questions.get(at) || isSentence(at))
        .filter(part -> questions.get(part.from) || isWhole(part))
        .map(part -> text(part).replaceFirst("\\??$", QUESTION))
        .map(reader)
        .filter(QuestionBeside::asks)
        .map(part -> Objects.requireNonNull(part.topic()))
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

  private Reading beside(Reading whole, boolean said) {
    boolean open = whole.meaning() == Meaning.UNSURE && !whole.mayHurt();
    boolean guessed = open || (whole.mayHurt() && whole.sign() == null && !said);
    boolean asks = whole.meaning() == Meaning.QUESTION || whole.meaning() == Meaning.HOW;
    if (!isAnswer(whole.meaning()) && !guessed && !asks) {
      return whole;
    }
    List<String> texts = clauses();
    List<Reading> clauses = texts.size() < 2 ? List.of() : texts.stream().map(reader).toList();
    if (clauses.stream().anyMatch(Reading::mayHurt)) {
      return whole;
    }
    // "Thank you, you have been a great help" asks nothing.
    boolean thanks = whole.meaning() == Meaning.THANKS;
    Optional<String> asked =
        IntStream.range(1, clauses.size())
            .filter(i -> !thanks || texts.get(i).endsWith(QUESTION))
            .mapToObj(clauses::get)
            .filter(QuestionBeside::asks)
            .map(clause -> Objects.requireNonNull(clause.topic()))
            .findFirst();
    Reading first =
        clauses.isEmpty() || !(guessed || asks) ? whole : asks ? done(clauses) : clauses.getFirst();
    // Whoever greets or thanks, and asks, waits for the answer alone.
    boolean heard = asks ? isDeed(first.meaning()) : isAnswer(first.meaning());
    return heard && asked.isPresent() ? first.about(asked.get()) : several(whole);
  }

  /** "Thank you. The leg curl is finished, so what comes next?" */
  private Reading done(List<Reading> clauses) {
    List<Part> parts = partsFrom(this::isClause).toList();
    return IntStream.range(1, clauses.size())
        .filter(i -> !awaited.get(parts.get(i).from) && !text(parts.get(i)).endsWith(QUESTION))
        .mapToObj(clauses::get)
        .filter(clause -> clause.meaning() == Meaning.DONE)
        .findFirst()
        .filter(_ -> !isDeed(clauses.getFirst().meaning()))
        .orElse(clauses.getFirst());
  }

  /** "Does the other leg stay bent? And with socks or bare?" */
  private Reading several(Reading whole) {
    List<String> topics = whole.meaning() == Meaning.QUESTION ? asked() : List.of();
    return topics.size() < 2
        ? whole
        : whole.about(topics.getFirst()).asking(topics.subList(1, topics.size()));
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
    return parts(this::isClause);
  }

  private boolean isClause(int at) {
    return ends.get(at) && message.size() - at >= SHORTEST;
  }

  private List<String> sentences() {
    return parts(this::isSentence);
  }

  private boolean isSentence(int at) {
    return at == 0 || message.sentence(at) != message.sentence(at - 1);
  }

  private List<String> parts(IntPredicate start) {
    return partsFrom(start).map(this::text).toList();
  }

  /** A part of the text, from one token to before another. */
  private record Part(int from, int to) {}

  /** Whether it is a whole sentence that asks. */
  private boolean isWhole(Part part) {
    return isSentence(part.from)
        && message.asks(part.from)
        && (part.to == message.size() || isSentence(part.to));
  }

  private Stream<Part> partsFrom(IntPredicate start) {
    int[] from =
        IntStream.range(0, message.size()).filter(at -> at == 0 || start.test(at)).toArray();
    return IntStream.range(0, from.length)
        .mapToObj(i -> new Part(from[i], i + 1 < from.length ? from[i + 1] : message.size()));
  }

  private String text(Part part) {
    int from = part.from;
    int to = part.to;
    StringBuilder text = new StringBuilder();
    message.tokens().subList(from, to).forEach(t -> text.append(t.surface()).append(' '));
    // The question mark belongs to the last clause of its sentence.
    boolean last = to == message.size() || message.sentence(to) != message.sentence(to - 1);
    return text.append(last && message.asks(to - 1) ? QUESTION : "").toString();
  }
}
