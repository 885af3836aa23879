package dev.backsafe.conversation.summary;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Line;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.conversation.TextArgument.Count;
import dev.backsafe.conversation.TextArgument.Words;
import dev.backsafe.conversation.summary.SelfReport.Pain;
import dev.backsafe.conversation.summary.SelfReport.Worst;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Variation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A line a movement: its form now, how often and how much it hurt, and whether it is left out. */
record MovementLines(SelfReport told, Person person, SessionPlanner planner) {
  private static final int MOST = 8;

  List<Line> lines() {
    List<Exercise> all = planner.of(person);
    List<Exercise> unfit = planner.leftOut(person);
    List<Line> lines = new ArrayList<>();
    all.stream().limit(MOST).forEach(e -> lines.add(line(e, unfit.contains(e))));
    if (all.size() > MOST) {
      lines.add(SummaryKey.MORE.line(Map.of("count", new Count(all.size() - MOST))));
    }
    return lines;
  }

  private Line line(Exercise exercise, boolean isUnfit) {
    Words name = new Words(Content.name(exercise));
    TextArgument pain = pain(exercise);
    if (told.leftOut.contains(exercise.id())) {
      return SummaryKey.LEFT_OUT.line(Map.of("name", name, "pain", pain));
    }
    if (isUnfit) {
      return SummaryKey.UNFIT.line(Map.of("name", name, "pain", pain));
    }
    Variation form = planner.usual(exercise, person);
    boolean standard = exercise.level(form.id()) == 0;
    Words dose =
        new Words(Content.dose(person.training().stage(planner.routine()).dose(form.dose())));
    Map<String, TextArgument> args =
        Map.of(
            "name", name,
            "form", new Words(Content.name(exercise, form)),
            "dose", dose,
            "pain", pain);
    return (standard ? SummaryKey.STANDARD : SummaryKey.FORM).line(args);
  }

  private TextArgument pain(Exercise exercise) {
    List<Pain> pains = told.pains.stream().filter(p -> exercise.id().equals(p.exercise())).toList();
    if (pains.isEmpty()) {
      return new TextArgument.Verbatim("");
    }
    Worst worst = SelfReport.worst(pains);
    long sharp = pains.stream().filter(p -> p.kind() != null && p.kind().endsSession()).count();
    return new Words(
        SummaryKey.HURT.line(
            Map.of(
                "times", Entries.times(pains.size()),
                "scored", new Count(worst == null ? 0 : 1),
                "score", new Count(worst == null ? 0 : worst.score()),
                "sharp", new Count(sharp),
                "sharply", Entries.times(sharp),
                "dropped", new Count(Collections.frequency(told.dropped, exercise.id())))));
  }
}
