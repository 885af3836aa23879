package dev.backsafe.store;

import dev.backsafe.conversation.training.Course;
import dev.backsafe.conversation.training.Flare;
import dev.backsafe.conversation.training.PainPattern;
import dev.backsafe.conversation.training.Progression;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.conversation.training.TrainingWishes;
import dev.backsafe.conversation.training.UsualPain;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What past sessions mean for the next one. */
@SuppressWarnings("NullAway") // The constructors know what may be missing.
final class TrainingCodec {
  private TrainingCodec() {}

  static void write(JsonWriter out, Training training) throws IOException {
    out.map("progressions", training.progressions(), TrainingCodec::write);
    out.texts("ends", training.ends(), InstantCodec::write);
    out.number("sessions", training.sessions());
    out.object("pain", training.pain(), TrainingCodec::write);
    out.object("course", training.course(), CourseCodec::write);
    out.object("usual", training.usual(), CourseCodec::write);
    out.object("wishes", training.wishes(), CourseCodec::write);
    out.object("flare", training.flare(), TrainingCodec::write);
  }

  static Training read(JsonReader in) throws IOException {
    Map<String, Progression> progressions = null;
    List<Instant> ends = null;
    int sessions = 0;
    PainPattern pain = null;
    Course course = null;
    UsualPain usual = UsualPain.UNKNOWN;
    TrainingWishes wishes = TrainingWishes.NONE;
    Flare flare = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "progressions" -> progressions = in.map(TrainingCodec::readProgression);
        case "ends" -> ends = in.texts(InstantCodec::read);
        case "sessions" -> sessions = in.number();
        case "pain" -> pain = in.object(TrainingCodec::readPain);
        case "course" -> course = in.object(CourseCodec::read);
        case "usual" -> usual = in.object(CourseCodec::readUsual);
        case "wishes" -> wishes = in.object(CourseCodec::readWishes);
        case "flare" -> flare = in.object(TrainingCodec::readFlare);
        default -> in.skip();
      }
    }
    return new Training(progressions, ends, sessions, pain, course, usual, wishes, flare);
  }

  private static void write(JsonWriter out, Flare flare) throws IOException {
    out.moment("began", flare.began())
        .moment("told", flare.told())
        .number("worse", flare.worse())
        .number("same", flare.same());
  }

  private static Flare readFlare(JsonReader in) throws IOException {
    Instant began = null;
    Instant told = null;
    int worse = 0;
    int same = 0;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "began" -> began = in.moment();
        case "told" -> told = in.moment();
        case "worse" -> worse = in.number();
        case "same" -> same = in.number();
        default -> in.skip();
      }
    }
    return new Flare(began, told, worse, same);
  }

  private static void write(JsonWriter out, PainPattern pain) throws IOException {
    out.number("sessions", pain.sessions());
    out.moment("since", pain.since());
    out.moment("until", pain.until());
    out.flag("gentler", pain.gentler());
    out.flag("unsettled", pain.unsettled());
  }

  private static PainPattern readPain(JsonReader in) throws IOException {
    int sessions = 0;
    Instant since = null;
    Instant until = null;
    boolean gentler = false;
    boolean unsettled = false;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "sessions" -> sessions = in.number();
        case "since" -> since = in.moment();
        case "until" -> until = in.moment();
        case "gentler" -> gentler = in.flag();
        case "unsettled" -> unsettled = in.flag();
        default -> in.skip();
      }
    }
    return new PainPattern(sessions, since, until, gentler, unsettled);
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
}
