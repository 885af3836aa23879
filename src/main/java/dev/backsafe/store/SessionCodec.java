package dev.backsafe.store;

import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.conversation.training.PlannedExercise;
import dev.backsafe.conversation.training.PlannedExercise.Outcome;
import dev.backsafe.conversation.training.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** A session under way, or one that may be opened again. */
@SuppressWarnings("NullAway") // The constructors know what may be missing.
final class SessionCodec {
  private SessionCodec() {}

  static void write(JsonWriter out, Session session) throws IOException {
    out.moment("startedAt", session.startedAt());
    out.flag("brief", session.brief());
    if (session.upright()) {
      out.flag("upright", true);
    }
    out.objects("slots", session.slots(), SessionCodec::write);
  }

  static Session read(JsonReader in) throws IOException {
    Instant startedAt = null;
    boolean brief = false;
    boolean upright = false;
    List<PlannedExercise> slots = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "startedAt" -> startedAt = in.moment();
        case "brief" -> brief = in.flag();
        case "upright" -> upright = in.flag();
        case "slots" -> slots = in.objects(SessionCodec::readSlot);
        default -> in.skip();
      }
    }
    return new Session(startedAt, brief, upright, slots);
  }

  private static void write(JsonWriter out, PlannedExercise slot) throws IOException {
    out.text("exercise", slot.exercise());
    out.text("variation", slot.variation());
    out.text("firstVariation", slot.firstVariation());
    out.text("hurtAt", slot.hurtAt());
    out.constant("hurt", slot.hurt());
    out.number("score", slot.score());
    out.number("round", slot.round());
    out.constant("outcome", slot.outcome());
  }

  private static PlannedExercise readSlot(JsonReader in) throws IOException {
    String exercise = null;
    String variation = null;
    String firstVariation = null;
    String hurtAt = null;
    Hurt hurt = null;
    Integer score = null;
    int round = 1;
    Outcome outcome = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "exercise" -> exercise = in.text();
        case "variation" -> variation = in.text();
        case "firstVariation" -> firstVariation = in.text();
        case "hurtAt" -> hurtAt = in.text();
        case "hurt" -> hurt = in.constant(Hurt.class);
        case "score" -> score = in.number();
        case "round" -> round = in.number();
        case "outcome" -> outcome = in.constant(Outcome.class);
        default -> in.skip();
      }
    }
    return new PlannedExercise(
        exercise, variation, firstVariation, hurtAt, hurt, score, round, outcome);
  }
}
