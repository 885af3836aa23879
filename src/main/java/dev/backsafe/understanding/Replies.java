package dev.backsafe.understanding;

import dev.backsafe.understanding.Heard.Found;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Gives words the sense of the question that stands. Only what gives an answer to it is one; what
 * is said beside it keeps its meaning.
 */
final class Replies {
  private static final Answer DONE = new Answer.Offered("done");
  static final Answer ACHE = new Answer.Offered("ache");
  private static final String PLAIN_ACHE = "plain-ache";

  /** How a question begins. */
  private static final String QUESTION = "question";

  /** Nobody answers a question in more words than these. */
  private static final int LONGEST_ANSWER = 60;

  /** So many words may be the name of a place. */
  private static final int A_NAME = 3;

  private final Map<Asked, ReplyIndex> questions = new EnumMap<>(Asked.class);
  private final Wishes wishes;
  private final SaidValues values;
  private final Function<String, Analysis> reader;
  private final SignsBeside beside;

  /**
   * @param reader reads a text alone
   */
  Replies(Lexicon lexicon, Function<String, Analysis> reader) {
    this.reader = reader;
    beside = new SignsBeside(reader);
    values = new SaidValues(lexicon.numbers());
    for (Asked asked : Asked.values()) {
      List<Reply> fitting = lexicon.replies().stream().filter(r -> r.fits(asked)).toList();
      questions.put(asked, new ReplyIndex(lexicon, fitting, groups(asked)));
    }
    wishes = new Wishes(lexicon, questions);
  }

  /** The groups that the question's answers are looked for with. */
  private static Set<String> groups(Asked asked) {
    Set<String> groups = new HashSet<>(Heard.DENIALS);
    if (isAboutTime(asked)) {
      groups.addAll(ClockTimes.GROUPS);
    }
    if (asked == Asked.HOURS) {
      groups.addAll(WeekTimes.GROUPS);
    }
    if (asked == Asked.PAUSE) {
      groups.addAll(PauseEnds.GROUPS);
    }
    if (asked == Asked.PAIN_KIND) {
      groups.add(PLAIN_ACHE);
    }
    if (asked == Asked.PAIN_KIND || asked == Asked.HURTS || asked == Asked.AFTER_PAIN) {
      groups.addAll(TakenBack.GROUPS);
    }
    if (asked == Asked.PLACE) {
      groups.addAll(PlaceNames.GROUPS);
    }
    groups.addAll(SaidValues.groups(asked));
    groups.add(QUESTION);
    groups.addAll(LearnedAnswers.GROUPS);
    if (isScored(asked)) {
      groups.addAll(PainScores.GROUPS);
    }
    if (asked == Asked.RATING) {
      groups.remove(PainScores.BEFORE); // How it was is what is asked.
    }
    return groups;
  }

  /** Every word that answers are made of. */
  Set<String> words() {
    Set<String> words = new LinkedHashSet<>();
    questions.values().forEach(question -> words.addAll(question.words()));
    words.addAll(wishes.words());
    return words;
  }

  /** What a text means at a question. */
  Reading reading(Asked asked, Analysis text) {
    Heard heard = heard(asked, text);
    Reading first = beside.in(asked, text, heard, withoutSigns(asked, text, heard));
    return wishes.leaving(
        text, heard.message(), UsualBeside.in(asked, text, first, () -> ahead(text)));
  }

  /** What a text answers of what may be asked next. */
  Map<Asked, Answer> ahead(Analysis text) {
    return text.message().size() > LONGEST_ANSWER
        ? Map.of()
        : values.ahead(text, asked -> heard(asked, text));
  }

  /** The words in it that are known at the question. */
  Heard heard(Asked asked, Analysis text) {
    return Objects.requireNonNull(questions.get(asked)).in(text.message().asTyped());
  }

