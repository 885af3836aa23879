package dev.backsafe.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What somebody could reckon who knows what the groups mean, and what is told. */
class SmallGroupsTest {
  private static final int POPULATIONS = 400;

  /** Every kind of person that there can be: the groups in which one may be at once. */
  private static final List<Set<Group>> KINDS = kinds();

  /** Each group as the kinds of people in it: all that is structure, and no number. */
  private static final Map<Group, BitSet> MEANING = new EnumMap<>(Group.class);

  static {
    for (Group group : Group.values()) {
      BitSet kinds = new BitSet();
      for (int i = 0; i < KINDS.size(); i++) {
        kinds.set(i, KINDS.get(i).contains(group));
      }
      MEANING.put(group, kinds);
    }
  }

  private static BitSet meaning(Group group) {
    return Objects.requireNonNull(MEANING.get(group));
  }

  private static List<Set<Group>> kinds() {
    List<Set<Group>> courses = new ArrayList<>();
    courses.add(EnumSet.of(Group.ENROLLED));
    List<Group> reached = List.of(Group.REACHED_30, Group.REACHED_182, Group.REACHED_365);
    List<Group> training = List.of(Group.TRAINING_30, Group.TRAINING_182, Group.TRAINING_365);
    for (int far = 0; far <= reached.size(); far++) {
      for (int stayed = 0; stayed <= far; stayed++) {
        Set<Group> course = EnumSet.of(Group.ENROLLED, Group.STARTED);
        course.addAll(reached.subList(0, far));
        course.addAll(training.subList(0, stayed));
        courses.add(course);
        for (Group pain : List.of(Group.LESS_PAIN, Group.SAME_PAIN, Group.MORE_PAIN)) {
          courses.add(with(course, Group.COMPARED, pain));
        }
      }
    }
    List<Set<Group>> kinds = new ArrayList<>();
    for (Set<Group> course : courses) {
      kinds.addAll(held(course));
      if (course.contains(Group.STARTED)) {
        kinds.addAll(held(with(course, Group.SHARP_PAIN)));
      }
    }
    return kinds;
  }

  private static List<Set<Group>> held(Set<Group> course) {
    List<Set<Group>> kinds = new ArrayList<>(List.of(course));
    for (Group reason : EnumSet.range(Group.CRISIS, Group.FEVER)) {
      kinds.add(with(course, Group.HELD, Group.EMERGENCY, reason));
    }
    for (Group reason : EnumSet.range(Group.OPERATION, Group.PERSISTENT_PAIN)) {
      kinds.add(with(course, Group.HELD, reason));
    }
    return kinds;
  }

  private static Set<Group> with(Set<Group> groups, Group... more) {
    Set<Group> all = EnumSet.copyOf(groups);
    all.addAll(List.of(more));
    return all;
  }

  @Test
  void noSmallGroupCanBeReckonedFromWhatIsTold() {
    long seed = Long.getLong("outcomes.seed", 20_261_207L);
    System.out.printf("small groups: seed %d (-Doutcomes.seed=…)%n", seed);
    Random random = new Random(seed);
    int told = 0;
    for (int i = 0; i < POPULATIONS; i++) {
      int[] people = population(random);
      Set<Group> shown = SmallGroups.told(sizes(people));
      told += shown.size();
      assertThat(shown).allMatch(group -> size(meaning(group), people) >= SmallGroups.FEWEST);
      for (Group whole : shown) {
        assertNothingLittleIsLeft(whole, meaning(whole), shown, Group.ENROLLED, people);
      }
      assertNothingHiddenIsASum(shown, people);
    }
    assertThat(told).as("most is told").isGreaterThan(POPULATIONS * 10);
  }

  /** From a handful of people of a few kinds to hundreds of many. */
  private static int[] population(Random random) {
    int[] people = new int[KINDS.size()];
    int kinds = 1 + random.nextInt(40);
    int most = 1 + random.nextInt(25);
    for (int i = 0; i < kinds; i++) {
      people[random.nextInt(people.length)] += random.nextInt(most);
    }
    return people;
  }

  private static Map<Group, Integer> sizes(int[] people) {
    Map<Group, Integer> sizes = new EnumMap<>(Group.class);
    MEANING.forEach((group, kinds) -> sizes.put(group, size(kinds, people)));
    return sizes;
  }

