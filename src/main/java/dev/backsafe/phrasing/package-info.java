/** The coach's words: from text keys and arguments to sentences in a person's language and time. */
@NullMarked
package dev.backsafe.phrasing;

import org.jspecify.annotations.NullMarked;
