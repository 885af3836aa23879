package dev.backsafe.understanding;

import dev.backsafe.understanding.Heard.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wishes, whatever is asked: when to be written to, where they live now, what they
 * have got. A wish is written as it stands behind a command, which does the same.
 */
final class Wishes {
  private static final String QUIETING = "quieting";
  private static final String AT_WORK = "at-work";
  private static final String BEFORE = "before-time";
  private static final String AFTER = "after-time";
  private static final String EVERY = "every";
  private static final String TOMORROW = "tomorrow";
  private static final String TONIGHT = "tonight";
  private static final String GOT = "got";
  private static final String PARTED = "parted";
  private static final String HOUR_SIGN = "hour-sign";
  private static final String SPAN_OPENING = "span-opening";
  private static final String SPAN_ENDING = "span-ending";
  private static final String ERASING = "erasing";
  private static final String ERASED = "erased";
  private static final String ZONE = "zone";

  private static final Set<String> SLOTS =
      Set.of(
          QUIETING,
          AT_WORK,
          BEFORE,
          AFTER,
          EVERY,
          TOMORROW,
          TONIGHT,
          GOT,
          PARTED,
          HOUR_SIGN,
          SPAN_OPENING,
          SPAN_ENDING,
          ERASING,
          ERASED,
          ZONE);

  private static final Pattern PLURAL =
      Pattern.compile("(mon|tues|wednes|thurs|fri|satur|sun)days");

  /** What is for a time, which a clock is needed for. */
  private static final Pattern TIMED = Pattern.compile("at |on ");

  private static final int HALF_DAY = 12;

  /** A later call is for another day. */
  private static final int LONGEST_MINUTES = 24 * 60;

  private final ReplyIndex index;
  private final Map<Asked, ReplyIndex> questions;
  private final Map<String, Integer> numbers;

