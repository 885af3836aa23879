package dev.backsafe.conversation;

import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.routine.Equipment;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
 * @param quiet when not to speak first; null in states from before it could be set, which is the
 *     default
 * @param recap whether the person wants to hear what each week was
 * @param pictures how exercises are shown
 */
public record Profile(
    String language,
    List<Equipment> equipment,
    @Nullable ZoneId zone,
    boolean reminders,
    PreferredHours hours,
    boolean complete,
    QuietHours quiet,
    boolean recap,
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

  @SuppressWarnings("NullAway") // What was stored before has no such fields.
  public Profile {
    equipment = equipment.stream().distinct().sorted().toList();
    quiet = Objects.requireNonNullElse(quiet, QuietHours.DEFAULT);
    pictures = Objects.requireNonNullElse(pictures, Showing.MOVING);
  }

  static Profile unknown(String language) {
    return new Profile(
        language,
        List.of(),
        null,
        false,
        PreferredHours.ANY,
        false,
        QuietHours.DEFAULT,
        false,
        Showing.MOVING);
  }

  public Set<Equipment> has() {
    return Set.copyOf(equipment);
  }

  /** The person's own, or UTC while it is unknown. */
  public ZoneId zoneOrUtc() {
    return Objects.requireNonNullElse(zone, ZoneOffset.UTC);
  }

  public Profile with(List<Equipment> changed) {
    return new Profile(language, changed, zone, reminders, hours, complete, quiet, recap, pictures);
  }

  public Profile with(ZoneId changed) {
    return new Profile(
        language, equipment, changed, reminders, hours, complete, quiet, recap, pictures);
  }

  public Profile with(QuietHours changed) {
    return new Profile(
        language, equipment, zone, reminders, hours, complete, changed, recap, pictures);
  }

  public Profile reminded(boolean on, PreferredHours when) {
    return new Profile(language, equipment, zone, on, when, complete, quiet, recap, pictures);
  }

  public Profile recapping(boolean on) {
    return new Profile(language, equipment, zone, reminders, hours, complete, quiet, on, pictures);
  }

  public Profile speaking(String changed) {
    return new Profile(
        changed, equipment, zone, reminders, hours, complete, quiet, recap, pictures);
  }

  public Profile completed() {
    return new Profile(language, equipment, zone, reminders, hours, true, quiet, recap, pictures);
  }

  public Profile showing(Showing changed) {
    return new Profile(
        language, equipment, zone, reminders, hours, complete, quiet, recap, changed);
  }
}
