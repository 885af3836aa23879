package dev.backsafe.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step under way: collects what is said and remembered until it is turned into a {@link
 * Transition}. Lives and dies inside {@link Engine#step}; nothing of it escapes.
 */
final class Step {
  private final Prompts prompts;
  private final Person before;
  private final Instant now;
  private final List<Line> lines = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private Person person;
  private @Nullable String shown;

  Step(Prompts prompts, Person person, Instant now) {
    this.prompts = prompts;
    this.before = person;
    this.person = person;
    this.now = now;
  }

  Instant now() {
    return now;
  }

  Person person() {
    return person;
  }

  Training training() {
    return person.training();
  }

  Step say(TextKey key) {
    return say(Line.of(key));
  }

  Step say(TextKey key, Map<String, TextArgument> args) {
    return say(Line.of(key, args));
  }

  Step say(Line line) {
    lines.add(line);
    return this;
  }

  /** Shows a picture, where the question that follows has none of its own. */
  Step show(@Nullable String picture) {
    shown = picture;
    return this;
  }

  Step record(Fact fact) {
    effects.add(new Effect.Note(fact));
    return this;
  }

  Step effect(Effect effect) {
    effects.add(effect);
    return this;
  }

  Step remind(ReminderKind kind, Instant at) {
    return effect(new Effect.Remind(kind, at));
  }

  Step become(Phase phase) {
    person = person.in(phase);
    return this;
  }

  Step profile(Profile profile) {
    person = person.with(profile);
    return this;
  }

  Step training(Training training) {
    person = person.with(training);
    return this;
  }

  Step presence(LastSeen presence) {
    person = person.with(presence);
    return this;
  }

  ReminderState reminding() {
    return person.reminding();
  }

  Step reminding(ReminderState reminding) {
    person = person.with(reminding);
    return this;
  }

  Step routine(String revision) {
    person = person.following(revision);
    return this;
  }

  boolean saidAnything() {
    return !lines.isEmpty();
  }

  /** Ends the step with the question of the phase that it has come to. */
  Transition ask() {
    advance();
    Message prompt = prompts.of(person, now);
    lines.addAll(prompt.lines());
    String picture = prompt.picture() == null ? shown : prompt.picture();
    effects.add(new Effect.Say(new Message(lines, prompt.options(), person.step(), picture)));
    return new Transition(person, effects);
  }

  /** Ends the step with what has been said, and no question. */
  Transition end() {
    advance();
    if (!lines.isEmpty()) {
      effects.add(new Effect.Say(new Message(lines, List.of(), person.step(), null)));
    }
    return new Transition(person, effects);
  }

  /** Buttons of an earlier question are old from here on; a question that stays keeps its own. */
  private void advance() {
    boolean same =
        person.phase().equals(before.phase()) && person.profile().equals(before.profile());
    person = person.at(same ? before.step() : before.step() + 1);
  }
}
