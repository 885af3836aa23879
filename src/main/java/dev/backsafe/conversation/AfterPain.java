package dev.backsafe.conversation;

import dev.backsafe.conversation.Phase.Between;
import dev.backsafe.conversation.Phase.Between.Asking;
import dev.backsafe.understanding.Meaning;
import java.time.Duration;

/**
 * After pain: how it is the next morning, and, where it was sharp, whether it has settled, before
 * any other session. A session goes on only after that was said; never because a day has passed.
 */
final class AfterPain {
  /** What has not settled yet is asked about again the next day. */
  private static final Duration ANOTHER_DAY = Duration.ofDays(1);

  private final Sessions sessions;
  private final PainTalk pain;
  private final CommonCommands anywhere;

  AfterPain(Sessions sessions, PainTalk pain, CommonCommands anywhere) {
    this.sessions = sessions;
    this.pain = pain;
    this.anywhere = anywhere;
  }

  /** Better, unchanged, or worse. */
  Transition told(Step step, Between between, Morning how) {
    step.record(new Fact.MorningTold(how)).become(new Between(between.last()));
    return switch (how) {
      case BETTER -> step.say(TextKey.MORNING_GOOD).ask();
      case SAME ->
          isBeforeSession(between)
              ? notYet(step)
              : pain.unsettled(step.say(TextKey.MORNING_GENTLER), false);
      case WORSE -> pain.unsettled(step.say(TextKey.MORNING_CLINICIAN), true);
    };
  }

  private static boolean isBeforeSession(Between between) {
    return between.asking() == Asking.SETTLED || between.asking() == Asking.BEFORE_START;
  }

  private Transition notYet(Step step) {
    step.training(step.training().postponed(step.now().plus(ANOTHER_DAY)));
    ReminderPlanner.planNext(step);
    return pain.unsettled(step.say(TextKey.SETTLED_WAIT), false);
  }

  /** What was asked for before goes on. */
  Transition settled(Step step, Between between) {
    step.record(new Fact.Settled())
        .training(step.training().settled(true))
        .say(TextKey.SETTLED_GOOD);
    return between.asking() == Asking.BEFORE_START
        ? sessions.start(step.become(new Between(between.last())))
        : step.become(new Between(between.last(), Asking.TRAIN)).ask();
  }

  /** An answer in words. What may be pain is heard as such; what is unclear is asked again. */
  Transition text(Step step, Between between, Input.FreeText text) {
    Meaning meaning = text.reading().meaning();
    boolean morning = between.asking() == Asking.MORNING;
    if (meaning == Meaning.NO_PAIN && isBeforeSession(between)) {
      return settled(step, between);
    }
    if (meaning == Meaning.NO_PAIN && morning) {
      step.record(new Fact.MorningTold(Morning.BETTER))
          .training(step.training().settled(true))
          .become(new Between(between.last()));
    }
    boolean unclear = meaning == Meaning.UNKNOWN && (morning || isBeforeSession(between));
    return unclear ? step.say(TextKey.MORNING_AGAIN).ask() : anywhere.text(step, text);
  }
}
