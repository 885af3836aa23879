package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Option;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.Profile.Showing;
import dev.backsafe.conversation.Question;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextKey;
import dev.backsafe.conversation.phase.SettingUp.Answer;
import dev.backsafe.conversation.phase.SettingUp.Edit;
import dev.backsafe.conversation.phase.SettingUp.Hours;
import dev.backsafe.conversation.phase.SettingUp.Pause;
import dev.backsafe.conversation.phase.SettingUp.Pictures;
import dev.backsafe.conversation.phase.SettingUp.Plain;
import dev.backsafe.conversation.phase.SettingUp.Stage;
import dev.backsafe.conversation.phase.SettingUp.Toggle;
import dev.backsafe.conversation.phase.SettingUp.ToggleDay;
import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.routine.Equipment;
import dev.backsafe.understanding.Asked;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the set-up and the settings ask, with their buttons. */
final class SettingsQuestions {
  /** The row of weeks takes a pause of four. */
  private static final List<Integer> PAUSES = List.of(1, 2, 4);

  private SettingsQuestions() {}

  static Question<Answer> of(Stage stage, Person person, Instant now) {
    return switch (stage) {
      case MENU ->
          Question.of(
              Asked.NOTHING,
              SettingsSummary.menu(person, now),
              edit(Stage.EQUIPMENT, TextKey.SETTINGS_EDIT_EQUIPMENT),
              edit(Stage.ZONE, TextKey.SETTINGS_EDIT_ZONE),
              edit(Stage.REMINDING, TextKey.SETTINGS_EDIT_REMINDERS),
              edit(Stage.PICTURES, TextKey.SETTINGS_EDIT_PICTURES),
              Option.of(Plain.TRAINING, TextKey.SETTINGS_EDIT_TRAINING),
              Option.of(Plain.CLOSE, TextKey.SETTINGS_CLOSE));
      case REMINDING -> reminding(person, now);
      case QUIET -> Question.of(Asked.QUIET, TextKey.SETUP_QUIET, skip());
      case EQUIPMENT -> equipment(person.profile());
      case ZONE ->
          Question.of(
              Asked.PLACE,
              TextKey.SETUP_ZONE,
              Option.of(Plain.BY_CLOCK, TextKey.SETUP_BY_CLOCK, "by-clock"),
              skip());
      case CLOCK -> Question.of(Asked.CLOCK, TextKey.SETUP_CLOCK, skip());
      case REMINDERS ->
          Question.of(
              Asked.REMINDERS,
              TextKey.SETUP_REMINDERS,
              Option.of(Plain.REMIND, TextKey.SETUP_REMIND, "yes"),
              Option.of(Plain.NO_REMINDERS, TextKey.SETUP_NO_REMINDERS, "no"));
      case HOURS ->
          Question.of(
              Asked.HOURS,
              Line.of(TextKey.SETUP_HOURS),
              Arrays.stream(PreferredHours.values())
                  .map(h -> new Option<Answer>(new Hours(h), Content.hours(h), h.id()))
                  .toList());
      case DAYS -> days(person.profile());
      case PAUSE -> pause();
      case PICTURES ->
          Question.of(
              Asked.PICTURES,
              Line.of(TextKey.SETTINGS_PICTURES),
              Arrays.stream(Showing.values())
                  .map(s -> new Option<Answer>(new Pictures(s), Content.pictures(s), s.id()))
                  .toList());
    };
  }

  private static Question<Answer> reminding(Person person, Instant now) {
    Line line = SettingsSummary.reminders(person, now);
    boolean paused = person.reminding().pauseAt(now) != null;
    Option<Answer> pause =
        paused
            ? Option.of(Plain.RESUME, TextKey.REMINDERS_RESUME)
            : edit(Stage.PAUSE, TextKey.REMINDERS_EDIT_PAUSE);
    TextKey look =
        person.everyday().look().on() ? TextKey.REMINDERS_LOOK_OFF : TextKey.REMINDERS_LOOK_ON;
    if (!person.profile().reminders()) {
      return Question.of(
          Asked.REMINDERS,
          line,
          Option.of(Plain.REMIND, TextKey.REMINDERS_TURN_ON, "yes"),
          pause,
          Option.of(Plain.LOOK, look),
          Option.of(Plain.CLOSE, TextKey.SETTINGS_CLOSE, "no"));
    }
    TextKey recap =
        person.profile().recap() ? TextKey.REMINDERS_RECAP_OFF : TextKey.REMINDERS_RECAP_ON;
    return Question.of(
        Asked.NOTHING,
        line,
        edit(Stage.DAYS, TextKey.REMINDERS_EDIT_DAYS),
        edit(Stage.HOURS, TextKey.REMINDERS_EDIT_HOURS),
        pause,
        edit(Stage.QUIET, TextKey.REMINDERS_EDIT_QUIET),
        edit(Stage.ZONE, TextKey.SETTINGS_EDIT_ZONE),
        Option.of(Plain.RECAP, recap),
        Option.of(Plain.LOOK, look),
        Option.of(Plain.SILENCE, TextKey.REMINDER_OFF),
        Option.of(Plain.CLOSE, TextKey.SETTINGS_CLOSE));
  }

  private static Option<Answer> skip() {
    return Option.of(Plain.NEXT, TextKey.SETUP_SKIP, "skip");
  }

  private static Option<Answer> edit(Stage stage, TextKey label) {
    return Option.of(new Edit(stage), label);
  }

  private static Question<Answer> equipment(Profile profile) {
    List<Option<Answer>> options = new ArrayList<>();
    for (Equipment item : Equipment.values()) {
      TextKey label = profile.equipment().contains(item) ? TextKey.SETUP_HAVE : TextKey.SETUP_LACK;
      Map<String, TextArgument> args =
          Map.of("item", new TextArgument.Words(Content.equipment(item)));
      options.add(Option.of(new Toggle(item), Line.of(label, args)));
    }
    options.add(Option.of(Plain.NEXT, TextKey.SETUP_NEXT));
    return Question.of(Asked.EQUIPMENT, Line.of(TextKey.SETUP_EQUIPMENT), options);
  }

  private static Question<Answer> days(Profile profile) {
    List<Option<Answer>> options = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      TextKey label =
          profile.times().days().contains(day)
              ? TextKey.REMINDERS_DAY_CHOSEN
              : TextKey.REMINDERS_DAY_FREE;
      Map<String, TextArgument> args = Map.of("day", new TextArgument.Words(Content.weekday(day)));
      options.add(Option.of(new ToggleDay(day), Line.of(label, args)));
    }
    options.add(Option.of(Plain.NEXT, TextKey.SETUP_NEXT));
    return Question.of(Asked.HOURS, Line.of(TextKey.REMINDERS_DAYS), options);
  }

  private static Question<Answer> pause() {
    List<Option<Answer>> options = new ArrayList<>();
    for (int weeks : PAUSES) {
      Map<String, TextArgument> args = Map.of("weeks", new TextArgument.Count(weeks));
      options.add(Option.of(new Pause(weeks), Line.of(TextKey.REMINDERS_WEEKS, args)));
    }
    options.add(skip());
    return Question.of(Asked.PAUSE, Line.of(TextKey.REMINDERS_PAUSE), options);
  }
}
