package dev.backsafe.conversation;

import dev.backsafe.recovery.Hours;
import dev.backsafe.routine.Equipment;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person has told about themselves.
 *
 * @param language BCP 47, as the platform says it; may be empty
 * @param equipment sorted, without doubles
 * @param zone null while unknown
 * @param complete whether the first set-up is behind
 * @param pictures how exercises are shown
 */
public record Profile(
    String language,
    List<Equipment> equipment,
    @Nullable ZoneId zone,
    boolean reminders,
    Hours hours,
    boolean complete,
    Showing pictures) {
  /** How exercises are shown. */
  public enum Showing {
    MOVING,
    STILL,
    NONE;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whoever was stored before pictures were has never said anything about them. */
  @SuppressWarnings("NullAway") // What was stored before has no such field.
  public Profile {
    equipment = equipment.stream().distinct().sorted().toList();
    pictures = Objects.requireNonNullElse(pictures, Showing.MOVING);
  }

  static Profile unknown(String language) {
    return new Profile(language, List.of(), null, false, Hours.ANY, false, Showing.MOVING);
  }

  public Set<Equipment> has() {
    return Set.copyOf(equipment);
  }

  Profile with(List<Equipment> changed) {
    return new Profile(language, changed, zone, reminders, hours, complete, pictures);
  }

  Profile with(ZoneId changed) {
    return new Profile(language, equipment, changed, reminders, hours, complete, pictures);
  }

  Profile reminded(boolean on, Hours when) {
    return new Profile(language, equipment, zone, on, when, complete, pictures);
  }

  public Profile speaking(String changed) {
    return new Profile(changed, equipment, zone, reminders, hours, complete, pictures);
  }

  Profile completed() {
    return new Profile(language, equipment, zone, reminders, hours, true, pictures);
  }

  Profile showing(Showing changed) {
    return new Profile(language, equipment, zone, reminders, hours, complete, changed);
  }
}
