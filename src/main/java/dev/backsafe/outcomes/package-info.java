/**
 * What becomes of all people together, for an operator: counts out of their histories, and never a
 * number from which a group of fewer than five could be told. Pure.
 */
@NullMarked
package dev.backsafe.outcomes;

import org.jspecify.annotations.NullMarked;
