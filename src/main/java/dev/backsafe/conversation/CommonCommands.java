package dev.backsafe.conversation;

import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Phase.Base;
import dev.backsafe.conversation.Phase.Deleting;
import dev.backsafe.conversation.Phase.SettingUp;
import dev.backsafe.conversation.Phase.Unsure;
import dev.backsafe.routine.Exercise;
import dev.backsafe.routine.Variation;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.Reading;
import dev.backsafe.understanding.RedFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Answers that are the same wherever the conversation stands. */
final class CommonCommands {
  private final SessionPlanner planner;

  CommonCommands(SessionPlanner planner) {
    this.planner = planner;
  }

  /** Answers a command that does not belong to a session, and asks the standing question again. */
  Transition command(Step step, Input.Command command) {
    return switch (command.verb()) {
      case HELP -> step.say(TextKey.HELP).ask();
      case PRIVACY -> step.say(TextKey.PRIVACY).ask();
      case WHY -> why(step);
      case EXERCISES -> exercises(step).ask();
      case HOW -> how(step, command.of()).ask();
      case PROGRESS -> step.effect(new Effect.ShowProgress()).end();
      case EXPORT -> step.effect(new Effect.Export()).end();
      case SETTINGS -> menu(step, SettingUp.Stage.MENU);
      case REMINDERS -> reminders(step, command.of());
      case DELETE -> delete(step);
      case START, SESSION, DONE, PAIN, EASIER, SKIP, STOP, UNDO -> step.ask();
    };
  }

  /** Shows all about reminders, once; with words, changes it by them. */
  private static Transition reminders(Step step, String words) {
    if (words.isBlank() || !(step.person().phase() instanceof Base)) {
      return menu(step, SettingUp.Stage.REMINDING);
    }
    return switch (ReminderCommands.apply(step, words)) {
      case UNKNOWN -> menu(step.say(TextKey.REMINDERS_UNCLEAR), SettingUp.Stage.REMINDING);
      case SAID -> step.ask();
      case CHANGED ->
          step.person().phase() instanceof SettingUp(var stage, var _)
                  && stage == SettingUp.Stage.REMINDING
              ? step.ask()
              : step.say(SetUpPrompts.reminders(step.person())).ask();
    };
  }

  private static Transition menu(Step step, SettingUp.Stage stage) {
    return switch (step.person().phase()) {
      // The first set-up asks for all of it anyway.
      case SettingUp s when s.back() == null -> step.say(TextKey.SETUP_FIRST).ask();
      case SettingUp s -> step.become(new SettingUp(stage, s.back())).ask();
      case Base b -> step.become(new SettingUp(stage, b)).ask();
      case Phase.Consenting _, Unsure _, Deleting _, Phase.Stopping _ -> step.ask();
    };
  }

  private static Transition delete(Step step) {
    return step.person().phase() instanceof Base b
        ? step.become(new Deleting(b)).ask()
        : step.ask();
  }

  Transition why(Step step) {
    int sessions = step.training().sessions();
    return step.say(Content.why(1 + sessions % TextKey.WHY_FACTS)).ask();
  }

  private Step exercises(Step step) {
    step.say(TextKey.EXERCISES);
    for (Exercise exercise : planner.routine().exercises()) {
      List<Line> names =
          exercise.variations().stream().map(v -> Content.name(exercise, v)).toList();
      step.say(
          TextKey.EXERCISES_ITEM,
          Map.of(
              "name", new TextArgument.Words(Content.name(exercise)),
              "variations", new TextArgument.Listing(names)));
    }
    return step;
  }

  /**
   * Explains the exercise that is named, at the person's own level or in the form that is named
   * ({@code exercise/form}); without a name, says which there are.
   */
  private Step how(Step step, String of) {
    String[] path = of.split("/", 2);
    Optional<Exercise> named = planner.routine().find(path[0]);
    if (named.isEmpty()) {
      List<Line> names = new ArrayList<>();
      planner.routine().exercises().forEach(e -> names.add(Content.name(e)));
      return step.say(TextKey.HOW_WHICH, Map.of("names", new TextArgument.Listing(names)));
    }
    Exercise exercise = named.get();
    return exercise.variations().stream()
        .filter(v -> path.length > 1 && v.id().equals(path[1]))
        .findFirst()
        .map(form -> explain(step, exercise, form))
        .orElseGet(() -> explain(step, exercise, exercise.at(level(step, exercise))));
  }

  private static int level(Step step, Exercise exercise) {
    int standing = step.training().standing(exercise.id()).level();
    return exercise.levelFrom(standing, step.person().profile().has()).orElse(exercise.gentlest());
  }

  Step explain(Step step, Exercise exercise, Variation variation) {
    return step.say(
            TextKey.HOW_TITLE,
            Map.of("name", new TextArgument.Words(Content.name(exercise, variation))))
        .say(Content.how(exercise, variation))
        .say(Content.source(exercise))
        .show(Prompts.picture(step.person(), exercise, variation));
  }

  /** Text that is neither command nor pain. What may be pain is asked about, never guessed. */
  Transition text(Step step, FreeText text) {
    return switch (text.reading().meaning()) {
      case NO_PAIN -> step.say(TextKey.CARD_ANSWER_GOOD).ask();
      case UNSURE -> unsure(step, text);
      default -> step.say(TextKey.NOT_UNDERSTOOD).ask();
    };
  }

  private Transition unsure(Step step, FreeText text) {
    List<Meaning> candidates = text.reading().candidates();
    boolean mayHurt =
        candidates.contains(Meaning.SHARP_PAIN) || candidates.contains(Meaning.DISCOMFORT);
    return mayHurt && step.person().phase() instanceof Base base
        ? step.become(new Unsure(candidates, null, base)).ask()
        : step.say(TextKey.NOT_UNDERSTOOD).ask();
  }

  /** It may be a warning sign: asked at once, whatever else is being asked. */
  Transition alarm(Step step, Reading reading) {
    RedFlag flag = Objects.requireNonNull(reading.flag());
    return switch (step.person().phase()) {
      // Nothing can be remembered of a stranger, not even a question: say both at once.
      case Phase.Consenting _ -> step.say(TextKey.UNSURE_IN_CASE).say(Content.advice(flag)).ask();
      case Base base -> step.become(new Unsure(reading.candidates(), flag, base)).ask();
      case Unsure u -> step.become(new Unsure(reading.candidates(), flag, u.back())).ask();
      case Deleting d -> step.become(new Unsure(reading.candidates(), flag, d.back())).ask();
      case Phase.Stopping s -> step.become(new Unsure(reading.candidates(), flag, s.back())).ask();
    };
  }
}
