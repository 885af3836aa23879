package dev.backsafe.conversation.training;

/** What a pain is beside what is usual for the person; the worst comes last. */
public enum Hurt {
  /** As often, and no stronger: stops the exercise, and not the programme. */
  USUAL,
  /** New, or more than usual. */
  MORE,
  /** Sharp, shooting, tingling, or six and more of ten. */
  SHARP
}
