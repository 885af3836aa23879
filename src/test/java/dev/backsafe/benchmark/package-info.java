/**
 * Measures, and writes {@code target/benchmarks.md}: {@code mvn -Pbenchmark verify}. Each benchmark
 * is a class with a main method that prints {@link dev.backsafe.benchmark.Row}s, listed in {@link
 * dev.backsafe.benchmark.Benchmarks}, and runs in a process of its own. Ratios count: both sides
 * are measured in one run.
 */
@NullMarked
package dev.backsafe.benchmark;

import org.jspecify.annotations.NullMarked;
