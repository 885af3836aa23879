package dev.backsafe.understanding;

import dev.backsafe.understanding.AnswerClassifier.Guess;
import dev.backsafe.understanding.AnswerClassifier.Told;
import dev.backsafe.understanding.QuestionBeside.Clause;
import dev.backsafe.understanding.Token.Pause;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Reads one language: mends the spelling, looks words up, asks the classifier, and judges. */
final class LanguageReader {
  private static final double LEGIBLE = 0.5;
  private static final int MOST_WORDS_WEIGHED = 100;
  private static final int SHORTEST_PART = 3;

  /** So far before a question stands what makes it a part of another: "which leg should I". */
  private static final int LEAD_REACHES = 3;

  private final PatternIndex index;
  private final Spelling spelling;
  private final AssertionClassifier stances;
  private final TrainedModel model;
  private final ClauseDanger clauses;
  private final TopicExamples examples;
  private final MovementNames movements;
  private final int filler;
  private final int bodily;
  private final int expecting;
  private final int body;
  private final int scoreLead;
  private final int scoreTail;
  private final int scoreChatter;
  private final int counted;
  private final int irony;
  private final int admits;
  private final int hedge;
  private final Replies replies;
  private final int turn;
  private final int question;
  private final int joins;
  private final int runOn;
  private final int questionLead;
  private final int awaiting;
  private final int pointing;

  /** Uses the model if it was learned from this data, and else learns anew. */
  LanguageReader(LanguageData data, Optional<TrainedModel> trained) {
    Lexicon lexicon = data.lexicon();
    index = new PatternIndex(lexicon);
    stances = new AssertionClassifier(index);
    filler = index.group("filler");
    bodily = index.group("bodily");
    expecting = index.group("expecting");
    body = index.group("body");
    scoreLead = index.group("score-lead");
    scoreTail = index.group("score-tail");
    scoreChatter = index.group("score-chatter");
    counted = index.group("counted");
    irony = index.group("irony");
    admits = index.group("admits");
    hedge = index.group("hedge");
    replies = new Replies(lexicon.with(data.additions().wishes()), this::analyse);
    turn = index.group("turn");
    question = index.group("question");
    joins = index.group("joins");
    runOn = index.group("question-run-on");
    questionLead = index.group("question-lead");
    awaiting = index.group("awaiting");
    pointing = index.group("pointing");
    Optional<TrainedModel> fitting = trained.filter(model -> model.fits(data));
    Set<String> seen = fitting.isPresent() ? Set.of() : wordsOf(data);
    List<String> targets =
        fitting
            .map(TrainedModel::targets)
            .orElseGet(() -> seen.stream().filter(this::isTarget).toList());
    Vocabulary vocabulary = vocabulary(lexicon, targets);
    fitting.ifPresent(model -> model.words().forEach(vocabulary::know));
    List<String> words = seen.stream().filter(vocabulary::learn).toList();
    spelling = new Spelling(vocabulary, index::hasStemOf, lexicon.aliases());
    model = fitting.orElseGet(() -> learned(data, targets, words));
    clauses = new ClauseDanger(model.classifier());
    examples = new TopicExamples(model.classifier(), data.additions().examples(), this::message);
    movements = new MovementNames(data.additions().movements());
  }

  private TrainedModel learned(LanguageData data, List<String> targets, List<String> words) {
    List<Phrase> phrases = data.phrases();
    List<Grams> grams = phrases.stream().map(phrase -> gramsOf(phrase.text())).toList();
    List<Grams> answered = data.answered().stream().map(e -> gramsOf(e.text())).toList();
    List<Told> told =
        IntStream.range(0, phrases.size())
            .filter(i -> phrases.get(i).alarms())
            .mapToObj(i -> new Told(phrases.get(i).meaning(), grams.get(i)))
            .toList();
    return new TrainedModel(
        data.fingerprint(),
        targets,
        words,
        Classifier.learn(phrases, grams),
        AnswerClassifier.learn(data.answered(), answered, told));
  }

  /** Whether it is a word of this language, rightly spelled. */
  boolean knows(String word) {
    return spelling.knows(word);
  }

  TrainedModel model() {
    return model;
  }

  /** The words that more than one of them writes: one alone may have made them up. */
  private static Set<String> wordsOf(LanguageData data) {
    Map<String, String> writers = new HashMap<>();
    Set<String> words = new TreeSet<>();
    data.phrases().forEach(phrase -> note(phrase.author(), phrase.text(), writers, words));
    data.answered().forEach(example -> note(example.author(), example.text(), writers, words));
    return words;
  }

  private static void note(
      String author, String text, Map<String, String> writers, Set<String> words) {
    for (Token token : Tokenizer.tokenize(TextCleaner.clean(text)).tokens()) {
      String first = writers.putIfAbsent(token.word(), author);
      if (first != null && !first.equals(author)) {
        words.add(token.word());
      }
    }
  }

