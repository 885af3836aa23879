package dev.backsafe.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Goal;
import dev.backsafe.conversation.Morning;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.training.Effort;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.harness.AppointmentPeople;
import dev.backsafe.harness.AppointmentPeople.Patient;
import dev.backsafe.harness.DirectBench;
import dev.backsafe.picture.PictureLibrary;
import dev.backsafe.picture.Pictures.Image;
import dev.backsafe.platform.Outgoing;
import dev.backsafe.routine.Exercise;
import dev.backsafe.understanding.RedFlag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever somebody has told, nothing stands on their page that they did not tell. */
class SummaryTest {
  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final int LOGS = 300;
  private static final int TALLEST = 1_688;
  private static final int MOST_IN_A_ROW = 12;

  /** What the page itself says, whoever it is of. */
  private static final Pattern ITS_OWN =
      Pattern.compile(
          "0 none to 10 the worst|0 not at all to 10 (as before the pain|completely)|6 of 10|48"
              + " hours|, \\d+ (times|each side|each leg)(, hold \\d+ seconds)?|the last 7 days|in"
              + " each of the last \\d+ weeks|the last \\d+ answers|Plan: .*");

  private static final Pattern DATE = Pattern.compile("[A-Z][a-z]{2} \\d{1,2}(, \\d{4})?");
  private static final Pattern ROW = Pattern.compile("(?m)^• (.*): (\\d+(?: \\d+)*)$");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private static Patient patient(List<Fact.Dated> history, Instant now) {
    Patient somebody = Objects.requireNonNull(AppointmentPeople.all().get("newcomer"));
    return new Patient(
        somebody.person().with(somebody.person().profile().with(ZoneOffset.UTC)), history, now);
  }

  static Outgoing page(List<Fact.Dated> history, Instant now) {
    return SummaryPagesTest.page(patient(history, now));
  }

  @Test
  void everyNumberDateAndWordOnItWasTold() {
    for (int seed = 0; seed < LOGS; seed++) {
      List<Fact.Dated> history = log(new Random(seed), 3 + seed / 2);
      Instant now = history.getLast().at().plus(Duration.ofHours(5));
      String text = page(history, now).text();
      String context = "seed " + seed;
      Set<String> dates =
          Stream.concat(history.stream().map(Fact.Dated::at), Stream.of(now))
              .flatMap(SummaryTest::written)
              .collect(Collectors.toSet());
      matches(DATE, text).forEach(date -> assertThat(dates).as(context).contains(date));
      rows(text, history, context);
      String rest = DATE.matcher(ROW.matcher(text).replaceAll("")).replaceAll("");
      Set<String> told = numbers(history);
      matches(NUMBER, ITS_OWN.matcher(rest).replaceAll(""))
          .forEach(number -> assertThat(told).as(context).contains(number));
      goals(text, history, context);
      assertThat(text.toLowerCase(Locale.ROOT)).as(context).doesNotContain("no pain", "pain-free");
    }
  }

  /** The last goal alone is on it, in its own words. */
  private static void goals(String text, List<Fact.Dated> history, String context) {
    List<Fact.GoalSet> goals = of(history, Fact.GoalSet.class).toList();
    for (Fact.GoalSet set : goals) {
      if (set.goal() instanceof Goal.Own(String words)) {
        assertThat(text.contains(words)).as(context).isEqualTo(set.equals(goals.getLast()));
      }
    }
  }

  private static void rows(String text, List<Fact.Dated> history, String context) {
    Matcher row = ROW.matcher(text);
    while (row.find()) {
      List<Integer> shown = Stream.of(row.group(2).split(" ", -1)).map(Integer::valueOf).toList();
      String name = row.group(1);
      if (name.startsWith("Sessions in each")) {
        int all = sessions(history);
        int sum = shown.stream().mapToInt(Integer::intValue).sum();
        assertThat(sum).as(context).isLessThanOrEqualTo(all);
        assertThat(shown.size() < MOST_IN_A_ROW && sum != all).as(context).isFalse();
      } else if (name.startsWith("Walking")) {
        int all = of(history, Fact.Walked.class).mapToInt(Fact.Walked::minutes).sum();
        int sum = shown.stream().mapToInt(Integer::intValue).sum();
        assertThat(sum).as(context).isLessThanOrEqualTo(all);
        assertThat(shown.size() < MOST_IN_A_ROW && sum != all).as(context).isFalse();
      } else {
        assertThat(shown).as(context).isEqualTo(scores(name, history));
      }
    }
  }

  private static List<Integer> scores(String name, List<Fact.Dated> history) {
    List<Integer> all =
        name.startsWith("Average of the week")
            ? of(history, Fact.WeekTold.class)
                .map(Fact.WeekTold::pain)
                .filter(Objects::nonNull)
                .toList()
            : of(history, Fact.BackTold.class)
                .filter(told -> told.after() == name.startsWith("After a session"))
                .map(Fact.BackTold::score)
                .toList();
    return all.subList(Math.max(0, all.size() - MOST_IN_A_ROW), all.size());
  }

