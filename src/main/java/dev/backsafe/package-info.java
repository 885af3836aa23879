/** The commands of the program and the one place where its parts are put together. */
@NullMarked
package dev.backsafe;

import org.jspecify.annotations.NullMarked;
