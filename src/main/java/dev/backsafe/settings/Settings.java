package dev.backsafe.settings;

import dev.backsafe.config.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has set.
 *
 * @param telegram null without a token
 * @param discord null without a token
 * @param http null unless an address was set: what needs one uses {@link #DEFAULT_HTTP}
 * @param dataKeys base64 of 32 bytes each; the first encrypts, the others still decrypt; none
 *     leaves what is stored as it is
 * @param backups null when none are made by themselves
 * @param operator what people are told of whoever runs the bot
 */
public record Settings(
    @Nullable Telegram telegram,
    @Nullable Discord discord,
    Database database,
    @Nullable InetSocketAddress http,
    List<Secret> dataKeys,
    @Nullable Backups backups,
    Operator operator) {
  public static final String DEFAULT_DATABASE = "jdbc:sqlite:data/backsafe.db";
  public static final InetSocketAddress DEFAULT_HTTP =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080);

  /** Whoever runs the bot has said nothing of themselves. */
  public Settings(
      @Nullable Telegram telegram,
      @Nullable Discord discord,
      Database database,
      @Nullable InetSocketAddress http,
      List<Secret> dataKeys,
      @Nullable Backups backups) {
    this(telegram, discord, database, http, dataKeys, backups, Operator.UNKNOWN);
  }

  public Settings with(Database other) {
    return new Settings(telegram, discord, other, http, dataKeys, backups, operator);
  }

  /**
   * Who runs the bot.
   *
   * @param contact where questions go, in their own words; or null
   * @param privacy where a privacy notice stands; or null
   */
  public record Operator(@Nullable String contact, @Nullable URI privacy) {
    public static final Operator UNKNOWN = new Operator(null, null);
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
   * Where people are kept.
   *
   * @param user null when the URL says who, or nobody need be
   * @param password null when the URL says it, or none is needed
   */
  public record Database(String url, @Nullable String user, @Nullable Secret password) {
    public static final String REMEDY = "write jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME";
    private static final String SQLITE = "jdbc:sqlite:";

    /** Without a user and a password. */
    public Database(String url) {
      this(url, null, null);
    }

    public Database at(String other) {
      return new Database(other, user, password);
    }

    public boolean isSqlite() {
      return url.startsWith(SQLITE) && url.length() > SQLITE.length();
    }

    public boolean isPostgres() {
      return url.startsWith("jdbc:postgresql://");
    }
  }

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

  /**
   * A backup each day.
   *
   * @param keep how many; older ones go
   * @param at by the machine's own zone
   */
  public record Backups(Path directory, int keep, LocalTime at) {
    public static final int KEEP = 7;

    /** When most people sleep, and no clock is put forward or back over it. */
    public static final LocalTime AT = LocalTime.of(3, 30);
  }
}