  /** An independent reading: an end counts unless it is followed by an opening again. */
  private static int sessions(List<Fact.Dated> history) {
    List<Fact> facts =
        history.stream()
            .map(Fact.Dated::fact)
            .filter(f -> f instanceof Fact.SessionEnded || f instanceof Fact.SessionReopened)
            .toList();
    int all = 0;
    for (int i = 0; i < facts.size(); i++) {
      boolean reopened = i + 1 < facts.size() && facts.get(i + 1) instanceof Fact.SessionReopened;
      all +=
          facts.get(i) instanceof Fact.SessionEnded end
                  && (end.done() > 0 || end.pain())
                  && !reopened
              ? 1
              : 0;
    }
    return all;
  }

  /** Every number that was told, and how many facts there are that have something in common. */
  private static Set<String> numbers(List<Fact.Dated> history) {
    Set<Long> numbers = new HashSet<>(List.of(0L, (long) sessions(history)));
    Map<String, Long> alike = new HashMap<>();
    for (Fact.Dated dated : withoutEchoes(history)) {
      Fact fact = dated.fact();
      String kind = fact.getClass().getSimpleName();
      alike.merge(kind, 1L, Long::sum);
      for (RecordComponent component : fact.getClass().getRecordComponents()) {
        Object value = value(fact, component);
        if (value instanceof Integer number) {
          numbers.add(number.longValue());
        }
        alike.merge(kind + component.getName() + value, 1L, Long::sum);
        alike.merge(kind + component.getName() + (value == null), 1L, Long::sum);
      }
    }
    numbers.addAll(alike.values());
    // Ended by either kind of pain, and not opened again.
    long stopped =
        of(history, Fact.SessionEnded.class)
            .filter(e -> e.ending() == Ending.SHARP_PAIN || e.ending() == Ending.SECOND_PAIN)
            .count();
    for (long n = 1; n <= stopped; n++) {
      numbers.add(n);
    }
    days(history).forEach(numbers::add);
    for (Exercise exercise : DirectBench.LIBRARY.routine().exercises()) {
      numbers.add(
          of(history, Fact.PainReported.class)
              .filter(p -> exercise.id().equals(p.exercise()))
              .filter(p -> p.kind() == PainKind.SHARP || p.kind() == PainKind.TINGLING)
              .count());
    }
    return numbers.stream().map(String::valueOf).collect(Collectors.toSet());
  }

  /** Without the tingling that is noted beside what a leg does on a walk. */
  private static List<Fact.Dated> withoutEchoes(List<Fact.Dated> history) {
    List<Fact.Dated> told = new ArrayList<>();
    boolean leg = false;
    for (Fact.Dated dated : history) {
      if (!(leg && dated.fact() instanceof Fact.PainReported)) {
        told.add(dated);
      }
      leg = dated.fact() instanceof Fact.LegOnWalkTold;
    }
    return told;
  }

  /** How many days the flare-ups had, and how many holds there are beyond those that are told. */
  private static Stream<Long> days(List<Fact.Dated> history) {
    List<Long> days = new ArrayList<>();
    Instant began = null;
    for (Fact.Dated dated : history) {
      if (dated.fact() instanceof Fact.FlareUpBegan) {
        began = dated.at();
      } else if (dated.fact() instanceof Fact.FlareUpEnded && began != null) {
        days.add(Math.max(1, Duration.between(began, dated.at()).toDays()));
      }
    }
    long holds = of(history, Fact.PutOnHold.class).count();
    for (long more = 1; more <= holds - 3; more++) {
      days.add(more);
    }
    return days.stream();
  }

