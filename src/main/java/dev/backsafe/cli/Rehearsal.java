package dev.backsafe.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Moves a rehearsal's clock, stopping at everything that comes due on the way. */
public final class Rehearsal {
  private static final String WORD = "clock";

  private final SettableClock clock;
  private final Supplier<Optional<Instant>> next;
  private final Runnable sweep;
  private final Consumer<String> note;

  /**
   * A rehearsal by a clock.
   *
   * @param next when something comes due next
   * @param sweep handles what is due
   */
  public Rehearsal(
      SettableClock clock,
      Supplier<Optional<Instant>> next,
      Runnable sweep,
      Consumer<String> note) {
    this.clock = clock;
    this.next = next;
    this.sweep = sweep;
    this.note = note;
  }

  /** Whether the line is about the clock; if so, it is done with. */
  public boolean takes(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    if (!lower.equals(WORD) && !lower.startsWith(WORD + " ")) {
      return false;
    }
    Optional<Duration> by = duration(lower.substring(WORD.length()).strip());
    by.ifPresent(this::forward);
    note.accept(
        by.isPresent() || lower.equals(WORD)
            ? "It is " + clock.instant() + "."
            : "Write \"clock +48h\", or +30m, or +2d.");
    return true;
  }

  private void forward(Duration by) {
    Instant until = clock.instant().plus(by);
    Optional<Instant> due = next.get().filter(at -> !at.isAfter(until));
    while (due.isPresent()) {
      if (due.get().isAfter(clock.instant())) {
        clock.set(due.get());
      }
      sweep.run();
      due = next.get().filter(at -> !at.isAfter(until));
    }
    clock.set(until);
  }

  /** "+48h", "+30m", "+2d", "+1d12h". */
  private static Optional<Duration> duration(String text) {
    if (!text.startsWith("+") || text.length() < 3) {
      return Optional.empty();
    }
    String iso = text.substring(1).toUpperCase(Locale.ROOT);
    int days = iso.indexOf('D') + 1;
    try {
      return Optional.of(
          Duration.parse(
              "P"
                  + iso.substring(0, days)
                  + (days < iso.length() ? "T" : "")
                  + iso.substring(days)));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
