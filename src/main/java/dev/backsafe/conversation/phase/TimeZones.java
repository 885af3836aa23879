package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.reminder.ReminderPlanner;
import dev.backsafe.recovery.ClockOffsets;
import dev.backsafe.understanding.Answer;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sets the clock by what somebody says of where they are. */
final class TimeZones {
  private TimeZones() {}

  /**
   * Sets it by a place, or says why that cannot be.
   *
   * @return whether it is set: a name that nobody knows, or that several places have, sets nothing
   */
  static boolean set(Step step, String place) {
    List<ZoneId> zones = step.places().zonesOf(place);
    if (zones.size() == 1) {
      set(step, zones.getFirst());
      return true;
    }
    TextArgument named = new TextArgument.Verbatim(place);
    if (zones.isEmpty()) {
      step.say(TextKey.SETUP_ZONE_UNKNOWN, Map.of("place", named));
    } else {
      String all =
          zones.stream().map(z -> z.getId().replace('_', ' ')).collect(Collectors.joining(", "));
      step.say(
          TextKey.SETUP_ZONE_SEVERAL,
          Map.of("place", named, "zones", new TextArgument.Verbatim(all)));
    }
    return false;
  }

  /** The same of the first name that is known. */
  static boolean set(Step step, Answer.Place place) {
    return set(step, known(step, place));
  }

  /** "Portland, the one in Oregon": of several zones, the one that the other names are in. */
  static String known(Step step, Answer.Place place) {
    String first = place.knownTo(name -> !step.places().zonesOf(name).isEmpty());
    List<ZoneId> zones = step.places().zonesOf(first);
    return zones.size() < 2
        ? first
        : place.others().stream()
            .filter(
                name -> {
                  List<ZoneId> only = step.places().zonesOf(name);
                  return only.size() == 1 && zones.containsAll(only);
                })
            .findFirst()
            .orElse(first);
  }

  static Step set(Step step, ZoneId zone) {
    step.profile(step.person().profile().with(zone))
        .record(new Fact.ZoneSet(zone.getId()))
        .reminding(step.reminding().askedForZone(!ClockOffsets.perhaps(zone, step.now()).isEmpty()))
        .say(TextKey.SETUP_ZONE_SET, Map.of("time", new TextArgument.ClockTime(step.now())));
    ReminderPlanner.replan(step);
    return step;
  }
}
