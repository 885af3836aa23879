package dev.backsafe.store;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A few sizes for all that is sealed: by the length of a fact alone, a thief would know a crisis
 * from a finished exercise. Nearly every fact has the first size, messages and most states between
 * sessions the second, which a page of SQLite still takes, and a state in a session the third.
 */
final class Padding {
  private static final int[] SIZES = {256, 1_536, 4_096};

  private Padding() {}

  /** Its length, the text, and nothing up to the next size. */
  static byte[] add(byte[] text) {
    int needed = Integer.BYTES + text.length;
    return Arrays.copyOf(
        ByteBuffer.allocate(needed).putInt(text.length).put(text).array(), size(needed));
  }

  private static int size(int needed) {
    for (int size : SIZES) {
      if (needed <= size) {
        return size;
      }
    }
    int highest = Integer.highestOneBit(needed);
    return highest == needed ? needed : 2 * highest;
  }

  static byte[] strip(byte[] padded) {
    ByteBuffer buffer = ByteBuffer.wrap(padded);
    byte[] text = new byte[buffer.getInt()];
    buffer.get(text);
    return text;
  }
}
