package dev.backsafe.routine;

/**
 * A figure, as a message may show it: that of a variation of an exercise.
 *
 * @param moving whether it moves, or shows start and end
 */
public record Illustration(String exercise, String variation, boolean moving) {}
