/** What people mean by what they write: from free text to a {@link Meaning}, pure once loaded. */
@NullMarked
package dev.backsafe.understanding;

import org.jspecify.annotations.NullMarked;
