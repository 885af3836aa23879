/** The store on SQLite: one file, one writer. */
@NullMarked
package dev.backsafe.store.sqlite;

import org.jspecify.annotations.NullMarked;
