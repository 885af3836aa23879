package dev.backsafe.platform;

/**
 * How a platform's connection is.
 *
 * @param detail one line for an operator
 */
public record Health(String platform, boolean well, String detail) {}