  /** The same, whatever sign one sentence of it tells. */
  Reading withoutSigns(Asked asked, Analysis text, Heard heard) {
    if (text.message().size() > LONGEST_ANSWER) {
      return text.unasked();
    }
    if (asked == Asked.PLACE && WrittenOffset.in(text.typed()).isPresent()) {
      return Reading.of(Meaning.UNKNOWN).answering(new Answer.Place(text.typed().strip()));
    }
    Utterance message = heard.message();
    ReplyIndex question = Objects.requireNonNull(questions.get(asked));
    boolean clock = asked == Asked.PLACE || asked == Asked.CLOCK;
    if (clock && wishes.changed(message).isPresent()) {
      // Another day or hour to be called at is neither where somebody is nor what time it is.
      return wishes.alone(message).orElseThrow();
    }
    // "Leave me in peace next week" names no place.
    boolean wished =
        asked == Asked.PLACE
            && text.unasked().meaning() == Meaning.REMINDER
            && message.size() > A_NAME;
    if (clock && (wished || wishes.asksForCalls(message) || wishes.namesDays(message))) {
      Reading wish =
          wishes.alone(message).orElseGet(() -> wishes.in(text, message, text.unasked()));
      if (wish.topic() != null) {
        return wish;
      }
    }
    if (clock && text.unasked().meaning() == Meaning.UNDO && message.size() > A_NAME) {
      return text.unasked(); // What was just set was not what they asked for.
    }
    if (asked == Asked.SIGN && SignAnswers.isDenied(text, heard)) {
      return Reading.of(Meaning.UNKNOWN).answering(SignAnswers.DENIED);
    }
    if (asked == Asked.SIGN && SignAnswers.plainlyDenies(text, heard)) {
      Found denied = new Found(SignAnswers.DENIED, Meaning.UNKNOWN, new BitSet());
      return AnsweredReading.of(asked, text, denied);
    }
    if (asked == Asked.PLACE && PlaceNames.isStrangeWord(text)) {
      return Reading.of(Meaning.UNKNOWN).answering(new Answer.Place(text.typed().strip()));
    }
    Optional<Found> found = answer(asked, text, question, heard);
    boolean whole = found.filter(f -> f.isAllOf(message)).isPresent();
    Optional<Reading> wish = found.isPresent() ? Optional.empty() : wishes.alone(message);
    Optional<Found> learned =
        whole || wish.isPresent() ? Optional.empty() : learned(asked, text, question, heard, found);
    if (learned.isPresent()) {
      return asked == Asked.HOURS
          ? Reading.of(Meaning.REMINDER).about(learned.get().answer().id())
          : AnsweredReading.of(asked, text, learned.get());
    }
    return found
        .filter(_ -> !ListDenied.asksWhatCounts(heard))
        .filter(f -> whole || !LearnedAnswers.doubts(asked, text, f.answer(), heard))
        .flatMap(f -> wishes.placed(asked, text, f).or(() -> answered(asked, text, f)))
        .or(() -> found.isPresent() ? wishes.alone(message) : wish)
        .or(() -> asked == Asked.PLACE ? place(text, heard) : Optional.empty())
        .or(() -> asked == Asked.GOAL ? GoalInWords.in(text) : Optional.empty())
        .orElseGet(() -> other(asked, text, message));
  }

  /** "Not now, remind me in three hours" is neither yes nor no. */
  private Optional<Found> learned(
      Asked asked, Analysis text, ReplyIndex question, Heard heard, Optional<Found> found) {
    return LearnedAnswers.in(asked, text, question, heard, found)
        .filter(
            _ -> {
              Reading wished = wishes.in(text, heard.message(), text.calm());
              return wished.topic() == null || !Wishes.isWish(wished.meaning());
            });
  }

  /** What is no answer; where a time or a place is asked for, a wish only where days are named. */
  private Reading other(Asked asked, Analysis text, Utterance message) {
    Reading reading = wishes.ofCalls(asked, message, unanswered(asked, text));
    boolean wish =
        !isAboutTime(asked) || (reading.meaning() == Meaning.REMINDER && wishes.namesDays(message));
    Reading wished = wish ? wishes.in(text, message, reading) : reading;
    return wishes.bare(asked, text, message, wished);
  }

  /**
   * What no answer was found in. Words that stand for nothing but an answer mean nothing where
   * another was asked for: "not really" may be fine at a card, and is no answer to "how is it?".
   */
  private Reading unanswered(Asked asked, Analysis text) {
    // The list of signs stands, or comes next: it asks for what no word names.
    boolean listed = asked == Asked.SIGNS || asked == Asked.CONSENT;
    boolean calm =
        text.unasked().sign() != null
            && (listed
                ? !LearnedAnswers.hearsSign(text) || LearnedAnswers.isAboutTheList(asked, text)
                : LearnedAnswers.isRatherAnswer(asked, text));
    Reading reading = calm ? text.calm() : weighed(text, text.unasked());
    if (asked == Asked.CARD && reading.meaning() == Meaning.EXERTION && text.says(Meaning.DONE)) {
      return reading.answering(DONE); // "Done, my legs shake": the card is answered, too.
    }
    if (asked == Asked.CARD && reading.goesOn() && text.says(Meaning.DONE)) {
      return Reading.of(Meaning.DONE).answering(DONE); // "Finished this one, next", "back, done".
    }
    if (reading.meaning() == Meaning.DISCOMFORT && isAche(asked, text)) {
      return reading.answering(ACHE);
    }
    boolean idle =
        !isOpen(asked) && (isGuessed(asked, text, reading) || isRemark(asked, text, reading));
    return idle ? Reading.of(Meaning.UNKNOWN) : reading;
  }

