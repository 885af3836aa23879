package dev.backsafe.conversation;

import dev.backsafe.conversation.Phase.Between;
import dev.backsafe.conversation.Phase.Screening;
import dev.backsafe.conversation.Phase.SettingUp;
import dev.backsafe.conversation.Phase.SettingUp.Stage;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.RedFlag;

/** First contact: consent, and the questions that decide whether exercising is safe at all. */
final class WelcomeTalk {
  private final Holds holds;
  private final CommonCommands anywhere;
  private final PainTalk pain;

  WelcomeTalk(Holds holds, CommonCommands anywhere, PainTalk pain) {
    this.holds = holds;
    this.anywhere = anywhere;
    this.pain = pain;
  }

  Transition consenting(Step step, Input input) {
    return switch (input) {
      case Input.Choice c when c.action() == Action.AGREE ->
          step.record(new Fact.Consented()).become(new Screening(false)).ask();
      case Input.Choice _ -> step.say(TextKey.WELCOME_DECLINED).end();
      case Input.Command c -> stranger(step, c);
      case Input.Pain _ -> step.say(TextKey.WELCOME_PAIN).ask();
      // Whatever a stranger says first is a hello, unless it may be an alarm.
      case Input.FreeText t when t.reading().meaning() == Meaning.UNSURE -> anywhere.text(step, t);
      case Input.FreeText _, Input.Unreadable _ -> step.ask();
      case Input.ReminderDue _ -> step.end();
    };
  }

  /** What can be answered without knowing, or keeping, anything. */
  private Transition stranger(Step step, Input.Command command) {
    return switch (command.verb()) {
      case START -> step.ask();
      case HELP, PRIVACY, WHY, EXERCISES, HOW -> anywhere.command(step, command);
      case EXPORT, DELETE, PROGRESS -> step.say(TextKey.WELCOME_NOTHING_STORED).ask();
      case SESSION, DONE, PAIN, EASIER, SKIP, STOP, UNDO, SETTINGS, REMINDERS ->
          step.say(TextKey.WELCOME_FIRST).ask();
    };
  }

  Transition screening(Step step, Screening screening, Input input) {
    return switch (input) {
      case Input.Choice c -> choice(step, c);
      case Input.Command c -> command(step, c);
      case Input.Pain p -> pain.noted(step, p);
      case Input.FreeText t -> anywhere.text(step, t);
      case Input.Unreadable u -> step.say(u.why().answer()).ask();
      case Input.ReminderDue _ -> step.end();
    };
  }

  private Transition choice(Step step, Input.Choice choice) {
    return switch (choice.action()) {
      case NO_FLAGS -> clear(step);
      case SOME_FLAGS -> step.become(new Screening(true)).ask();
      case BACK -> step.become(new Screening(false)).ask();
      case FLAG -> holds.redFlag(step, RedFlag.of(choice.of()).orElse(RedFlag.HISTORY));
      default -> step.say(TextKey.OLD_BUTTON).ask();
    };
  }

  private static Transition clear(Step step) {
    step.record(new Fact.ScreenedClear());
    boolean known = step.person().profile().complete();
    step.become(known ? new Between(null) : new SettingUp(Stage.EQUIPMENT, null));
    ReminderPlanner.planNext(step); // After a hold they have ended.
    return step.say(TextKey.SCREENING_CLEAR).ask();
  }

  private Transition command(Step step, Input.Command command) {
    return switch (command.verb()) {
      case START -> step.ask();
      case PAIN -> pain.noted(step, new Input.Pain(null, null));
      case SESSION, DONE, EASIER, SKIP, STOP, UNDO -> step.say(TextKey.SCREENING_FIRST).ask();
      case HOW, WHY, EXERCISES, PROGRESS, SETTINGS, REMINDERS, PRIVACY, EXPORT, DELETE, HELP ->
          anywhere.command(step, command);
    };
  }
}
