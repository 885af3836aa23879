package dev.backsafe.store;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What one thread at a time seals with: a cipher, and random bytes fetched by the page. */
final class CipherTools {
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final int PAGE = 4_096;

  private final Cipher cipher;
  private final Cipher counter;
  private final Mac mac;
  private final SecureRandom random = new SecureRandom();
  private final byte[] page = new byte[PAGE];
  private int used = PAGE;

  CipherTools() {
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
      counter = Cipher.getInstance("AES/CTR/NoPadding");
      mac = Mac.getInstance("HmacSHA256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES and HMAC", e);
    }
  }

  /** Random bytes that are handed out once. */
  byte[] random(int length) {
    if (used + length > PAGE) {
      random.nextBytes(page);
      used = 0;
    }
    byte[] bytes = Arrays.copyOfRange(page, used, used + length);
    Arrays.fill(page, used, used + length, (byte) 0);
    used += length;
    return bytes;
  }

  /** Head, nonce, sealed bytes and tag. */
  byte[] seal(SecretKey key, byte[] head, byte[] plain, byte[] bound)
      throws GeneralSecurityException {
    byte[] nonce = random(NONCE);
    byte[] sealed = Arrays.copyOf(head, head.length + NONCE + plain.length + TAG);
    System.arraycopy(nonce, 0, sealed, head.length, NONCE);
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
    cipher.updateAAD(bound);
    cipher.doFinal(plain, 0, plain.length, sealed, head.length + NONCE);
    return sealed;
  }

  /** What stands behind a head of that length and its nonce. */
  byte[] open(SecretKey key, byte[] sealed, int head, byte[] bound)
      throws GeneralSecurityException {
    int start = head + NONCE;
    if (sealed.length < start + TAG) {
      throw new AEADBadTagException("cut off");
    }
    cipher.init(
        Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG * Byte.SIZE, sealed, head, NONCE));
    cipher.updateAAD(bound);
    return cipher.doFinal(sealed, start, sealed.length - start);
  }

  SecretKey derive(SecretKey key, byte[] owner) throws GeneralSecurityException {
    return new SecretKeySpec(authenticate(key, owner), "AES");
  }

  byte[] authenticate(SecretKey key, byte[] text) throws GeneralSecurityException {
    mac.init(key);
    return mac.doFinal(text);
  }

  /** There and back by the same way; whoever uses it authenticates. */
  byte[] count(SecretKey key, byte[] iv, byte[] text) throws GeneralSecurityException {
    counter.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
    return counter.doFinal(text);
  }
}
