package dev.backsafe.conversation;

import java.time.ZoneId;
import java.util.List;

/** Finds the time zone of a place that a person names. */
@FunctionalInterface
public interface Places {
  /** The zones in which there is such a place: none where nobody knows it. */
  List<ZoneId> zonesOf(String place);
}
