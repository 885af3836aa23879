package dev.backsafe.platform;

import java.util.LinkedHashMap;
import java.util.Map;

/** The entries that were put in last, and no more than so many: the eldest goes first. */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  public BoundedMap(int most) {
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
