package dev.backsafe.conversation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody wants to be able to do again: one of a short list, or in their own words. */
public sealed interface Goal {
  /** The activities on offer (programme facts 5); their words are texts. */
  enum Preset implements Goal {
    WALK,
    SOCKS,
    SIT,
    CARRY,
    PLAY;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Preset> of(String id) {
      return Arrays.stream(values()).filter(p -> p.id().equals(id)).findFirst();
    }
  }

  /** As the person has written it. */
  record Own(String words) implements Goal {}
}
