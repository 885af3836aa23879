package dev.backsafe.conversation;

/** A button: what it does, to what, and the words on it. */
public record Option(Action action, String of, Line label) {}
