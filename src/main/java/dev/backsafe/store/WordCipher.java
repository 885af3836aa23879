package dev.backsafe.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;

/**
 * Seals what rows are looked up by: the same word in the same place always looks the same, and to
 * whoever lacks the key like any other. Deterministic authenticated encryption with a synthetic
 * initialization vector, as in RFC 5297, with HMAC-SHA-256 in the place of CMAC.
 */
final class WordCipher {
  /** Begins what is sealed. Should a plain word begin so, too, it does not verify. */
  private static final String MARK = "~";

  private static final int IV = 16;

  /** Accounts of all platforms, and kinds of reminders, have one size. */
  private static final int SIZE = 24;

  private final SecretKey authentication;
  private final SecretKey encryption;

  WordCipher(CipherTools tools, SecretKey shared) throws GeneralSecurityException {
    authentication = tools.derive(shared, utf8("\0words: authentication"));
    encryption = tools.derive(shared, utf8("\0words: encryption"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] iv(CipherTools tools, String place, byte[] padded)
      throws GeneralSecurityException {
    byte[] where = utf8(place);
    byte[] both = Arrays.copyOf(where, where.length + 1 + padded.length);
    System.arraycopy(padded, 0, both, where.length + 1, padded.length);
    return Arrays.copyOf(tools.authenticate(authentication, both), IV);
  }

  String seal(CipherTools tools, String place, String word) throws GeneralSecurityException {
    byte[] plain = utf8(word);
    byte[] padded = Arrays.copyOf(plain, (plain.length + SIZE) / SIZE * SIZE);
    byte[] iv = iv(tools, place, padded);
    byte[] sealed = Arrays.copyOf(iv, IV + padded.length);
    System.arraycopy(tools.count(encryption, iv, padded), 0, sealed, IV, padded.length);
    return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /** Of what may be sealed; of anything else none. */
  private static byte[] bytes(String stored) {
    try {
      return stored.startsWith(MARK)
          ? Base64.getUrlDecoder().decode(stored.substring(MARK.length()))
          : new byte[0];
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  /** The word; one that was not sealed here as it stands. */
  String open(CipherTools tools, String place, String stored) throws GeneralSecurityException {
    byte[] sealed = bytes(stored);
    if (sealed.length < IV + SIZE) {
      return stored;
    }
    byte[] iv = Arrays.copyOf(sealed, IV);
    byte[] padded = tools.count(encryption, iv, Arrays.copyOfRange(sealed, IV, sealed.length));
    if (!Arrays.equals(iv, iv(tools, place, padded))) {
      return stored;
    }
    int length = padded.length;
    while (length > 0 && padded[length - 1] == 0) {
      length--;
    }
    return new String(padded, 0, length, StandardCharsets.UTF_8);
  }
}
