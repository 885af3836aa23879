package dev.backsafe.store;

import dev.backsafe.conversation.training.Course;
import dev.backsafe.conversation.training.Effort;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.conversation.training.Trained;
import dev.backsafe.conversation.training.TrainingWishes;
import dev.backsafe.conversation.training.UsualPain;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where somebody stands in their programme, what pain is usual, and how they want to train. */
@SuppressWarnings("NullAway") // What is not there is unknown.
final class CourseCodec {
  private CourseCodec() {}

  static void write(JsonWriter out, Course course) throws IOException {
    out.text("programme", course.programme());
    out.text("stage", course.stage());
    out.number("atStage", course.atStage());
    out.moment("steppedAt", course.steppedAt());
    out.map("declined", course.declined(), (json, at) -> json.moment("at", at));
    out.number("load", course.load());
    out.number("loadFrom", course.loadFrom());
    out.text("returning", course.returning());
    out.moment("backAt", course.backAt());
    out.moment("screenedAt", course.screenedAt());
    out.objects("recent", course.recent(), CourseCodec::write);
  }

  static Course read(JsonReader in) throws IOException {
    String programme = null;
    String stage = null;
    int atStage = 0;
    Instant steppedAt = null;
    Map<String, Instant> declined = Map.of();
    int load = 0;
    int loadFrom = 0;
    String returning = null;
    Instant backAt = null;
    Instant screenedAt = null;
    List<Trained> recent = List.of();
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "programme" -> programme = in.text();
        case "stage" -> stage = in.text();
        case "atStage" -> atStage = in.number();
        case "steppedAt" -> steppedAt = in.moment();
        case "declined" -> declined = in.map(CourseCodec::readAt);
        case "load" -> load = in.number();
        case "loadFrom" -> loadFrom = in.number();
        case "returning" -> returning = in.text();
        case "backAt" -> backAt = in.moment();
        case "screenedAt" -> screenedAt = in.moment();
        case "recent" -> recent = in.objects(CourseCodec::readTrained);
        default -> in.skip();
      }
    }
    return new Course(
        programme,
        stage,
        atStage,
        steppedAt,
        declined,
        load,
        loadFrom,
        returning,
        backAt,
        screenedAt,
        recent);
  }

  private static Instant readAt(JsonReader in) throws IOException {
    Instant at = null;
    for (String field = in.field(); field != null; field = in.field()) {
      if (field.equals("at")) {
        at = in.moment();
      } else {
        in.skip();
      }
    }
    return at;
  }

  private static void write(JsonWriter out, Trained trained) throws IOException {
    out.moment("end", trained.end());
    out.flag("full", trained.full());
    out.flag("stopped", trained.stopped());
    out.constant("hurt", trained.hurt());
    out.number("worst", trained.worst());
    out.constant("effort", trained.effort());
  }

  private static Trained readTrained(JsonReader in) throws IOException {
    Instant end = null;
    boolean full = false;
    boolean stopped = false;
    Hurt hurt = null;
    Integer worst = null;
    Effort effort = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "end" -> end = in.moment();
        case "full" -> full = in.flag();
        case "stopped" -> stopped = in.flag();
        case "hurt" -> hurt = in.constant(Hurt.class);
        case "worst" -> worst = in.number();
        case "effort" -> effort = in.constant(Effort.class);
        default -> in.skip();
      }
    }
    return new Trained(end, full, stopped, hurt, worst, effort);
  }

  static void write(JsonWriter out, UsualPain usual) throws IOException {
    out.number("first", usual.first());
    out.number("usual", usual.usual());
    out.flag("asked", usual.asked());
    out.objects("told", usual.told(), CourseCodec::write);
    out.moment("advisedAt", usual.advisedAt());
    out.moment("allowedUntil", usual.allowedUntil());
    out.number("worseMornings", usual.worseMornings());
    out.moment("risenAt", usual.risenAt());
  }

  static UsualPain readUsual(JsonReader in) throws IOException {
    Integer first = null;
    Integer usual = null;
    boolean asked = false;
    List<UsualPain.Told> told = List.of();
    Instant advisedAt = null;
    Instant allowedUntil = null;
    int worseMornings = 0;
    Instant risenAt = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "first" -> first = in.number();
        case "usual" -> usual = in.number();
        case "asked" -> asked = in.flag();
        case "told" -> told = in.objects(CourseCodec::readTold);
        case "advisedAt" -> advisedAt = in.moment();
        case "allowedUntil" -> allowedUntil = in.moment();
        case "worseMornings" -> worseMornings = in.number();
        case "risenAt" -> risenAt = in.moment();
        default -> in.skip();
      }
    }
    return new UsualPain(
        first, usual, asked, told, advisedAt, allowedUntil, worseMornings, risenAt);
  }

  private static void write(JsonWriter out, UsualPain.Told told) throws IOException {
    out.moment("at", told.at());
    out.number("score", told.score());
  }

  private static UsualPain.Told readTold(JsonReader in) throws IOException {
    Instant at = null;
    int score = 0;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "at" -> at = in.moment();
        case "score" -> score = in.number();
        default -> in.skip();
      }
    }
    return new UsualPain.Told(at, score);
  }

  static void write(JsonWriter out, TrainingWishes wishes) throws IOException {
    out.texts("leftOut", wishes.leftOut(), id -> id);
    out.number("minutes", wishes.minutes());
  }

  static TrainingWishes readWishes(JsonReader in) throws IOException {
    List<String> leftOut = List.of();
    int minutes = 0;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "leftOut" -> leftOut = in.texts(id -> id);
        case "minutes" -> minutes = in.number();
        default -> in.skip();
      }
    }
    return new TrainingWishes(leftOut, minutes);
  }
}
