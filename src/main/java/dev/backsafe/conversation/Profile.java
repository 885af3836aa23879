package dev.backsafe.conversation;

import dev.backsafe.recovery.Hours;
import dev.backsafe.routine.Equipment;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person has told about themselves.
 *
 * @param language BCP 47, as the platform says it; may be empty
 * @param equipment sorted, without doubles
 * @param zone null while unknown
 * @param complete whether the first set-up is behind
 */
public record Profile(
    String language,
    List<Equipment> equipment,
    @Nullable ZoneId zone,
    boolean reminders,
    Hours hours,
    boolean complete) {
  public Profile {
    equipment = equipment.stream().distinct().sorted().toList();
  }

  static Profile unknown(String language) {
    return new Profile(language, List.of(), null, false, Hours.ANY, false);
  }

  public Set<Equipment> has() {
    return Set.copyOf(equipment);
  }

  Profile with(List<Equipment> changed) {
    return new Profile(language, changed, zone, reminders, hours, complete);
  }

  Profile with(ZoneId changed) {
    return new Profile(language, equipment, changed, reminders, hours, complete);
  }

  Profile reminded(boolean on, Hours when) {
    return new Profile(language, equipment, zone, on, when, complete);
  }

  public Profile speaking(String changed) {
    return new Profile(changed, equipment, zone, reminders, hours, complete);
  }

  Profile completed() {
    return new Profile(language, equipment, zone, reminders, hours, true);
  }
}
