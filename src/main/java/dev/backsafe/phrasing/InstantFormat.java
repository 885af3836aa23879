package dev.backsafe.phrasing;

import java.time.Instant;
import java.util.Optional;

/** How a platform writes moments itself, so that each device shows them in its own time. */
@FunctionalInterface
public interface InstantFormat {
  /** It does not: they are said in words. */
  InstantFormat IN_WORDS = _ -> Optional.empty();

  Optional<String> write(Instant at);
}