  private static @Nullable Object value(Fact fact, RecordComponent component) {
    try {
      return component.getAccessor().invoke(fact);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static <F extends Fact> Stream<F> of(List<Fact.Dated> history, Class<F> kind) {
    return history.stream().map(Fact.Dated::fact).filter(kind::isInstance).map(kind::cast);
  }

  private static Stream<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(r -> r.group());
  }

  private static Stream<String> written(Instant at) {
    return Stream.of("MMM d", "MMM d, yyyy")
        .map(p -> DateTimeFormatter.ofPattern(p, Locale.US).format(at.atZone(ZoneOffset.UTC)));
  }

  @Test
  void aThoughtOfEndingOnesLifeIsOnNoPage() {
    List<Fact.Dated> history = log(new Random(7), 60);
    List<Fact.Dated> without =
        history.stream()
            .filter(d -> !(d.fact() instanceof Fact.PutOnHold(var f) && f == RedFlag.CRISIS))
            .filter(d -> !(d.fact() instanceof Fact.Cleared(var f) && f == RedFlag.CRISIS))
            .toList();
    List<Fact.Dated> with = new ArrayList<>(without);
    Instant last = without.getLast().at();
    with.add(new Fact.Dated(last, new Fact.PutOnHold(RedFlag.CRISIS)));
    with.add(new Fact.Dated(last, new Fact.Cleared(RedFlag.CRISIS)));
    with.add(new Fact.Dated(last, new Fact.PutOnHold(RedFlag.CRISIS)));
    with.add(new Fact.Dated(last, new Fact.TakenBack(RedFlag.CRISIS)));
    assertThat(page(with, last).text()).isEqualTo(page(without, last).text());
  }

  @Test
  void whoeverHasToldALotHasStillOnePageAndOneMessage() throws IOException {
    List<Fact.Dated> history = log(new Random(1), 900);
    tell(history, 400, new Fact.GoalSet(new Goal.Own("w".repeat(200))));
    Outgoing page = page(history, history.getLast().at());
    assertThat(page.text().length()).isLessThan(4_096);
    try (PictureLibrary library = new PictureLibrary(DirectBench.LIBRARY.routine())) {
      byte[] png =
          library.find(Objects.requireNonNull(page.picture())).map(Image::content).orElseThrow();
      assertThat(ImageIO.read(new ByteArrayInputStream(png)).getHeight())
          .isLessThanOrEqualTo(TALLEST);
    }
  }

  static void tell(List<Fact.Dated> history, int day, Fact fact) {
    history.add(new Fact.Dated(START.plus(Duration.ofDays(day)), fact));
  }

  /** Anything that people may tell, in any order. */
  private static List<Fact.Dated> log(Random random, int length) {
    List<Fact.Dated> history = new ArrayList<>();
    Instant at = START;
    history.add(new Fact.Dated(at, new Fact.Consented()));
    for (int i = 0; i < length; i++) {
      at = at.plus(Duration.ofHours(random.nextInt(40)));
      Fact fact = FACTS.get(random.nextInt(FACTS.size())).apply(random);
      history.add(new Fact.Dated(at, fact));
      if (fact instanceof Fact.LegOnWalkTold) {
        Fact beside = new Fact.PainReported(null, null, PainKind.TINGLING, null, null);
        history.add(new Fact.Dated(at, beside));
      }
    }
    return history;
  }

  private static final List<Function<Random, Fact>> FACTS =
      List.of(
          r -> new Fact.ScreenedClear(),
          r -> new Fact.PutOnHold(flag(r)),
          r -> new Fact.Cleared(flag(r)),
          r -> new Fact.TakenBack(flag(r)),
          r -> new Fact.Recovered(),
          r -> new Fact.UsualPainTold(score(r)),
          r -> new Fact.BackTold(r.nextInt(11), r.nextInt(4) > 0),
          r -> new Fact.PainReported(exercise(r), null, kind(r), score(r), null),
          r -> new Fact.PainReported(null, null, kind(r), score(r), null),
          r -> new Fact.ExerciseDropped(Objects.requireNonNull(exercise(r))),
          r -> new Fact.MorningTold(one(r, Morning.values())),
          r -> new Fact.EffortTold(one(r, Effort.values())),
          r -> new Fact.Advised(),
          r -> new Fact.SteppedBack("learn"),
          r -> new Fact.CameBack(14 + r.nextInt(90), Morning.SAME),
          r -> ended(r),
          r -> ended(r),
          r -> new Fact.SessionReopened(),
          r -> new Fact.GoalSet(goal(r)),
          r -> new Fact.WeekTold(score(r), score(r), score(r)),
          r -> new Fact.WalkingPlanSet(r.nextInt(3) == 0 ? null : 5 + r.nextInt(26)),
          r -> new Fact.Walked(5 + r.nextInt(40)),
          r -> new Fact.LegOnWalkTold(),
          r -> new Fact.FlareUpBegan(),
          r -> new Fact.FlareUpTold(Morning.WORSE),
          r -> new Fact.FlareUpEnded(one(r, Fact.FlareUpEnded.How.values())));

  private static Fact ended(Random r) {
    return new Fact.SessionEnded(one(r, Ending.values()), START, r.nextInt(7), 6, r.nextBoolean());
  }

  private static @Nullable RedFlag flag(Random r) {
    return r.nextInt(RedFlag.values().length + 1) == 0 ? null : one(r, RedFlag.values());
  }

  @SafeVarargs
  private static <T> T one(Random r, T... all) {
    return all[r.nextInt(all.length)];
  }

  private static @Nullable Integer score(Random r) {
    return r.nextInt(3) == 0 ? null : Integer.valueOf(r.nextInt(11));
  }

  private static @Nullable PainKind kind(Random r) {
    return r.nextInt(4) == 0 ? null : one(r, PainKind.values());
  }

  private static String exercise(Random r) {
    List<Exercise> all = DirectBench.LIBRARY.routine().exercises();
    return all.get(r.nextInt(all.size())).id();
  }

  /** Without digits, so that its numbers are not taken for told ones. */
  private static @Nullable Goal goal(Random r) {
    return switch (r.nextInt(3)) {
      case 0 -> null;
      case 1 -> one(r, Goal.Preset.SOCKS, Goal.Preset.SIT, Goal.Preset.PLAY);
      default ->
          new Goal.Own(
              "own words " + Integer.toString(r.nextInt(9_999), 26).replaceAll("\\d", "x"));
    };
  }
}
