package dev.backsafe.conversation;

import dev.backsafe.understanding.RedFlag;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** A value inside a text; how it is written is the language's and the platform's business. */
public sealed interface TextArgument {
  record Count(long value) implements TextArgument {}

  /** Another text, such as an exercise's name. */
  record Words(Line line) implements TextArgument {}

  /** Several texts, written as a list of the language: "a, b and c". */
  record Listing(List<Line> lines) implements TextArgument {
    public Listing {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A moment, shown in the person's own time.
   *
   * @param dated with its date, since the day of the week alone may be another one
   */
  record Moment(Instant at, boolean dated) implements TextArgument {
    /** From here on "Monday" may be taken for the one before. */
    private static final Duration FAR = Duration.ofDays(6);

    /** One that lies so near that the day of the week is enough. */
    public Moment(Instant at) {
      this(at, false);
    }

    /** With its date where it is far from now. */
    public static Moment from(Instant now, Instant at) {
      return new Moment(at, !at.isBefore(now.plus(FAR)));
    }
  }

  /** A time of whatever day. */
  record TimeOfDay(LocalTime at) implements TextArgument {}

  /** "known" where the person's time zone is, else "none". */
  record ZoneKnown() implements TextArgument {}

  /** What the person's clock shows: said in words, to be compared with it. */
  record ClockTime(Instant at) implements TextArgument {}

  /** A date, in the person's own time. */
  record Day(Instant at) implements TextArgument {}

  /** A date without its year, where there is little room. */
  record ShortDay(Instant at) implements TextArgument {}

  record Span(Duration length) implements TextArgument {}

  /** Verbatim, such as a city's name; never parsed as markup. */
  record Verbatim(String value) implements TextArgument {}

  /** What whoever runs the bot has said of themselves. */
  record OfOperator(What what) implements TextArgument {
    public enum What {
      CONTACT,
      PRIVACY
    }
  }

  /** For how long backups of what is stored live. */
  record BackupsKept() implements TextArgument {}

  /** The number or service to turn to in the person's country. */
  record HelpLine(RedFlag flag) implements TextArgument {}
}
