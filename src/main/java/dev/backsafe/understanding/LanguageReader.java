package dev.backsafe.understanding;

import dev.backsafe.understanding.Classifier.Label;
import dev.backsafe.understanding.Classifier.Lesson;
import dev.backsafe.understanding.Examples.Example;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one language: mends the spelling, looks words up, asks the classifier, and judges. */
final class LanguageReader {
  private static final String IDIOM = "§";
  private static final double LEGIBLE = 0.5;
  private static final int MOST_WORDS_WEIGHED = 100;
  private static final int MOST_SENTENCES = 60;

  private final PatternIndex index;
  private final Spelling spelling;
  private final AssertionClassifier stances;
  private final TrainedModel model;
  private final int filler;
  private final int bodily;
  private final int body;
  private final int scoreLead;
  private final int scoreTail;
  private final int scoreChatter;
  private final int counted;
  private final int irony;
  private final int admits;
  private final int hedge;
  private final Replies replies;

  /** Uses the model if it was learned from this data, and else learns anew. */
  LanguageReader(LanguageData data, Optional<TrainedModel> trained) {
    Lexicon lexicon = data.lexicon();
    index = new PatternIndex(lexicon);
    stances = new AssertionClassifier(index);
    filler = index.group("filler");
    bodily = index.group("bodily");
    body = index.group("body");
    scoreLead = index.group("score-lead");
    scoreTail = index.group("score-tail");
    scoreChatter = index.group("score-chatter");
    counted = index.group("counted");
    irony = index.group("irony");
    admits = index.group("admits");
    hedge = index.group("hedge");
    replies = new Replies(lexicon, text -> analyse(text).unasked());
    Optional<TrainedModel> fitting = trained.filter(model -> model.fits(data));
    List<Example> lessons =
        data.examples().stream().filter(e -> !Examples.isHeldOut(e.phrase())).toList();
    Set<String> seen = fitting.isPresent() ? Set.of() : wordsOf(lessons);
    List<String> targets =
        fitting
            .map(TrainedModel::targets)
            .orElseGet(() -> seen.stream().filter(this::isTarget).toList());
    Vocabulary vocabulary = vocabulary(lexicon, targets);
    fitting.ifPresent(model -> model.words().forEach(vocabulary::know));
    List<String> words = seen.stream().filter(vocabulary::learn).toList();
    spelling = new Spelling(vocabulary, index::hasStemOf, lexicon.aliases());
    model =
        fitting.orElseGet(
            () ->
                new TrainedModel(
                    data.fingerprint(),
                    targets,
                    words,
                    Classifier.learn(lessons.stream().map(this::lesson).toList())));
  }

  /** Whether it is a word of this language, rightly spelled. */
  boolean knows(String word) {
    return spelling.knows(word);
  }

  TrainedModel model() {
    return model;
  }

  private static Set<String> wordsOf(List<Example> lessons) {
    Set<String> words = new TreeSet<>();
    for (Example lesson : lessons) {
      Tokenizer.tokenize(TextCleaner.clean(lesson.phrase()))
          .tokens()
          .forEach(token -> words.add(token.word()));
    }
    return words;
  }

  private boolean isTarget(String word) {
    return index.hasStemOf(word) && Vocabulary.squeeze(word, 2).equals(word);
  }

  private Vocabulary vocabulary(Lexicon lexicon, List<String> targetsOfExamples) {
    Set<String> right = new HashSet<>(lexicon.ordinary());
    right.addAll(lexicon.aliases().keySet());
    right.addAll(lexicon.aliases().values());
    Set<String> targets = new LinkedHashSet<>(index.words());
    targets.addAll(targetsOfExamples);
    targets.addAll(replies.words());
    return new Vocabulary(targets, right);
  }

  private Lesson lesson(Example example) {
    Utterance message = message(example.phrase());
    IdiomMasks masks = new IdiomMasks(message, index.findings(message, index.mentions(message)));
    return new Lesson(features(message, masks), new Label(example.meaning(), example.flag()));
  }

  Utterance message(String text) {
    return spelling.mend(Tokenizer.tokenize(TextCleaner.clean(text)));
  }

  Analysis analyse(String text) {
    Utterance message = message(text);
    if (message.size() == 0) {
      Reading nothing = Reading.of(Meaning.UNKNOWN);
      return new Analysis(replies, text, message, nothing, List.of(), new BitSet());
    }
    GroupMentions mentions = index.mentions(message);
    List<Match> all = index.findings(message, mentions);
    IdiomMasks masks = new IdiomMasks(message, all);
    List<Match> findings = stances.of(message, mentions, masks.without(all));
    Prediction guess = guess(message, mentions, masks);
    Severity severity =
        Severity.in(
            message,
            after(message, mentions, scoreLead),
            at(mentions, scoreTail),
            at(mentions, counted),
            chatter(mentions));
    Judge.Evidence evidence =
        new Judge.Evidence(
            () -> wordsOf(message, guess),
            isPlain(message, mentions, findings),
            isLegible(message),
            mentions.has(bodily),
            mentions.has(irony),
            mentions.has(admits),
            isHedged(message, mentions));
    Reading reading = new Judge(message, findings, severity, guess, evidence).reading();
    return new Analysis(replies, text, message, reading, findings, at(mentions, bodily));
  }

  /** The words from one place to another as the classifier sees them. */
  private static List<String> words(Utterance message, IdiomMasks masks, int from, int to) {
    List<String> words = new ArrayList<>(to - from);
    for (int at = from; at < to; at++) {
      words.add(masks.cover(at) ? IDIOM : message.word(at));
    }
    return words;
  }

  private static int[] features(Utterance message, IdiomMasks masks) {
    return Features.of(words(message, masks, 0, message.size()), message.asks());
  }

  /** A guess at the whole message, as alarmed as its most alarming sentence about the body. */
  private Prediction guess(Utterance message, GroupMentions mentions, IdiomMasks masks) {
    Prediction guess = model.classifier().guess(features(message, masks));
    int last = message.sentence(message.size() - 1);
    if (last == 0) {
      return guess;
    }
    int from = 0;
    for (int sentence = 0; sentence <= Math.min(last, MOST_SENTENCES); sentence++) {
      int to = from;
      boolean aboutBody = false;
      while (to < message.size() && message.sentence(to) == sentence) {
        aboutBody |= mentions.end(bodily, to) > 0;
        to++;
      }
      if (aboutBody) {
        boolean asks = message.questions().get(sentence);
        List<String> words = words(message, masks, from, to);
        guess = guess.asAlarmedAs(model.classifier().guess(Features.of(words, asks)));
      }
      from = to;
    }
    return guess;
  }

  /** The word that speaks loudest for the guess. */
  private List<String> wordsOf(Utterance message, Prediction guess) {
    Meaning best = guess.best();
    String loudest = message.tokens().getFirst().surface();
    float most = 0;
    int longest = Math.min(message.size(), MOST_WORDS_WEIGHED);
    for (Token token : message.tokens().subList(0, longest)) {
      int[] features = Features.of(List.of(token.word()), false);
      float weight = model.classifier().weight(features, best, guess.flag());
      if (weight > most) {
        most = weight;
        loudest = token.surface();
      }
    }
    return List.of(loudest);
  }

  private boolean isPlain(Utterance message, GroupMentions mentions, List<Match> findings) {
    BitSet covered = at(mentions, filler);
    for (Match finding : findings) {
      finding.spans().forEach(span -> covered.set(span.from(), span.to()));
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
