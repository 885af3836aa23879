package dev.backsafe.outcomes;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which groups may be told. None of fewer than five people is, and none that tells of one together
 * with others that are: what is left of a group when told groups within it are taken away is five
 * people or more, too (complementary suppression). Nobody is few as well: that all of a group stand
 * elsewhere tells of each of them.
 */
final class SmallGroups {
  static final int FEWEST = 5;

  /** Groups that fall into parts which have no one in common. */
  private static final List<Group> DIVIDED = List.of(Group.COMPARED, Group.HELD);

  private SmallGroups() {}

  static Set<Group> told(Map<Group, Integer> sizes) {
    Set<Group> told = EnumSet.noneOf(Group.class);
    for (Group group : Group.values()) {
      told.add(group);
      if (size(sizes, group) < FEWEST || tellsMore(told, sizes)) {
        told.remove(group);
      }
    }
    return told;
  }

  private static int size(Map<Group, Integer> sizes, Group group) {
    return sizes.getOrDefault(group, 0);
  }

  private static boolean tellsMore(Set<Group> told, Map<Group, Integer> sizes) {
    return told.stream()
        .anyMatch(
            whole ->
                told.stream()
                        .filter(g -> g.isWithin(whole))
                        .anyMatch(
                            g -> isLittleLeft(size(sizes, whole), size(sizes, g), whole, told))
                    || DIVIDED.stream()
                        .filter(d -> d == whole || d.isWithin(whole) || whole.isWithin(d))
                        .map(d -> whole.isWithin(d) ? whole : d)
                        .anyMatch(
                            d ->
                                isLittleLeft(
                                    size(sizes, whole), toldOf(d, told, sizes), whole, told)));
  }

  /** Where all parts are told nothing is left over that could be told of. */
  private static boolean isLittleLeft(int whole, int taken, Group group, Set<Group> told) {
    return whole - taken < FEWEST && !isToldInParts(group, told);
  }

  private static boolean isToldInParts(Group group, Set<Group> told) {
    return !group.parts().isEmpty()
        && group.parts().stream().allMatch(p -> told.contains(p) || isToldInParts(p, told));
  }

  /** How many people of a divided group stand in told parts of it. */
  private static int toldOf(Group divided, Set<Group> told, Map<Group, Integer> sizes) {
    return divided.parts().stream()
        .mapToInt(p -> told.contains(p) ? size(sizes, p) : toldOf(p, told, sizes))
        .sum();
  }
}
