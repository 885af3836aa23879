package dev.backsafe.understanding;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** How well phrases are read by what matters: who is missed, who is alarmed, who is understood. */
final class Score {
  /** What a session would simply go on after. */
  private static final Set<Meaning> FINE =
      EnumSet.of(
          Meaning.NO_PAIN,
          Meaning.DONE,
          Meaning.START,
          Meaning.HARDER,
          Meaning.THANKS,
          Meaning.GREETING,
          Meaning.EXERTION);

  private int phrases;
  private int right;
  private int offered;
  private int emergencies;
  private int actedOn;
  private int askedAbout;
  private int pains;
  private int painsHeard;
  private int painsFine;
  private int harmless;
  private int alarmed;
  private int worried;
  private int takenForPain;
  private int topics;
  private int topicsRight;

  /** Adds a phrase, and says what is wrong with how it was read; empty where nothing is. */
  String add(Phrase phrase, Reading read) {
    StringBuilder wrong = new StringBuilder();
    boolean asksAlarm = read.candidates().contains(Meaning.EMERGENCY);
    boolean isRight =
        phrase.meanings().contains(read.meaning())
            || (phrase.isUnsure() && phrase.meanings().contains(read.meaning()));
    List<Meaning> first = read.candidates().subList(0, Math.min(3, read.candidates().size()));
    boolean isOffered = isRight || phrase.meanings().stream().anyMatch(first::contains);
    phrases++;
    right += isRight ? 1 : 0;
    offered += isOffered ? 1 : 0;
    if (!isRight) {
      wrong.append(isOffered ? " asked" : " wrong");
    }
    if (phrase.meaning() == Meaning.EMERGENCY) {
      emergencies++;
      actedOn += read.meaning() == Meaning.EMERGENCY ? 1 : 0;
      askedAbout += asksAlarm ? 1 : 0;
      wrong.append(read.meaning() == Meaning.EMERGENCY || asksAlarm ? "" : " MISSED");
    } else if (phrase.meaning().isPain()) {
      pains++;
      boolean heard = read.mayHurt();
      boolean fine = FINE.contains(read.meaning());
      painsHeard += heard ? 1 : 0;
      painsFine += fine ? 1 : 0;
      wrong.append(heard ? "" : " UNHEARD").append(fine ? " FINE" : "");
    } else if (phrase.meanings().stream().noneMatch(m -> m.isAlarm() || m == Meaning.UNSURE)) {
      harmless++;
      alarmed += read.meaning() == Meaning.EMERGENCY ? 1 : 0;
      worried += asksAlarm ? 1 : 0;
      takenForPain += read.meaning().isPain() ? 1 : 0;
      wrong
          .append(read.meaning() == Meaning.EMERGENCY ? " ALARMED" : "")
          .append(asksAlarm ? " WORRIED" : "")
          .append(read.meaning().isPain() ? " PAINED" : "");
    }
    if (phrase.topic() != null && phrase.meaning() == Meaning.QUESTION) {
      topics++;
      topicsRight += Objects.equals(phrase.topic(), read.topic()) ? 1 : 0;
      wrong.append(Objects.equals(phrase.topic(), read.topic()) ? "" : " topic");
    }
    return wrong.toString().strip();
  }

  double emergenciesCaught() {
    return share(actedOn + askedAbout, emergencies);
  }

  double painsHeard() {
    return share(painsHeard, pains);
  }

  double painsFine() {
    return share(painsFine, pains);
  }

  double alarmed() {
    return share(alarmed, harmless);
  }

  double worried() {
    return share(worried, harmless);
  }

  double takenForPain() {
    return share(takenForPain, harmless);
  }

  double right() {
    return share(right, phrases);
  }

  double offered() {
    return share(offered, phrases);
  }

  double topicsRight() {
    return share(topicsRight, topics);
  }

  private static double share(int part, int all) {
    return all == 0 ? 0 : 100.0 * part / all;
  }

  static String head() {
    return String.format(
        Locale.ROOT,
        "%-12s%8s%7s%7s%9s%7s%7s%7s%9s%9s%9s%7s",
        "",
        "phrases",
        "right",
        "first3",
        "emerg.",
        "acted",
        "pain",
        "fine",
        "alarmed",
        "asked",
        "pained",
        "topic");
  }

  String line(String name) {
    return String.format(
        Locale.ROOT,
        "%-12s%8d%7.1f%7.1f%9.1f%7.1f%7.1f%7.2f%9.2f%9.2f%9.2f%7.1f",
        name,
        phrases,
        right(),
        offered(),
        emergenciesCaught(),
        share(actedOn, emergencies),
        painsHeard(),
        painsFine(),
        alarmed(),
        worried(),
        takenForPain(),
        topicsRight());
  }
}
