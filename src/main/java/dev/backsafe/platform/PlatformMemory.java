package dev.backsafe.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Small things that a platform remembers over restarts, by key: of the bot as a whole (such as what
 * was uploaded already), or of somebody who has consented (erased and exported with them).
 */
public interface PlatformMemory {
  Optional<String> recall(String platform, String key);

  /** Remembers; null forgets. */
  void remember(String platform, String key, @Nullable String value);

  Optional<String> recall(Account account, String key);

  /** Remembers of somebody; null forgets. Nothing is kept of somebody who has not consented. */
  void remember(Account account, String key, @Nullable String value);
}
