package dev.backsafe.understanding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One sign of a red flag, as precise as it can be asked about. The signs that stand for a whole
 * flag come where nothing more precise was heard.
 */
public enum Sign {
  CRISIS(RedFlag.CRISIS),
  CHEST_PAIN(RedFlag.CHEST),
  FAINTING(RedFlag.CHEST),
  BREATHLESS(RedFlag.CHEST),
  BELLY(RedFlag.CHEST),
  CHEST(RedFlag.CHEST),
  SADDLE(RedFlag.CAUDA_EQUINA),
  BLADDER(RedFlag.CAUDA_EQUINA),
  BOWEL(RedFlag.CAUDA_EQUINA),
  SEXUAL(RedFlag.CAUDA_EQUINA),
  CAUDA_EQUINA(RedFlag.CAUDA_EQUINA),
  BOTH_LEGS(RedFlag.LEGS),
  GIVES_WAY(RedFlag.LEGS),
  WEAKNESS(RedFlag.LEGS),
  LEGS(RedFlag.LEGS),
  FALL(RedFlag.ACCIDENT),
  CALF(RedFlag.CALF),
  FEVER(RedFlag.FEVER),
  OPERATION(RedFlag.OPERATION),
  PREGNANCY(RedFlag.PREGNANCY),
  WEIGHT_LOSS(RedFlag.HISTORY),
  NIGHT_PAIN(RedFlag.HISTORY),
  CANCER(RedFlag.HISTORY),
  STEROIDS(RedFlag.HISTORY),
  BONES(RedFlag.HISTORY),
  IMMUNE(RedFlag.HISTORY),
  AGE(RedFlag.HISTORY),
  /** A clinician has said that this person is not to exercise. */
  NO_EXERCISE(RedFlag.HISTORY),
  HISTORY(RedFlag.HISTORY);

  private final RedFlag flag;
  private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Sign(RedFlag flag) {
    this.flag = flag;
  }

  public RedFlag flag() {
    return flag;
  }

  /** The name used in data files and texts, such as {@code gives-way}. */
  public String id() {
    return id;
  }

  /** The sign with this id. */
  public static Optional<Sign> of(String id) {
    return Arrays.stream(values()).filter(s -> s.id.equals(id)).findFirst();
  }

  /** The sign that stands for all of a flag. */
  public static Sign of(RedFlag flag) {
    return switch (flag) {
      case CRISIS -> CRISIS;
      case CHEST -> CHEST;
      case CAUDA_EQUINA -> CAUDA_EQUINA;
      case LEGS -> LEGS;
      case ACCIDENT -> FALL;
      case CALF -> CALF;
      case FEVER -> FEVER;
      case OPERATION -> OPERATION;
      case PREGNANCY -> PREGNANCY;
      case HISTORY -> HISTORY;
    };
  }
}
