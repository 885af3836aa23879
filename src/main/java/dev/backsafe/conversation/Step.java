package dev.backsafe.conversation;

import dev.backsafe.conversation.everyday.Everyday;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.conversation.reminder.ReminderState;
import dev.backsafe.conversation.training.SessionPlanner;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.routine.Illustration;
import dev.backsafe.understanding.Answer;
import dev.backsafe.understanding.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One step under way: collects what is said and remembered until it is turned into a {@link
 * Transition}. Lives and dies inside {@link Engine#step}; nothing of it escapes.
 */
public final class Step {
  private final SessionPlanner planner;
  private final Places places;
  private final AnswerBook answers;
  private final Person before;
  private final Instant now;
  private final List<Line> lines = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private Person person;
  private @Nullable Illustration shown;
  private UnaryOperator<Phase<?>> first = UnaryOperator.identity();
  private Map<Asked, Answer> ahead = Map.of();

  /** How many of the lines stand before the question. */
  private int said;

  Step(SessionPlanner planner, Places places, AnswerBook answers, Person person, Instant now) {
    this.planner = planner;
    this.places = places;
    this.answers = answers;
    this.before = person;
    this.person = person;
    this.now = now;
  }

  public SessionPlanner planner() {
    return planner;
  }

  public Places places() {
    return places;
  }

  public AnswerBook answers() {
    return answers;
  }

  public Instant now() {
    return now;
  }

  public Person person() {
    return person;
  }

  public Training training() {
    return person.training();
  }

  public ReminderState reminding() {
    return person.reminding();
  }

  public Step say(Keyed key) {
    return say(Line.of(key));
  }

  public Step say(Keyed key, Map<String, TextArgument> args) {
    return say(Line.of(key, args));
  }

  public Step say(Line line) {
    lines.add(line);
    return this;
  }

  public boolean saidAnything() {
    return !lines.isEmpty();
  }

  /** Shows a picture, where the question that follows has none of its own. */
  public Step show(@Nullable Illustration picture) {
    shown = picture;
    return this;
  }

  public Step record(Fact fact) {
    return effect(new Effect.Note(fact));
  }

  public Step remind(ReminderKind kind, Instant at) {
    return effect(new Effect.Remind(kind, at));
  }

  public Step effect(Effect effect) {
    effects.add(effect);
    return this;
  }

  public Step become(Phase<?> phase) {
    person = person.in(phase);
    return this;
  }

  /**
   * Carries out what is wished beside something else, and says it before what is asked next.
   *
   * @return whether it was; a wish that asks for more has a question of its own, and nothing is
   *     done then
   */
  public boolean aside(Function<Step, Transition> wish) {
    Step other = new Step(planner, places, answers, person, now);
    Person wished = wish.apply(other).next();
    if (!wished.phase().equals(person.phase())) {
      return false;
    }
    lines.addAll(other.lines.subList(0, other.said));
    other.effects.stream().filter(e -> !(e instanceof Effect.Say)).forEach(effects::add);
    person = wished;
    return true;
  }

  /** Whatever phase it comes to, this question is asked first. */
  public Step first(Function<Phase.Base<?>, Phase<?>> question) {
    first = phase -> phase.base() == null ? phase : question.apply(phase.base());
    return this;
  }

  /** What has been said answers these, if they are asked in this step. */
  Step told(Map<Asked, Answer> answers) {
    ahead = answers;
    return this;
  }

  /** What was said to a question before it is asked. */
  public Optional<Answer> toldAhead(Asked asked) {
    return Optional.ofNullable(ahead.get(asked));
  }

  public Step profile(Profile profile) {
    person = person.with(profile);
    return this;
  }

  public Step training(Training training) {
    person = person.with(training);
    return this;
  }

  public Step presence(LastSeen presence) {
    person = person.with(presence);
    return this;
  }

  public Step reminding(ReminderState reminding) {
    person = person.with(reminding);
    return this;
  }

  public Step everyday(Everyday everyday) {
    person = person.with(everyday);
    return this;
  }

  public Step explained() {
    person = person.explainedOnceMore();
    return this;
  }

  public Step routine(String revision) {
    person = person.following(revision);
    return this;
  }

  /** Ends the step with the question of the phase that it has come to. */
  public Transition ask() {
    advance();
    Question<?> question = person.phase().question(person, planner, now);
    said = lines.size();
    lines.addAll(question.lines());
    return asking(question);
  }

  /**
   * The same question again, behind an answer that changed nothing: its picture has been seen, and
   * would hide the answer.
   */
  public Transition askAgain() {
    advance();
    Question<?> question = person.phase().question(person, planner, now);
    said = lines.size();
    lines.addAll(question.lines());
    return asking(question, shown);
  }

  /** The same, where what has been said needs no more words to be answered. */
  public Transition offer() {
    advance();
    said = lines.size();
    return asking(person.phase().question(person, planner, now));
  }

  private Transition asking(Question<?> question) {
    return asking(question, question.picture() == null ? shown : question.picture());
  }

  private Transition asking(Question<?> question, @Nullable Illustration picture) {
    effects.add(
        new Effect.Say(
            new Message(question.asked(), lines, question.options(), person.step(), picture)));
    return new Transition(person, effects);
  }

  /** Ends the step with what has been said, and no question. */
  public Transition end() {
    advance();
    said = lines.size();
    if (!lines.isEmpty()) {
      effects.add(
          new Effect.Say(new Message(Asked.NOTHING, lines, List.of(), person.step(), null)));
    }
    return new Transition(person, effects);
  }

  /** Buttons of an earlier question are old from here on; a question that stays keeps its own. */
  private void advance() {
    person = person.in(first.apply(person.phase()));
    boolean same =
        person.phase().equals(before.phase()) && person.profile().equals(before.profile());
    person = person.at(same ? before.step() : before.step() + 1);
  }
}
