package dev.backsafe.content;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.config.YamlNode;
import dev.backsafe.conversation.Places;
import dev.backsafe.understanding.WrittenOffset;
import java.text.Normalizer;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Time zones by the names of places: the cities that the time zone database names, and those of
 * {@code places.yaml}. Accents, case and punctuation do not matter. "Portland" may be one of two;
 * what stands behind a name, such as a state, tells which.
 */
final class Gazetteer implements Places {
  /** "My back hurts in Bath" names no place. */
  private static final int MOST_STRANGE_WORDS = 2;

  private static final int MOST_WORDS_BEHIND = 3;

  /** "Central standard time" is named for those who say "central", and "Oban's" is Oban. */
  private static final Pattern AS_OF_TIME =
      Pattern.compile("( s)?( standard| daylight| summer)?( time| timezone)?( zone)?$");

  /** By name, not the zones themselves: the rules of all of them would fill megabytes. */
  private final Map<String, Set<String>> zones;

  /** The same for names that stand behind another one alone, such as "TX". */
  private final Map<String, Set<String>> behind;

  private Gazetteer(Map<String, Set<String>> zones, Map<String, Set<String>> behind) {
    this.zones = Map.copyOf(zones);
    this.behind = Map.copyOf(behind);
  }

  static Gazetteer read(ConfigFiles.Text text, List<Problem> problems) {
    Set<String> known = ZoneId.getAvailableZoneIds();
    YamlNode root = YamlNode.parse(text, problems);
    Map<String, Set<String>> zones = cities(known);
    root.get("zones")
        .ifPresentOrElse(
            map -> zones.putAll(named(map, known)),
            () -> root.problem("\"zones\" is missing", "add \"zones:\" and a map"));
    Map<String, Set<String>> behind = new HashMap<>(zones);
    root.get("behind")
        .ifPresent(map -> named(map, known).forEach((n, of) -> behind.merge(n, of, Gazetteer::or)));
    return new Gazetteer(zones, behind);
  }

  /** The cities of the time zone database, each in one zone. */
  private static Map<String, Set<String>> cities(Set<String> known) {
    Map<String, Set<String>> zones = new HashMap<>();
    for (String id : new TreeSet<>(known)) {
      int city = id.lastIndexOf('/');
      if (city > 0 && !id.startsWith("Etc/") && !id.startsWith("SystemV/")) {
        zones.put(normal(id.substring(city + 1).replace('_', ' ')), Set.of(id));
        zones.put(normal(id), Set.of(id));
      }
    }
    return zones;
  }

  private static Map<String, Set<String>> named(YamlNode map, Set<String> known) {
    Map<String, Set<String>> zones = new HashMap<>();
    map.entries()
        .forEach(
            (id, places) -> {
              if (known.contains(id)) {
                places
                    .list()
                    .forEach(p -> zones.merge(normal(p.text()), Set.of(id), Gazetteer::or));
              } else {
                places.problem("\"" + id + "\" is no time zone", "write one like Europe/Berlin");
              }
            });
    return zones;
  }

  private static Set<String> or(Set<String> some, Set<String> others) {
    Set<String> both = new TreeSet<>(some);
    both.addAll(others);
    return Set.copyOf(both);
  }

  @Override
  public List<ZoneId> zonesOf(String place) {
    ZoneOffset offset = WrittenOffset.in(place).orElse(null);
    if (offset != null) {
      return List.of(offset);
    }
    String name = normal(place).replace(" in ", " ");
    Set<String> found = zones.getOrDefault(name, Set.of());
    if (found.isEmpty()) {
      found = zones.getOrDefault(AS_OF_TIME.matcher(name).replaceFirst(""), Set.of());
    }
    if (found.isEmpty()) {
      found = withRegion(List.of(name.split(" ")));
    }
    if (found.isEmpty() && place.indexOf(',') > 0) {
      found = zones.getOrDefault(normal(place.substring(0, place.indexOf(','))), Set.of());
    }
    return found.stream().sorted().map(ZoneId::of).toList();
  }

  /**
   * "Portland, Maine", "Austin TX", "Paris, Texas": where the two do not meet, the region counts.
   */
  private Set<String> withRegion(List<String> words) {
    for (int behindName = MOST_WORDS_BEHIND; behindName > 0; behindName--) {
      int cut = words.size() - behindName;
      if (cut < 1) {
        continue;
      }
      String tail = String.join(" ", words.subList(cut, words.size()));
      Set<String> region = behind.getOrDefault(tail, Set.of());
      String head = String.join(" ", words.subList(0, cut));
      Set<String> both = new TreeSet<>(zones.getOrDefault(head, Set.of()));
      boolean named = !both.isEmpty() || cut <= MOST_STRANGE_WORDS;
      both.retainAll(region);
      if (named && !region.isEmpty()) {
        return both.isEmpty() ? region : both;
      }
    }
    return Set.of();
  }

  private static String normal(String text) {
    StringBuilder normal = new StringBuilder();
    for (char c : Normalizer.normalize(text, Normalizer.Form.NFKD).toCharArray()) {
      if (Character.isLetterOrDigit(c)) {
        normal.append(c);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK
          && !normal.isEmpty()
          && normal.charAt(normal.length() - 1) != ' ') {
        normal.append(' ');
      }
    }
    return normal.toString().strip().toLowerCase(Locale.ROOT);
  }
}
