/**
 * The conversation in Telegram. Its library sends and has the types; how updates come in is our
 * own, because the library's polling loses what a crash or a faulty update interrupts.
 */
@NullMarked
package dev.backsafe.platform.telegram;

import org.jspecify.annotations.NullMarked;
