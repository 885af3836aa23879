package dev.backsafe.understanding;

import dev.backsafe.understanding.Heard.Found;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wishes, whatever is asked: when to be written to, where they live now, what they
 * have got. A wish is written as it stands behind a command, which does the same.
 */
final class Wishes {
  private static final String GOT = "got";
  private static final String PARTED = "parted";

  /** "I only have". */
  private static final String ALL_I_HAVE = "all-i-have";

  private static final String SUPPORT = "support";
  private static final String ERASING = "erasing";
  private static final String ERASED = "erased";
  private static final String ZONE = "zone";

  private static final String REQUESTING = "requesting";

  private static final String CHECKING = "checking";
  private static final String ASKING_WHEN = "asking-when";

  /** What was done, how questions begin, and whatever makes a wish of either. */
  private static final String TELLING = "telling-of-days";

  private static final String ASKING_FIRST = "asking-first";
  private static final String WISHING = "wishing";

  /** Fewer words are a wish in short. */
  private static final int A_STORY = 8;

  private static final Set<String> SLOTS =
      Set.of(
          GOT,
          PARTED,
          ALL_I_HAVE,
          ERASING,
          ERASED,
          ZONE,
          REQUESTING,
          CHECKING,
          ASKING_WHEN,
          TELLING,
          ASKING_FIRST,
          WISHING);

  /** Answers that begin a session. */
  private static final Set<String> STARTS = Set.of("start", "short");

  /** What a question is about that asks for calls, or about them. */
  private static final String CALLS = "reminders";

  /** Between when somebody wants to be written to, and where they are. */
  private static final String PLACE = " @ ";

  /** What is for a time, which a clock is needed for. */
  private static final Pattern TIMED = Pattern.compile("at |on ");

  /** The same, and for how long nothing is to come. */
  private static final Pattern ASKED_FOR = Pattern.compile("at |on |in |pause ");

  private final ReplyIndex index;
  private final Map<Asked, ReplyIndex> questions;
  private final Map<String, Integer> numbers;

  Wishes(Lexicon lexicon, Map<Asked, ReplyIndex> questions) {
    List<Reply> wished =
        lexicon.replies().stream().filter(r -> r.isWish() || r.standsAroundAny()).toList();
    Set<String> needed = new HashSet<>(Heard.DENIALS);
    needed.addAll(CallWishes.GROUPS);
    needed.addAll(Walks.GROUPS);
    needed.addAll(PlaceNames.GROUPS);
    needed.addAll(SLOTS);
    needed.addAll(LeavingOut.GROUPS);
    needed.addAll(FewWords.GROUPS);
    index = new ReplyIndex(lexicon, wished, needed);
    this.questions = Map.copyOf(questions);
    numbers = lexicon.numbers();
  }

  Collection<String> words() {
    return index.words();
  }

  /** A wish, or what was done between sessions, where nothing else is said. */
  Optional<Reading> alone(Utterance message) {
    Heard heard = index.in(message);
    return heard
        .only()
        .or(() -> asksFirst(heard) ? Optional.empty() : calls(heard, false).alone())
        .or(() -> pause(heard))
        .or(() -> walked(heard))
        .filter(found -> found.isAllOf(message))
        .map(
            found ->
                new Reading(
                    found.means() == Meaning.UNKNOWN ? Meaning.REMINDER : found.means(),
                    found.answer().id(),
                    null,
                    Heard.words(message, found.accounted()),
                    List.of(),
                    null,
                    null));
  }

  /** "Let's go, but no split squats": what is left out stands beside the start. */
  Reading leaving(Analysis text, Utterance message, Reading reading) {
    boolean starts = reading.meaning() == Meaning.START || STARTS.contains(answer(reading));
    String left =
        starts && !reading.mayHurt() ? LeavingOut.besideStart(text, index.in(message)) : null;
    if (left == null) {
      return reading;
    }
    List<String> besides = new ArrayList<>(reading.also());
    besides.add(Reading.LEAVING + left);
    return reading.asking(besides);
  }

  private static String answer(Reading reading) {
    return reading.answer() == null ? "" : reading.answer().id();
  }

  /** "Wednesday instead of Tuesday": another day or hour than was set. */
  Optional<Found> changed(Utterance message) {
    return calls(index.in(message), false).alone();
  }

  /** "Yes, Mondays at six" says when, where it is asked whether reminders are welcome. */
  Reading ofCalls(Asked asked, Utterance message, Reading reading) {
    boolean said = asked == Asked.REMINDERS && reading.meaning() == Meaning.UNKNOWN;
    return said && namesDays(message) ? Reading.of(Meaning.REMINDER) : reading;
  }

  /** Whether days of the week are named, which are neither a place nor a time of the day. */
  boolean namesDays(Utterance message) {
    return new WeekTimes(hours(message), numbers).found().isPresent();
  }

