package dev.backsafe.store;

import dev.backsafe.conversation.LastSeen;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.everyday.Everyday;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.conversation.reminder.ReminderState;
import dev.backsafe.conversation.reminder.SetBefore;
import dev.backsafe.conversation.reminder.Silence;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.recovery.ActivityWindow;
import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.PreferredTimes;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** All that the engine knows of a person. */
@SuppressWarnings("NullAway") // The constructors know what may be missing.
final class PersonCodec {
  private PersonCodec() {}

  static void write(JsonWriter out, Person person) throws IOException {
    out.object("phase", person.phase(), PhaseCodec::write)
        .number("step", person.step())
        .object("profile", person.profile(), ProfileCodec::write)
        .object("training", person.training(), TrainingCodec::write)
        .object("presence", person.presence(), PersonCodec::write)
        .text("routine", person.routine())
        .object("reminding", person.reminding(), PersonCodec::write)
        .object("everyday", person.everyday(), EverydayCodec::write)
        .number("explained", person.explained());
  }

  static Person read(JsonReader in) throws IOException {
    Phase<?> phase = null;
    long step = 0;
    Profile profile = null;
    Training training = null;
    LastSeen presence = null;
    String routine = null;
    ReminderState reminding = null;
    Everyday everyday = null;
    int explained = 0;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "phase" -> phase = in.object(PhaseCodec::read);
        case "step" -> step = in.longNumber();
        case "profile" -> profile = in.object(ProfileCodec::read);
        case "training" -> training = in.object(TrainingCodec::read);
        case "presence" -> presence = in.object(PersonCodec::readLastSeen);
        case "routine" -> routine = in.text();
        case "explained" -> explained = in.number();
        case "reminding" -> reminding = in.object(PersonCodec::readReminderState);
        case "everyday" -> everyday = in.object(EverydayCodec::read);
        default -> in.skip();
      }
    }
    return new Person(
        phase, step, profile, training, presence, routine, reminding, everyday, explained);
  }

  private static void write(JsonWriter out, LastSeen presence) throws IOException {
    out.moment("heardAt", presence.heardAt())
        .flag("asked", presence.asked())
        .objects("visits", presence.visits(), PersonCodec::write);
  }

  private static LastSeen readLastSeen(JsonReader in) throws IOException {
    Instant heardAt = null;
    boolean asked = false;
    List<ActivityWindow> visits = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "heardAt" -> heardAt = in.moment();
        case "asked" -> asked = in.flag();
        case "visits" -> visits = in.objects(PersonCodec::readVisit);
        default -> in.skip();
      }
    }
    return new LastSeen(heardAt, asked, visits);
  }

  private static void write(JsonWriter out, ActivityWindow visit) throws IOException {
    out.moment("from", visit.from()).moment("to", visit.to()).flag("trained", visit.trained());
  }

  private static ActivityWindow readVisit(JsonReader in) throws IOException {
    Instant from = null;
    Instant to = null;
    boolean trained = false;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "from" -> from = in.moment();
        case "to" -> to = in.moment();
        case "trained" -> trained = in.flag();
        default -> in.skip();
      }
    }
    return new ActivityWindow(from, to, trained);
  }

  private static void write(JsonWriter out, ReminderState reminding) throws IOException {
    out.moment("next", reminding.next())
        .constant("kind", reminding.kind())
        .flag("wished", reminding.wished())
        .number("followUps", reminding.followUps())
        .texts("said", reminding.said(), InstantCodec::write)
        .moment("recapAt", reminding.recapAt())
        .flag("zoneAsked", reminding.zoneAsked())
        .moment("called", reminding.called())
        .number("calls", reminding.calls())
        .moment("capSaidAt", reminding.capSaidAt())
        .moment("greetedAt", reminding.greetedAt())
        .object("silence", reminding.silence(), PersonCodec::write)
        .object("before", reminding.before(), PersonCodec::write);
  }

  private static ReminderState readReminderState(JsonReader in) throws IOException {
    Instant next = null;
    ReminderKind kind = null;
    boolean wished = false;
    int followUps = 0;
    List<Instant> said = null;
    Instant recapAt = null;
    boolean zoneAsked = false;
    Instant called = null;
    int calls = 0;
    Instant capSaidAt = null;
    Instant greetedAt = null;
    Silence silence = null;
    SetBefore before = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "next" -> next = in.moment();
        case "kind" -> kind = in.constant(ReminderKind.class);
        case "wished" -> wished = in.flag();
        case "followUps" -> followUps = in.number();
        // Once only the last of them was kept.
        case "saidAt" -> said = List.of(in.moment());
        case "said" -> said = in.texts(InstantCodec::read);
        case "recapAt" -> recapAt = in.moment();
        case "zoneAsked" -> zoneAsked = in.flag();
        case "called" -> called = in.moment();
        case "calls" -> calls = in.number();
        case "capSaidAt" -> capSaidAt = in.moment();
        case "greetedAt" -> greetedAt = in.moment();
        case "silence" -> silence = in.object(PersonCodec::readSilence);
        case "before" -> before = in.object(PersonCodec::readSetBefore);
        default -> in.skip();
      }
    }
    return new ReminderState(
        next, kind, wished, followUps, said, recapAt, zoneAsked, called, calls, capSaidAt,
        greetedAt, silence, before);
  }

  private static void write(JsonWriter out, SetBefore before) throws IOException {
    out.moment("changedAt", before.changedAt()).flag("on", before.on());
    ProfileCodec.write(out, before.times());
    out.object("silence", before.silence(), PersonCodec::write);
  }

  private static SetBefore readSetBefore(JsonReader in) throws IOException {
    Instant changedAt = null;
    boolean on = false;
    PreferredHours hours = null;
    List<DayOfWeek> days = null;
    LocalTime at = null;
    Map<DayOfWeek, LocalTime> own = Map.of();
    Silence silence = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "changedAt" -> changedAt = in.moment();
        case "on" -> on = in.flag();
        case "hours" -> hours = in.constant(PreferredHours.class);
        case "days" -> days = in.texts(DayOfWeek::valueOf);
        case "at" -> at = InstantCodec.readTime(in.text());
        case "own" -> own = ProfileCodec.readOwn(in);
        case "silence" -> silence = in.object(PersonCodec::readSilence);
        default -> in.skip();
      }
    }
    return new SetBefore(changedAt, on, new PreferredTimes(hours, days, at, own), silence);
  }

  private static void write(JsonWriter out, Silence silence) throws IOException {
    out.moment("from", silence.from())
        .moment("until", silence.until())
        .flag("pause", silence.pause());
  }

  private static Silence readSilence(JsonReader in) throws IOException {
    Instant from = null;
    Instant until = null;
    boolean pause = false;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "from" -> from = in.moment();
        case "until" -> until = in.moment();
        case "pause" -> pause = in.flag();
        default -> in.skip();
      }
    }
    return new Silence(from, until, pause);
  }
}
