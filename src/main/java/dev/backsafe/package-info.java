/**
 * The program. It begins in {@link Main}; every room has a package-info that says why it exists.
 */
@NullMarked
package dev.backsafe;

import org.jspecify.annotations.NullMarked;
