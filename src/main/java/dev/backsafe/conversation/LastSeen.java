package dev.backsafe.conversation;

import dev.backsafe.recovery.ActivityWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * When a person was last there.
 *
 * @param heardAt when the person last wrote or pressed something
 * @param asked whether "still there?" has been asked since
 * @param visits when they were there lately, as long as it is not known what their clock shows;
 *     null in states from before they were kept
 */
public record LastSeen(Instant heardAt, boolean asked, List<ActivityWindow> visits) {
  public static final LastSeen NEVER = new LastSeen(Instant.EPOCH, false, List.of());

  /** Enough to tell a habit from an exception. */
  private static final int MOST_VISITS = 10;

  /** Whoever writes again within that has been there all the time. */
  private static final Duration LONGEST_PAUSE_IN_VISIT = Duration.ofHours(2);

  @SuppressWarnings("NullAway") // What was stored before has no visits.
  public LastSeen {
    visits = List.copyOf(Objects.requireNonNullElse(visits, List.of()));
  }

  public LastSeen heard(Instant now, boolean keepVisits) {
    if (!keepVisits) {
      return new LastSeen(now, false, List.of());
    }
    List<ActivityWindow> all = new ArrayList<>(known());
    ActivityWindow last = all.isEmpty() ? null : all.getLast();
    boolean same =
        last != null
            && !now.isBefore(last.to())
            && now.isBefore(last.to().plus(LONGEST_PAUSE_IN_VISIT));
    if (last != null && same) {
      all.set(all.size() - 1, new ActivityWindow(last.from(), now, last.trained()));
    } else {
      all.add(new ActivityWindow(now, now, false));
    }
    return new LastSeen(now, false, all.subList(Math.max(0, all.size() - MOST_VISITS), all.size()));
  }

  /** In the visit that goes on there was a session. */
  public LastSeen trained() {
    if (visits.isEmpty()) {
      return this;
    }
    List<ActivityWindow> all = new ArrayList<>(visits);
    ActivityWindow last = all.removeLast();
    all.add(new ActivityWindow(last.from(), last.to(), true));
    return new LastSeen(heardAt, asked, all);
  }

  public LastSeen wasAsked() {
    return new LastSeen(heardAt, true, visits);
  }

  /** When the person was there; at least the last time. */
  public List<ActivityWindow> known() {
    return visits.isEmpty() && !heardAt.equals(Instant.EPOCH)
        ? List.of(new ActivityWindow(heardAt, heardAt, false))
        : visits;
  }
}
