package dev.backsafe.settings;

import dev.backsafe.config.Problem;
import dev.backsafe.config.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What settings are called: in the file, in two levels, and in the environment, in one. */
final class SettingNames {
  static final String CONTACT = "contact";
  static final String PRIVACY_URL = "privacy-url";

  private static final String PREFIX = "BACKSAFE_";
  private static final Set<String> ALONE = Set.of(CONTACT, PRIVACY_URL);

  private static final Map<String, Set<String>> SECTIONS =
      Map.of(
          "telegram", Set.of("token", "token-file", "api-url", "webhook-url", "webhook-secret"),
          "discord", Set.of("token", "token-file", "api-url", "shards"),
          "database", Set.of("url", "user", "password", "password-file"),
          "http", Set.of("address"),
          "data", Set.of("key", "key-file"),
          "backup", Set.of("directory", "keep", "at"));

  /** What is read before the settings are, or by the launcher. */
  private static final Set<String> ELSEWHERE = Set.of("CONFIG", "LOG", "AOT", "JAVA_OPTS");

  /**
   * What Kubernetes tells each container of a service that is called like the bot:
   * https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables.
   */
  private static final Pattern OF_A_SERVICE =
      Pattern.compile(PREFIX + "(SERVICE_|PORT$|PORT_\\d).*");

  private SettingNames() {}

  /** "telegram.token-file" is BACKSAFE_TELEGRAM_TOKEN_FILE in the environment. */
  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** What a file sets, by keys such as "telegram.token"; others are complained of. */
  static Map<String, YamlNode> file(YamlNode root) {
    Map<String, YamlNode> values = new HashMap<>();
    Set<String> known = new TreeSet<>(ALONE);
    known.addAll(SECTIONS.keySet());
    root.only(known);
    ALONE.forEach(key -> root.get(key).ifPresent(value -> values.put(key, value)));
    SECTIONS.forEach(
        (name, keys) ->
            root.get(name)
                .ifPresent(
                    section -> {
                      section.only(keys);
                      section
                          .entries()
                          .forEach((key, value) -> values.put(name + "." + key, value));
                    }));
    return values;
  }

  /** Variables that look like settings and are none: slips of the pen, which set nothing. */
  static List<Problem> unknown(Set<String> environment) {
    Set<String> known = new TreeSet<>();
    ALONE.forEach(key -> known.add(variable(key)));
    ELSEWHERE.forEach(name -> known.add(PREFIX + name));
    SECTIONS.forEach((name, keys) -> keys.forEach(key -> known.add(variable(name + "." + key))));
    return environment.stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .filter(name -> !OF_A_SERVICE.matcher(name).matches())
        .sorted()
        .map(name -> new Problem(name, 0, "is no setting", "use one of " + like(name, known)))
        .toList();
  }

  /** Those of the same section; all of them for one that is of none. */
  private static String like(String name, Set<String> known) {
    Set<String> near =
        SECTIONS.keySet().stream()
            .map(section -> variable(section) + "_")
            .filter(name::startsWith)
            .flatMap(start -> known.stream().filter(one -> one.startsWith(start)))
            .collect(Collectors.toCollection(TreeSet::new));
    return String.join(", ", near.isEmpty() ? known : near);
  }
}
