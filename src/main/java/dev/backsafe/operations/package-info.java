/** What the operator of a running service needs: for now, whether it is well. */
@NullMarked
package dev.backsafe.operations;

import org.jspecify.annotations.NullMarked;
