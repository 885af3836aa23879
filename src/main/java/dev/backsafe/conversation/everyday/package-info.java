/** What goes on between sessions, for those who want it: a look at the week, walking. */
@NullMarked
package dev.backsafe.conversation.everyday;

import org.jspecify.annotations.NullMarked;
