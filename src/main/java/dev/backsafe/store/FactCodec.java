package dev.backsafe.store;

import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Fact.FlareUpEnded.How;
import dev.backsafe.conversation.Fact.ReminderSkipped.Reason;
import dev.backsafe.conversation.Fact.Substituted.Why;
import dev.backsafe.conversation.Goal;
import dev.backsafe.conversation.Morning;
import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.conversation.training.Effort;
import dev.backsafe.conversation.training.Ending;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.routine.Equipment;
import dev.backsafe.understanding.RedFlag;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** What happened. Each fact carries its name, which stays whatever its class is called. */
@SuppressWarnings("NullAway") // Whoever reads facts knows what may be missing.
final class FactCodec {
  private static final String NAME = "is";

  private FactCodec() {}

  static void write(JsonWriter out, Fact fact) throws IOException {
    switch (fact) {
      case Fact.Consented() -> out.text(NAME, "Consented");
      case Fact.ScreenedClear() -> out.text(NAME, "ScreenedClear");
      case Fact.PutOnHold(RedFlag flag) -> out.text(NAME, "PutOnHold").constant("flag", flag);
      case Fact.Cleared(RedFlag flag) -> out.text(NAME, "Cleared").constant("flag", flag);
      case Fact.TakenBack(RedFlag flag) -> out.text(NAME, "TakenBack").constant("flag", flag);
      case Fact.EquipmentSet(var equipment) ->
          out.text(NAME, "EquipmentSet").texts("equipment", equipment, Equipment::name);
      case Fact.ZoneSet(String zone) -> out.text(NAME, "ZoneSet").text("zone", zone);
      case Fact.RemindersSet(boolean on, String hours) ->
          out.text(NAME, "RemindersSet").flag("on", on).text("hours", hours);
      case Fact.Paused(Instant until) -> out.text(NAME, "Paused").moment("until", until);
      case Fact.Resumed() -> out.text(NAME, "Resumed");
      case Fact.DaysSkipped(Instant begin, Instant until) ->
          out.text(NAME, "DaysSkipped").moment("begin", begin).moment("until", until);
      case Fact.QuietSet(String from, String to) ->
          out.text(NAME, "QuietSet").text("from", from).text("to", to);
      case Fact.RecapSet(boolean on) -> out.text(NAME, "RecapSet").flag("on", on);
      case Fact.Snoozed(Instant until) -> out.text(NAME, "Snoozed").moment("until", until);
      case Fact.MorningTold(Morning morning) ->
          out.text(NAME, "MorningTold").constant("morning", morning);
      case Fact.Settled() -> out.text(NAME, "Settled");
      case Fact.SessionStarted(String routine, var exercises) ->
          out.text(NAME, "SessionStarted")
              .text("routine", routine)
              .texts("exercises", exercises, id -> id);
      case Fact.ExerciseDone(String exercise, String variation) ->
          out.text(NAME, "ExerciseDone").text("exercise", exercise).text("variation", variation);
      case Fact.ExerciseSkipped(String exercise) ->
          out.text(NAME, "ExerciseSkipped").text("exercise", exercise);
      case Fact.ExerciseDropped(String exercise) ->
          out.text(NAME, "ExerciseDropped").text("exercise", exercise);
      case Fact.Substituted(String exercise, String from, String to, Why why) ->
          out.text(NAME, "Substituted")
              .text("exercise", exercise)
              .text("from", from)
              .text("to", to)
              .constant("why", why);
      case Fact.EffortTold(Effort effort) ->
          out.text(NAME, "EffortTold").constant("effort", effort);
      case Fact.BackTold(int score, boolean after) ->
          out.text(NAME, "BackTold").number("score", score).flag("after", after);
      case Fact.UsualPainTold(Integer score) ->
          out.text(NAME, "UsualPainTold").number("score", score);
      case Fact.Advised() -> out.text(NAME, "Advised");
      case Fact.SoreTold() -> out.text(NAME, "SoreTold");
      case Fact.Recovered() -> out.text(NAME, "Recovered");
      case Fact.StepOffered(String what, String to, boolean taken) ->
          out.text(NAME, "StepOffered").text("step", what).text("to", to).flag("taken", taken);
      case Fact.SteppedBack(String stage) -> out.text(NAME, "SteppedBack").text("stage", stage);
      case Fact.CameBack(int days, Morning back) ->
          out.text(NAME, "CameBack").number("days", days).constant("morning", back);
      case Fact.LeftOutSet(var exercises) ->
          out.text(NAME, "LeftOutSet").texts("exercises", exercises, id -> id);
      case Fact.MinutesSet(int minutes) -> out.text(NAME, "MinutesSet").number("minutes", minutes);
      case Fact.ProgrammeSet(String programme) ->
          out.text(NAME, "ProgrammeSet").text("programme", programme);
      case Fact.PainReported(
              String exercise,
              String variation,
              PainKind kind,
              Integer score,
              Hurt hurt) ->
          out.text(NAME, "PainReported")
              .text("exercise", exercise)
              .text("variation", variation)
              .constant("kind", kind)
              .number("score", score)
              .constant("hurt", hurt);
      case Fact.WeeklySet(boolean on) -> out.text(NAME, "WeeklySet").flag("on", on);
      case Fact.GoalSet(var goal) ->
          out.text(NAME, "GoalSet").object("goal", goal, GoalCodec::write);
      case Fact.WeekTold(Integer back, Integer goal, Integer confidence) ->
          out.text(NAME, "WeekTold")
              .number("score", back)
              .number("goalScore", goal)
              .number("confidence", confidence);
      case Fact.WalkingPlanSet(Integer walk) ->
          out.text(NAME, "WalkingPlanSet").number("walk", walk);
      case Fact.Walked(int minutes) -> out.text(NAME, "Walked").number("minutes", minutes);
      case Fact.LegOnWalkTold() -> out.text(NAME, "LegOnWalkTold");
      case Fact.FlareUpBegan() -> out.text(NAME, "FlareUpBegan");
      case Fact.FlareUpTold(Morning how) -> out.text(NAME, "FlareUpTold").constant("morning", how);
      case Fact.FlareUpEnded(How how) -> out.text(NAME, "FlareUpEnded").constant("how", how);
      case Fact.Undone(String exercise) -> out.text(NAME, "Undone").text("exercise", exercise);
      case Fact.PainTakenBack() -> out.text(NAME, "PainTakenBack");
      case Fact.SessionReopened() -> out.text(NAME, "SessionReopened");
      case Fact.SessionEnded(Ending ending, Instant startedAt, int done, int total, boolean pain) ->
          out.text(NAME, "SessionEnded")
              .constant("ending", ending)
              .moment("startedAt", startedAt)
              .number("done", done)
              .number("total", total)
              .flag("pain", pain);
      // Reminders were once called otherwise.
      case Fact.ReminderSaid(ReminderKind kind, Instant dueAt) ->
          out.text(NAME, "Nudged").constant("kind", kind).moment("dueAt", dueAt);
      case Fact.ReminderArrived(Instant dueAt, long lateSeconds) ->
          out.text(NAME, "NudgeArrived").moment("dueAt", dueAt).number("lateSeconds", lateSeconds);
      case Fact.ReminderSkipped(ReminderKind kind, Instant dueAt, Reason reason) ->
          out.text(NAME, "NudgeSkipped")
              .constant("kind", kind)
              .moment("dueAt", dueAt)
              .constant("reason", reason);
      case Fact.TurnedUnreachable() -> out.text(NAME, "TurnedUnreachable");
    }
  }

