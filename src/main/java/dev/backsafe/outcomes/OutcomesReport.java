package dev.backsafe.outcomes;

import static java.util.Map.entry;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an operator reads of all people together.
 *
 * @param told the groups that may be told
 * @param sessionsAWeek the mean of those who were still training at 30 days; null where hidden
 */
public record OutcomesReport(Map<Group, Integer> told, @Nullable Double sessionsAWeek) {
  private static final String HIDDEN = "hidden (fewer than %d)".formatted(SmallGroups.FEWEST);
  private static final String WHY_HIDDEN =
      "%s: the group, or what is left of one around it, is fewer than %d people."
          .formatted(HIDDEN, SmallGroups.FEWEST);

  public OutcomesReport {
    told = Map.copyOf(told);
  }

  /** After so many days it is looked who still trains. */
  private record Mark(int days, String words, Group reached, Group training) {}

  private static final List<Mark> MARKS =
      List.of(
          new Mark(PersonOutcome.MONTH, "30 days", Group.REACHED_30, Group.TRAINING_30),
          new Mark(PersonOutcome.HALF_A_YEAR, "6 months", Group.REACHED_182, Group.TRAINING_182),
          new Mark(PersonOutcome.YEAR, "12 months", Group.REACHED_365, Group.TRAINING_365));

  private static final Set<Group> REASONS =
      Collections.unmodifiableSet(EnumSet.range(Group.CRISIS, Group.PERSISTENT_PAIN));

  /** In words, a line each. */
  public String text() {
    StringBuilder text = new StringBuilder();
    line(text, "Enrolled", of(Group.ENROLLED));
    line(text, "Started", of(Group.STARTED));
    for (Mark mark : MARKS) {
      line(text, "Still training at " + mark.words(), share(mark.training(), mark.reached()));
    }
    line(text, "Sessions a week", mean());
    text.append('\n');
    line(text, "Less pain", share(Group.LESS_PAIN, Group.COMPARED));
    line(text, "About the same", share(Group.SAME_PAIN, Group.COMPARED));
    line(text, "More pain", share(Group.MORE_PAIN, Group.COMPARED));
    text.append('\n');
    line(text, "Sharp pain in a session", of(Group.SHARP_PAIN));
    line(text, "Emergencies", of(Group.EMERGENCY));
    line(text, "Held", of(Group.HELD));
    for (Group reason : REASONS) {
      line(text, "  " + reason.id(), of(reason));
    }
    if (told.size() < Group.values().length) {
      text.append('\n').append(WHY_HIDDEN).append('\n');
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String what, String number) {
    text.append("%-29s%s%n".formatted(what, number));
  }

  private String of(Group group) {
    Integer people = told.get(group);
    return people == null ? HIDDEN : people.toString();
  }

  private String share(Group part, Group whole) {
    Integer percent = percent(part, whole);
    String of = of(part) + (told.containsKey(whole) ? " of " + of(whole) : "");
    return percent == null ? of : of + " (" + percent + " %)";
  }

  private String mean() {
    return sessionsAWeek == null ? HIDDEN : rounded(sessionsAWeek);
  }

  private static String rounded(double mean) {
    return String.format(Locale.ROOT, "%.1f", mean);
  }

  private @Nullable Integer percent(Group part, Group whole) {
    Integer some = told.get(part);
    Integer all = told.get(whole);
    return some == null || all == null ? null : Math.toIntExact(Math.round(100.0 * some / all));
  }

  /** The same as one object of JSON; what is hidden is null. */
  public String json() {
    String marks =
        MARKS.stream()
            .map(
                mark ->
                    object(
                        List.of(
                            entry("days", mark.days()),
                            entry("of", number(mark.reached())),
                            entry("people", number(mark.training())),
                            entry("percent", value(percent(mark.training(), mark.reached()))))))
            .collect(Collectors.joining(",", "[", "]"));
    String pain =
        object(
            List.of(
                entry("of", number(Group.COMPARED)),
                entry("less", number(Group.LESS_PAIN)),
                entry("same", number(Group.SAME_PAIN)),
                entry("more", number(Group.MORE_PAIN)),
                entry("percentLess", value(percent(Group.LESS_PAIN, Group.COMPARED)))));
    String reasons =
        REASONS.stream()
            .map(reason -> "\"" + reason.id() + "\":" + number(reason))
            .collect(Collectors.joining(",", "{", "}"));
    return object(
        List.of(
            entry("fewest", SmallGroups.FEWEST),
            entry("enrolled", number(Group.ENROLLED)),
            entry("started", number(Group.STARTED)),
            entry("stillTraining", marks),
            entry("sessionsAWeek", sessionsAWeek == null ? "null" : rounded(sessionsAWeek)),
            entry("pain", pain),
            entry("sharpPain", number(Group.SHARP_PAIN)),
            entry("emergencies", number(Group.EMERGENCY)),
            entry("held", number(Group.HELD)),
            entry("heldFor", reasons)));
  }

  private String number(Group group) {
    return value(told.get(group));
  }

  private static String value(@Nullable Integer number) {
    return String.valueOf(number);
  }

  /** All values are JSON already, and no name has to be escaped. */
  private static String object(List<Map.Entry<String, ?>> fields) {
    return fields.stream()
        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