  Wishes(Lexicon lexicon, Map<Asked, ReplyIndex> questions) {
    List<Reply> wished =
        lexicon.replies().stream().filter(r -> r.isWish() || r.standsAroundAny()).toList();
    Set<String> needed = new HashSet<>(Heard.DENIALS);
    needed.addAll(PauseEnds.GROUPS);
    needed.addAll(Walks.GROUPS);
    needed.addAll(PlaceNames.GROUPS);
    needed.addAll(ClockTimes.GROUPS);
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
        .or(() -> changed(message))
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

  /** "Wednesday instead of Tuesday": another day or hour than was set. */
  Optional<Found> changed(Utterance message) {
    return new WeekTimes(hours(message), numbers)
        .alone()
        .map(found -> Found.of(new Answer.Offered(written(found.answer())), found.accounted()));
  }

  /** Whether days of the week are named, which are neither a place nor a time of the day. */
  boolean namesDays(Utterance message) {
    return new WeekTimes(hours(message), numbers).found().isPresent();
  }

  /** "Remind me at 7": it is not seven now. */
  boolean asksForCalls(Utterance message) {
    return !hours(message).at(WeekTimes.CALLING).isEmpty();
  }

  private static String written(Answer answer) {
    return answer instanceof Answer.Offered(String id) ? id : "at " + answer.id();
  }

  private Heard hours(Utterance message) {
    return Objects.requireNonNull(questions.get(Asked.HOURS)).in(message);
  }

  /** "Pause for 2 weeks": the end of it stands behind the command, as it is written there. */
  private Optional<Found> pause(Heard heard) {
    return new PauseEnds(heard, numbers)
        .wished()
        .map(
            end -> {
              BitSet accounted = heard.aroundAnd(end.places());
              return Found.of(new Answer.Offered(pause(heard, end)), accounted);
            });
  }

  /** Whoever is away next week has not said until when; "until next week" has. */
  private static String pause(Heard heard, PauseEnds.End end) {
    boolean during = !heard.at("next-week").isEmpty() && heard.at("until-day").isEmpty();
    return during ? "pause" : "pause " + end.until().id();
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
    String left = reading.answer() == null ? LeavingOut.wished(text, index.in(message)) : null;
    if (left != null) {
      return Reading.of(Meaning.SETTING).about(left).naming(text.unasked().movement(), false);
    }
    if (reading.topic() != null || reading.answer() != null) {
      return reading;
    }
    String wish =
        switch (reading.meaning()) {
          case REMINDER -> placed(text, message, reminder(index.in(message)));
          case QUESTION, UNKNOWN -> replacing(message);
          case SETTING -> setting(text, index.in(message));
          default -> null;
        };
    return wish == null
        ? reading
        : isWish(reading.meaning())
            ? reading.about(wish)
            : Reading.of(Meaning.REMINDER).about(wish);
  }

  static boolean isWish(Meaning meaning) {
    return meaning == Meaning.REMINDER || meaning == Meaning.SETTING;
  }

  /** The same, and where somebody is who says so: "at 7am, I live in Columbus". */
  private @Nullable String placed(Analysis text, Utterance message, @Nullable String wish) {
    if (wish == null || !TIMED.matcher(wish).lookingAt()) {
      return wish;
    }
    List<String> places = new PlaceNames(text, index.in(message)).named();
    return places.isEmpty() ? wish : wish + " @ " + String.join("|", places);
  }

  /** "Maybe half six rather than half five?" */
  private @Nullable String replacing(Utterance message) {
    return new WeekTimes(hours(message), numbers).isReplacing()
        ? weekly(message).orElse(null)
        : null;
  }

  private @Nullable String reminder(Heard heard) {
    if (!heard.at(QUIETING).isEmpty()) {
      String quiet = quiet(heard);
      if (quiet != null) {
        return quiet;
      }
    }
    WeekTimes week = new WeekTimes(hours(heard.message()), numbers);
    String changed =
        week.found()
            .map(Found::answer)
            .filter(a -> a instanceof Answer.Changed && heard.at("until-day").isEmpty())
            .map(a -> "at " + a.id())
            .orElse(null);
    if (changed != null) {
      return changed;
    }
    if (week.isOnlyOnce()) {
      return WeekTimes.ONLY_ONCE;
    }
    PauseEnds ends = new PauseEnds(heard, numbers);
    return ends.wished()
        .or(ends::awaited)
        .map(end -> pause(heard, end))
        .or(() -> week.open().map(found -> found.answer().id()))
        .or(() -> once(heard))
        .or(() -> weekly(heard.message()))
        .or(() -> named(heard))
        .orElse(null);
  }

  /** The one wish in it that has a name, whatever else is said. */
  private static Optional<String> named(Heard heard) {
    List<String> wishes =
        heard.hits().stream()
            .filter(hit -> hit.reply().isWish() && !heard.isDenied(hit))
            .flatMap(hit -> Stream.ofNullable(hit.reply().answer()))
            .distinct()
            .toList();
    return wishes.size() == 1 ? Optional.of(wishes.getFirst()) : Optional.empty();
  }

  /** "Quiet 22:00-07:00"; an end that was not said is left out. */
  private @Nullable String quiet(Heard heard) {
    ClockTimes times = new ClockTimes(heard, numbers);
    ClockTimes.Range range = times.range().orElse(null);
    if (range != null) {
      // "From nine to five, when I work" is no night.
      boolean day = !heard.at(AT_WORK).isEmpty() && range.from().isAfter(range.to());
      return day
          ? "quiet " + range.from().minusHours(HALF_DAY) + "-" + range.to().plusHours(HALF_DAY)
          : "quiet " + range.from() + "-" + range.to();
    }
    ClockTimes.Found time = times.next(0).orElse(null);
    if (time == null) {
      return null;
    }
    if (heard.behind(BEFORE).get(time.from())) {
      return "quiet -" + (time.isClear() ? time : time.in(ClockTimes.Half.AM)).time();
    }
    return heard.behind(AFTER).get(time.from())
        ? "quiet " + (time.isClear() ? time : time.in(ClockTimes.Half.PM)).time() + "-"
        : null;
  }

  /** "In 3 hours", "tomorrow at 4", "on Friday": one call, and no habit. */
  private Optional<String> once(Heard heard) {
    Optional<Duration> length =
        new Walks(heard, numbers)
            .span(timesOfDay(heard))
            .filter(minutes -> minutes <= LONGEST_MINUTES)
            .map(Duration::ofMinutes);
    if (length.isPresent()) {
      return length.map(in -> "in " + in);
    }
    boolean tonight = !heard.at(TONIGHT).isEmpty();
    if (!tonight && heard.at(TOMORROW).isEmpty()) {
      return onDay(heard);
    }
    String day = tonight ? "P0D" : "P1D";
    ClockTimes.Found time = new ClockTimes(heard, numbers).next(0).orElse(null);
    if (time == null) {
      return tonight ? Optional.empty() : Optional.of("on " + day);
    }
    return Optional.of(
        "on " + day + " " + (tonight && !time.isClear() ? evening(time) : waking(time)));
  }

  /** "20h" is a time of the day, unless somebody says "in 20h" or "20h from now". */
  private BitSet timesOfDay(Heard heard) {
    BitSet times = new BitSet();
    BitSet led = heard.behind(SPAN_OPENING);
    for (int at = 0; at < heard.message().size(); at++) {
      int to = heard.end(HOUR_SIGN, at + 1);
      times.set(at, to > 0 && !led.get(at) && heard.end(SPAN_ENDING, to) == 0);
    }
    return times;
  }

  private static String evening(ClockTimes.Found time) {
    return time.in(ClockTimes.Half.PM).time().toString();
  }

  private static String waking(ClockTimes.Found time) {
    return WeekTimes.awake(time, Set.of()).toString();
  }

  /** A day named once, and neither "Fridays" nor "every Friday". */
  private Optional<String> onDay(Heard heard) {
    boolean plural =
        heard.message().tokens().stream().anyMatch(t -> PLURAL.matcher(t.surface()).matches());
    return weekly(heard.message(), Answer.Weekly.class)
        .filter(w -> w.days().size() == 1 && w.part() == null)
        .filter(_ -> !plural && heard.at(EVERY).isEmpty() && heard.at("negator").isEmpty())
        .map(
            w -> {
              String day = w.days().iterator().next().name().toLowerCase(Locale.ROOT);
              return "on " + day + (w.time() == null ? "" : " " + w.time());
            });
  }

  private Optional<String> weekly(Utterance message) {
    return weekly(message, Answer.class).map(answer -> "at " + answer.id());
  }

  private <A extends Answer> Optional<A> weekly(Utterance message, Class<A> kind) {
    Heard heard = hours(message);
    return new WeekTimes(heard, numbers)
        .said()
        .or(heard::only)
        .map(Found::answer)
        .filter(kind::isInstance)
        .map(kind::cast);
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