  static Fact read(JsonReader in) throws IOException {
    String name = null;
    RedFlag flag = null;
    List<Equipment> equipment = null;
    String zone = null;
    boolean on = false;
    String hours = null;
    String from = null;
    String to = null;
    Instant until = null;
    Morning morning = null;
    String routine = null;
    List<String> exercises = null;
    String exercise = null;
    String variation = null;
    Why why = null;
    String kind = null;
    Integer score = null;
    Hurt hurt = null;
    Effort effort = null;
    boolean after = false;
    boolean taken = false;
    String what = null;
    String stage = null;
    String programme = null;
    int days = 0;
    int minutes = 0;
    Goal goal = null;
    Integer goalScore = null;
    Integer confidence = null;
    Integer walk = null;
    How how = null;
    Ending ending = null;
    Instant begin = null;
    Instant startedAt = null;
    int done = 0;
    int total = 0;
    boolean pain = false;
    Instant dueAt = null;
    long lateSeconds = 0;
    Reason reason = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case NAME -> name = in.text();
        case "flag" -> flag = in.constant(RedFlag.class);
        case "equipment" -> equipment = in.texts(Equipment::valueOf);
        case "zone" -> zone = in.text();
        case "on" -> on = in.flag();
        case "hours" -> hours = in.text();
        case "from" -> from = in.text();
        case "to" -> to = in.text();
        case "until" -> until = in.moment();
        case "morning" -> morning = in.constant(Morning.class);
        case "routine" -> routine = in.text();
        case "exercises" -> exercises = in.texts(id -> id);
        case "exercise" -> exercise = in.text();
        case "variation" -> variation = in.text();
        case "why" -> why = in.constant(Why.class);
        case "kind" -> kind = in.text();
        case "score" -> score = in.number();
        case "hurt" -> hurt = in.constant(Hurt.class);
        case "effort" -> effort = in.constant(Effort.class);
        case "after" -> after = in.flag();
        case "taken" -> taken = in.flag();
        case "step" -> what = in.text();
        case "stage" -> stage = in.text();
        case "programme" -> programme = in.text();
        case "days" -> days = in.number();
        case "minutes" -> minutes = in.number();
        case "goal" -> goal = in.object(GoalCodec::read);
        case "goalScore" -> goalScore = in.number();
        case "confidence" -> confidence = in.number();
        case "walk" -> walk = in.number();
        case "how" -> how = in.constant(How.class);
        case "ending" -> ending = in.constant(Ending.class);
        case "begin" -> begin = in.moment();
        case "startedAt" -> startedAt = in.moment();
        case "done" -> done = in.number();
        case "total" -> total = in.number();
        case "pain" -> pain = in.flag();
        case "dueAt" -> dueAt = in.moment();
        case "lateSeconds" -> lateSeconds = in.longNumber();
        case "reason" -> reason = in.constant(Reason.class);
        default -> in.skip();
      }
    }
    return switch (name) {
      case "Consented" -> new Fact.Consented();
      case "ScreenedClear" -> new Fact.ScreenedClear();
      case "PutOnHold" -> new Fact.PutOnHold(flag);
      case "Cleared" -> new Fact.Cleared(flag);
      case "TakenBack" -> new Fact.TakenBack(flag);
      case "EquipmentSet" -> new Fact.EquipmentSet(equipment);
      case "ZoneSet" -> new Fact.ZoneSet(zone);
      case "RemindersSet" -> new Fact.RemindersSet(on, hours);
      case "Paused" -> new Fact.Paused(until);
      case "Resumed" -> new Fact.Resumed();
      case "DaysSkipped" -> new Fact.DaysSkipped(begin, until);
      case "QuietSet" -> new Fact.QuietSet(from, to);
      case "RecapSet" -> new Fact.RecapSet(on);
      case "Snoozed" -> new Fact.Snoozed(until);
      case "MorningTold" -> new Fact.MorningTold(morning);
      case "Settled" -> new Fact.Settled();
      case "SessionStarted" -> new Fact.SessionStarted(routine, exercises);
      case "ExerciseDone" -> new Fact.ExerciseDone(exercise, variation);
      case "ExerciseSkipped" -> new Fact.ExerciseSkipped(exercise);
      case "ExerciseDropped" -> new Fact.ExerciseDropped(exercise);
      case "Substituted" -> new Fact.Substituted(exercise, from, to, why);
      case "PainReported" ->
          new Fact.PainReported(
              exercise, variation, kind == null ? null : PainKind.valueOf(kind), score, hurt);
      case "EffortTold" -> new Fact.EffortTold(effort);
      case "BackTold" -> new Fact.BackTold(score, after);
      case "UsualPainTold" -> new Fact.UsualPainTold(score);
      case "Advised" -> new Fact.Advised();
      case "SoreTold" -> new Fact.SoreTold();
      case "Recovered" -> new Fact.Recovered();
      case "StepOffered" -> new Fact.StepOffered(what, to, taken);
      case "SteppedBack" -> new Fact.SteppedBack(stage);
      case "CameBack" -> new Fact.CameBack(days, morning);
      case "LeftOutSet" -> new Fact.LeftOutSet(exercises);
      case "MinutesSet" -> new Fact.MinutesSet(minutes);
      case "ProgrammeSet" -> new Fact.ProgrammeSet(programme);
      case "WeeklySet" -> new Fact.WeeklySet(on);
      case "GoalSet" -> new Fact.GoalSet(goal);
      case "WeekTold" -> new Fact.WeekTold(score, goalScore, confidence);
      case "WalkingPlanSet" -> new Fact.WalkingPlanSet(walk);
      case "Walked" -> new Fact.Walked(minutes);
      case "LegOnWalkTold" -> new Fact.LegOnWalkTold();
      case "FlareUpBegan" -> new Fact.FlareUpBegan();
      case "FlareUpTold" -> new Fact.FlareUpTold(morning);
      case "FlareUpEnded" -> new Fact.FlareUpEnded(how);
      case "Undone" -> new Fact.Undone(exercise);
      case "PainTakenBack" -> new Fact.PainTakenBack();
      case "SessionReopened" -> new Fact.SessionReopened();
      case "SessionEnded" -> new Fact.SessionEnded(ending, startedAt, done, total, pain);
      case "Nudged" -> new Fact.ReminderSaid(ReminderKind.valueOf(kind), dueAt);
      case "NudgeArrived" -> new Fact.ReminderArrived(dueAt, lateSeconds);
      case "NudgeSkipped" -> new Fact.ReminderSkipped(ReminderKind.valueOf(kind), dueAt, reason);
      case "TurnedUnreachable" -> new Fact.TurnedUnreachable();
      default -> throw new IllegalArgumentException("no such fact");
    };
  }
}
