/**
 * The commands an operator types: their options, their errors in one line, and the rehearsal's
 * clock.
 */
@NullMarked
package dev.backsafe.cli;

import org.jspecify.annotations.NullMarked;
