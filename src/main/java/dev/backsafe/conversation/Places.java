package dev.backsafe.conversation;

import java.time.ZoneId;
import java.util.Optional;

/** Finds the time zone of a place that a person names. */
@FunctionalInterface
public interface Places {
  Optional<ZoneId> zoneOf(String place);
}
