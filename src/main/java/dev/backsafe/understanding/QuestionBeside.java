package dev.backsafe.understanding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** "Done, but what about my arms?": a question beside something else is heard, too. */
final class QuestionBeside {
  /**
   * A clause, read alone.
   *
   * @param said whether words say what it means, so that it is not only guessed
   */
  record Clause(Reading reading, boolean said) {}

  /** A shorter clause asks nothing of its own. */
  private static final int SHORTEST = 3;

  private static final String QUESTION = "?";

  /** A clause that only asks on is no longer than this. */
  private static final int LONGEST_ON = 7;

  /** What a wish to be called asks anyway. */
  private static final Set<String> OF_CALLS = Set.of("reminders", "pause");

  private final Utterance message;
  private final BitSet ends;
  private final BitSet questions;
  private final BitSet awaited;
  private final BitSet pointing;
  private final Function<String, Clause> reader;

  /**
   * @param ends where a clause may begin
   * @param questions where a question begins by its words: "how", "and can I"
   * @param awaited where a clause begins that only waits for something: "once I've finished"
   * @param pointing where words stand that point back to what was said: "it", "that"
   * @param reader reads a clause alone
   */
  QuestionBeside(
      Utterance message,
      BitSet ends,
      BitSet questions,
      BitSet awaited,
      BitSet pointing,
      Function<String, Clause> reader) {
    this.message = message;
    this.ends = ends;
    this.questions = questions;
    this.awaited = awaited;
    this.pointing = pointing;
    // What is both a sentence and a clause, or asks, is read once.
    Map<String, Clause> known = new HashMap<>();
    this.reader = text -> known.computeIfAbsent(text, reader);
  }

  /**
   * The same reading with what is asked beside it. What only as a whole looks like pain is none,
   * where no clause alone does.
   *
   * @param pain whether words say that something hurts, or worse
   */
  Reading in(Reading whole, PainWords pain) {
    if (whole.sign() != null) {
      return whole;
    }
    return signIn(parts(this::isSentence), whole)
        .orElseGet(
            () ->
                beside(
                    pain == PainWords.DENIED ? denied(whole).orElse(whole) : whole,
                    pain != PainWords.NONE));
  }

  /** "That's better, no knee pain. Done them": where no clause alone tells of pain, it is none. */
  private Optional<Reading> denied(Reading whole) {
    boolean fine = whole.meaning() == Meaning.NO_PAIN;
    List<Reading> clauses =
        fine || whole.mayHurt() ? parts(ends::get).stream().map(this::read).toList() : List.of();
    if (clauses.isEmpty() || clauses.stream().anyMatch(Reading::mayHurt)) {
      return Optional.empty();
    }
    return clauses.stream()
        .filter(clause -> clause.meaning() == Meaning.DONE)
        .findFirst()
        .or(() -> fine ? Optional.empty() : Optional.of(Reading.of(Meaning.NO_PAIN)));
  }

  private List<Part> clauses() {
    return parts(at -> (ends.get(at) || questions.get(at)) && message.size() - at >= SHORTEST);
  }

  /** What is asked about, in order: "how heavy should they be, and how often do I come back?" */
  private List<String> asked() {
    return parts(at -> questions.get(at) || isSentence(at)).stream()
        .filter(
            part -> (questions.get(part.from) || isWhole(part)) && !(part.from > 0 && asksOn(part)))
        .map(part -> text(part).replaceFirst("\\??$", QUESTION))
        .map(reader)
        .map(Clause::reading)
        .flatMap(QuestionBeside::topic)
        .distinct()
        .toList();
  }

  /** What a sentence says that surely tells of a sign is asked about, however much stands by it. */
  private Optional<Reading> signIn(List<Part> sentences, Reading whole) {
    return sentences.stream()
        .map(this::read)
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
    return doneInSentence(whole).orElseGet(() -> inClauses(whole, said));
  }

  /**
   * "Finished both legs. Why my legs, though, when it is my back?": where one sentence says that it
   * is done, and none that anything hurts, it counts, whatever is asked or wished beside it.
   */
  private Optional<Reading> doneInSentence(Reading whole) {
    List<Part> sentences = hidesDone(whole) ? parts(this::isSentence) : List.of();
    List<Reading> read = sentences.stream().map(this::read).toList();
    boolean done =
        whole.meaning() == Meaning.DONE
            || sentences.stream().anyMatch(part -> says(part, Meaning.DONE));
    if (!done || sentences.isEmpty() || read.stream().anyMatch(Reading::mayHurt)) {
      return Optional.empty();
    }
    // "Did those. My client is here, I have to stop for today": the end of it counts, too.
    if (sentences.stream().skip(1).anyMatch(part -> says(part, Meaning.STOP))) {
      return Optional.of(Reading.of(Meaning.STOP).asking(List.of(Reading.DONE_BESIDE)));
    }
    if (Wishes.isWish(whole.meaning())) {
      return Optional.of(whole.asking(List.of(Reading.DONE_BESIDE)));
    }
    Stream<String> topics =
        Stream.concat(read.stream().flatMap(QuestionBeside::topic), topic(whole));
    return Optional.of(Reading.of(Meaning.DONE).about(topics.findFirst().orElse(null)));
  }

