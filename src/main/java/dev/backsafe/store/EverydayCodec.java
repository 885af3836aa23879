package dev.backsafe.store;

import dev.backsafe.conversation.Goal;
import dev.backsafe.conversation.everyday.Answers;
import dev.backsafe.conversation.everyday.Everyday;
import dev.backsafe.conversation.everyday.WalkingPlan;
import dev.backsafe.conversation.everyday.WeeklyLook;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What goes on between sessions. */
@SuppressWarnings("NullAway") // The constructors know what may be missing.
final class EverydayCodec {
  private EverydayCodec() {}

  static void write(JsonWriter out, Everyday everyday) throws IOException {
    out.object("look", everyday.look(), EverydayCodec::write)
        .object("walking", everyday.walking(), EverydayCodec::write);
  }

  static Everyday read(JsonReader in) throws IOException {
    WeeklyLook look = null;
    WalkingPlan walking = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "look" -> look = in.object(EverydayCodec::readLook);
        case "walking" -> walking = in.object(EverydayCodec::readWalking);
        default -> in.skip();
      }
    }
    return new Everyday(look, walking);
  }

  private static void write(JsonWriter out, WeeklyLook look) throws IOException {
    out.flag("on", look.on())
        .flag("offered", look.offered())
        .object("goal", look.goal(), GoalCodec::write)
        .moment("since", look.since())
        .moment("next", look.next())
        .flag("open", look.open())
        .number("missed", look.missed())
        .object("pain", look.pain(), EverydayCodec::write)
        .object("ability", look.ability(), EverydayCodec::write)
        .object("confidence", look.confidence(), EverydayCodec::write);
  }

  private static WeeklyLook readLook(JsonReader in) throws IOException {
    boolean on = false;
    boolean offered = false;
    Goal goal = null;
    Instant since = null;
    Instant next = null;
    boolean open = false;
    int missed = 0;
    Answers pain = null;
    Answers ability = null;
    Answers confidence = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "on" -> on = in.flag();
        case "offered" -> offered = in.flag();
        case "goal" -> goal = in.object(GoalCodec::read);
        case "since" -> since = in.moment();
        case "next" -> next = in.moment();
        case "open" -> open = in.flag();
        case "missed" -> missed = in.number();
        case "pain" -> pain = in.object(EverydayCodec::readAnswers);
        case "ability" -> ability = in.object(EverydayCodec::readAnswers);
        case "confidence" -> confidence = in.object(EverydayCodec::readAnswers);
        default -> in.skip();
      }
    }
    return new WeeklyLook(on, offered, goal, since, next, open, missed, pain, ability, confidence);
  }

  private static void write(JsonWriter out, WalkingPlan plan) throws IOException {
    out.number("minutes", plan.minutes())
        .number("aWeek", plan.aWeek())
        .moment("week", plan.week())
        .number("walks", plan.walks())
        .flag("worse", plan.worse())
        .number("easy", plan.easy())
        .number("good", plan.good())
        .flag("offered", plan.offered());
  }

  private static WalkingPlan readWalking(JsonReader in) throws IOException {
    int minutes = 0;
    int aWeek = 0;
    Instant week = null;
    int walks = 0;
    boolean worse = false;
    int easy = 0;
    int good = 0;
    boolean offered = false;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "minutes" -> minutes = in.number();
        case "aWeek" -> aWeek = in.number();
        case "week" -> week = in.moment();
        case "walks" -> walks = in.number();
        case "worse" -> worse = in.flag();
        case "easy" -> easy = in.number();
        case "good" -> good = in.number();
        case "offered" -> offered = in.flag();
        default -> in.skip();
      }
    }
    return new WalkingPlan(minutes, aWeek, week, walks, worse, easy, good, offered);
  }

  private static void write(JsonWriter out, Answers answers) throws IOException {
    out.texts("first", answers.first(), String::valueOf)
        .texts("last", answers.last(), String::valueOf)
        .number("count", answers.count());
  }

  private static Answers readAnswers(JsonReader in) throws IOException {
    List<Integer> first = null;
    List<Integer> last = null;
    int count = 0;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "first" -> first = in.texts(Integer::valueOf);
        case "last" -> last = in.texts(Integer::valueOf);
        case "count" -> count = in.number();
        default -> in.skip();
      }
    }
    return new Answers(first, last, count);
  }
}