  private boolean isTarget(String word) {
    return index.hasStemOf(word) && Vocabulary.squeeze(word, 2).equals(word);
  }

  private Vocabulary vocabulary(Lexicon lexicon, List<String> targetsOfExamples) {
    Set<String> right = new HashSet<>(lexicon.ordinary());
    right.addAll(lexicon.aliases().keySet());
    right.addAll(lexicon.aliases().values());
    right.addAll(lexicon.numbers().keySet());
    Set<String> targets = new LinkedHashSet<>(index.words());
    targets.addAll(targetsOfExamples);
    targets.addAll(replies.words());
    return new Vocabulary(targets, right);
  }

  Grams gramsOf(String text) {
    Utterance message = message(text);
    return Grams.of(message, index.mentions(message), 0, message.size());
  }

  Utterance message(String text) {
    return spelling.mend(typed(text));
  }

  private static Utterance typed(String text) {
    return Tokenizer.tokenize(TextCleaner.clean(text));
  }

  Analysis analyse(String text) {
    Utterance typed = typed(text);
    Utterance message = spelling.mend(typed);
    if (message.size() == 0) {
      Reading nothing = Reading.of(Meaning.UNKNOWN);
      return new Analysis(
          replies, text, message, nothing, List.of(), new BitSet(), false, Guesses.NONE);
    }
    GroupMentions mentions = index.mentions(message);
    Grams grams = Grams.of(message, mentions, 0, message.size());
    Evidence evidence = evidence(message, mentions, grams);
    // One look at a text may ask for the same guess several times.
    Map<Asked, Optional<Guess>> known = new ConcurrentHashMap<>();
    Function<Asked, Optional<Guess>> answers =
        asked -> known.computeIfAbsent(asked, question -> model.answers().guess(question, grams));
    Analysis analysis =
        analysis(text, typed, evidence, mentions, UnaryOperator.identity(), answers);
    return analysis.otherwise(
        () ->
            analysis(
                text, typed, evidence.withoutSigns(), mentions, Evidence::withoutSigns, answers));
  }

  /**
   * @param seen what of a clause is looked at
   * @param answers which learned answer the whole text is
   */
  private Analysis analysis(
      String text,
      Utterance typed,
      Evidence evidence,
      GroupMentions mentions,
      UnaryOperator<Evidence> seen,
      Function<Asked, Optional<Guess>> answers) {
    Utterance message = evidence.message();
    Reading judged = new Judge(evidence).reading();
    BitSet questions = questions(message, mentions);
    Reading reading =
        new QuestionBeside(
                message,
                ends(message, mentions),
                questions,
                at(mentions, awaiting),
                at(mentions, pointing),
                clause -> clause(clause, seen))
            .in(judged, evidence.painWords())
            .naming(movements.in(typed), stances.isAboutSomeoneElse(message, mentions));
    return new Analysis(
        replies,
        text,
        message,
        reading,
        evidence.findings(),
        evidence.bodily(),
        message.asks() || !questions.isEmpty(),
        new Guesses(
            judged.sign() == null && reading.sign() != null ? 1 : evidence.guess().danger(),
            answers));
  }

  /** A clause alone, in which nothing is asked beside it. */
  private Clause clause(String text, UnaryOperator<Evidence> seen) {
    Utterance message = message(text);
    if (message.size() == 0) {
      return new Clause(Reading.of(Meaning.UNKNOWN), false);
    }
    GroupMentions mentions = index.mentions(message);
    Grams grams = Grams.of(message, mentions, 0, message.size());
    Evidence evidence = seen.apply(evidence(message, mentions, grams));
    Reading reading = new Judge(evidence).reading();
    return new Clause(reading, evidence.says(reading.meaning()));
  }

  private Evidence evidence(Utterance message, GroupMentions mentions, Grams grams) {
    List<Match> all = index.findings(message, mentions);
    IdiomMasks masks = new IdiomMasks(message, all);
    List<Match> findings = stances.of(message, mentions, masks.without(all));
    Prediction whole = examples.among(model.classifier().guess(grams), message);
    Prediction guess =
        clauses.in(whole, message, mentions, ends(message, mentions, joins), findings);
    Severity severity =
        Severity.in(
            message,
            after(message, mentions, scoreLead),
            at(mentions, scoreTail),
            at(mentions, counted),
            chatter(mentions));
    return new Evidence(
        message,
        findings,
        severity,
        guess,
        parts(message, mentions),
        () -> wordsOf(message, mentions, guess),
        isPlain(message, mentions, findings),
        isLegible(message),
        all.stream().anyMatch(f -> f.rule().kind() instanceof Rule.Kind.Idiom),
        at(mentions, bodily),
        mentions.has(expecting),
        mentions.has(irony),
        mentions.has(admits),
        isHedged(message, mentions));
  }

