package dev.backsafe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backsafe.platform.Account;
import dev.backsafe.store.FieldEncryption.Place;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldEncryptionTest {
  private static final Account ADA = new Account("test", "ada");
  private static final Account BOB = new Account("test", "bob");
  private static final Place STATE = new Place("test", "ada", "state");
  private static final byte[] TEXT = "{\"pain\":\"sharp ✓\"}".getBytes(StandardCharsets.UTF_8);

  private final String first = MasterKey.make();
  private final FieldEncryption sealer = sealer(first);
  private final byte[] database = newKey(FieldEncryption.DATABASE);
  private final byte[] ada = newKey(ADA);

  private byte[] newKey(Account owner) {
    return Objects.requireNonNull(sealer.newKey(owner));
  }

  private static FieldEncryption sealer(String... keys) {
    return FieldEncryption.of(Arrays.stream(keys).map(MasterKey::of).toList());
  }

  @Test
  void whatIsSealedOpensInItsPlaceAndShowsNothing() {
    byte[] own = sealer.seal(ada, STATE, TEXT);
    byte[] shared = sealer.sealShared(database, STATE, TEXT);
    for (byte[] field : List.of(own, shared)) {
      assertThat(FieldEncryption.isSealed(field)).isTrue();
      assertThat(new String(field, StandardCharsets.ISO_8859_1)).doesNotContain("sharp", "pain");
      assertThat(sealer.open(ada, database, STATE, field)).isEqualTo(TEXT);
    }
    assertThat(sealer.seal(ada, STATE, TEXT)).as("no two are alike").isNotEqualTo(own);
    assertThat(sealer(first).open(ada, database, STATE, own)).as("after a start").isEqualTo(TEXT);
    assertThat(sealer.open(ada, database, STATE, sealer.seal(ada, STATE, new byte[0]))).isEmpty();
  }

  @Test
  void withoutAKeyTextStaysAsItIsAndCanBeReadWhenOneHasCome() {
    FieldEncryption none = FieldEncryption.none();
    assertThat(none.newKey(ADA)).isNull();
    byte[] plain = none.seal(null, STATE, TEXT);
    assertThat(plain).isEqualTo(TEXT);
    assertThat(none.sealShared(null, STATE, TEXT)).isEqualTo(plain);
    assertThat(sealer.open(ada, database, STATE, plain)).isEqualTo(TEXT);
    assertThat(sealer.open(null, null, STATE, plain)).isEqualTo(TEXT);
  }

  @Test
  void whatWasMovedDoesNotOpen() {
    byte[] bob = newKey(BOB);
    for (byte[] field :
        List.of(sealer.seal(ada, STATE, TEXT), sealer.sealShared(database, STATE, TEXT))) {
      for (Place other :
          List.of(
              new Place("test", "ada", "fact"),
              new Place("test", "bob", "state"),
              new Place("other", "ada", "state"))) {
        assertThatThrownBy(() -> sealer.open(ada, database, other, field))
            .isInstanceOf(StoreException.class);
      }
    }
    byte[] own = sealer.seal(ada, STATE, TEXT);
    assertThatThrownBy(() -> sealer.open(bob, database, STATE, own))
        .as("Bob's key under Ada")
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> sealer.open(null, database, STATE, own))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("its key is missing");
  }

  @Test
  void noDamageGoesUnnoticed() {
    long seed = Long.getLong("seal.seed", 20_261_125L);
    System.out.printf("seal: seed %d (-Dseal.seed=…)%n", seed);
    Random random = new Random(seed);
    for (int i = 0; i < 4_000; i++) {
      boolean own = random.nextBoolean();
      byte[] field = own ? sealer.seal(ada, STATE, TEXT) : sealer.sealShared(database, STATE, TEXT);
      byte[] damaged = damage(field, random);
      // Whatever begins otherwise is text that was never sealed.
      if (FieldEncryption.isSealed(damaged) && !Arrays.equals(field, damaged)) {
        assertThatThrownBy(() -> sealer.open(ada, database, STATE, damaged))
            .isInstanceOf(StoreException.class)
            .hasNoCause()
            .message()
            .doesNotContain("sharp");
      }
      byte[] key = damage(ada, random);
      if (own && !Arrays.equals(ada, key)) {
        assertThatThrownBy(() -> sealer.open(key, database, STATE, field))
            .isInstanceOf(StoreException.class);
      }
    }
  }

  private static byte[] damage(byte[] field, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> Arrays.copyOf(field, random.nextInt(field.length));
      case 1 -> Arrays.copyOf(field, field.length + 1 + random.nextInt(20));
      default -> {
        byte[] flipped = field.clone();
        flipped[random.nextInt(field.length)] ^= (byte) (1 << random.nextInt(8));
        yield flipped;
      }
    };
  }

  @Test
  void aNewMasterKeyTakesOverWithoutTouchingWhatIsSealed() {
    byte[] field = sealer.seal(ada, STATE, TEXT);
    String second = MasterKey.make();
    FieldEncryption both = sealer(second, first);
    assertThat(both.isCurrent(ada)).isFalse();
    assertThat(both.open(ada, null, STATE, field)).isEqualTo(TEXT);
    byte[] rewrapped = both.rewrap(ada, ADA);
    assertThat(both.isCurrent(rewrapped)).isTrue();
    assertThat(sealer(second).open(rewrapped, null, STATE, field)).isEqualTo(TEXT);
    assertThatThrownBy(() -> sealer.open(rewrapped, null, STATE, field))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("needs the master key with id")
        .matches(e -> ((StoreException) e).isPassing(), "waits for the key");
  }

  @Test
  void aDatabaseKeyIsMadeOnceAndWrappedByEachMasterKey() {
    assertThat(FieldEncryption.none().databaseKey(List.of())).isNull();
    byte[] made = Objects.requireNonNull(sealer.databaseKey(List.of()));
    assertThat(sealer.isCurrent(made)).isTrue();
    assertThat(sealer.databaseKey(List.of(made))).isSameAs(made);
    String second = MasterKey.make();
    byte[] more = sealer(second, first).databaseKey(List.of(made));
    byte[] field = sealer.sealShared(made, STATE, TEXT);
    assertThat(sealer(second).open(null, more, STATE, field)).isEqualTo(TEXT);
  }

  @Test
  void whatIsWrongWithTheKeysIsSaidInOneLine() {
    assertRefused(FieldEncryption.none(), database, "set BACKSAFE_DATA_KEY_FILE");
    assertRefused(sealer(MasterKey.make()), database, "needs the one with id");
    assertRefused(sealer(MasterKey.make()), database, MasterKey.idOf(database));
    byte[] damaged = database.clone();
    damaged[30] ^= 1;
    assertRefused(sealer, damaged, "was changed");
    assertThat(MasterKey.of(first).toString()).doesNotContain(first);
  }

  private static void assertRefused(FieldEncryption sealer, byte[] database, String why) {
    assertThatThrownBy(() -> sealer.databaseKey(List.of(database)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(why);
  }

  @Test
  void threadsShareIt() {
    assertThat(
            IntStream.range(0, 20_000)
                .parallel()
                .mapToObj(
                    i -> {
                      Place place = new Place("test", "ada", "c" + i % 7);
                      byte[] text = ("t" + i).getBytes(StandardCharsets.UTF_8);
                      byte[] field =
                          i % 2 == 0
                              ? sealer.seal(ada, place, text)
                              : sealer.sealShared(database, place, text);
                      return Arrays.equals(sealer.open(ada, database, place, field), text);
                    }))
        .doesNotContain(false);
  }
}
