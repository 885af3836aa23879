package dev.backsafe.platform;

/**
 * What a platform sent, as it came.
 *
 * @param id the platform's own: what comes twice under one id counts once
 */
public record Update(String platform, String id, String body) {}
