package dev.backsafe.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Something that must never be shown; it can only be handed over deliberately. */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /** The secret itself, for the one place that needs it. */
  public String reveal() {
    return value;
  }

  /** Whether it is this, without telling by the time that it takes how much of it is right. */
  public boolean is(String other) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