  /** How many sentences and clauses there are that could each be a message of its own. */
  private int parts(Utterance message, GroupMentions mentions) {
    BitSet ends = ends(message, mentions);
    int parts = 0;
    int from = 0;
    for (int at = ends.nextSetBit(1); at >= 0; at = ends.nextSetBit(at + 1)) {
      parts += at - from >= SHORTEST_PART ? 1 : 0;
      from = at;
    }
    return parts;
  }

  /** Where clauses may end: at a pause, before a "but", and at the end. */
  private BitSet ends(Utterance message, GroupMentions mentions) {
    return ends(message, mentions, turn);
  }

  private static BitSet ends(Utterance message, GroupMentions mentions, int opening) {
    BitSet ends = new BitSet();
    for (int at = 1; at <= message.size(); at++) {
      boolean opens = at < message.size() && mentions.end(opening, at) > 0;
      ends.set(at, at == message.size() || message.pause(at) != Pause.NONE || opens);
    }
    return ends;
  }

  /** Where a question begins: "how", "and can I", "all done love am I meant to stretch". */
  private BitSet questions(Utterance message, GroupMentions mentions) {
    BitSet questions = new BitSet();
    for (int at = 0; at < message.size(); at++) {
      int word = mentions.end(joins, at) > 0 ? at + 1 : at;
      boolean opens = word > at || at == 0 || message.pause(at) != Pause.NONE;
      boolean runsOn = mentions.end(runOn, at) > 0 && !isLed(at, mentions);
      questions.set(
          at, runsOn || (opens && word < message.size() && mentions.end(question, word) > 0));
    }
    return questions;
  }

  /** "How far should I" and "I don't know if it is this" begin no question in the middle. */
  private boolean isLed(int at, GroupMentions mentions) {
    boolean joined = at > 0 && mentions.end(joins, at - 1) > 0;
    return joined
        || IntStream.range(Math.max(0, at - LEAD_REACHES), at)
            .anyMatch(before -> mentions.end(questionLead, before) > 0);
  }

  /** The word that speaks loudest for the guess. */
  private List<String> wordsOf(Utterance message, GroupMentions mentions, Prediction guess) {
    Meaning best = guess.best();
    int label = Label.ALL.indexOf(new Label(best, best == Meaning.EMERGENCY ? guess.flag() : null));
    String loudest = message.tokens().getFirst().surface();
    float most = 0;
    int longest = Math.min(message.size(), MOST_WORDS_WEIGHED);
    for (int at = 0; at < longest; at++) {
      float weight = model.classifier().weight(Grams.of(message, mentions, at, at + 1), label);
      if (weight > most) {
        most = weight;
        loudest = message.tokens().get(at).surface();
      }
    }
    return List.of(loudest);
  }

  private boolean isPlain(Utterance message, GroupMentions mentions, List<Match> findings) {
    BitSet covered = at(mentions, filler);
    for (Match finding : findings) {
      finding.spans().forEach(span -> covered.set(span.from(), span.to()));
    }
    // "No pain in my knee": where no sign is told, a part of the body makes it nothing else.
    if (!findings.isEmpty() && findings.stream().allMatch(f -> f.rule().sign() == null)) {
      covered.or(at(mentions, body));
    }
    return covered.nextClearBit(0) >= message.size();
  }

  /** Whether the message is a "kinda" or a "meh" and no more. */
  private boolean isHedged(Utterance message, GroupMentions mentions) {
    if (!mentions.has(hedge)) {
      return false;
    }
    BitSet covered = at(mentions, filler);
    covered.or(at(mentions, hedge));
    return covered.nextClearBit(0) >= message.size();
  }

  /** Words that may stand around a score without making it anything else. */
  private BitSet chatter(GroupMentions mentions) {
    BitSet chatter = at(mentions, filler);
    chatter.or(at(mentions, scoreLead));
    chatter.or(at(mentions, scoreChatter));
    chatter.or(at(mentions, body));
    return chatter;
  }

  private static boolean isLegible(Utterance message) {
    long known = message.tokens().stream().filter(Token::known).count();
    return known >= LEGIBLE * message.size();
  }

  private static BitSet at(GroupMentions mentions, int group) {
    BitSet places = new BitSet();
    NegationScope.spans(mentions, group).forEach(span -> places.set(span.from(), span.to()));
    return places;
  }

  private static BitSet after(Utterance message, GroupMentions mentions, int group) {
    BitSet places = new BitSet(message.size() + 1);
    NegationScope.spans(mentions, group).forEach(span -> places.set(span.to()));
    return places;
  }
}