  private static int size(BitSet kinds, int[] people) {
    return kinds.stream().map(kind -> people[kind]).sum();
  }

  /** Takes away, one after the other, told groups that lie within what is left. */
  private static void assertNothingLittleIsLeft(
      Group whole, BitSet left, Set<Group> shown, Group from, int[] people) {
    for (Group part : shown) {
      BitSet taken = meaning(part);
      BitSet shared = (BitSet) left.clone();
      shared.and(taken);
      if (part.compareTo(from) > 0 && part != whole && shared.equals(taken)) {
        BitSet rest = (BitSet) left.clone();
        rest.andNot(taken);
        if (!rest.isEmpty()) {
          assertThat(size(rest, people))
              .as("%s without others and %s; told: %s", whole, part, shown)
              .isGreaterThanOrEqualTo(SmallGroups.FEWEST);
          assertNothingLittleIsLeft(whole, rest, shown, part, people);
        }
      }
    }
  }

  /** Nor by adding and taking away whatever is told, as often as one likes. */
  private static void assertNothingHiddenIsASum(Set<Group> shown, int[] people) {
    List<double[]> basis = new ArrayList<>();
    shown.forEach(group -> basis.add(reduced(row(meaning(group)), basis)));
    for (Group hidden : EnumSet.complementOf(EnumSet.copyOf(with(shown, Group.ENROLLED)))) {
      if (!shown.contains(hidden) && size(meaning(hidden), people) < SmallGroups.FEWEST) {
        double[] rest = reduced(row(meaning(hidden)), basis);
        assertThat(pivot(rest)).as("%s can be reckoned from %s", hidden, shown).isNotNegative();
      }
    }
  }

  private static double[] row(BitSet kinds) {
    double[] row = new double[KINDS.size()];
    kinds.stream().forEach(kind -> row[kind] = 1);
    return row;
  }

  private static double[] reduced(double[] row, List<double[]> basis) {
    for (double[] other : basis) {
      int pivot = pivot(other);
      if (pivot >= 0) {
        double factor = row[pivot] / other[pivot];
        for (int i = 0; i < row.length; i++) {
          row[i] -= factor * other[i];
        }
      }
    }
    return row;
  }

  private static int pivot(double[] row) {
    for (int i = 0; i < row.length; i++) {
      if (Math.abs(row[i]) > 1e-9) {
        return i;
      }
    }
    return -1;
  }

  private static Map<Group, Integer> of(Map<Group, Integer> some) {
    return new EnumMap<>(some);
  }

  @Test
  void aGroupOfFourIsHiddenAndAnotherWithIt() {
    Map<Group, Integer> sizes =
        of(
            Map.of(
                Group.ENROLLED, 100,
                Group.HELD, 34,
                Group.OPERATION, 10,
                Group.PREGNANCY, 10,
                Group.HISTORY, 10,
                Group.PERSISTENT_PAIN, 4));
    // 34 - 10 - 10 leaves 14 under two names, and none of them can be reckoned.
    assertThat(SmallGroups.told(sizes))
        .containsExactlyInAnyOrder(Group.ENROLLED, Group.HELD, Group.OPERATION, Group.PREGNANCY);
  }

  @Test
  void thatAllButFourStayedWouldTellOfTheFour() {
    Map<Group, Integer> sizes =
        of(Map.of(Group.ENROLLED, 99, Group.STARTED, 60, Group.REACHED_30, 50));
    sizes.put(Group.TRAINING_30, 46);
    assertThat(SmallGroups.told(sizes)).doesNotContain(Group.TRAINING_30);
    sizes.put(Group.TRAINING_30, 45);
    assertThat(SmallGroups.told(sizes)).contains(Group.TRAINING_30);
  }

  @Test
  void whereEveryReasonIsCommonAllAreTold() {
    Map<Group, Integer> sizes = new EnumMap<>(Group.class);
    EnumSet.range(Group.CRISIS, Group.PERSISTENT_PAIN).forEach(reason -> sizes.put(reason, 5));
    sizes.putAll(Map.of(Group.EMERGENCY, 35, Group.HELD, 55, Group.ENROLLED, 60));
    assertThat(SmallGroups.told(sizes)).containsAll(sizes.keySet());
  }
}
