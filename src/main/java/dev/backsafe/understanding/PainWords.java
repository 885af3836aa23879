package dev.backsafe.understanding;

/** What the words of a text say of pain, or of a warning sign, whatever it is taken for. */
enum PainWords {
  NONE,
  /** Only that there is none. */
  DENIED,
  SAID
}
