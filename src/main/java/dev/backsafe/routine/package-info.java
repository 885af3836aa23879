/**
 * The routine as the person trains it: exercises, their variations ordered towards gentle, doses
 * and equipment. Plain data without a word of text; the words live with the texts, under the ids
 * used here.
 */
@NullMarked
package dev.backsafe.routine;

import org.jspecify.annotations.NullMarked;
