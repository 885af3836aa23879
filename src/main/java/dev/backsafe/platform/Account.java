package dev.backsafe.platform;

/** Somebody on a platform, such as user 42 on telegram. */
public record Account(String platform, String id) {}
