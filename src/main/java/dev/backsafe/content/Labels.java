package dev.backsafe.content;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which texts stand on buttons, where there is little room. */
public final class Labels {
  /** Discord's limit for the words on a button. */
  static final int LONGEST = 80;

  /** Those of the questions, by their groups. */
  private static final Set<String> ASKED =
      keys(
          """
          after-pain: noted nothing-hurts only-ache
          answers: back doctor walking
          back: better same worse
          delete: no yes
          effort: easy hard right
          held: not-meant not-yet recovered summary yes
          meant: none question start
          morning: better same worse
          offer: no yes
          pain: ache no-score score-option sharp slip tingling worry-option
          ready: begin short why
          reminder: hour off start tomorrow week
          reminders: day-chosen day-free edit-days edit-hours edit-pause edit-quiet look-off
          reminders: look-on recap-off recap-on resume turn-on weeks
          screening: back none some
          settings: close edit-equipment edit-pictures edit-reminders edit-training edit-zone
          settled: yes
          setup: by-clock have lack next no-reminders remind skip
          stop: nothing reminders session
          today: gently rest usual
          training: any-length edit-exercises edit-goal edit-minutes edit-programme edit-usual
          training: edit-walking length
          unsure: done just-tired no no-flag yes
          walk: both-legs done fine heavy-leg more-pain no-plan one-leg
          week: no-goal
          welcome: agree decline
          """);

  private static final Set<String> GROUPS =
      Set.of("card", "goal", "hours", "pictures", "programme");

  private Labels() {}

  private static Set<String> keys(String groups) {
    return groups
        .lines()
        .flatMap(
            line -> {
              String[] names = line.strip().split("[: ]+");
              return Arrays.stream(names).skip(1).map(name -> names[0] + "." + name);
            })
        .collect(Collectors.toUnmodifiableSet());
  }

  public static boolean isLabel(String key) {
    return ASKED.contains(key)
        || GROUPS.contains(key.substring(0, Math.max(0, key.indexOf('.'))))
        || Stream.of(".option", ".cleared", "mention-me", "no-mention").anyMatch(key::endsWith);
  }
}
