/**
 * A leaf that every room may use: the operator's files, YAML nodes that know their line, problems
 * with file and line, and secrets that are never shown.
 */
@NullMarked
package dev.backsafe.config;

import org.jspecify.annotations.NullMarked;
