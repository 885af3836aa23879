package dev.backsafe.store;

import static dev.backsafe.store.Shape.constant;
import static dev.backsafe.store.Shape.constants;
import static dev.backsafe.store.Shape.flag;
import static dev.backsafe.store.Shape.list;
import static dev.backsafe.store.Shape.longNumber;
import static dev.backsafe.store.Shape.map;
import static dev.backsafe.store.Shape.moment;
import static dev.backsafe.store.Shape.moments;
import static dev.backsafe.store.Shape.number;
import static dev.backsafe.store.Shape.one;
import static dev.backsafe.store.Shape.other;
import static dev.backsafe.store.Shape.text;
import static dev.backsafe.store.Shape.time;
import static dev.backsafe.store.Shape.zone;

import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.backsafe.conversation.NudgeKind;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Phase;
import dev.backsafe.conversation.Presence;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.Profile.Showing;
import dev.backsafe.conversation.Reminding;
import dev.backsafe.conversation.Slot;
import dev.backsafe.conversation.Slot.Outcome;
import dev.backsafe.conversation.Standing;
import dev.backsafe.conversation.Training;
import dev.backsafe.recovery.Hours;
import dev.backsafe.recovery.Quiet;
import dev.backsafe.recovery.Visit;
import dev.backsafe.routine.Equipment;

/** What every state is made of; the phase of the conversation has too many forms for that. */
final class Shapes {
  private static final Shape<Slot> SLOT =
      new Shape<>(
          Slot.class,
          v -> new Slot(v.of(0), v.number(1), v.number(2), v.number(3, Slot.NOT_HURT), v.of(4)),
          text("exercise", Slot::exercise),
          number("level", Slot::level),
          number("firstLevel", Slot::firstLevel),
          number("hurtAt", Slot::hurtAt),
          constant("outcome", Outcome.class, Slot::outcome));

  private static final Shape<Standing> STANDING =
      new Shape<>(
          Standing.class,
          v -> new Standing(v.number(0), v.number(1)),
          number("level", Standing::level),
          number("painFree", Standing::painFree));

  private static final Shape<Quiet> QUIET =
      new Shape<>(
          Quiet.class,
          v -> new Quiet(v.of(0), v.of(1)),
          time("from", Quiet::from),
          time("to", Quiet::to));

  private static final Shape<Profile> PROFILE =
      new Shape<>(
          Profile.class,
          v ->
              new Profile(
                  v.of(0), v.of(1), v.of(2), v.flag(3), v.of(4), v.flag(5), v.of(6), v.flag(7),
                  v.of(8)),
          text("language", Profile::language),
          constants("equipment", Equipment.class, Profile::equipment),
          zone("zone", Profile::zone),
          flag("reminders", Profile::reminders),
          constant("hours", Hours.class, Profile::hours),
          flag("complete", Profile::complete),
          one("quiet", Profile::quiet, QUIET),
          flag("recap", Profile::recap),
          constant("pictures", Showing.class, Profile::pictures));

  private static final Shape<Training> TRAINING =
      new Shape<>(
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
          map("standings", Training::standings, STANDING),
          moments("ends", Training::ends),
          number("sessions", Training::sessions),
          number("painFree", Training::painFree),
          number("painful", Training::painful),
          moment("painSince", Training::painSince),
          moment("painUntil", Training::painUntil),
          flag("gentler", Training::gentler),
          flag("unsettled", Training::unsettled));

  private static final Shape<Visit> VISIT =
      new Shape<>(
          Visit.class,
          v -> new Visit(v.of(0), v.of(1), v.flag(2)),
          moment("from", Visit::from),
          moment("to", Visit::to),
          flag("trained", Visit::trained));

  private static final Shape<Presence> PRESENCE =
      new Shape<>(
          Presence.class,
          v -> new Presence(v.of(0), v.flag(1), v.of(2)),
          moment("heardAt", Presence::heardAt),
          flag("asked", Presence::asked),
          list("visits", Presence::visits, VISIT));

  private static final Shape<Reminding> REMINDING =
      new Shape<>(
          Reminding.class,
          v -> new Reminding(v.of(0), v.of(1), v.number(2), v.of(3), v.of(4), v.flag(5), v.of(6)),
          moment("next", Reminding::next),
          constant("kind", NudgeKind.class, Reminding::kind),
          number("followUps", Reminding::followUps),
          moment("saidAt", Reminding::saidAt),
          moment("recapAt", Reminding::recapAt),
          flag("zoneAsked", Reminding::zoneAsked),
          moment("called", Reminding::called));

  private Shapes() {}

  private static Shape<Person> person() {
    return new Shape<>(
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
