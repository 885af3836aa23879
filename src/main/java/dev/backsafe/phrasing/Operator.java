package dev.backsafe.phrasing;

import dev.backsafe.conversation.TextArgument.OfOperator;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who runs the bot, as far as people are told.
 *
 * @param contact where questions go; null when it is not set
 * @param privacy where their privacy notice stands; null when it is not set
 * @param backups for how long backups live; null where none are made by themselves
 */
public record Operator(
    @Nullable String contact, @Nullable String privacy, @Nullable Duration backups) {
  public static final Operator UNKNOWN = new Operator(null, null, null);

  Optional<String> said(OfOperator.What what) {
    return Optional.ofNullable(
        switch (what) {
          case CONTACT -> contact;
          case PRIVACY -> privacy;
        });
  }
}
