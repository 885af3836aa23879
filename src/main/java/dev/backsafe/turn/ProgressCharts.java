package dev.backsafe.turn;

import dev.backsafe.conversation.ChartKey;
import dev.backsafe.conversation.Looks;
import dev.backsafe.conversation.Progress;
import dev.backsafe.conversation.TextArgument;
import dev.backsafe.phrasing.Phrasing;
import dev.backsafe.phrasing.Voice;
import dev.backsafe.picture.Picture;
import dev.backsafe.picture.ProgressChart;
import dev.backsafe.platform.Outgoing;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Somebody's weeks as a chart, in their language. */
final class ProgressCharts {
  private static final int WEEKS = 8;
  private static final int HIGHEST_SCORE = 10;

  private final Phrasing phrasing;

  ProgressCharts(Phrasing phrasing) {
    this.phrasing = phrasing;
  }

  /** The reply with the chart beside its words. */
  Outgoing show(Outgoing reply, Progress progress, Voice voice) {
    return new Outgoing(
        reply.text(),
        reply.buttons(),
        new Picture.OfWeeks(chart(progress, voice)),
        say(ChartKey.ALT, voice),
        reply.document(),
        reply.spent());
  }

  ProgressChart chart(Progress progress, Voice voice) {
    List<Progress.Week> all = progress.weeks();
    List<Progress.Week> shown = all.subList(Math.max(0, all.size() - WEEKS), all.size());
    boolean looks = shown.stream().anyMatch(week -> week.look() != null);
    return new ProgressChart(
        say(ChartKey.TITLE, voice),
        say(ChartKey.BAND, voice),
        say(looks ? ChartKey.LOOKS : ChartKey.PAIN, voice),
        say(ChartKey.REST, voice),
        LongStream.rangeClosed(0, HIGHEST_SCORE).mapToObj(n -> number(n, voice)).toList(),
        progress.streak() == 0 ? "" : phrasing.say(progress.streakLine(), voice),
        shown.stream().map(week -> week(week, voice)).toList());
  }

  private ProgressChart.Week week(Progress.Week week, Voice voice) {
    TextArgument start = new TextArgument.ShortDay(week.start());
    String label = phrasing.say(ChartKey.WEEK.line(Map.of("start", start)), voice);
    Looks.Look look = week.look();
    return new ProgressChart.Week(
        label,
        week.resting(),
        week.pains(),
        look == null ? null : look.pain(),
        look == null ? null : look.ability());
  }

  private String number(long number, Voice voice) {
    TextArgument value = new TextArgument.Count(number);
    return phrasing.say(ChartKey.NUMBER.line(Map.of("number", value)), voice);
  }

  private String say(ChartKey key, Voice voice) {
    return phrasing.say(key.line(), voice);
  }
}
