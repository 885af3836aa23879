package dev.backsafe.understanding;

import java.time.LocalTime;
import java.util.Set;
import java.util.TreeSet;

/** Which answer to the question that stands was meant. */
public sealed interface Answer {
  /** As it is printed, and as an option on offer names it: "yes", "sharp", "13:00". */
  String id();

  /**
   * One of the answers on offer.
   *
   * @param id what the data files name it, and the option that offers it
   */
  record Offered(String id) implements Answer {}

  /** Things that are at hand, by their ids; none of them where there is nothing. */
  record Things(Set<String> ids) implements Answer {
    public Things {
      ids = Set.copyOf(ids);
    }

    @Override
    public String id() {
      return ids.isEmpty() ? "nothing" : String.join("+", new TreeSet<>(ids));
    }
  }

  /**
   * How strong pain is.
   *
   * @param score 0 to 10
   */
  record Score(int score) implements Answer {
    @Override
    public String id() {
      return Integer.toString(score);
    }
  }

  /** A time of the day. */
  record Clock(LocalTime time) implements Answer {
    @Override
    public String id() {
      return time.toString();
    }
  }

  /** From one time of the day to another. */
  record Between(LocalTime from, LocalTime to) implements Answer {
    @Override
    public String id() {
      return from + "-" + to;
    }
  }

  /** The name of a place, without the words around it. */
  record Place(String name) implements Answer {
    @Override
    public String id() {
      return name;
    }
  }
}
