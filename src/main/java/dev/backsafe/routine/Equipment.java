package dev.backsafe.routine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may have at hand. {@code SUPPORT} is a steady chair or a wall to hold on to. */
public enum Equipment {
  LEG_MACHINE,
  DUMBBELLS,
  STEP,
  SUPPORT;

  /** The name used in {@code routine.yaml} and in text keys, such as {@code leg-machine}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Equipment> of(String id) {
    return Arrays.stream(values()).filter(e -> e.id().equals(id)).findFirst();
  }
}
