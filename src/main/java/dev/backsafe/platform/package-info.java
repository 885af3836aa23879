/** What every chat platform has in common: what comes in, what goes out, and how sending ends. */
@NullMarked
package dev.backsafe.platform;

import org.jspecify.annotations.NullMarked;
