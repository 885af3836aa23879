/**
 * Reads the content that operators and translators write (routine, texts, places, help lines) and
 * says of every error where it is and what to write instead.
 */
@NullMarked
package dev.backsafe.content;

import org.jspecify.annotations.NullMarked;