  /** "I have no great secrets at seventy-one" asks nothing about age. */
  private boolean isRemark(Asked asked, Analysis text, Reading reading) {
    return asked == Asked.CONSENT
        && reading.meaning() == Meaning.QUESTION
        && !text.message().asks()
        && heard(asked, text).at(QUESTION).isEmpty();
  }

  /** "A dull ache, nothing sharp": what it is like need not be asked. */
  private boolean isAche(Asked asked, Analysis text) {
    return (asked == Asked.CARD || asked == Asked.NOTHING || asked == Asked.AFTER_PAIN)
        && LearnedGuesses.agrees(Asked.PAIN_KIND, text, ACHE)
        && !heard(Asked.PAIN_KIND, text).at(PLAIN_ACHE).isEmpty();
  }

  /** "An infection, and my doctor says I may exercise": asked about, where it would be held. */
  private Reading weighed(Analysis text, Reading reading) {
    boolean waits = reading.meaning() == Meaning.EMERGENCY && SignAnswers.waits(reading.flag());
    Heard heard = heard(Asked.HELD, text);
    boolean cleared =
        waits
            && heard.at("negator").isEmpty()
            && heard.only().filter(found -> found.answer().id().equals("cleared")).isPresent();
    return cleared ? reading.askedAbout() : reading;
  }

  /** Whether no word says so, but for how such texts usually are meant. */
  private static boolean isGuessed(Asked asked, Analysis text, Reading reading) {
    boolean bodily = text.hasBeside(new BitSet());
    if (reading.meaning() == Meaning.UNSURE) {
      return !bodily && (reading.sign() == null || (!isAboutHealth(asked) && !text.namesSign()));
    }
    // "Pretty bad" is no number, "hm" no pain, and "around five" no score where a time is asked.
    boolean vague =
        reading.meaning().isPain() && text.alarms().isEmpty() && (isScored(asked) || !bodily);
    boolean aimless = reading.meaning() == Meaning.QUESTION && reading.topic() == null;
    return (vague || aimless || reading.meaning().isOfSession()) && !text.says(reading.meaning());
  }

  private static boolean isOpen(Asked asked) {
    return asked == Asked.NOTHING
        || asked == Asked.READY
        || asked == Asked.CARD
        || asked == Asked.AFTER_PAIN;
  }

  private static boolean isScored(Asked asked) {
    return asked == Asked.PAIN_SCORE || asked == Asked.BACK || asked == Asked.RATING;
  }

  private static boolean isAboutTime(Asked asked) {
    return asked == Asked.PLACE
        || asked == Asked.CLOCK
        || asked == Asked.HOURS
        || asked == Asked.QUIET;
  }

  private Optional<Found> answer(Asked asked, Analysis text, ReplyIndex question, Heard heard) {
    return switch (asked) {
      case EQUIPMENT -> SaidValues.things(heard, question);
      case PAIN_SCORE, BACK -> score(asked, text, heard).or(heard::only);
      case RATING -> score(asked, text, heard).map(Found::alone).or(heard::only);
      case CLOCK -> values.clock(heard, true).or(heard::only);
      // "Pune, and what about 9 pm?" says no time that it is.
      case PLACE ->
          values.clock(heard, false).filter(f -> f.isAllOf(heard.message())).or(heard::only);
      case QUIET -> values.quiet(heard).or(heard::only).map(SaidValues::between);
      case HOURS -> new WeekTimes(heard, values.numbers()).said().or(heard::only);
      case PAUSE -> values.pause(heard).or(heard::only);
      // The "leg extension" is no leg.
      case WHICH_SIGN -> text.unasked().movement() == null ? heard.only() : Optional.empty();
      case NOTHING, READY, CARD, CONSENT, SIGNS -> heard.only();
      case EFFORT -> heard.only().or(() -> SaidValues.justRight(heard));
      case REMINDERS, PICTURES, LIKENESS, GOAL, WALKED, OFFER -> heard.only();
      case PAIN_KIND -> TakenBack.ofAche(heard).or(heard::only).or(() -> TakenBack.ofPain(heard));
      case HURTS -> heard.only().or(() -> TakenBack.asEffort(heard));
      case SIGN -> SignAnswers.parts(heard).or(heard::only);
      case AFTER_PAIN -> heard.only().or(() -> TakenBack.afterwards(heard));
      case MORNING, SETTLED, TRAIN -> heard.only();
      case HELD, CLEARED, MEANT, STOPPING, DELETING -> heard.only();
    };
  }

