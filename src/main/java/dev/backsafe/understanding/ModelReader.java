package dev.backsafe.understanding;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads what {@link ModelWriter} wrote; a cut file ends in {@link BufferUnderflowException}. */
final class ModelReader {
  private final ByteBuffer file;

  ModelReader(byte[] file) {
    this.file = ByteBuffer.wrap(file);
  }

  byte[] bytes() {
    byte[] values = new byte[count(1)];
    file.get(values);
    return values;
  }

  short[] shorts() {
    int count = count(Short.BYTES);
    short[] values = new short[count];
    file.slice(file.position(), count * Short.BYTES).asShortBuffer().get(values);
    file.position(file.position() + count * Short.BYTES);
    return values;
  }

  int[] ints() {
    int count = count(Integer.BYTES);
    int[] values = new int[count];
    file.slice(file.position(), count * Integer.BYTES).asIntBuffer().get(values);
    file.position(file.position() + count * Integer.BYTES);
    return values;
  }

  float[] floats() {
    int count = count(Float.BYTES);
    float[] values = new float[count];
    file.slice(file.position(), count * Float.BYTES).asFloatBuffer().get(values);
    file.position(file.position() + count * Float.BYTES);
    return values;
  }

  long number() {
    return file.getLong();
  }

  List<String> texts() {
    return new String(bytes(), StandardCharsets.UTF_8).lines().toList();
  }

  boolean isAtEnd() {
    return !file.hasRemaining();
  }

  private int count(int width) {
    int count = file.getInt();
    if (count < 0 || count > file.remaining() / width) {
      throw new BufferUnderflowException();
    }
    return count;
  }
}
