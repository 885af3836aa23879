/** What the operator of a running service needs: whether it is well, and what it counts. */
@NullMarked
package dev.backsafe.operations;

import org.jspecify.annotations.NullMarked;
