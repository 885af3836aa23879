package dev.backsafe.store;

import static dev.backsafe.store.RecordCodec.asText;
import static dev.backsafe.store.RecordCodec.constant;
import static dev.backsafe.store.RecordCodec.constants;
import static dev.backsafe.store.RecordCodec.flag;
import static dev.backsafe.store.RecordCodec.list;
import static dev.backsafe.store.RecordCodec.longNumber;
import static dev.backsafe.store.RecordCodec.map;
import static dev.backsafe.store.RecordCodec.moment;
import static dev.backsafe.store.RecordCodec.moments;
import static dev.backsafe.store.RecordCodec.number;
import static dev.backsafe.store.RecordCodec.one;
import static dev.backsafe.store.RecordCodec.other;
import static dev.backsafe.store.RecordCodec.text;
import static dev.backsafe.store.RecordCodec.time;
import static dev.backsafe.store.RecordCodec.zone;

import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.backsafe.conversation.LastSeen;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.Profile.Showing;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.conversation.reminder.ReminderState;
import dev.backsafe.conversation.training.PlannedExercise;
import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import dev.backsafe.conversation.training.Progression;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.recovery.ActivityWindow;
import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.routine.Equipment;

/** What every state is made of; the phase of the conversation has too many forms for that. */
final class StateRecords {
  private static final RecordCodec<PlannedExercise> SLOT =
      new RecordCodec<>(
          PlannedExercise.class,
          v -> new PlannedExercise(v.of(0), v.of(1), v.of(2), v.of(3), v.of(4)),
          text("exercise", PlannedExercise::exercise),
          text("variation", PlannedExercise::variation),
          text("firstVariation", PlannedExercise::firstVariation),
          asText("hurtAt", PlannedExercise::hurtAt, id -> id, id -> id),
          constant("outcome", Outcome.class, PlannedExercise::outcome));

  private static final RecordCodec<Progression> STANDING =
      new RecordCodec<>(
          Progression.class,
          v -> new Progression(v.of(0), v.number(1)),
          text("variation", Progression::variation),
          number("painFree", Progression::painFree));

  private static final RecordCodec<QuietHours> QUIET =
      new RecordCodec<>(
          QuietHours.class,
          v -> new QuietHours(v.of(0), v.of(1)),
          time("from", QuietHours::from),
          time("to", QuietHours::to));

  private static final RecordCodec<Profile> PROFILE =
      new RecordCodec<>(
          Profile.class,
          v ->
              new Profile(
                  v.of(0), v.of(1), v.of(2), v.flag(3), v.of(4), v.flag(5), v.of(6), v.flag(7),
                  v.of(8)),
          text("language", Profile::language),
          constants("equipment", Equipment.class, Profile::equipment),
          zone("zone", Profile::zone),
          flag("reminders", Profile::reminders),
          constant("hours", PreferredHours.class, Profile::hours),
          flag("complete", Profile::complete),
          one("quiet", Profile::quiet, QUIET),
          flag("recap", Profile::recap),
          constant("pictures", Showing.class, Profile::pictures));

  private static final RecordCodec<Training> TRAINING =
      new RecordCodec<>(
          Training.class,
          v ->
              new Training(
                  v.of(0),
                  v.of(1),
                  v.number(2),
                  v.number(3),
                  v.number(4),
                  v.of(5),
                  v.of(6),
                  v.flag(7),
                  v.flag(8)),
          map("progressions", Training::progressions, STANDING),
          moments("ends", Training::ends),
          number("sessions", Training::sessions),
          number("painFree", Training::painFree),
          number("painful", Training::painful),
          moment("painSince", Training::painSince),
          moment("painUntil", Training::painUntil),
          flag("gentler", Training::gentler),
          flag("unsettled", Training::unsettled));

  private static final RecordCodec<ActivityWindow> VISIT =
      new RecordCodec<>(
          ActivityWindow.class,
          v -> new ActivityWindow(v.of(0), v.of(1), v.flag(2)),
          moment("from", ActivityWindow::from),
          moment("to", ActivityWindow::to),
          flag("trained", ActivityWindow::trained));

  private static final RecordCodec<LastSeen> PRESENCE =
      new RecordCodec<>(
          LastSeen.class,
          v -> new LastSeen(v.of(0), v.flag(1), v.of(2)),
          moment("heardAt", LastSeen::heardAt),
          flag("asked", LastSeen::asked),
          list("visits", LastSeen::visits, VISIT));

  private static final RecordCodec<ReminderState> REMINDING =
      new RecordCodec<>(
          ReminderState.class,
          v ->
              new ReminderState(
                  v.of(0), v.of(1), v.number(2), v.of(3), v.of(4), v.flag(5), v.of(6)),
          moment("next", ReminderState::next),
          constant("kind", ReminderKind.class, ReminderState::kind),
          number("followUps", ReminderState::followUps),
          moment("saidAt", ReminderState::saidAt),
          moment("recapAt", ReminderState::recapAt),
          flag("zoneAsked", ReminderState::zoneAsked),
          moment("called", ReminderState::called));

  private StateRecords() {}

  private static RecordCodec<Person> person() {
    return new RecordCodec<>(
        Person.class,
        v -> new Person(v.of(0), v.longNumber(1, 0), v.of(2), v.of(3), v.of(4), v.of(5), v.of(6)),
        other("phase", Person::phase, Phase.class),
        longNumber("step", Person::step),
        one("profile", Person::profile, PROFILE),
        one("training", Person::training, TRAINING),
        one("presence", Person::presence, PRESENCE),
        text("routine", Person::routine),
        one("reminding", Person::reminding, REMINDING));
  }

  static SimpleModule module() {
    SimpleModule module = new SimpleModule("shapes");
    SLOT.addTo(module);
    person().addTo(module);
    return module;
  }
}
