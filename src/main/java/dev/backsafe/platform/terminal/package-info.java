/** The conversation in a terminal, for trying, translating and rehearsing. */
@NullMarked
package dev.backsafe.platform.terminal;

import org.jspecify.annotations.NullMarked;
