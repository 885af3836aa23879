package dev.backsafe.picture;

import dev.backsafe.picture.ProgressChart.Week;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Draws a chart: sessions by week against the band of two or three, and pain below. */
public final class ChartImages {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 440;
  private static final double LEFT = 52;
  private static final double RIGHT = 24;

  private static final double BARS_TOP = 84;
  private static final double BARS_BOTTOM = 228;
  private static final double PAIN_TOP = 290;
  private static final double PAIN_BOTTOM = 390;

  /** Two or three sessions a week (source article). */
  private static final int FEWEST_SESSIONS = 2;

  private static final int MOST_SESSIONS = 3;
  private static final int WORST_PAIN = 10;
  private static final int STOPPING_PAIN = 6;

  private final Graphics2D g;
  private final ProgressChart chart;
  private final Letters letters;

  private ChartImages(Graphics2D g, ProgressChart chart, Letters letters) {
    this.g = g;
    this.chart = chart;
    this.letters = letters;
  }

  /** The chart as a PNG. */
  public static byte[] png(ProgressChart chart) {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Colours.PAPER);
    g.fillRect(0, 0, WIDTH, HEIGHT);
    new ChartImages(g, chart, Letters.load()).paint();
    g.dispose();
    return ImageFiles.png(picture);
  }

  private void paint() {
    words(chart.title(), 19, Colours.INK, LEFT - 28, 36);
    words(chart.note(), 15, Colours.SHIRT, LEFT - 28, 60);
    bars();
    words(chart.pain(), 15, Colours.INK, LEFT - 28, PAIN_TOP - 20);
    pains();
    for (int i = 0; i < chart.weeks().size(); i++) {
      centred(chart.weeks().get(i).label(), 12.5, Colours.QUIET, middle(i), HEIGHT - 22);
    }
  }

  private double column() {
    return (WIDTH - LEFT - RIGHT) / Math.max(1, chart.weeks().size());
  }

  private double middle(int week) {
    return LEFT + (week + 0.5) * column();
  }

  private void bars() {
    int most =
        Math.max(
            MOST_SESSIONS, chart.weeks().stream().mapToInt(w -> w.pains().size()).max().orElse(0));
    double each = (BARS_BOTTOM - BARS_TOP) / (most + 0.5);
    double top = BARS_BOTTOM - (MOST_SESSIONS + 0.25) * each;
    g.setColor(Colours.mix(Colours.MAT, Colours.PAPER, 0.45));
    g.fill(
        new RoundRectangle2D.Double(
            LEFT,
            top,
            WIDTH - LEFT - RIGHT,
            (MOST_SESSIONS - FEWEST_SESSIONS + 0.5) * each,
            12,
            12));
    right(
        chart.band(), 13, Colours.mix(Colours.SHIRT, Colours.INK, 0.3), WIDTH - RIGHT - 8, top - 6);
    for (int n = 1; n <= most; n++) {
      right(number(n), 13, Colours.QUIET, LEFT - 10, BARS_BOTTOM - n * each + 5);
    }
    line(LEFT, BARS_BOTTOM, WIDTH - RIGHT, BARS_BOTTOM, 1.5f, Colours.QUIET);
    double wide = Math.min(46, column() * 0.55);
    for (int i = 0; i < chart.weeks().size(); i++) {
      Week week = chart.weeks().get(i);
      double high = week.pains().size() * each;
      g.setColor(Colours.SHIRT);
      g.fill(
          new RoundRectangle2D.Double(middle(i) - wide / 2, BARS_BOTTOM - high, wide, high, 9, 9));
      if (week.resting() && week.pains().isEmpty()) {
        centred(chart.rest(), 12.5, Colours.QUIET, middle(i), BARS_BOTTOM - 7);
      }
    }
  }

  private void pains() {
    for (int score : new int[] {0, 5, WORST_PAIN}) {
      double y = painAt(score);
      line(LEFT, y, WIDTH - RIGHT, y, 1, Colours.WALL);
      right(number(score), 13, Colours.QUIET, LEFT - 10, y + 5);
    }
    averages();
    for (int i = 0; i < chart.weeks().size(); i++) {
      Week week = chart.weeks().get(i);
      Integer goal = week.goal();
      if (goal != null) {
        square(middle(i), painAt(goal));
      }
      int all = week.pains().size();
      double apart = Math.min(18, column() / Math.max(1, all + 1));
      for (int j = 0; j < all; j++) {
        dot(middle(i) + (j - (all - 1) / 2.0) * apart, week.pains().get(j));
      }
    }
  }

  /** A line from one week that was told of to the next. */
  private void averages() {
    int before = -1;
    for (int i = 0; i < chart.weeks().size(); i++) {
      Integer average = chart.weeks().get(i).average();
      if (average == null) {
        continue;
      }
      Integer last = before < 0 ? average : chart.weeks().get(before).average();
      double from = before < 0 ? middle(i) - column() / 4 : middle(before);
      double to = before < 0 ? middle(i) + column() / 4 : middle(i);
      line(
          from, painAt(last == null ? average : last), to, painAt(average), 2.5f, Colours.TROUSERS);
      before = i;
    }
  }

  private void square(double x, double y) {
    g.setColor(Colours.PAPER);
    g.fill(new Rectangle2D.Double(x - 6, y - 6, 12, 12));
    g.setColor(Colours.SHIRT);
    g.setStroke(new BasicStroke(2.5f));
    g.draw(new Rectangle2D.Double(x - 6, y - 6, 12, 12));
  }

  /** Pain without a number is an empty ring in the middle. */
  private void dot(double x, int pain) {
    if (pain == ProgressChart.NOT_ASKED) {
      return;
    }
    boolean told = pain != ProgressChart.UNTOLD;
    double y = painAt(told ? pain : WORST_PAIN / 2);
    Ellipse2D dot = new Ellipse2D.Double(x - 6, y - 6, 12, 12);
    g.setColor(told ? colour(pain) : Colours.PAPER);
    g.fill(dot);
    g.setColor(told ? Colours.PAPER : Colours.MUSCLE);
    g.setStroke(new BasicStroke(told ? 1 : 2.5f));
    g.draw(dot);
  }

  private static Color colour(int pain) {
    return pain == 0 ? Colours.SHIRT : pain < STOPPING_PAIN ? Colours.MUSCLE : Colours.ARROW;
  }

  private static double painAt(int score) {
    return PAIN_BOTTOM - (PAIN_BOTTOM - PAIN_TOP) * score / WORST_PAIN;
  }

  private String number(int number) {
    return number < chart.numbers().size() ? chart.numbers().get(number) : "";
  }

  private void line(double x1, double y1, double x2, double y2, float width, Color colour) {
    g.setColor(colour);
    g.setStroke(new BasicStroke(width));
    g.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  private void words(String words, double size, Color colour, double x, double y) {
    if (letters.know(words)) {
      // What is too long is written smaller, so that nothing leaves the picture.
      double most = WIDTH - x - RIGHT;
      double fitting = Math.min(size, size * most / Math.max(1, letters.width(words, size)));
      g.setColor(colour);
      g.fill(letters.words(words, fitting, x, y));
    }
  }

  private void centred(String words, double size, Color colour, double x, double y) {
    double fitting =
        Math.min(size, size * column() * 0.95 / Math.max(1, letters.width(words, size)));
    words(words, fitting, colour, x - letters.width(words, fitting) / 2, y);
  }

  private void right(String words, double size, Color colour, double x, double y) {
    words(words, size, colour, x - letters.width(words, size), y);
  }
}
