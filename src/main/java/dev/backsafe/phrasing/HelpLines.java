package dev.backsafe.phrasing;

import com.ibm.icu.util.TimeZone;
import dev.backsafe.understanding.RedFlag;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where to turn in an emergency, by country. */
public record HelpLines(Map<String, Country> countries) {
  /** A null number is not known. */
  public record Country(
      @Nullable String emergency, @Nullable String urgent, @Nullable String crisis) {}

  public HelpLines {
    countries = Map.copyOf(countries);
  }

  /** The number to call for a warning sign where this time zone is used. */
  public Optional<String> line(RedFlag flag, @Nullable ZoneId zone) {
    Country country = zone == null ? null : countries.get(country(zone));
    if (country == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (flag) {
          case CRISIS -> country.crisis();
          case FEVER, CALF -> country.urgent();
          case CAUDA_EQUINA, CHEST, LEGS, ACCIDENT -> country.emergency();
          case OPERATION, PREGNANCY, HISTORY -> null;
        });
  }

  private static String country(ZoneId zone) {
    try {
      return TimeZone.getRegion(zone.getId());
    } catch (IllegalArgumentException notATzdbZone) {
      return "";
    }
  }
}
