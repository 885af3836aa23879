package dev.backsafe.understanding;

import org.jspecify.annotations.Nullable;

/**
 * What a person wrote while a question stood.
 *
 * @param author who wrote it, as a {@link Phrase} has it
 * @param answer the id of the answer to the question; null where it is none
 */
public record AnswerExample(String author, Asked asked, @Nullable String answer, String text) {}
