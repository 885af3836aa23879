/**
 * What a person trains, and what past sessions mean for the next one: plan, progression, history of
 * pain. Everything is kept by ids, never by places in a list.
 */
@NullMarked
package dev.backsafe.conversation.training;

import org.jspecify.annotations.NullMarked;