  /** "Remind me at 7": it is not seven now. */
  boolean asksForCalls(Utterance message) {
    return !hours(message).at(CallTimes.CALLING).isEmpty();
  }

  private Heard hours(Utterance message) {
    return Objects.requireNonNull(questions.get(Asked.HOURS)).in(message);
  }

  /** "Pause for 2 weeks": the end of it stands behind the command, as it is written there. */
  private Optional<Found> pause(Heard heard) {
    PauseEnds ends = new PauseEnds(heard, numbers);
    return ends.wished()
        .map(
            end -> {
              String wish = new Skips(heard, ends).pause(end);
              return Found.of(new Answer.Offered(wish), heard.aroundAnd(end.places()));
            });
  }

  /** "Walked 20": what was done between sessions. */
  private Optional<Found> walked(Heard heard) {
    return new Walks(heard, numbers)
        .done()
        .map(
            walk -> {
              BitSet accounted = heard.aroundAnd(walk.places());
              return new Found(
                  new Answer.Offered("walked " + walk.minutes()), Meaning.SETTING, accounted);
            });
  }

  /** The same reading, where a few words by themselves say more than it. */
  Reading bare(Asked asked, Analysis text, Utterance message, Reading reading) {
    return FewWords.in(asked, text, index.in(message), reading);
  }

  /** The same reading, with what exactly is wished where the words say so. */
  Reading in(Analysis text, Utterance message, Reading reading) {
    Heard heard = index.in(message);
    if (reading.answer() == null && LeavingOut.isDenied(text, heard)) {
      return Reading.of(Meaning.DONE)
          .about(Reading.EARLIER)
          .naming(text.unasked().movement(), false);
    }
    boolean plain = reading.sign() == null && !reading.mayHurt() && reading.answer() == null;
    String first = plain ? begins(heard) : null;
    if (first != null) {
      return Reading.of(Meaning.REMINDER).about(first);
    }
    String left = reading.answer() == null ? LeavingOut.wished(text, heard) : null;
    if (left != null) {
      return Reading.of(Meaning.SETTING).about(left).naming(text.unasked().movement(), false);
    }
    if (reading.answer() == null && LeavingOut.isOfTheFloor(text, heard)) {
      return Reading.of(Meaning.SETTING).about("upright");
    }
    if (reading.meaning() == Meaning.REMINDER && checks(heard)) {
      return Reading.of(Meaning.QUESTION).about(CALLS);
    }
    if (reading.meaning() == Meaning.REMINDER && onlyTells(heard)) {
      return Reading.of(heard.message().asks() ? Meaning.QUESTION : Meaning.UNKNOWN);
    }
    boolean ofCalls = CALLS.equals(reading.topic()) && isOpen(reading);
    if ((reading.topic() != null && !ofCalls) || reading.answer() != null) {
      return reading;
    }
    String wish =
        switch (reading.meaning()) {
          case REMINDER -> placed(text, heard, calls(heard, true).wish());
          case QUESTION, UNKNOWN, UNSURE -> asked(text, heard, reading);
          case SETTING -> setting(text, heard);
          default -> null;
        };
    return wish == null
        ? reading
        : isWish(reading.meaning())
            ? reading.about(wish)
            : Reading.of(Meaning.REMINDER).about(wish);
  }

  /**
   * "Not tomorrow, I've my grandson's play": a wish that a text begins with, or one that is so
   * plain that it holds wherever it stands; null where there is none.
   */
  private static @Nullable String begins(Heard heard) {
    return heard.hits().stream()
        .filter(hit -> hit.reply().isWish())
        .filter(
            hit ->
                hit.reply().where() == Reply.Where.ANYWHERE
                    || (hit.reply().where() == Reply.Where.START
                        && hit.from() == 0
                        && !heard.message().asks()))
        .map(hit -> hit.reply().answer())
        .findFirst()
        .orElse(null);
  }

  /** "So on Wednesday you'll wake me at 6:40?" changes nothing. */
  private static boolean checks(Heard heard) {
    return !heard.at(ASKING_WHEN).isEmpty()
        || (heard.message().asks()
            && !heard.at(CHECKING).isEmpty()
            && heard.at(REQUESTING).isEmpty());
  }

  /** "I stood from nine to midnight on Saturday": days and hours, and nothing that is wished. */
  private boolean onlyTells(Heard heard) {
    return (asksFirst(heard) || !heard.at(TELLING).isEmpty())
        && heard.message().size() >= A_STORY
        && heard.at(WISHING).isEmpty()
        && heard.hits().stream().noneMatch(hit -> hit.reply().isWish());
  }

  /** "Is it all right to do it at eleven?" */
  private static boolean asksFirst(Heard heard) {
    return heard.end(ASKING_FIRST, 0) > 0;
  }

  /** Neither a wish yet nor pain, or a sign of anything. */
  private static boolean isOpen(Reading reading) {
    return reading.sign() == null && !reading.mayHurt() && !isWish(reading.meaning());
  }

