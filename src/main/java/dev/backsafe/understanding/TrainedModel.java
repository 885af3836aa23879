package dev.backsafe.understanding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one language's examples taught, so that a start need not learn it again. It is only of use
 * with the very data it was learned from, which the fingerprint tells.
 */
public final class TrainedModel {
  /** Changes whenever the code reads or learns differently, so that old models are left aside. */
  private static final int EDITION = 3;

  /** How many bytes of a model say what it was learned from. */
  public static final int HEAD = Integer.BYTES + Long.BYTES;

  private final long fingerprint;
  private final List<String> targets;
  private final List<String> words;
  private final Classifier classifier;

  /**
   * @param targets words of the examples that slips are mended towards
   * @param words words of the examples that are right as they are
   */
  TrainedModel(long fingerprint, List<String> targets, List<String> words, Classifier classifier) {
    this.fingerprint = fingerprint;
    this.targets = List.copyOf(targets);
    this.words = List.copyOf(words);
    this.classifier = classifier;
  }

  boolean fits(LanguageData data) {
    return fingerprint == data.fingerprint();
  }

  List<String> targets() {
    return targets;
  }

  List<String> words() {
    return words;
  }

  Classifier classifier() {
    return classifier;
  }

  /** The model as bytes, for a file. */
  public byte[] toBytes() {
    byte[] first = String.join("\n", targets).getBytes(StandardCharsets.UTF_8);
    byte[] second = String.join("\n", words).getBytes(StandardCharsets.UTF_8);
    short[] weights = classifier.toHalves();
    ByteBuffer bytes =
        ByteBuffer.allocate(24 + first.length + second.length + Short.BYTES * weights.length);
    bytes.putInt(EDITION).putLong(fingerprint);
    bytes.putInt(first.length).put(first).putInt(second.length).put(second);
    bytes.putInt(weights.length);
    bytes.asShortBuffer().put(weights);
    return bytes.array();
  }

  /** The fingerprint of what a model of this edition was learned from, by its first bytes. */
  public static OptionalLong fingerprint(byte[] file) {
    ByteBuffer head = ByteBuffer.wrap(file);
    return file.length < HEAD || head.getInt() != EDITION
        ? OptionalLong.empty()
        : OptionalLong.of(head.getLong());
  }

  /** The model in these bytes, or nothing if they are of another edition or cut short. */
  public static Optional<TrainedModel> fromBytes(byte[] file) {
    OptionalLong fingerprint = fingerprint(file);
    if (file.length < 24 || fingerprint.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(file).position(HEAD);
    Optional<List<String>> targets = words(bytes);
    Optional<List<String>> words = targets.flatMap(any -> words(bytes));
    if (targets.isEmpty() || words.isEmpty() || bytes.remaining() < Integer.BYTES) {
      return Optional.empty();
    }
    int count = bytes.getInt();
    if (count != Classifier.WEIGHTS || bytes.remaining() != Short.BYTES * count) {
      return Optional.empty();
    }
    short[] weights = new short[count];
    bytes.asShortBuffer().get(weights);
    Classifier classifier = Classifier.ofHalves(weights);
    return Optional.of(
        new TrainedModel(fingerprint.getAsLong(), targets.get(), words.get(), classifier));
  }

  private static Optional<List<String>> words(ByteBuffer bytes) {
    int length = bytes.remaining() < Integer.BYTES ? -1 : bytes.getInt();
    if (length < 0 || length > bytes.remaining()) {
      return Optional.empty();
    }
    byte[] text = new byte[length];
    bytes.get(text);
    List<String> words = new ArrayList<>();
    new String(text, StandardCharsets.UTF_8).lines().forEach(words::add);
    return Optional.of(words);
  }
}
