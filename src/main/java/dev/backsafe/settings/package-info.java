/** What an operator sets: environment first, then {@code backsafe.yaml}, then the defaults. */
@NullMarked
package dev.backsafe.settings;

import org.jspecify.annotations.NullMarked;
