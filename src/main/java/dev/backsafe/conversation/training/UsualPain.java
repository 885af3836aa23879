package dev.backsafe.conversation.training;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What pain is usual for somebody, and how it goes over the weeks (programme facts 4).
 *
 * @param first the first that was said to be usual, or else the first that was told; it stays, so
 *     that a rising "usual" hides nothing. Null until there is one
 * @param usual what the person calls usual now, from 0; null when it was not said
 * @param asked whether it was asked at all
 * @param told how the back was, whenever that was asked and answered, oldest first
 * @param advisedAt when somebody was last advised to have usual pain looked at; null for never
 * @param allowedUntil until when a professional's word covers usual pain; null without one
 * @param worseMornings sessions in a row after which it was worse in the morning
 * @param risenAt when it last rose because the person said so; null for never
 */
public record UsualPain(
    @Nullable Integer first,
    @Nullable Integer usual,
    boolean asked,
    List<Told> told,
    @Nullable Instant advisedAt,
    @Nullable Instant allowedUntil,
    int worseMornings,
    @Nullable Instant risenAt) {
  /** How the back was at a moment, from 0 to 10. */
  public record Told(Instant at, int score) {}

  /** Up to here pain can be usual; above, it ends the session. */
  public static final int MOST = 5;

  private static final int SCALE = 10;

  /** So much above what it was is a change that matters (Ostelo and others 2008: two points). */
  private static final int RISE = 2;

  private static final Duration WEEK = Duration.ofDays(7);

  /** Of answers of one day the worst counts. */
  private static final Duration A_DAY = Duration.ofHours(12);

  private static final Duration KEPT = Duration.ofDays(35);

  /** What is usual rises once in that time. */
  private static final Duration RISES_EVERY = Duration.ofDays(28);

  /** Advice comes once in that time. */
  private static final Duration ADVISED_EVERY = Duration.ofDays(28);

  /** A professional's word covers usual pain for so long (a clinician has to approve it). */
  private static final Duration ALLOWED_FOR = Duration.ofDays(84);

  public static final UsualPain UNKNOWN =
      new UsualPain(null, null, false, List.of(), null, null, 0, null);

  public UsualPain {
    told = List.copyOf(told);
  }

  /** What is usual; 0 where it was not said, which is the strict reading. */
  public int orNone() {
    return usual == null ? 0 : usual;
  }

  /** Whether a score is no more than usual, give or take one. */
  public boolean covers(int score) {
    return usual != null && usual > 0 && score <= usual + 1 && score <= MOST;
  }

  /**
   * The person says what is usual, or would rather not. Above the first it rises by one at a time,
   * and not again for weeks: what has grown more is not usual yet (programme facts 4).
   */
  public UsualPain said(@Nullable Integer score, Instant now) {
    Integer said = score == null ? usual : score;
    boolean lately = risenAt != null && now.isBefore(risenAt.plus(RISES_EVERY));
    int most = usual == null ? SCALE : Math.max(orZero(first), usual + (lately ? 0 : 1));
    Integer careful = said == null ? null : Integer.valueOf(Math.min(said, most));
    boolean rises = careful != null && usual != null && careful > Math.max(orZero(first), usual);
    return new UsualPain(
        first == null ? careful : first,
        careful,
        true,
        told,
        advisedAt,
        allowedUntil,
        worseMornings,
        rises ? now : risenAt);
  }

  private static int orZero(@Nullable Integer score) {
    return score == null ? 0 : score;
  }

  /** More than usual, give or take one; where that was not said, than the first that was told. */
  public boolean isMore(int score) {
    int base = usual != null ? usual : first != null ? first : score;
    return score > base + 1;
  }

  /** The least that was ever usual; 0 where it was not said. */
  public int least() {
    return usual == null ? 0 : first == null ? usual : Math.min(first, usual);
  }

  /** How the back is now. */
  public UsualPain told(int score, Instant at) {
    List<Told> all = new ArrayList<>(told);
    all.removeIf(t -> t.at().isBefore(at.minus(KEPT)));
    boolean again = !all.isEmpty() && at.isBefore(all.getLast().at().plus(A_DAY));
    int worst = again ? Math.max(score, all.removeLast().score()) : score;
    all.add(new Told(at, worst));
    Integer base = first == null ? Integer.valueOf(score) : first;
    return new UsualPain(base, usual, asked, all, advisedAt, allowedUntil, worseMornings, risenAt);
  }

  UsualPain morning(boolean worse) {
    int mornings = worse ? worseMornings + 1 : 0;
    return new UsualPain(first, usual, asked, told, advisedAt, allowedUntil, mornings, risenAt);
  }

  public UsualPain advised(Instant at) {
    return new UsualPain(first, usual, asked, told, at, allowedUntil, worseMornings, risenAt);
  }

  public boolean mayAdvise(Instant now) {
    boolean lately = advisedAt != null && now.isBefore(advisedAt.plus(ADVISED_EVERY));
    return !lately && !isAllowed(now);
  }

  /** Whether a professional has said, not too long ago, that exercise is fine. */
  public boolean isAllowed(Instant now) {
    return allowedUntil != null && now.isBefore(allowedUntil);
  }

  /** A professional says that exercise is fine: what was told before has been seen. */
  UsualPain allowed(Instant now) {
    return new UsualPain(
        usual, usual, asked, List.of(), advisedAt, now.plus(ALLOWED_FOR), 0, risenAt);
  }

  /** It has gone: what was told before it went counts no more. */
  UsualPain forgotten() {
    return new UsualPain(first, usual, asked, List.of(), advisedAt, allowedUntil, 0, risenAt);
  }

  /** Sharp pain, a warning sign: the professional's word was about something else. */
  UsualPain disallowed() {
    return new UsualPain(first, usual, asked, told, advisedAt, null, worseMornings, risenAt);
  }

  /** For how many weeks in a row, up to now, the answers were clearly above the first. */
  int weeksAbove(Instant now) {
    int weeks = 0;
    while (isAbove(now.minus(WEEK.multipliedBy(weeks)))) {
      weeks++;
    }
    return weeks;
  }

  private boolean isAbove(Instant end) {
    Instant start = end.minus(WEEK);
    List<Told> week =
        told.stream().filter(t -> t.at().isAfter(start) && !t.at().isAfter(end)).toList();
    return first != null
        && !week.isEmpty()
        && week.stream().mapToInt(Told::score).average().orElse(0) >= first + RISE;
  }
}
