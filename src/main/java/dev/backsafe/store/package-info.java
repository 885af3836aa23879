/** What is kept, and the one way to change it: a turn, in one transaction. */
@NullMarked
package dev.backsafe.store;

import org.jspecify.annotations.NullMarked;
