/**
 * A moment of talking to itself, from which the JVM's start-up cache learns. No part of the
 * service.
 */
@NullMarked
package dev.backsafe.warmup;

import org.jspecify.annotations.NullMarked;
