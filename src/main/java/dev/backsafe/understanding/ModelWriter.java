package dev.backsafe.understanding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Lists of numbers and words one after another, as {@link ModelReader} reads them. */
final class ModelWriter {
  private ByteBuffer file = ByteBuffer.allocate(1 << 20);

  ModelWriter bytes(byte[] values) {
    room(Integer.BYTES + values.length).putInt(values.length).put(values);
    return this;
  }

  ModelWriter shorts(short[] values) {
    ByteBuffer to = begin(values.length, Short.BYTES);
    for (short value : values) {
      to.putShort(value);
    }
    return this;
  }

  ModelWriter ints(int[] values) {
    ByteBuffer to = begin(values.length, Integer.BYTES);
    for (int value : values) {
      to.putInt(value);
    }
    return this;
  }

  ModelWriter floats(float[] values) {
    ByteBuffer to = begin(values.length, Float.BYTES);
    for (float value : values) {
      to.putFloat(value);
    }
    return this;
  }

  ModelWriter number(long value) {
    room(Long.BYTES).putLong(value);
    return this;
  }

  ModelWriter texts(List<String> lines) {
    return bytes(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  byte[] toBytes() {
    return Arrays.copyOf(file.array(), file.position());
  }

  private ByteBuffer begin(int count, int width) {
    return room(Integer.BYTES + count * width).putInt(count);
  }

  private ByteBuffer room(int bytes) {
    if (file.remaining() < bytes) {
      ByteBuffer larger = ByteBuffer.allocate(2 * (file.position() + bytes));
      file = larger.put(file.flip());
    }
    return file;
  }
}
