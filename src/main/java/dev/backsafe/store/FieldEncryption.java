package dev.backsafe.store;

import dev.backsafe.platform.Account;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals health data by AES-256-GCM, field by field, padded to a few sizes and bound to whom it
 * belongs and where: a field that was changed, or moved to another place, does not open. Each
 * person has a data key, kept beside their data and wrapped by the operator's {@link MasterKey};
 * when it is erased, so is whatever it sealed. Without a master key everything stays as it is, in
 * UTF-8; what was written so can still be read when a key has come. For any number of threads.
 *
 * <pre>
 * data key  = master key's id (8) | nonce (12) | sealed key (32) | tag (16)
 * field     = form (1)            | nonce (12) | sealed text     | tag (16)
 * </pre>
 *
 * <p>Fields of a former form, which were bound to owner and column alone, are still read.
 */
public final class FieldEncryption {
  /** Sealed with the data key itself. UTF-8 never has these four bytes. */
  private static final byte OWN = (byte) 0xFD;

  /** Sealed with a key that was derived for its owner from one that many share. */
  private static final byte SHARED = (byte) 0xFC;

  private static final byte FORMER_OWN = (byte) 0xFF;
  private static final byte FORMER_SHARED = (byte) 0xFE;

  /** As many as talk at a time: some hundred kilobytes of unwrapped keys. */
  private static final int CACHED = 2_048;

  private static final int IDLE_TOOLS = 8;
  private static final String KEY = "key";
  private static final String KEY_OF_ALL_SEALED = "key of a database in which all is sealed";

  /**
   * Where a field belongs.
   *
   * @param owner the account; of an update its id
   * @param row which of the owner's rows, where there are several
   */
  public record Place(String platform, String owner, String column, String row) {
    /** Where the owner has but one row, or none in particular. */
    public Place(String platform, String owner, String column) {
      this(platform, owner, column, "");
    }

    byte[] bytes() {
      return (platform + '\0' + owner + '\0' + column + '\0' + row)
          .getBytes(StandardCharsets.UTF_8);
    }

    /** Without the row: data keys, and fields of the former form. */
    byte[] columnBytes() {
      return (platform + '\0' + owner + '\0' + column).getBytes(StandardCharsets.UTF_8);
    }

    byte[] ownerBytes() {
      return (platform + '\0' + owner).getBytes(StandardCharsets.UTF_8);
    }

    /** Where its owner's data key belongs. */
    Place key() {
      return new Place(platform, owner, KEY);
    }
  }

  /** The owner of the key that an entire database shares, for what is only passing through. */
  public static final Account DATABASE = new Account("", "");

  private static final Place ALL_SEALED = new Place("", "", KEY_OF_ALL_SEALED);

  private final List<MasterKey> masters;

  /** Ciphers are dear to make and not for two threads at once. */
  private final ConcurrentLinkedDeque<CipherTools> idle = new ConcurrentLinkedDeque<>();

