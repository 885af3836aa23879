package dev.backsafe.understanding;

import dev.backsafe.understanding.LinearModel.Lesson;
import dev.backsafe.understanding.Weighing.Weighed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What answers of many authors have taught. Each gram counts once for itself and once together with
 * the question, so that what is alike at all of them is learned from all (Daumé 2007,
 * "Frustratingly easy domain adaptation").
 */
record AnswerClassifier(
    Weighing weighing, List<String> labels, Map<Asked, Set<String>> answers, LinearModel planes) {
  /** What is no answer. */
  private static final String NONE = "-";

  private static final String YES = "yes";
  private static final String NO = "no";

  /** What tells of a sign unasked is said otherwise than an answer, and teaches less. */
  private static final float OF_SIGNS = 0.05f;

  /** The same where a question is about something else, and few answers to it tell of one. */
  private static final float OF_ALARMS = 0.1f;

  /** At these questions, in turn, what alarms must not be taken for an answer that lets go on. */
  private static final List<Asked> ELSEWHERE =
      List.of(Asked.CLEARED, Asked.HURTS, Asked.PAIN_KIND, Asked.AFTER_PAIN);

  /**
   * What somebody tells unasked: a warning sign, or pain.
   *
   * @param meaning an emergency, sharp pain or discomfort
   */
  record Told(Meaning meaning, Grams grams) {}

  /**
   * An answer that a text may be.
   *
   * @param share how likely it is among all answers to the question, and none of them
   */
  record Guess(String answer, float share) {
    boolean isNone() {
      return answer.equals(NONE);
    }
  }

  /**
   * Learns from examples and their grams, which are in the same order.
   *
   * @param told what alarms: whoever is asked about a sign admits it so
   */
  static AnswerClassifier learn(List<AnswerExample> examples, List<Grams> grams, List<Told> told) {
    List<Grams> asked = new ArrayList<>();
    Map<Asked, Set<String>> answers = new EnumMap<>(Asked.class);
    Set<String> labels = new TreeSet<>();
    for (int i = 0; i < examples.size(); i++) {
      AnswerExample example = examples.get(i);
      asked.add(grams.get(i).at(example.asked()));
      Set<String> known = answers.computeIfAbsent(example.asked(), _ -> new TreeSet<>());
      known.add(idOf(example.answer()));
      labels.add(label(example.asked(), idOf(example.answer())));
    }
    Weighing weighing = Weighing.of(asked);
    Labels all = Labels.of(List.copyOf(labels), answers);
    List<Lesson> lessons = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      AnswerExample example = examples.get(i);
      String answer = label(example.asked(), idOf(example.answer()));
      lessons.add(all.lesson(example.asked(), answer, weighing.weigh(asked.get(i)), 1));
    }
    for (int i = 0; i < told.size(); i++) {
      Told one = told.get(i);
      if (one.meaning == Meaning.EMERGENCY) {
        for (Asked about : List.of(Asked.SIGNS, Asked.SIGN)) {
          lessons.add(all.lesson(about, YES, weighing.weigh(one.grams.at(about)), OF_SIGNS));
        }
      }
      Asked other = ELSEWHERE.get(i % ELSEWHERE.size());
      Weighed alarm = weighing.weigh(one.grams.at(other));
      lessons.add(all.alarm(alarming(other, one.meaning), alarm));
    }
    return new AnswerClassifier(
        weighing, all.names, answers, LinearModel.learn(lessons, all.names.size()));
  }

  /**
   * What is learned to be told apart.
   *
   * @param choices the places of those that each question has
   */
  private record Labels(List<String> names, Map<Asked, BitSet> choices) {
    static Labels of(List<String> names, Map<Asked, Set<String>> answers) {
      Map<Asked, BitSet> choices = new EnumMap<>(Asked.class);
      answers.forEach(
          (asked, ids) -> {
            BitSet places = new BitSet();
            ids.forEach(id -> places.set(names.indexOf(label(asked, id))));
            choices.put(asked, places);
          });
      return new Labels(names, choices);
    }

    /** What alarms is no other answer, whatever is asked: "it hurts" starts nothing. */
    Lesson alarm(String label, Weighed text) {
      int inside = names.indexOf(label);
      return new Lesson(text, plane -> plane == inside ? 1 : -1, OF_ALARMS);
    }

    /** What is no answer to a question teaches nothing of it. */
    Lesson lesson(Asked asked, String label, Weighed text, float weight) {
      BitSet others = choices.getOrDefault(asked, new BitSet());
      int inside = names.indexOf(label);
      return new Lesson(text, plane -> plane == inside ? 1 : others.get(plane) ? -1 : 0, weight);
    }
  }

  /** What it is an answer to that tells of a sign, or of pain. */
  private static String alarming(Asked asked, Meaning told) {
    return switch (asked) {
      case HURTS -> told.isPain() ? YES : NONE;
      case PAIN_KIND ->
          told == Meaning.SHARP_PAIN ? "sharp" : told == Meaning.DISCOMFORT ? "ache" : NONE;
      default -> NONE;
    };
  }

  private static String idOf(@Nullable String answer) {
    return answer == null ? NONE : answer;
  }

  /** What says yes or no says it whatever is asked. */
  private static String label(Asked asked, String answer) {
    return switch (asked) {
      case SIGNS -> answer.equals("none") ? NO : answer.equals("some") ? YES : answer;
      case CLEARED -> answer.equals("not-yet") ? NO : answer;
      default -> answer;
    };
  }

  /** The likeliest answer to the question; empty where the text is none, or none was learned. */
  Optional<Guess> guess(Asked asked, Grams grams) {
    Collection<String> known = answers.getOrDefault(asked, Set.of());
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Weighed weighed = weighing.weigh(grams.at(asked));
    float[] all = planes.distances(weighed);
    List<String> ids = List.copyOf(known);
    float[] distances = new float[ids.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = all[labels.indexOf(label(asked, ids.get(i)))];
    }
    float[] shares = LinearModel.shares(distances, distances.length);
    int best = 0;
    for (int i = 1; i < shares.length; i++) {
      best = shares[i] > shares[best] ? i : best;
    }
    return Optional.of(new Guess(ids.get(best), shares[best]));
  }

  void write(ModelWriter file) {
    weighing.write(file);
    planes.write(file);
    file.texts(labels);
    file.texts(answers.keySet().stream().map(Asked::id).toList());
    answers.values().forEach(ids -> file.texts(List.copyOf(ids)));
  }

  static AnswerClassifier read(ModelReader file) {
    Weighing weighing = Weighing.read(file);
    LinearModel planes = LinearModel.read(file);
    List<String> labels = file.texts();
    Map<Asked, Set<String>> answers = new EnumMap<>(Asked.class);
    for (String asked : file.texts()) {
      answers.put(Asked.of(asked).orElseThrow(), new TreeSet<>(file.texts()));
    }
    return new AnswerClassifier(weighing, labels, answers, planes);
  }
}
