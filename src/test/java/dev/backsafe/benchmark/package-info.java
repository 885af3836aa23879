/**
 * Measures, and writes {@code target/benchmarks.md}: {@code mvn -Pbenchmark verify}. Each benchmark
 * is a class with a main method that prints {@link dev.backsafe.benchmark.Row}s, listed in {@link
 * dev.backsafe.benchmark.Benchmarks}, and runs in a process of its own. Ratios count: both sides
 * are measured in one run.
 *
 * <p>{@code -Dbenchmark.names="turns sweep"} runs some of them, {@code -Dbenchmark.scale=0.1} all
 * of them smaller, {@code -Dbenchmark.minutes=10} loads the service for as long as the goal says.
 */
@NullMarked
package dev.backsafe.benchmark;

import org.jspecify.annotations.NullMarked;