  /** Whether "done" may stand beside what a text means as a whole. */
  private static boolean hidesDone(Reading whole) {
    return switch (whole.meaning()) {
      case QUESTION, HOW, HARDER, THANKS, GREETING, START, NO_PAIN, UNKNOWN -> true;
      case REMINDER, SETTING -> true;
      case DONE -> whole.topic() == null;
      case UNSURE -> !whole.mayHurt();
      case EMERGENCY, SHARP_PAIN, DISCOMFORT, EXERTION, SKIP, EASIER, UNDO, STOP, WAIT -> false;
      case PROGRESS, HELP -> false;
    };
  }

  private Reading inClauses(Reading whole, boolean said) {
    boolean open = whole.meaning() == Meaning.UNSURE || whole.meaning() == Meaning.UNKNOWN;
    boolean guessed = whole.mayHurt() ? whole.sign() == null && !said : open;
    boolean asks = whole.isQuestion();
    boolean wishes = Wishes.isWish(whole.meaning());
    if (!isAnswer(whole.meaning()) && !guessed && !asks && !wishes) {
      return several(whole);
    }
    List<Part> clauses = clauses();
    if (clauses.isEmpty() || clauses.stream().map(this::read).anyMatch(Reading::mayHurt)) {
      return several(whole);
    }
    if (wishes) {
      List<String> besides = new ArrayList<>(whole.also());
      if (clauses.stream().anyMatch(this::saysDone)) {
        besides.add(Reading.DONE_BESIDE);
      }
      topics(clauses, whole).filter(topic -> !OF_CALLS.contains(topic)).forEach(besides::add);
      return whole.asking(besides);
    }
    Reading deed = asks || guessed ? deed(clauses, guessed) : whole;
    // Whoever greets or thanks, and asks, waits for the answer alone.
    boolean heard = asks ? isDeed(deed.meaning()) : isAnswer(deed.meaning());
    List<String> topics = heard ? topics(clauses, deed).toList() : List.of();
    if (!topics.isEmpty()) {
      return deed.about(topics.getFirst()).asking(topics.subList(1, topics.size()));
    }
    Reading several = several(whole);
    if (!heard) {
      return several;
    }
    // What is done counts beside a question, whether that has an answer or none.
    Reading counted = asks ? deed.about(several.topic()) : guessed ? deed : several;
    boolean unanswered =
        counted.meaning() == Meaning.DONE
            && counted.topic() == null
            && clauses.stream().anyMatch(this::asksIndeed);
    return unanswered ? counted.asking(List.of(Reading.UNANSWERED)) : counted;
  }

  private boolean saysDone(Part clause) {
    return !awaited.get(clause.from) && alone(clause).said() && says(clause, Meaning.DONE);
  }

  /** "Or is it bad for it" and "does it matter at all" ask on about what was asked before. */
  private boolean asksOn(Part part) {
    return part.to - part.from <= LONGEST_ON
        && IntStream.range(part.from, Math.min(part.to, part.from + SHORTEST))
            .anyMatch(pointing::get);
  }

  /** Whether a clause is a question in sense and form, and not only "right?" */
  private boolean asksIndeed(Part clause) {
    return (isMarked(clause) || asksByWords(clause))
        && clause.to - clause.from > SHORTEST
        && read(clause).isQuestion();
  }

  /** What the clauses ask beside what is said. */
  private Stream<String> topics(List<Part> clauses, Reading said) {
    // "Thank you, you have been a great help" asks nothing.
    boolean thanks = said.meaning() == Meaning.THANKS;
    return clauses.stream()
        .filter(clause -> isMarked(clause) || (!thanks && asksByWords(clause) && !asksOn(clause)))
        .map(this::read)
        .flatMap(QuestionBeside::topic)
        .distinct();
  }

