package dev.backsafe.content;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a source when it is first needed, and never again. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> source;
  private @Nullable T value;

  Once(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public synchronized T get() {
    T got = value;
    if (got == null) {
      got = source.get();
      value = got;
    }
    return got;
  }
}
