/** When a person may train again, and when it is humane to say so. Pure arithmetic on instants. */
@NullMarked
package dev.backsafe.recovery;

import org.jspecify.annotations.NullMarked;
