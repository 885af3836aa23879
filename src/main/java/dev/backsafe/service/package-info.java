/** The running service, and the one place where its parts are put together. */
@NullMarked
package dev.backsafe.service;

import org.jspecify.annotations.NullMarked;
