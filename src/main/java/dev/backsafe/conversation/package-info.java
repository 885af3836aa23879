/**
 * The engine: what the coach says and remembers, as a pure function from a person, an input and a
 * moment to the next person and a list of effects. Knows no platform, no language, no clock.
 */
@NullMarked
package dev.backsafe.conversation;

import org.jspecify.annotations.NullMarked;
