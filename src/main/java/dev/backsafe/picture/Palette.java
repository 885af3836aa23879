package dev.backsafe.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The few colours of a flat drawing: those that fill most of it. One entry is kept for "as it was",
 * which makes the frames of a loop small.
 */
final class Palette {
  static final int SIZE = 64;
  static final int UNCHANGED = 0;

  /** Colours are told apart by their upper bits: 5 of red, 6 of green, 5 of blue. */
  private static final int CELLS = 1 << 16;

  private final int[] colours = new int[SIZE];
  private final byte[] nearest = new byte[CELLS];
  private final IndexColorModel model;

  private Palette(int[] counts, long[][] sums) {
    List<Integer> cells = new ArrayList<>();
    for (int cell = 0; cell < CELLS; cell++) {
      if (counts[cell] > 0) {
        cells.add(cell);
      }
    }
    cells.sort(Comparator.comparingInt((Integer cell) -> counts[cell]).reversed());
    int used = Math.min(cells.size(), SIZE - 1);
    for (int i = 0; i < used; i++) {
      int cell = cells.get(i);
      colours[i + 1] =
          (int) (sums[0][cell] / counts[cell]) << 16
              | (int) (sums[1][cell] / counts[cell]) << 8
              | (int) (sums[2][cell] / counts[cell]);
    }
    Arrays.fill(nearest, (byte) UNCHANGED);
    for (int i = used; i < SIZE - 1; i++) {
      colours[i + 1] = colours[1];
    }
    model = new IndexColorModel(6, SIZE, colours, 0, false, UNCHANGED, 0);
  }

  /** The palette of some pictures. */
  static Palette of(List<BufferedImage> pictures) {
    int[] counts = new int[CELLS];
    long[][] sums = new long[3][CELLS];
    for (BufferedImage picture : pictures) {
      for (int colour : pixels(picture)) {
        int cell = cell(colour);
        counts[cell]++;
        sums[0][cell] += colour >> 16 & 0xFF;
        sums[1][cell] += colour >> 8 & 0xFF;
        sums[2][cell] += colour & 0xFF;
      }
    }
    return new Palette(counts, sums);
  }

  private static int[] pixels(BufferedImage picture) {
    return picture.getRGB(
        0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
  }

  private static int cell(int colour) {
    return (colour >> 8 & 0xF800) | (colour >> 5 & 0x7E0) | (colour >> 3 & 0x1F);
  }

  IndexColorModel model() {
    return model;
  }

  /** The picture in this palette: an entry a pixel, row by row. */
  byte[] indexed(BufferedImage picture) {
    int[] pixels = pixels(picture);
    byte[] indexed = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int cell = cell(pixels[i]);
      if (nearest[cell] == UNCHANGED) {
        nearest[cell] = nearest(pixels[i]);
      }
      indexed[i] = nearest[cell];
    }
    return indexed;
  }

  private byte nearest(int colour) {
    int best = 1;
    int least = Integer.MAX_VALUE;
    for (int i = 1; i < SIZE; i++) {
      int red = (colours[i] >> 16 & 0xFF) - (colour >> 16 & 0xFF);
      int green = (colours[i] >> 8 & 0xFF) - (colour >> 8 & 0xFF);
      int blue = (colours[i] & 0xFF) - (colour & 0xFF);
      int distance = 3 * red * red + 4 * green * green + 2 * blue * blue;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return (byte) best;
  }
}
