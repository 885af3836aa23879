package dev.backsafe.turn;

import dev.backsafe.understanding.Analysis;

/** Understands a text, as far as that does not depend on what was asked; pure. */
@FunctionalInterface
public interface TextReader {
  Analysis read(String text, String language);
}
