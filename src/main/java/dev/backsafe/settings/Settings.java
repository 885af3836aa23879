package dev.backsafe.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has set.
 *
 * @param telegram null without a token
 * @param http null unless an address was set: what needs one uses {@link #DEFAULT_HTTP}
 */
public record Settings(
    @Nullable Telegram telegram, String databaseUrl, @Nullable InetSocketAddress http) {
  public static final String DEFAULT_DATABASE = "jdbc:sqlite:data/backsafe.db";
  public static final InetSocketAddress DEFAULT_HTTP =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080);

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
