package dev.backsafe.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Draws a page for an appointment, as tall as a phone's screen is: all of it is seen at once, and
 * its words are those of any text there. What would not fit is written a little smaller.
 */
public final class SummaryImages {
  /** Two dots for each of the 390 that a phone's screen is wide. */
  static final int WIDTH = 780;

  /** A phone's screen, 390 by 844. */
  static final int TALLEST = 1_688;

  private static final double MARGIN = 32;
  private static final double ROOM = WIDTH - 2 * MARGIN;

  /** What stands on the second line of an entry is set in. */
  private static final double INDENT = 18;

  private static final double TITLE = 36;
  private static final double HEADING = 24;
  private static final double WORDS = 22;
  private static final double SMALL = 19;

  /** From one line to the next, in sizes of its letters. */
  private static final double LEADING = 1.3;

  private static final double GAP = 17;

  /** To write something by hand needs more room. */
  private static final double OPEN_LEADING = 1.6;

  private static final double SHORTEST_RULE = 200;

  /** A row of numbers, which is read at a glance, is not broken. */
  private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<!\\d) | (?!\\d)");

  private static final Color HEADING_COLOUR = Colours.mix(Colours.SHIRT, Colours.INK, 0.25);
  private static final double[] SCALES = {1, 0.96, 0.92, 0.88, 0.84, 0.78, 0.72};

  private final Letters letters;
  private final double scale;
  private final List<Item> items = new ArrayList<>();
  private double y = MARGIN;

  /** What is drawn at a place: words, or where there are none a line to write on. */
  private record Item(String words, double size, Color colour, double x, double y) {}

  private SummaryImages(Letters letters, double scale) {
    this.letters = letters;
    this.scale = scale;
  }

  /** The page as a PNG. */
  public static byte[] png(SummaryPage page) {
    Letters letters = Letters.load();
    SummaryImages laidOut = new SummaryImages(letters, SCALES[0]).layOut(page);
    for (int i = 1; i < SCALES.length && laidOut.y > TALLEST; i++) {
      laidOut = new SummaryImages(letters, SCALES[i]).layOut(page);
    }
    return laidOut.paint();
  }

  private SummaryImages layOut(SummaryPage page) {
    words(page.title(), TITLE, Colours.INK, 0);
    words(page.by(), SMALL, Colours.QUIET, 0);
    for (SummaryPage.Section section : page.sections()) {
      y += GAP * scale;
      words(section.title(), HEADING, HEADING_COLOUR, 0);
      section.entries().forEach(this::entry);
    }
    y += MARGIN - GAP;
    return this;
  }

  private void entry(SummaryPage.Entry entry) {
    if (!entry.open()) {
      words(entry.words(), WORDS, Colours.INK, INDENT);
      return;
    }
    y += (OPEN_LEADING - LEADING) * WORDS * scale;
    words(entry.words(), WORDS, Colours.INK, INDENT);
    Item last = items.getLast();
    double from = last.x() + letters.width(last.words(), last.size()) + 10;
    if (MARGIN + ROOM - from < SHORTEST_RULE) {
      y += OPEN_LEADING * WORDS * scale;
      from = MARGIN;
    }
    items.add(new Item("", 0, Colours.QUIET, from, y - (LEADING - 1) * WORDS * scale));
  }

  /** Words in as many lines as they need; all but the first set in. */
  private void words(String words, double size, Color colour, double indent) {
    double x = MARGIN;
    String line = "";
    for (String word : BETWEEN_WORDS.splitAsStream(letters.readable(words)).toList()) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && letters.width(longer, size * scale) > MARGIN + ROOM - x) {
        line(line, size, colour, x);
        x = MARGIN + indent;
        line = word;
      } else {
        line = longer;
      }
    }
    line(line, size, colour, x);
  }

  /** A line; one word that is wider than the page is written smaller. */
  private void line(String words, double size, Color colour, double x) {
    double wide = letters.width(words, size * scale);
    double fitting = size * scale * Math.min(1, (MARGIN + ROOM - x) / Math.max(1, wide));
    y += LEADING * size * scale;
    items.add(new Item(words, fitting, colour, x, y - (LEADING - 1) * size * scale));
  }

  private byte[] paint() {
    int height = (int) Math.ceil(y);
    BufferedImage picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, WIDTH, height);
    g.setStroke(new BasicStroke(1.2f));
    for (Item item : items) {
      g.setColor(item.colour());
      if (item.words().isEmpty()) {
        g.draw(new Line2D.Double(item.x(), item.y() + 4, MARGIN + ROOM, item.y() + 4));
      } else {
        g.fill(letters.words(item.words(), item.size(), item.x(), item.y()));
      }
    }
    g.dispose();
    return ImageFiles.png(picture);
  }
}
