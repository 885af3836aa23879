/**
 * One page for an appointment: what somebody has told over time, in plain words for whoever treats
 * them. It says nothing that was not told, gives no score without its scale, and finds nothing.
 */
@NullMarked
package dev.backsafe.conversation.summary;

import org.jspecify.annotations.NullMarked;