  /**
   * "Thank you. The leg curl is finished, so what comes next?" What is only guessed of a clause is
   * no deed, and who asks before saying "I'm raring to go" waits for the answer.
   *
   * @param guessed whether nothing is known of the whole, so that what is said first may be all
   */
  private Reading deed(List<Part> clauses, boolean guessed) {
    Clause first = alone(clauses.getFirst());
    // "Wait, so am I on my back?" asks, and waits for nothing else.
    boolean word = first.reading().meaning() == Meaning.WAIT && clauses.get(1).from < SHORTEST;
    boolean heard = isDeed(first.reading().meaning()) && first.said() && !word;
    return heard || (guessed && isAnswer(first.reading().meaning()))
        ? first.reading()
        : clauses.stream()
            .skip(1)
            .filter(clause -> !awaited.get(clause.from) && !isMarked(clause))
            .filter(clause -> alone(clause).said())
            .map(this::read)
            .filter(clause -> isExercised(clause.meaning()))
            .findFirst()
            .orElse(first.reading());
  }

  /** What is said of the exercise at hand. */
  private static boolean isExercised(Meaning meaning) {
    return meaning == Meaning.DONE || meaning == Meaning.SKIP || meaning == Meaning.EASIER;
  }

  /**
   * "Does the other leg stay bent? And with socks or bare?" Where the whole asks nothing that is
   * known, one sentence may: "I baked two loaves. How often a week?"
   */
  private Reading several(Reading whole) {
    boolean lost = whole.topic() == null && isOpen(whole.meaning());
    List<String> topics = lost || whole.isQuestion() ? asked() : List.of();
    if (topics.isEmpty() || (topics.size() == 1 && !lost)) {
      return whole;
    }
    return Reading.of(Meaning.QUESTION)
        .about(topics.getFirst())
        .asking(topics.subList(1, topics.size()));
  }

  private static boolean isOpen(Meaning meaning) {
    return meaning == Meaning.QUESTION || meaning == Meaning.UNKNOWN || meaning == Meaning.GREETING;
  }

  /** What it asks about, where that is known. */
  private static Stream<String> topic(Reading clause) {
    return clause.isQuestion() ? Stream.ofNullable(clause.topic()) : Stream.empty();
  }

  /** What is done, and must not be lost with a question behind it. */
  private static boolean isDeed(Meaning meaning) {
    return switch (meaning) {
      case DONE, SKIP, EASIER, START, WAIT, STOP -> true;
      case EMERGENCY, SHARP_PAIN, DISCOMFORT, NO_PAIN, EXERTION, UNDO, HARDER, HOW -> false;
      case QUESTION, REMINDER, SETTING, PROGRESS, GREETING, THANKS, HELP -> false;
      case UNKNOWN, UNSURE -> false;
    };
  }

  /** What a session goes on after; a question beside it needs its own answer. */
  private static boolean isAnswer(Meaning meaning) {
    return switch (meaning) {
      case DONE, NO_PAIN, SKIP, START, EASIER, HARDER, WAIT, THANKS, GREETING -> true;
      case EMERGENCY, SHARP_PAIN, DISCOMFORT, EXERTION, UNDO, STOP, HOW, QUESTION -> false;
      case REMINDER, SETTING, PROGRESS, HELP, UNKNOWN, UNSURE -> false;
    };
  }

  /** A part of the text, from one token to before another. */
  private record Part(int from, int to) {}

  /** The parts that begin there; none where that is all of it. */
  private List<Part> parts(IntPredicate start) {
    int[] from =
        IntStream.range(0, message.size()).filter(at -> at == 0 || start.test(at)).toArray();
    return from.length < 2
        ? List.of()
        : IntStream.range(0, from.length)
            .mapToObj(i -> new Part(from[i], i + 1 < from.length ? from[i + 1] : message.size()))
            .toList();
  }

  private boolean isSentence(int at) {
    return at == 0 || message.sentence(at) != message.sentence(at - 1);
  }

  /** Whether a question begins in it: "how high should my leg go". */
  private boolean asksByWords(Part part) {
    int at = questions.nextSetBit(part.from);
    return at >= 0 && at < part.to;
  }

  /** Whether it is a whole sentence that asks. */
  private boolean isWhole(Part part) {
    return isSentence(part.from) && isMarked(part);
  }

  /** Whether a question mark stands behind it: that belongs to the last part of its sentence. */
  private boolean isMarked(Part part) {
    return message.asks(part.to - 1) && (part.to == message.size() || isSentence(part.to));
  }

  /** Whether a part says that, and does not ask it. */
  private boolean says(Part part, Meaning meaning) {
    return !isMarked(part) && read(part).meaning() == meaning;
  }

  private Reading read(Part part) {
    return alone(part).reading();
  }

  private Clause alone(Part part) {
    return reader.apply(text(part));
  }

  private String text(Part part) {
    StringBuilder text = new StringBuilder();
    message.tokens().subList(part.from, part.to).forEach(t -> text.append(t.surface()).append(' '));
    return text.append(isMarked(part) ? QUESTION : "").toString();
  }
}
