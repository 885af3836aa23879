package dev.backsafe.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The operator's key, which is never in the database; it wraps the keys that are. */
public final class MasterKey {
  /** AES-256. */
  public static final int BYTES = 32;

  /** Enough to tell an operator's few keys apart. */
  static final int ID_BYTES = 8;

  private final byte[] id;
  private final SecretKey key;

  private MasterKey(byte[] bytes) {
    id = Arrays.copyOf(digest(bytes), ID_BYTES);
    key = new SecretKeySpec(bytes, "AES");
  }

  /**
   * Reads a key.
   *
   * @param base64 of {@link #BYTES} bytes
   * @throws IllegalArgumentException when it is not that
   */
  public static MasterKey of(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("not " + BYTES + " bytes");
    }
    return new MasterKey(bytes);
  }

  /** A new key, in the form that {@link #of} reads. */
  public static String make() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** Of 256 random bits, a digest tells nothing. */
  private static byte[] digest(byte[] bytes) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update("backsafe master key".getBytes(StandardCharsets.US_ASCII));
      return sha.digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  SecretKey key() {
    return key;
  }

  /** Whether this key wrapped it. */
  boolean wrapped(byte[] dataKey) {
    return dataKey.length > ID_BYTES && Arrays.equals(dataKey, 0, ID_BYTES, id, 0, ID_BYTES);
  }

  byte[] id() {
    return id.clone();
  }

  /** What an operator may see of a key, to tell which one is missing. */
  static String idOf(byte[] dataKey) {
    return HexFormat.of().formatHex(dataKey, 0, Math.min(ID_BYTES, dataKey.length));
  }

  @Override
  public String toString() {
    return "master key " + idOf(id);
  }
}