  /** A wrapped key, to look it up by. */
  @SuppressWarnings("ArrayRecordComponent") // It is compared as it should be.
  private record Wrapped(byte[] bytes) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Wrapped wrapped && Arrays.equals(bytes, wrapped.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  private final Map<Wrapped, SecretKey> unwrapped =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Wrapped, SecretKey> eldest) {
              return size() > CACHED;
            }
          });

  private FieldEncryption(List<MasterKey> masters) {
    this.masters = List.copyOf(masters);
  }

  /** Leaves everything as it is. */
  public static FieldEncryption none() {
    return new FieldEncryption(List.of());
  }

  /**
   * Seals.
   *
   * @param masters the first wraps; the others are former ones that still open; may be empty
   */
  public static FieldEncryption of(List<MasterKey> masters) {
    return new FieldEncryption(masters);
  }

  /** Whether there is a key. */
  public boolean seals() {
    return !masters.isEmpty();
  }

  /** A new data key, wrapped; null without a master key. */
  public byte @Nullable [] newKey(Account owner) {
    return seals()
        ? with(tools -> wrap(tools, tools.random(MasterKey.BYTES), keyPlace(owner)))
        : null;
  }

  /** Whether the current master key wraps it. */
  public boolean isCurrent(byte[] dataKey) {
    return seals() && masters.getFirst().wrapped(dataKey);
  }

  /**
   * The same data key, wrapped by the current master key.
   *
   * @throws StoreException when none of the master keys opens it
   */
  public byte[] rewrap(byte[] dataKey, Account owner) {
    SecretKey key = unwrap(dataKey, keyPlace(owner));
    return with(tools -> wrap(tools, key.getEncoded(), keyPlace(owner)));
  }

  private byte[] wrap(CipherTools tools, byte[] key, Place place) throws GeneralSecurityException {
    MasterKey master = masters.getFirst();
    return tools.seal(master.key(), master.id(), key, place.columnBytes());
  }

  private static Place keyPlace(Account owner) {
    return new Place(owner.platform(), owner.id(), KEY);
  }

  /**
   * The key that a database shares, out of its copies, one for each master key in use. Whatever is
   * returned and not among them is to be kept as one more. Only one process at a time may do so.
   *
   * @return null when nothing is sealed and nothing will be
   * @throws StoreException with one line when a copy does not open: what is sealed needs that key
   */
  public byte @Nullable [] databaseKey(List<byte[]> copies) {
    for (byte[] copy : copies) {
      trouble(copy)
          .ifPresent(
              reason -> {
                throw new StoreException(reason);
              });
    }
    Optional<byte[]> current = copies.stream().filter(this::isCurrent).findFirst();
    if (current.isPresent()) {
      return current.get();
    }
    return copies.isEmpty() ? newKey(DATABASE) : rewrapShared(copies.getFirst());
  }

  /** By the current master key, and in the form that says whether all is sealed, as it was. */
  private byte[] rewrapShared(byte[] dataKey) {
    Place place = isOfAllSealed(dataKey) ? ALL_SEALED : keyPlace(DATABASE);
    SecretKey key = unwrapShared(dataKey);
    return with(tools -> wrap(tools, key.getEncoded(), place));
  }

  /**
   * The shared key of a database in which all is sealed from now on: the form in which it is
   * wrapped says so, and nobody without the operator's key can make one of the other form.
   */
  byte[] ofAllSealed(byte[] dataKey) {
    SecretKey key = unwrapShared(dataKey);
    return with(tools -> wrap(tools, key.getEncoded(), ALL_SEALED));
  }

  /** Whether whatever is not sealed in its database was put there by somebody else. */
  boolean isOfAllSealed(byte[] dataKey) {
    try {
      for (MasterKey master : masters) {
        if (master.wrapped(dataKey)) {
          byte[] _ = open(master, dataKey, ALL_SEALED);
          return true;
        }
      }
      return false;
    } catch (StoreException ofTheOtherForm) {
      return false;
    }
  }

  private SecretKey unwrapShared(byte[] dataKey) {
    return unwrap(dataKey, isOfAllSealed(dataKey) ? ALL_SEALED : keyPlace(DATABASE));
  }

  private Optional<String> trouble(byte[] dataKey) {
    String id = MasterKey.idOf(dataKey);
    if (!seals()) {
      return Optional.of("encrypted; set BACKSAFE_DATA_KEY_FILE to the file with key " + id);
    }
    if (masters.stream().noneMatch(m -> m.wrapped(dataKey))) {
      return Optional.of(
          "encrypted with another key; BACKSAFE_DATA_KEY_FILE needs the one with id " + id);
    }
    try {
      SecretKey _ = unwrapShared(dataKey);
      return Optional.empty();
    } catch (StoreException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private SecretKey unwrap(byte[] dataKey, Place place) {
    Wrapped wrapped = new Wrapped(dataKey);
    SecretKey cached = unwrapped.get(wrapped);
    if (cached != null) {
      return cached;
    }
    for (MasterKey master : masters) {
      if (master.wrapped(dataKey)) {
        SecretKey key = new SecretKeySpec(open(master, dataKey, place), "AES");
        unwrapped.put(wrapped, key);
        return key;
      }
    }
    throw StoreException.missingKey(MasterKey.idOf(dataKey));
  }

  private byte[] open(MasterKey master, byte[] dataKey, Place place) {
    return with(
        tools -> tools.open(master.key(), dataKey, MasterKey.ID_BYTES, place.columnBytes()));
  }

  /** For the key that a database shares, which is asked for at every turn. */
  private SecretKey shared(byte[] dataKey) {
    SecretKey cached = unwrapped.get(new Wrapped(dataKey));
    return cached == null ? unwrapShared(dataKey) : cached;
  }

  /**
   * Seals what belongs to one person.
   *
   * @param dataKey the person's; null leaves the text as it is
   * @param plain text in UTF-8
   */
  public byte[] seal(byte @Nullable [] dataKey, Place place, byte[] plain) {
    if (dataKey == null) {
      return plain;
    }
    SecretKey key = unwrap(dataKey, place.key());
    return with(tools -> tools.seal(key, new byte[] {OWN}, Padding.add(plain), place.bytes()));
  }

  /**
   * Seals what is only passing through, under a key that many owners share. No key may seal more
   * than 2^32 fields with random nonces (NIST SP 800-38D, 8.3), so each owner has one that is
   * derived from it.
   *
   * @param dataKey the database's; null leaves the text as it is
   * @param plain text in UTF-8
   */
  public byte[] sealShared(byte @Nullable [] dataKey, Place place, byte[] plain) {
    if (dataKey == null) {
      return plain;
    }
    SecretKey key = shared(dataKey);
    return with(
        tools ->
            tools.seal(
                tools.derive(key, place.ownerBytes()),
                new byte[] {SHARED},
                Padding.add(plain),
                place.bytes()));
  }

  /**
   * Opens a field, or reads it when it was never sealed.
   *
   * @param person the person's data key, if they have one
   * @param database the database's, if it has one
   * @throws StoreException when it was changed or moved, or the key is another
   */
  public byte[] open(
      byte @Nullable [] person, byte @Nullable [] database, Place place, byte[] field) {
    if (!isSealed(field)) {
      return field;
    }
    boolean own = field[0] == OWN || field[0] == FORMER_OWN;
    byte[] dataKey = own ? person : database;
    if (dataKey == null) {
      throw new StoreException("a stored field is encrypted and its key is missing");
    }
    SecretKey key = own ? unwrap(dataKey, place.key()) : shared(dataKey);
    boolean bound = isBound(field);
    byte[] opened =
        with(
            tools ->
                tools.open(
                    own ? key : tools.derive(key, place.ownerBytes()),
                    field,
                    1,
                    bound ? place.bytes() : place.columnBytes()));
    return bound ? Padding.strip(opened) : opened;
  }

  /** Whether a field was sealed; otherwise it is text. */
  public static boolean isSealed(byte[] field) {
    return isBound(field)
        || (field.length > 0 && (field[0] == FORMER_OWN || field[0] == FORMER_SHARED));
  }

  /** Whether it was padded, and bound to its very row. */
  static boolean isBound(byte[] field) {
    return field.length > 0 && (field[0] == OWN || field[0] == SHARED);
  }

  /** What seals the words by which rows are found, in a database that shares this key. */
  Words words(byte[] dataKey) {
    SecretKey key = shared(dataKey);
    WordCipher cipher = with(tools -> new WordCipher(tools, key));
    return new Words() {
      @Override
      public String seal(String place, String word) {
        return with(tools -> cipher.seal(tools, place, word));
      }

      @Override
      public String open(String place, String stored) {
        return with(tools -> cipher.open(tools, place, stored));
      }
    };
  }

  @FunctionalInterface
  private interface Use<T> {
    T with(CipherTools tools) throws GeneralSecurityException;
  }

  /** The failure names no content, and none of its causes does. */
  private <T> T with(Use<T> use) {
    CipherTools tools = idle.pollFirst();
    if (tools == null) {
      tools = new CipherTools();
    }
    try {
      return use.with(tools);
    } catch (GeneralSecurityException e) {
      throw new StoreException(
          "a stored field does not open: it was changed, moved, or sealed with another key");
    } finally {
      if (idle.size() < IDLE_TOOLS) {
        idle.addFirst(tools);
      }
    }
  }
}
