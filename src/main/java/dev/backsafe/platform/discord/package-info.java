/**
 * The conversation in Discord: slash commands in servers, where only the person sees the answers,
 * and free text in direct messages. JDA holds the gateway and sends; what comes in is durable
 * before it is acknowledged.
 */
@NullMarked
package dev.backsafe.platform.discord;

import org.jspecify.annotations.NullMarked;
