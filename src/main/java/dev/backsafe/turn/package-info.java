/**
 * The shell around the engine: from what came in, through one transaction, to what is delivered.
 */
@NullMarked
package dev.backsafe.turn;

import org.jspecify.annotations.NullMarked;
