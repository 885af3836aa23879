package dev.backsafe.harness;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Goal;
import dev.backsafe.conversation.Morning;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.everyday.Everyday;
import dev.backsafe.conversation.everyday.WalkingPlan;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.training.Effort;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.conversation.training.NextStep;
import dev.backsafe.conversation.training.Progression;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.recovery.PreferredTimes;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.routine.Equipment;
import dev.backsafe.routine.Routine;
import dev.backsafe.understanding.RedFlag;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Five people who have an appointment, and what each of them has told until then. */
public final class AppointmentPeople {
  private static final Instant MONDAY = Instant.parse("2026-03-02T17:00:00Z");
  private static final int FULL = 6;

  /** Somebody, what they have told, and the moment at which they ask for the page. */
  public record Patient(Person person, List<Fact.Dated> history, Instant now) {}

  private final List<Fact.Dated> history = new ArrayList<>();
  private Instant at = MONDAY;
  private Training training = Training.NONE;
  private Everyday everyday = Everyday.NONE;

  private AppointmentPeople() {}

  /** By what they are like. */
  public static Map<String, Patient> all() {
    Map<String, Patient> all = new LinkedHashMap<>();
    all.put("newcomer", newcomer());
    all.put("chronic", chronic());
    all.put("held", held());
    all.put("flare-up", flareUp());
    all.put("taciturn", taciturn());
    return all;
  }

  /** Has agreed, answered the signs and the equipment, and has not trained yet. */
  private static Patient newcomer() {
    AppointmentPeople p = new AppointmentPeople().begins();
    return p.patient(0, List.of(Equipment.SUPPORT));
  }

  /** Three of ten on any day, twelve weeks, two sessions a week, and open about it. */
  private static Patient chronic() {
    AppointmentPeople p = new AppointmentPeople().begins();
    p.tells(new Fact.GoalSet(new Goal.Own("walk to the lake with Ben")));
    for (int session = 0; session < 24; session++) {
      p.on(session / 2 * 7 + session % 2 * 3);
      int after = List.of(3, 4, 3, 2, 3, 3).get(session % 6);
      boolean hurts = session == 5 || session == 12 || session == 17;
      p.session(
          hurts
              ? List.of(
                  new Fact.PainReported("split-squat", "body-weight", PainKind.ACHE, 4, Hurt.USUAL))
              : List.of(),
          Ending.COMPLETED);
      p.tells(
          new Fact.EffortTold(
              session % 8 == 6 ? Effort.HARD : session % 3 == 0 ? Effort.EASY : Effort.RIGHT));
      if (session == 0) {
        p.tells(new Fact.UsualPainTold(3));
      }
      p.tells(new Fact.BackTold(after, true));
      if (session == 17) {
        p.tells(new Fact.Advised());
      }
      if (session % 2 == 1 && session != 9) {
        p.tells(new Fact.WeekTold(session < 8 ? 4 : 3, 2 + session / 4, 5 + session / 12));
      }
      p.tells(new Fact.Walked(10 + session / 2));
    }
    Routine routine = DirectBench.LIBRARY.routine();
    p.training =
        p.training
            .with("split-squat", new Progression("supported", 2))
            .taken(new NextStep.More("slow"), routine, p.at);
    return p.patient(2, List.of(Equipment.SUPPORT, Equipment.STEP));
  }

  /** A sign that was looked at, and later pain that goes on, which waits. */
  private static Patient held() {
    AppointmentPeople p = new AppointmentPeople().begins();
    for (int session = 0; session < 5; session++) {
      p.on(session * 3).session(List.of(), Ending.COMPLETED);
      p.tells(new Fact.EffortTold(Effort.RIGHT));
    }
    p.on(15).tells(new Fact.PutOnHold(RedFlag.LEGS));
    p.on(24).tells(new Fact.Cleared(RedFlag.LEGS)).tells(new Fact.ScreenedClear());
    for (int session = 0; session < 3; session++) {
      p.on(27 + session * 4);
      p.session(
          List.of(
              new Fact.PainReported(
                  "glute-bridge",
                  "full",
                  session == 1 ? PainKind.TINGLING : PainKind.ACHE,
                  session == 1 ? null : 4 + session / 2,
                  Hurt.MORE),
              new Fact.ExerciseDropped("glute-bridge")),
          session == 1 ? Ending.SHARP_PAIN : Ending.STOPPED);
      p.tells(new Fact.SteppedBack("learn"));
      p.at = p.at.plus(Duration.ofHours(15));
      p.tells(new Fact.MorningTold(session == 0 ? Morning.SAME : Morning.WORSE));
    }
    p.tells(new Fact.PutOnHold(null));
    p.training = p.training.with("glute-bridge", new Progression("pelvic-tilt", 0));
    return p.patient(3, List.of(Equipment.SUPPORT));
  }

