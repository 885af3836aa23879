package dev.backsafe.picture;

import java.awt.Color;

/** The colours of all pictures: a warm paper of their own, so that dark chats suit them too. */
final class Colours {
  static final Color PAPER = new Color(0xFBF5EA);
  static final Color FLOOR = new Color(0xEFE5D3);
  static final Color WALL = new Color(0xE2D6C1);
  static final Color WOOD = new Color(0xCBA37C);
  static final Color MAT = new Color(0xA9CFC4);
  static final Color METAL = new Color(0x9AA3AE);
  static final Color PAD = new Color(0x5C6675);
  static final Color SKIN = new Color(0xE9B58F);
  static final Color HAIR = new Color(0x5A4236);
  static final Color SHIRT = new Color(0x2F8F8B);
  static final Color TROUSERS = new Color(0x3B4F7A);
  static final Color SHOES = new Color(0x2A2F3A);
  static final Color MUSCLE = new Color(0xFFA24C);
  static final Color ARROW = new Color(0xE2502F);
  static final Color INK = new Color(0x3A3A3A);
  static final Color QUIET = new Color(0x7D766B);

  private Colours() {}

  static Color mix(Color a, Color b, double share) {
    return new Color(
        mix(a.getRed(), b.getRed(), share),
        mix(a.getGreen(), b.getGreen(), share),
        mix(a.getBlue(), b.getBlue(), share));
  }

  private static int mix(int a, int b, double share) {
    return (int) Math.round(a + (b - a) * share);
  }
}
