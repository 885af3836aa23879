/** What happens by the clock: reminders when they are due, and chores once an hour or a night. */
@NullMarked
package dev.backsafe.schedule;

import org.jspecify.annotations.NullMarked;
