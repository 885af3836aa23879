/**
 * What is kept, and the one way to change it: a turn, in one transaction. {@link
 * dev.backsafe.store.Store} says what a database has to do; what both databases do in the same
 * words is here ({@link dev.backsafe.store.SqlStore} and what it uses), what only one does is in
 * its own package. Here, too, is how people, facts and messages become JSON and are encrypted, so
 * that nothing else knows of rows, and a field that is renamed is migrated in one place.
 */
@NullMarked
package dev.backsafe.store;

import org.jspecify.annotations.NullMarked;