  /** "Can you text me at 6?" and "maybe half six rather than half five?" ask for what is wished. */
  private @Nullable String asked(Analysis text, Heard heard, Reading reading) {
    String wish =
        isOpen(reading) && (!heard.at(REQUESTING).isEmpty() || wishesForCalls(reading, heard))
            ? placed(text, heard, requested(heard, reading))
            : null;
    return wish != null && ASKED_FOR.matcher(wish).lookingAt()
        ? wish
        : reading.topic() == null && reading.meaning() != Meaning.UNSURE
            ? calls(heard, false).replacing()
            : null;
  }

  /** "I know today is none of my days, but write me at four today." */
  private boolean wishesForCalls(Reading reading, Heard heard) {
    return reading.meaning() == Meaning.UNKNOWN
        && (asksForCalls(heard.message()) || pause(heard).isPresent());
  }

  /** Calls that are asked for, or others in their place: "would you stop the Thursday one?" */
  private @Nullable String requested(Heard heard, Reading reading) {
    return asksForCalls(heard.message()) || wishesForCalls(reading, heard)
        ? calls(heard, true).wish()
        : CALLS.equals(reading.topic()) ? calls(heard, true).replacing() : null;
  }

  static boolean isWish(Meaning meaning) {
    return meaning == Meaning.REMINDER || meaning == Meaning.SETTING;
  }

  /** A time that was asked for, said with where they are: "Mondays at three, I'm in Chicago". */
  Optional<Reading> placed(Asked asked, Analysis text, Found found) {
    if (asked != Asked.HOURS) {
      return Optional.empty();
    }
    Heard heard = index.in(text.message().asTyped());
    return new PlaceNames(text, heard).tellsWhere()
        ? Optional.ofNullable(placed(text, heard, CallWishes.written(found)))
            .filter(wish -> wish.contains(PLACE))
            .map(wish -> Reading.of(Meaning.REMINDER).about(wish))
        : Optional.empty();
  }

  /** The same, and where somebody is who says so: "at 7am, I live in Columbus". */
  private static @Nullable String placed(Analysis text, Heard heard, @Nullable String wish) {
    if (wish == null) {
      return null;
    }
    PlaceNames names = new PlaceNames(text, heard);
    boolean quiet = wish.startsWith("quiet ") && names.tellsWhere();
    List<String> places = quiet || TIMED.matcher(wish).lookingAt() ? names.named() : List.of();
    return places.isEmpty() ? wish : wish + PLACE + String.join("|", places);
  }

  /**
   * @param known whether the text is known to be about calls
   */
  private CallWishes calls(Heard heard, boolean known) {
    return new CallWishes(heard, new WeekTimes(hours(heard.message()), numbers, known), numbers);
  }

  private @Nullable String setting(Analysis text, Heard heard) {
    if (!heard.at(ERASING).isEmpty() && !heard.at(ERASED).isEmpty()) {
      return "delete";
    }
    String things = things(heard);
    if (things != null) {
      return things;
    }
    List<String> places = new PlaceNames(text, heard).mentioned();
    return places.isEmpty() && heard.at(ZONE).isEmpty()
        ? null
        : "moved " + String.join("|", places);
  }

  /** "Have chair+step", "lack dumbbells". */
  private @Nullable String things(Heard heard) {
    boolean all = !heard.at(ALL_I_HAVE).isEmpty();
    boolean got = !heard.at(GOT).isEmpty();
    boolean parted = !heard.at(PARTED).isEmpty();
    if (!got && !parted) {
      return null;
    }
    Heard named = Objects.requireNonNull(questions.get(Asked.EQUIPMENT)).in(heard.message());
    Set<String> had = new TreeSet<>();
    Set<String> lacking = new TreeSet<>();
    named.hits().stream()
        .filter(hit -> SaidValues.isThing(hit.reply().answer()))
        .forEach(
            hit ->
                (parted || named.isDenied(hit) ? lacking : had)
                    .add(Objects.requireNonNull(hit.reply().answer())));
    if (all && !had.isEmpty()) {
      // "I only have a chair and the stairs": a wall to hold is anywhere.
      lacking.addAll(Objects.requireNonNull(questions.get(Asked.EQUIPMENT)).answers());
      lacking.removeIf(id -> !SaidValues.isThing(id) || id.equals(SUPPORT) || had.contains(id));
    }
    had.removeAll(lacking);
    List<String> parts = new ArrayList<>();
    if (!had.isEmpty()) {
      parts.add("have " + joined(had));
    }
    if (!lacking.isEmpty()) {
      parts.add("lack " + joined(lacking));
    }
    return parts.isEmpty() ? null : String.join(" ", parts);
  }

  private static String joined(Set<String> ids) {
    return ids.stream().collect(Collectors.joining("+"));
  }
}
