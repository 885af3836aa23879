package dev.backsafe.picture;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Words as outlines, from letters that the program brings along: servers and containers have
 * neither fonts nor what Java needs to find them. Made from DejaVu Sans, see NOTICE.
 */
final class Letters {
  private static final String RESOURCE = "/picture/letters.txt";

  /** The letters' own size. */
  private static final double SIZE = 1_000;

  private final Map<Integer, Letter> letters;

  private record Letter(double width, Path2D outline) {}

  private Letters(Map<Integer, Letter> letters) {
    this.letters = letters;
  }

  static Letters load() {
    Map<Integer, Letter> letters = new HashMap<>();
    try (InputStream in = Letters.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing in the program");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))
          .lines()
          .forEach(
              line -> {
                String[] parts = line.split(" ", -1);
                letters.put(
                    Integer.parseInt(parts[0], 16),
                    new Letter(Double.parseDouble(parts[1]), outline(parts)));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Letters(letters);
  }

  private static Path2D outline(String[] parts) {
    Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    for (String part : Arrays.asList(parts).subList(2, parts.length)) {
      double[] at =
          part.length() == 1
              ? new double[0]
              : Arrays.stream(part.substring(1).split(",", -1))
                  .mapToDouble(Double::parseDouble)
                  .toArray();
      switch (part.charAt(0)) {
        case 'M' -> path.moveTo(at[0], at[1]);
        case 'L' -> path.lineTo(at[0], at[1]);
        case 'Q' -> path.quadTo(at[0], at[1], at[2], at[3]);
        case 'C' -> path.curveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
        default -> path.closePath();
      }
    }
    return path;
  }

  /** Whether every letter is there; words of another script are left out of a picture. */
  boolean know(String words) {
    return words.codePoints().allMatch(letters::containsKey);
  }

  /** The words, with "…" for what there are no letters for: all of it stands in the message. */
  String readable(String words) {
    StringBuilder readable = new StringBuilder();
    boolean left = false;
    for (int c : words.codePoints().toArray()) {
      boolean known = letters.containsKey(c);
      if (known) {
        readable.appendCodePoint(c);
      } else if (!left) {
        readable.append('…');
      }
      left = !known;
    }
    return readable.toString();
  }

  double width(String words, double size) {
    return words.codePoints().mapToDouble(c -> letter(c).map(Letter::width).orElse(0.0)).sum()
        * size
        / SIZE;
  }

  /** The words' outline; the line that they stand on begins at this point. */
  Path2D words(String words, double size, double x, double y) {
    Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double at = x;
    for (int c : words.codePoints().toArray()) {
      Optional<Letter> letter = letter(c);
      if (letter.isPresent()) {
        AffineTransform place = AffineTransform.getTranslateInstance(at, y);
        place.scale(size / SIZE, size / SIZE);
        all.append(letter.get().outline().getPathIterator(place), false);
        at += letter.get().width() * size / SIZE;
      }
    }
    return all;
  }

  private Optional<Letter> letter(int c) {
    return Optional.ofNullable(letters.get(c));
  }
}
