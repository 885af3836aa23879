package dev.backsafe.understanding;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads what {@link ModelWriter} wrote, a little at a time: a model is large beside the heap. A cut
 * file ends in {@link EOFException}.
 */
final class ModelReader {
  /** A multiple of every width. */
  private static final int CHUNK = 1 << 14;

  private final DataInputStream file;
  private final byte[] chunk = new byte[CHUNK];

  ModelReader(InputStream file) {
    this.file = new DataInputStream(file);
  }

  byte[] bytes() throws IOException {
    byte[] values = new byte[count()];
    file.readFully(values);
    return values;
  }

  short[] shorts() throws IOException {
    short[] values = new short[count()];
    for (int at = 0; at < values.length; ) {
      int most = Math.min(values.length - at, CHUNK / Short.BYTES);
      next(most * Short.BYTES).asShortBuffer().get(values, at, most);
      at += most;
    }
    return values;
  }

  int[] ints() throws IOException {
    int[] values = new int[count()];
    for (int at = 0; at < values.length; ) {
      int most = Math.min(values.length - at, CHUNK / Integer.BYTES);
      next(most * Integer.BYTES).asIntBuffer().get(values, at, most);
      at += most;
    }
    return values;
  }

  float[] floats() throws IOException {
    float[] values = new float[count()];
    for (int at = 0; at < values.length; ) {
      int most = Math.min(values.length - at, CHUNK / Float.BYTES);
      next(most * Float.BYTES).asFloatBuffer().get(values, at, most);
      at += most;
    }
    return values;
  }

  long number() throws IOException {
    return file.readLong();
  }

  List<String> texts() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8).lines().toList();
  }

  boolean isAtEnd() throws IOException {
    return file.read() < 0;
  }

  private ByteBuffer next(int bytes) throws IOException {
    file.readFully(chunk, 0, bytes);
    return ByteBuffer.wrap(chunk, 0, bytes);
  }

  private int count() throws IOException {
    int count = file.readInt();
    if (count < 0) {
      throw new EOFException();
    }
    return count;
  }
}
