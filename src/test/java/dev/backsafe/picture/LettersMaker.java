package dev.backsafe.picture;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Makes {@code picture/letters.txt} from a TrueType font: the outlines of the letters that charts
 * may need (Latin, Greek, Cyrillic), so that whoever draws needs no font. Takes the font's file.
 */
final class LettersMaker {
  private static final int SIZE = 1_000;

  private LettersMaker() {}

  public static void main(String[] arguments) throws Exception {
    Font font =
        Font.createFont(Font.TRUETYPE_FONT, Path.of(arguments[0]).toFile())
            .deriveFont((float) SIZE);
    List<String> lines = new ArrayList<>();
    IntStream.concat(
            IntStream.concat(IntStream.rangeClosed(0x20, 0x7E), IntStream.rangeClosed(0xA0, 0x17F)),
            IntStream.concat(
                IntStream.concat(
                    IntStream.rangeClosed(0x386, 0x3CE), IntStream.of(0x218, 0x219, 0x21A, 0x21B)),
                IntStream.concat(
                    IntStream.rangeClosed(0x401, 0x45F),
                    IntStream.of(
                        0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026,
                        0x2192))))
        .filter(font::canDisplay)
        .forEach(letter -> lines.add(line(font, letter)));
    write(lines);
  }

  private static void write(List<String> lines) throws IOException {
    Files.write(Path.of("src/main/resources/picture/letters.txt"), lines);
  }

  private static String line(Font font, int letter) {
    FontRenderContext context = new FontRenderContext(null, true, true);
    GlyphVector glyph = font.createGlyphVector(context, Character.toString(letter));
    StringBuilder line = new StringBuilder();
    line.append(Integer.toHexString(letter))
        .append(' ')
        .append(Math.round(glyph.getGlyphMetrics(0).getAdvanceX()));
    Shape outline = glyph.getGlyphOutline(0);
    double[] at = new double[6];
    for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      line.append(' ').append("MLQCZ".charAt(kind));
      int numbers = new int[] {2, 2, 4, 6, 0}[kind];
      for (int i = 0; i < numbers; i++) {
        line.append(i == 0 ? "" : ",").append(String.format(Locale.ROOT, "%d", Math.round(at[i])));
      }
    }
    return line.toString();
  }
}