  /** Bad days, exercises that were dropped or are left out, a break. */
  private static Patient flareUp() {
    AppointmentPeople p = new AppointmentPeople().begins();
    p.tells(new Fact.LeftOutSet(List.of("step-up")));
    for (int session = 0; session < 4; session++) {
      p.on(session * 3).session(List.of(), Ending.COMPLETED);
      p.tells(new Fact.EffortTold(Effort.RIGHT)).tells(new Fact.BackTold(2, true));
      if (session == 0) {
        p.tells(new Fact.UsualPainTold(2));
      }
    }
    WalkingPlan walks = WalkingPlan.from(12, p.at);
    p.tells(new Fact.WalkingPlanSet(walks.minutes())).tells(new Fact.Walked(10));
    walks = walks.walked();
    p.on(12).tells(new Fact.PainReported(null, null, PainKind.ACHE, 6, Hurt.SHARP));
    p.tells(new Fact.FlareUpBegan()).tells(new Fact.ScreenedClear());
    p.on(13).tells(new Fact.FlareUpTold(Morning.WORSE));
    p.on(14).tells(new Fact.PainReported(null, null, PainKind.SHARP, 7, Hurt.SHARP));
    p.on(15).tells(new Fact.FlareUpTold(Morning.SAME));
    p.on(18).tells(new Fact.FlareUpTold(Morning.BETTER));
    p.tells(new Fact.FlareUpEnded(Fact.FlareUpEnded.How.BETTER));
    p.tells(new Fact.GoalSet(Goal.Preset.SOCKS)).tells(new Fact.WeekTold(5, null, null));
    p.on(26).tells(new Fact.WeekTold(4, 3, 4));
    walks = walks.at(p.on(29).at).walked().worsened();
    p.tells(new Fact.Walked(5)).tells(new Fact.WalkingPlanSet(walks.minutes()));
    p.tells(new Fact.LegOnWalkTold());
    p.tells(new Fact.PainReported(null, null, PainKind.TINGLING, null, Hurt.SHARP));
    p.everyday = p.everyday.with(walks);
    p.on(32).tells(new Fact.CameBack(23, Morning.SAME)).tells(new Fact.BackTold(5, false));
    p.session(
        List.of(
            new Fact.PainReported("leg-curl", "standing", PainKind.ACHE, 5, Hurt.MORE),
            new Fact.Substituted("leg-curl", "standing", "heel-slide", Fact.Substituted.Why.PAIN),
            new Fact.PainReported("split-squat", "supported", PainKind.ACHE, 3, Hurt.MORE),
            new Fact.ExerciseDropped("split-squat")),
        Ending.SECOND_PAIN);
    p.tells(new Fact.SteppedBack("learn"))
        .tells(new Fact.BackTold(4, true))
        .tells(new Fact.UsualPainTold(4));
    p.training =
        p.training
            .with("leg-curl", new Progression("heel-slide", 0))
            .with("split-squat", new Progression("sit-to-stand", 0))
            .with(p.training.wishes().toggled("step-up"));
    return p.patient(3, List.of(Equipment.SUPPORT, Equipment.STEP));
  }

  /** Presses "It hurts" and "Rather not say", and answers nothing else. */
  private static Patient taciturn() {
    AppointmentPeople p = new AppointmentPeople().begins();
    p.session(List.of(), Ending.STOPPED).tells(new Fact.UsualPainTold(null));
    p.on(4)
        .session(
            List.of(
                new Fact.PainReported(
                    "hip-abduction", "at-the-wall", PainKind.ACHE, null, Hurt.MORE),
                new Fact.Substituted(
                    "hip-abduction", "at-the-wall", "small-lift", Fact.Substituted.Why.PAIN)),
            Ending.IDLE);
    p.training = p.training.with("hip-abduction", new Progression("small-lift", 0));
    return p.patient(5, List.of(Equipment.SUPPORT));
  }

  private AppointmentPeople begins() {
    return tells(new Fact.Consented())
        .tells(new Fact.ScreenedClear())
        .tells(new Fact.EquipmentSet(List.of(Equipment.SUPPORT)));
  }

  /** So many days after the beginning. */
  private AppointmentPeople on(int day) {
    at = MONDAY.plus(Duration.ofDays(day));
    return this;
  }

  private AppointmentPeople tells(Fact fact) {
    history.add(new Fact.Dated(at, fact));
    at = at.plusSeconds(20);
    return this;
  }

  private AppointmentPeople session(List<Fact> facts, Ending ending) {
    Instant start = at;
    tells(new Fact.SessionStarted("r", List.of()));
    facts.forEach(this::tells);
    boolean pain = facts.stream().anyMatch(Fact.PainReported.class::isInstance);
    return tells(new Fact.SessionEnded(ending, start, FULL, FULL, pain));
  }

  private Patient patient(int daysLater, List<Equipment> equipment) {
    Instant now = at.plus(Duration.ofDays(daysLater));
    Profile profile =
        new Profile(
            "en",
            equipment,
            ZoneId.of("Europe/Berlin"),
            true,
            PreferredTimes.ANY,
            true,
            true,
            QuietHours.DEFAULT,
            false,
            Profile.Showing.MOVING);
    Person person =
        Person.newcomer("en")
            .in(new Between(null))
            .with(profile)
            .with(training)
            .with(everyday)
            .following(DirectBench.LIBRARY.routine().revision());
    return new Patient(person, List.copyOf(history), now);
  }
}
