package dev.backsafe.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has set.
 *
 * @param telegram null without a token
 * @param discord null without a token
 * @param http null unless an address was set: what needs one uses {@link #DEFAULT_HTTP}
 */
public record Settings(
    @Nullable Telegram telegram,
    @Nullable Discord discord,
    String databaseUrl,
    @Nullable InetSocketAddress http) {
  public static final String DEFAULT_DATABASE = "jdbc:sqlite:data/backsafe.db";
  public static final InetSocketAddress DEFAULT_HTTP =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080);

  /** Without Discord. */
  public Settings(
      @Nullable Telegram telegram, String databaseUrl, @Nullable InetSocketAddress http) {
    this(telegram, null, databaseUrl, http);
  }

  /**
   * Discord.
   *
   * @param shards those that this process serves; null for as many as Discord thinks fit
   */
  public record Discord(Secret token, URI api, @Nullable Shards shards) {
    public static final URI PUBLIC_API = URI.create("https://discord.com/api/v10");
  }

  /** Some of a bot's shards, from {@code from} to {@code to}, of {@code total}; counted from 0. */
  public record Shards(int from, int to, int total) {}

  /**
   * Telegram.
   *
   * @param webhook null to ask for updates instead
   */
  public record Telegram(Secret token, URI api, @Nullable Webhook webhook) {
    public static final URI PUBLIC_API = URI.create("https://api.telegram.org");
  }

  /** Where Telegram is to bring updates, and how we know that it is Telegram. */
  public record Webhook(URI url, Secret secret) {}
}
