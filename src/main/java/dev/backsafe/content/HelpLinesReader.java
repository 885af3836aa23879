package dev.backsafe.content;

import dev.backsafe.config.ConfigFiles;
import dev.backsafe.config.Problem;
import dev.backsafe.config.YamlNode;
import dev.backsafe.phrasing.HelpLines;
import dev.backsafe.phrasing.HelpLines.Country;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code help-lines.yaml}: numbers to call, by country. */
final class HelpLinesReader {
  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  private HelpLinesReader() {}

  static HelpLines read(ConfigFiles.Text text, List<Problem> problems) {
    YamlNode root = YamlNode.parse(text, problems);
    root.only(Set.of("countries"));
    Map<String, Country> countries = new HashMap<>();
    root.get("countries")
        .ifPresent(
            map ->
                map.entries()
                    .forEach(
                        (code, numbers) -> {
                          if (!COUNTRIES.contains(code)) {
                            numbers.problem(
                                "\"" + code + "\" is no country", "use its two letters, like DE");
                          }
                          numbers.only(Set.of("emergency", "urgent", "crisis"));
                          numbers.text("emergency");
                          countries.put(
                              code,
                              new Country(
                                  number(numbers, "emergency"),
                                  number(numbers, "urgent"),
                                  number(numbers, "crisis")));
                        }));
    return new HelpLines(countries);
  }

  private static @Nullable String number(YamlNode numbers, String kind) {
    return numbers.get(kind).map(YamlNode::text).orElse(null);
  }
}
