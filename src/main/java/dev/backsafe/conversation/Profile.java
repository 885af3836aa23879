package dev.backsafe.conversation;

import dev.backsafe.recovery.PreferredTimes;
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
 * @param times when calls to train are welcome
 * @param complete whether the first set-up is behind
 * @param arranged whether it was asked how to stay in touch, which comes after the first session
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
    PreferredTimes times,
    boolean complete,
    boolean arranged,
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

  /** Nearly everybody has a chair or a wall; whoever has none says so. */
  static Profile unknown(String language) {
    return new Profile(
        language,
        List.of(Equipment.SUPPORT),
        null,
        false,
        PreferredTimes.ANY,
        false,
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
    return new Profile(
        language, changed, zone, reminders, times, complete, arranged, quiet, recap, pictures);
  }

  public Profile with(ZoneId changed) {
    return new Profile(
        language, equipment, changed, reminders, times, complete, arranged, quiet, recap, pictures);
  }

  public Profile with(QuietHours changed) {
    return new Profile(
        language, equipment, zone, reminders, times, complete, arranged, changed, recap, pictures);
  }

  public Profile reminded(boolean on, PreferredTimes when) {
    return new Profile(
        language, equipment, zone, on, when, complete, arranged, quiet, recap, pictures);
  }

  public Profile recapping(boolean on) {
    return new Profile(
        language, equipment, zone, reminders, times, complete, arranged, quiet, on, pictures);
  }

  public Profile speaking(String changed) {
    return new Profile(
        changed, equipment, zone, reminders, times, complete, arranged, quiet, recap, pictures);
  }

  public Profile completed() {
    return new Profile(
        language, equipment, zone, reminders, times, true, arranged, quiet, recap, pictures);
  }

  public Profile arrangedOnce() {
    return new Profile(
        language, equipment, zone, reminders, times, complete, true, quiet, recap, pictures);
  }

  public Profile showing(Showing changed) {
    return new Profile(
        language, equipment, zone, reminders, times, complete, arranged, quiet, recap, changed);
  }
}
