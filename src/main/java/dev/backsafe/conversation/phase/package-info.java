/**
 * Where a conversation can stand: one file a phase, with its question, its buttons and what each
 * answer does. What several phases share (a session's course, pain, holds, common commands) has a
 * file of its own.
 */
@NullMarked
package dev.backsafe.conversation.phase;

import org.jspecify.annotations.NullMarked;
