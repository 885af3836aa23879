/** When the coach speaks first: what is planned, and whether it still fits when its time comes. */
@NullMarked
package dev.backsafe.conversation.reminder;

import org.jspecify.annotations.NullMarked;
