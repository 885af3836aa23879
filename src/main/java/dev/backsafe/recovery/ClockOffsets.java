package dev.backsafe.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an offset from Greenwich, which is all that a clock tells, says of the months to come. Most
 * are shared by places that change their clocks and others that do not.
 */
public final class ClockOffsets {
  /** Whoever writes within two weeks of a change has most likely seen it. */
  private static final Duration NEWS = Duration.ofDays(14);

  private static final Duration YEAR = Duration.ofDays(366);

  /** One for each way in which clocks are set, by the time zone database. */
  private static final List<ZoneId> PLACES =
      Stream.of(
              ("Pacific/Honolulu Pacific/Marquesas America/Adak America/Anchorage Pacific/Gambier"
                      + " America/Los_Angeles America/Phoenix Pacific/Pitcairn America/Denver"
                      + " America/Chicago America/Mexico_City America/New_York America/Havana"
                      + " America/Bogota America/Halifax America/La_Paz America/Santiago"
                      + " America/St_Johns America/Sao_Paulo America/Nuuk America/Noronha"
                      + " Atlantic/Azores Atlantic/Cape_Verde Europe/London Africa/Abidjan"
                      + " Africa/Casablanca Europe/Berlin Africa/Lagos Europe/Helsinki Africa/Cairo"
                      + " Asia/Beirut Asia/Jerusalem Africa/Johannesburg Europe/Moscow Asia/Tehran"
                      + " Asia/Dubai Asia/Kabul Asia/Karachi Asia/Kolkata Asia/Kathmandu Asia/Dhaka"
                      + " Asia/Yangon Asia/Bangkok Asia/Singapore Australia/Eucla Asia/Tokyo"
                      + " Australia/Darwin Australia/Adelaide Australia/Brisbane Australia/Sydney"
                      + " Australia/Lord_Howe Pacific/Noumea Pacific/Norfolk Pacific/Fiji"
                      + " Pacific/Auckland Pacific/Chatham Pacific/Tongatapu Pacific/Kiritimati"
                      + " Pacific/Pago_Pago")
                  .split(" "))
          .map(ZoneId::of)
          .toList();

  private ClockOffsets() {}

  private static Stream<ZoneId> places(ZoneOffset offset, Instant at) {
    return PLACES.stream().filter(place -> place.getRules().getOffset(at).equals(offset));
  }

  /** The zone of all places whose clocks show that now and in the year to come; else the offset. */
  public static ZoneId zone(ZoneOffset offset, Instant now) {
    List<ZoneId> places = places(offset, now).toList();
    boolean agree =
        !places.isEmpty()
            && places.stream().map(place -> changes(place, now)).distinct().count() == 1;
    return agree && !changes(places.getFirst(), now).isEmpty() ? places.getFirst() : offset;
  }

  private static List<ZoneOffsetTransition> changes(ZoneId place, Instant now) {
    return Stream.iterate(
            place.getRules().nextTransition(now),
            change -> change != null && change.getInstant().isBefore(now.plus(YEAR)),
            change -> place.getRules().nextTransition(change.getInstant()))
        .toList();
  }

  /**
   * The other offsets at which somebody may be who had this one: those of places whose clocks have
   * changed lately while others have not.
   */
  public static Set<ZoneOffset> perhaps(ZoneId zone, Instant now) {
    if (!(zone instanceof ZoneOffset offset)) {
      return Set.of();
    }
    return places(offset, now.minus(NEWS))
        .map(place -> place.getRules().getOffset(now))
        .filter(other -> !other.equals(offset))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