  /** The 8 of "text me at 8" is no score. */
  private Optional<Found> score(Asked asked, Analysis text, Heard heard) {
    return wishes.asksForCalls(text.message())
        ? Optional.empty()
        : values.score(text, heard).or(() -> scoreAlone(asked, text));
  }

  /** "Do you know, it feels looser. A three." */
  private Optional<Found> scoreAlone(Asked asked, Analysis text) {
    return !text.alarms().isEmpty()
        ? Optional.empty()
        : SentenceAlone.of(text).stream()
            .map(reader)
            .flatMap(sentence -> values.score(sentence, heard(asked, sentence)).stream())
            .findFirst()
            .map(found -> new Found(found.answer(), found.means(), new BitSet()));
  }

  /** What the whole text means, with what it says beside the answer; nothing where that forbids. */
  private Optional<Reading> answered(Asked asked, Analysis text, Found found) {
    boolean guessed = text.unasked().sign() != null && !LearnedAnswers.hearsSign(text);
    Reading reading = guessed ? text.calm() : text.unasked();
    if (SignAnswers.clears(asked, found.answer())
        && SignAnswers.isForTheClinician(asked, text, found.answer())) {
      return Optional.of(Reading.of(Meaning.UNKNOWN).answering(found.answer()));
    }
    boolean beside = text.hasBeside(found.accounted());
    if (beside && reading.sign() != null && !isAboutHealth(asked)) {
      // A chair looks like a fall to whoever does not know that it was asked for.
      Reading rest = reader.apply(text.beside(found.accounted())).unasked();
      return text.namesSign() || rest.sign() != null
          ? Optional.empty()
          : Optional.of(rest.answering(found.answer()));
    }
    // "No, but sometimes I think you would all be better off": that is heard beside the no.
    boolean crisis =
        reading.flag() == RedFlag.CRISIS
            && (isAboutHealth(asked) || LearnedAnswers.hearsSign(text));
    boolean settled = found.isAllOf(text.message()) || (!beside && !crisis && reading.mayHurt());
    if (settled) {
      return Optional.of(inItsSense(text, found));
    }
    boolean mayAsk = reading.meaning().isCommand() || text.asks();
    return Optional.of((mayAsk ? reading : reading.aboutNothing()).answering(found.answer()));
  }

  /** Where nothing is left beside it, the answer tells what the words mean. */
  private static Reading inItsSense(Analysis text, Found found) {
    Integer severity =
        found.answer() instanceof Answer.Score(int score) ? Integer.valueOf(score) : null;
    return new Reading(
        found.means(),
        null,
        severity == null ? text.unasked().severity() : severity,
        Heard.words(text.message(), found.accounted()),
        List.of(),
        null,
        found.answer());
  }

  private static boolean isAboutHealth(Asked asked) {
    return switch (asked) {
      case SIGNS, WHICH_SIGN, SIGN, HURTS, PAIN_KIND, PAIN_SCORE -> true;
      case MORNING, SETTLED, HELD, CLEARED, LIKENESS, BACK, RATING, WALKED -> true;
      case AFTER_PAIN -> true;
      case READY, EFFORT, GOAL, OFFER, HOURS, PAUSE, QUIET -> false;
      case NOTHING, CARD, CONSENT, EQUIPMENT, PLACE, CLOCK, REMINDERS -> false;
      case PICTURES, TRAIN, MEANT, STOPPING, DELETING -> false;
    };
  }

  /** Any words may be a name, so what says something else goes first. */
  private Optional<Reading> place(Analysis text, Heard heard) {
    PlaceNames names = new PlaceNames(text, heard);
    Optional<Reading> named = names.name().flatMap(found -> answered(Asked.PLACE, text, found));
    List<String> guesses = names.guesses();
    Reading reading = text.unasked();
    boolean asks = reading.meaning() == Meaning.QUESTION && text.message().asks();
    if (guesses.isEmpty()
        || asks
        || saysCommand(text)
        || text.calm().mayHurt()
        || LearnedAnswers.hearsSign(text)) {
      return named;
    }
    Optional<Answer> led = named.map(Reading::answer).filter(Answer.Place.class::isInstance);
    String within = led.map(Answer::id).orElse(guesses.getFirst());
    // "Paris, Texas" begins with its lead; "Doncaster, but in heart still Krakow" does not.
    String first = names.lead().filter(lead -> !within.startsWith(lead)).orElse(within);
    return Optional.of(Reading.of(Meaning.UNKNOWN).answering(new Answer.Place(first, guesses)));
  }

  static boolean saysCommand(Analysis text) {
    Meaning meaning = text.unasked().meaning();
    return meaning.isCommand() && text.says(meaning);
  }
}
