/** The store on PostgreSQL: one database that several processes share. */
@NullMarked
package dev.backsafe.store.postgres;

import org.jspecify.annotations.NullMarked;
