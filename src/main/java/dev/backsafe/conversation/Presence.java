package dev.backsafe.conversation;

import dev.backsafe.recovery.Visit;
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
public record Presence(Instant heardAt, boolean asked, List<Visit> visits) {
  static final Presence NEVER = new Presence(Instant.EPOCH, false, List.of());

  /** Enough to tell a habit from an exception. */
  private static final int MOST_VISITS = 10;

  /** Whoever writes again within that has been there all the time. */
  private static final Duration A_VISIT = Duration.ofHours(2);

  @SuppressWarnings("NullAway") // What was stored before has no visits.
  public Presence {
    visits = List.copyOf(Objects.requireNonNullElse(visits, List.of()));
  }

  Presence heard(Instant now, boolean keepVisits) {
    if (!keepVisits) {
      return new Presence(now, false, List.of());
    }
    List<Visit> all = new ArrayList<>(known());
    Visit last = all.isEmpty() ? null : all.getLast();
    boolean same =
        last != null && !now.isBefore(last.to()) && now.isBefore(last.to().plus(A_VISIT));
    if (last != null && same) {
      all.set(all.size() - 1, new Visit(last.from(), now, last.trained()));
    } else {
      all.add(new Visit(now, now, false));
    }
    return new Presence(now, false, all.subList(Math.max(0, all.size() - MOST_VISITS), all.size()));
  }

  /** In the visit that goes on there was a session. */
  Presence trained() {
    if (visits.isEmpty()) {
      return this;
    }
    List<Visit> all = new ArrayList<>(visits);
    Visit last = all.removeLast();
    all.add(new Visit(last.from(), last.to(), true));
    return new Presence(heardAt, asked, all);
  }

  Presence wasAsked() {
    return new Presence(heardAt, true, visits);
  }

  /** When the person was there; at least the last time. */
  List<Visit> known() {
    return visits.isEmpty() && !heardAt.equals(Instant.EPOCH)
        ? List.of(new Visit(heardAt, heardAt, false))
        : visits;
  }
}
