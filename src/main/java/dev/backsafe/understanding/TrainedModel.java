package dev.backsafe.understanding;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one language's phrases taught, so that a start need not learn it again. It is only of use
 * with the very data it was learned from, which the fingerprint tells.
 */
public final class TrainedModel {
  /** Changes whenever the code reads or learns differently, so that old models are left aside. */
  private static final long EDITION = 8;

  /** How many bytes of a model say what it was learned from. */
  public static final int HEAD = 2 * Long.BYTES;

  private final long fingerprint;
  private final List<String> targets;
  private final List<String> words;
  private final Classifier classifier;
  private final AnswerClassifier answers;

  /**
   * @param targets words of the phrases that slips are mended towards
   * @param words words of the phrases that are right as they are
   */
  TrainedModel(
      long fingerprint,
      List<String> targets,
      List<String> words,
      Classifier classifier,
      AnswerClassifier answers) {
    this.fingerprint = fingerprint;
    this.targets = List.copyOf(targets);
    this.words = List.copyOf(words);
    this.classifier = classifier;
    this.answers = answers;
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

  AnswerClassifier answers() {
    return answers;
  }

  /** The model as bytes, for a file. */
  public byte[] toBytes() {
    ModelWriter file = new ModelWriter();
    file.number(EDITION).number(fingerprint).texts(targets).texts(words);
    classifier.write(file);
    answers.write(file);
    return file.toBytes();
  }

  /** The fingerprint of what a model of this edition was learned from, by its first bytes. */
  public static OptionalLong fingerprint(byte[] file) {
    ByteBuffer head = ByteBuffer.wrap(file);
    return file.length < HEAD || head.getLong() != EDITION
        ? OptionalLong.empty()
        : OptionalLong.of(head.getLong());
  }

  /** The model in these bytes, or nothing if they are of another edition or cut short. */
  public static Optional<TrainedModel> fromBytes(byte[] bytes) {
    if (fingerprint(bytes).isEmpty()) {
      return Optional.empty();
    }
    try {
      ModelReader file = new ModelReader(bytes);
      var _ = file.number();
      long fingerprint = file.number();
      TrainedModel model =
          new TrainedModel(
              fingerprint,
              file.texts(),
              file.texts(),
              Classifier.read(file),
              AnswerClassifier.read(file));
      return file.isAtEnd() ? Optional.of(model) : Optional.empty();
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }
}
