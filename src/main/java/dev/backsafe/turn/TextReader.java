package dev.backsafe.turn;

import dev.backsafe.understanding.Reading;

/** Understands a text; pure. */
@FunctionalInterface
public interface TextReader {
  Reading read(String text, String language);
}
