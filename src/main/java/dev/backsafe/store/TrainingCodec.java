package dev.backsafe.store;

import dev.backsafe.conversation.training.PlannedExercise;
import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import dev.backsafe.conversation.training.Progression;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.Training;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What past sessions mean for the next one, and the session under way. */
@SuppressWarnings("NullAway") // The constructors know what may be missing.
final class TrainingCodec {
  private TrainingCodec() {}

  static void write(JsonWriter out, Training training) throws IOException {
    out.map("progressions", training.progressions(), TrainingCodec::write);
    out.texts("ends", training.ends(), InstantCodec::write);
    out.number("sessions", training.sessions());
    out.number("painFree", training.painFree());
    out.number("painful", training.painful());
    out.moment("painSince", training.painSince());
    out.moment("painUntil", training.painUntil());
    out.flag("gentler", training.gentler());
    out.flag("unsettled", training.unsettled());
  }

  static Training read(JsonReader in) throws IOException {
    Map<String, Progression> progressions = null;
    List<Instant> ends = null;
    int sessions = 0;
    int painFree = 0;
    int painful = 0;
    Instant painSince = null;
    Instant painUntil = null;
    boolean gentler = false;
    boolean unsettled = false;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "progressions" -> progressions = in.map(TrainingCodec::readProgression);
        case "ends" -> ends = in.texts(InstantCodec::read);
        case "sessions" -> sessions = in.number();
        case "painFree" -> painFree = in.number();
        case "painful" -> painful = in.number();
        case "painSince" -> painSince = in.moment();
        case "painUntil" -> painUntil = in.moment();
        case "gentler" -> gentler = in.flag();
        case "unsettled" -> unsettled = in.flag();
        default -> in.skip();
      }
    }
    return new Training(
        progressions, ends, sessions, painFree, painful, painSince, painUntil, gentler, unsettled);
  }

  private static void write(JsonWriter out, Progression progression) throws IOException {
    out.text("variation", progression.variation());
    out.number("painFree", progression.painFree());
  }

  private static Progression readProgression(JsonReader in) throws IOException {
    String variation = null;
    int painFree = 0;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "variation" -> variation = in.text();
        case "painFree" -> painFree = in.number();
        default -> in.skip();
      }
    }
    return new Progression(variation, painFree);
  }

  static void write(JsonWriter out, Session session) throws IOException {
    out.moment("startedAt", session.startedAt());
    out.objects("slots", session.slots(), TrainingCodec::write);
  }

  static Session readSession(JsonReader in) throws IOException {
    Instant startedAt = null;
    List<PlannedExercise> slots = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "startedAt" -> startedAt = in.moment();
        case "slots" -> slots = in.objects(TrainingCodec::readSlot);
        default -> in.skip();
      }
    }
    return new Session(startedAt, slots);
  }

  private static void write(JsonWriter out, PlannedExercise slot) throws IOException {
    out.text("exercise", slot.exercise());
    out.text("variation", slot.variation());
    out.text("firstVariation", slot.firstVariation());
    out.text("hurtAt", slot.hurtAt());
    out.constant("outcome", slot.outcome());
  }

  private static PlannedExercise readSlot(JsonReader in) throws IOException {
    String exercise = null;
    String variation = null;
    String firstVariation = null;
    String hurtAt = null;
    Outcome outcome = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "exercise" -> exercise = in.text();
        case "variation" -> variation = in.text();
        case "firstVariation" -> firstVariation = in.text();
        case "hurtAt" -> hurtAt = in.text();
        case "outcome" -> outcome = in.constant(Outcome.class);
        default -> in.skip();
      }
    }
    return new PlannedExercise(exercise, variation, firstVariation, hurtAt, outcome);
  }
}
