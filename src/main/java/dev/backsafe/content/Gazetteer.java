package dev.backsafe.content;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.config.YamlNode;
import dev.backsafe.conversation.Places;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Time zones by the names of places: the cities that the time zone database names, and those of
 * {@code places.yaml}. Accents, case and punctuation do not matter.
 */
final class Gazetteer implements Places {
  private static final List<String> OPENINGS =
      List.of("i'm in", "im in", "i am in", "i live in", "i live near", "in", "near");

  /** By name, not the zones themselves: the rules of all of them would fill megabytes. */
  private final Map<String, String> zones;

  private Gazetteer(Map<String, String> zones) {
    this.zones = Map.copyOf(zones);
  }

  static Gazetteer read(ConfigFiles.Text text, List<Problem> problems) {
    Map<String, String> zones = new HashMap<>();
    Set<String> known = ZoneId.getAvailableZoneIds();
    for (String id : known) {
      int city = id.lastIndexOf('/');
      if (city > 0 && !id.startsWith("Etc/") && !id.startsWith("SystemV/")) {
        zones.put(normal(id.substring(city + 1).replace('_', ' ')), id);
        zones.put(normal(id), id);
      }
    }
    YamlNode root = YamlNode.parse(text, problems);
    root.get("zones")
        .ifPresentOrElse(
            map -> map.entries().forEach((id, places) -> add(zones, id, places, known)),
            () -> root.problem("\"zones\" is missing", "add \"zones:\" and a map"));
    return new Gazetteer(zones);
  }

  private static void add(
      Map<String, String> zones, String id, YamlNode places, Set<String> known) {
    if (known.contains(id)) {
      places.list().forEach(place -> zones.put(normal(place.text()), id));
    } else {
      places.problem("\"" + id + "\" is no time zone", "write one like Europe/Berlin");
    }
  }

  @Override
  public Optional<ZoneId> zoneOf(String place) {
    String name = normal(place);
    for (String opening : OPENINGS) {
      String start = normal(opening) + " ";
      if (name.startsWith(start)) {
        name = name.substring(start.length());
        break;
      }
    }
    return Optional.ofNullable(zones.get(name)).map(ZoneId::of);
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
