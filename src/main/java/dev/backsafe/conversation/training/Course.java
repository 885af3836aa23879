package dev.backsafe.conversation.training;

import dev.backsafe.routine.Programme;
import dev.backsafe.routine.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody stands in their programme.
 *
 * @param programme its id; null for the first there is
 * @param stage the id of the stage; null for the first
 * @param atStage sessions that counted at this stage
 * @param steppedAt when the last step was taken, up or down; null for never
 * @param declined when a step was last declined, by its {@linkplain NextStep#id id}
 * @param load kilograms in each hand, where weight is suggested; 0 for none
 * @param loadFrom no weight before so many sessions have counted
 * @param returning the stage before a long break, to come back to; or null
 * @param backAt when somebody came back from a long break; null for never
 * @param screenedAt when the warning signs were last asked about; null when that is not known
 * @param recent the last sessions that counted, oldest first
 */
public record Course(
    @Nullable String programme,
    @Nullable String stage,
    int atStage,
    @Nullable Instant steppedAt,
    Map<String, Instant> declined,
    int load,
    int loadFrom,
    @Nullable String returning,
    @Nullable Instant backAt,
    @Nullable Instant screenedAt,
    List<Trained> recent) {
  private static final int KEPT = 12;

  /** No weight within so many sessions of a long break (programme facts 3). */
  private static final int LIGHT_AFTER_BREAK = 2;

  public static final Course NEW =
      new Course(null, null, 0, null, Map.of(), 0, 0, null, null, null, List.of());

  public Course {
    declined = Map.copyOf(declined);
    recent = List.copyOf(recent);
  }

  public Stage stage(Programme of) {
    return of.stage(stage == null ? "" : stage);
  }

  /** Clean sessions in a row, up to the last one. */
  public int clean() {
    int clean = 0;
    for (Trained trained : recent.reversed()) {
      if (!trained.isClean()) {
        return clean;
      }
      clean++;
    }
    return clean;
  }

  /** The full ones among them. */
  int fullAndClean() {
    return (int) last(clean()).stream().filter(Trained::full).count();
  }

  /** It hurt since the last session: that was not a clean one. */
  Course notClean() {
    if (recent.isEmpty()) {
      return this;
    }
    return last(recent.getLast().hurting(Hurt.MORE));
  }

  /** Whether it hurt in the last session. */
  public boolean hurtLast() {
    return last(1).stream().anyMatch(session -> session.hurt() != null);
  }

  /** The last so many sessions; fewer when there were fewer. */
  List<Trained> last(int many) {
    return recent.subList(Math.max(0, recent.size() - many), recent.size());
  }

  Course trained(Trained session) {
    List<Trained> all = new ArrayList<>(recent);
    all.add(session);
    return new Course(
        programme,
        stage,
        atStage + 1,
        steppedAt,
        declined,
        load,
        loadFrom,
        returning,
        backAt,
        screenedAt,
        all.subList(Math.max(0, all.size() - KEPT), all.size()));
  }

  /** The last session, told more of. */
  Course last(Trained told) {
    List<Trained> all = new ArrayList<>(recent.subList(0, recent.size() - 1));
    all.add(told);
    return with(all);
  }

  /** A fresh start as far as pain is concerned. */
  Course forgiven() {
    return with(List.of());
  }

  private Course with(List<Trained> sessions) {
    return new Course(
        programme,
        stage,
        atStage,
        steppedAt,
        declined,
        load,
        loadFrom,
        returning,
        backAt,
        screenedAt,
        sessions);
  }

  /** Goes to another stage, up or down; weight is kept. */
  Course at(Stage next, Instant now) {
    return new Course(
        programme,
        next.id(),
        0,
        now,
        declined,
        load,
        loadFrom,
        next.id().equals(returning) ? null : returning,
        backAt,
        screenedAt,
        recent);
  }

  /**
   * So many stages back; weight goes with any step back, and returns as a step of its own. From
   * here on it is no longer a way back to where it was before a break.
   */
  Course back(Programme of, int stages, Instant now) {
    return new Course(
        programme,
        of.back(stage(of).id(), stages).id(),
        0,
        now,
        declined,
        0,
        loadFrom,
        null,
        backAt,
        screenedAt,
        recent);
  }

  /** Another form counts as a step, too: one change at a time. */
  Course stepped(Instant now) {
    return loaded(load, now);
  }

  Course loaded(int kilograms, Instant now) {
    return new Course(
        programme,
        stage,
        atStage,
        now,
        declined,
        kilograms,
        loadFrom,
        returning,
        backAt,
        screenedAt,
        recent);
  }

  Course declined(NextStep step, Instant now) {
    Map<String, Instant> all = new HashMap<>(declined);
    all.put(step.id(), now);
    return new Course(
        programme,
        stage,
        atStage,
        steppedAt,
        all,
        load,
        loadFrom,
        returning,
        backAt,
        screenedAt,
        recent);
  }

  boolean isDeclined(NextStep step, Duration silent, Instant now) {
    Instant at = declined.get(step.id());
    return at != null && now.isBefore(at.plus(silent));
  }

  public Course screened(Instant now) {
    return new Course(
        programme, stage, atStage, steppedAt, declined, load, loadFrom, returning, backAt, now,
        recent);
  }

  /** Follows another programme from its beginning. */
  public Course following(String id) {
    return new Course(id, null, 0, null, Map.of(), 0, loadFrom, null, backAt, screenedAt, recent);
  }

  /** Back from a long break, at a lower stage; where it was is what to come back to. */
  Course returned(Stage to, @Nullable String before, int sessions, Instant now) {
    return new Course(
        programme,
        to.id(),
        0,
        now,
        declined,
        0,
        sessions + LIGHT_AFTER_BREAK,
        to.id().equals(before) ? null : before,
        now,
        screenedAt,
        recent);
  }
}
