package dev.backsafe.understanding;

import dev.backsafe.understanding.Heard.Found;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The name of a place without the words around it: "I live in Portland, Maine". */
final class PlaceNames {
  /** Groups of words that lead to a name, follow one, and are never part of one. */
  static final Set<String> GROUPS =
      Set.of("living-in", "place-opening", "place-ending", "no-place", "time-of-place");

  private static final int MOST_WORDS = 7;

  /** So many where others stand around it. */
  private static final int MOST_WORDS_BETWEEN = 3;

  /** So many before the first pause; more are a sentence. */
  private static final int MOST_WORDS_LEADING = 4;

  private static final int DENIAL_REACHES = 2;

  /** "Us" is no country in a chat. */
  private static final int SHORTEST = 3;

  private static final int SHORTEST_STRANGE = 4;

  private final Analysis text;
  private final Heard heard;

  PlaceNames(Analysis text, Heard heard) {
    this.text = text;
    this.heard = heard;
  }

  /**
   * One word that is none, and looks like no pain: "Dundee" is not "done", nor "Manchester" a
   * chest.
   */
  static boolean isStrangeWord(Analysis text) {
    String typed = text.typed().strip();
    List<Token> read = text.message().tokens();
    return typed.length() >= SHORTEST_STRANGE
        && typed.chars().allMatch(Character::isLetter)
        && (read.size() > 1 || read.stream().anyMatch(t -> !t.word().equals(t.surface())))
        && text.alarms().isEmpty()
        && !text.unasked().mayHurt();
  }

  /** A name that is led to, or else one that is all that is said and says nothing else. */
  Optional<Found> name() {
    int opening = opening();
    boolean led = opening > 0 && end(opening) > opening;
    int start = led ? opening : heard.around().nextClearBit(0);
    int end = end(start);
    if (end == start || end - start > MOST_WORDS || hasNumber(start, end)) {
      return Optional.empty();
    }
    BitSet accounted = heard.around();
    accounted.set(0, end);
    for (int at = end; heard.end("place-ending", at) > 0; at++) {
      accounted.set(at, heard.end("place-ending", at));
    }
    boolean all = accounted.nextClearBit(0) >= heard.message().size();
    return (led || all) && isName(start, end)
        ? Optional.of(Found.of(new Answer.Place(written(start, end)), accounted))
        : Optional.empty();
  }

  /**
   * What may be names in a longer text, as typed: behind words that lead to one, long ones first.
   */
  List<String> mentioned() {
    List<String> names = new ArrayList<>();
    for (int at = 0; at < heard.message().size(); at++) {
      int from = heard.end("place-opening", at);
      boolean led = from > 0 && heard.end("place-opening", from) == 0;
      if (led && heard.end("no-place", from) == 0 && !isDenied(at)) {
        int to = Math.min(end(from), from + MOST_WORDS_BETWEEN);
        for (int end = to; end > from && !hasNumber(from, end); end--) {
          String name = written(from, end);
          if (name.length() >= SHORTEST) {
            names.add(name);
          }
        }
      }
    }
    return names;
  }

  /** "I'm in Chicago", and not only "in the evening". */
  boolean tellsWhere() {
    return !heard.at("living-in").isEmpty();
  }

  /** "7am, Singapore time": what stands right before a word that follows names. */
  List<String> named() {
    List<String> names = new ArrayList<>(mentioned());
    for (int at = 1; at < heard.message().size(); at++) {
      boolean ends = heard.end("time-of-place", at) > 0;
      for (int from = at - 1; ends && from >= Math.max(0, at - MOST_WORDS_BETWEEN); from--) {
        names.add(written(from, at));
        ends = heard.message().pause(from) == Token.Pause.NONE;
      }
    }
    return names.stream().filter(name -> name.length() > SHORTEST).distinct().toList();
  }

  /**
   * What else may be the name: what a clause begins with, and words with a capital, strange ones
   * first.
   */
  List<String> guesses() {
    Set<String> strange = new LinkedHashSet<>();
    Set<String> known = new LinkedHashSet<>();
    for (int at = 0; at < heard.message().size(); at++) {
      boolean first = at == 0 || heard.message().pause(at) != Token.Pause.NONE;
      if ((first || isCapital(at)) && heard.end("no-place", at) == 0 && !isDenied(at)) {
        int to = Math.min(pause(at), Math.min(end(at), at + MOST_WORDS_BETWEEN));
        for (int end = to; end > at && !hasNumber(at, end); end--) {
          boolean ordinary =
              heard.message().tokens().subList(at, end).stream().allMatch(Token::known);
          (ordinary ? known : strange).add(written(at, end));
        }
      }
    }
    strange.addAll(known);
    return strange.stream().filter(name -> name.length() >= SHORTEST).toList();
  }

  /** "Doncaster, but at heart still in Krakow": what stands before the first pause. */
  Optional<String> lead() {
    int to = pause(0);
    boolean name = to < heard.message().size() && to <= MOST_WORDS_LEADING && end(0) >= to;
    return name && heard.end("no-place", 0) == 0 && !isDenied(0)
        ? Optional.of(written(0, to))
        : Optional.empty();
  }

  /** Where the next pause is, or the end. */
  private int pause(int from) {
    return IntStream.range(from + 1, heard.message().size())
        .filter(at -> heard.message().pause(at) != Token.Pause.NONE)
        .findFirst()
        .orElse(heard.message().size());
  }

  private boolean isCapital(int at) {
    String word = written(at, at + 1);
    return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
  }

  /** "Not in Glasgow any more". */
  private boolean isDenied(int at) {
    return IntStream.range(Math.max(0, at - DENIAL_REACHES), at)
        .anyMatch(before -> heard.end("negator", before) > 0);
  }

  /** Behind the words that lead to a name, or 0. */
  private int opening() {
    int behind = 0;
    for (int at = 0; behind == 0 && at < heard.message().size(); at++) {
      behind = heard.end("place-opening", at);
    }
    while (heard.end("place-opening", behind) > 0) {
      behind = heard.end("place-opening", behind);
    }
    return behind;
  }

  private int end(int from) {
    int at = from;
    while (at < heard.message().size()
        && (isMended(at) || heard.end("no-place", at) == 0)
        && heard.end("place-ending", at) == 0
        && heard.message().sentence(at) == heard.message().sentence(from)) {
      at++;
    }
    return at;
  }

  private boolean hasNumber(int from, int to) {
    return heard.message().tokens().subList(from, to).stream().anyMatch(Token::isNumber);
  }

  /** No pain, and some word that says nothing else; a mended word may have been a name. */
  private boolean isName(int from, int to) {
    BitSet alarms = text.alarms();
    BitSet said = text.said();
    boolean strange = false;
    for (int at = from; at < to; at++) {
      if (alarms.get(at) && !isMended(at)) {
        return false;
      }
      strange |= !said.get(at) || isMended(at);
    }
    return strange;
  }

  /** Whether a strange word is read as one that looks like it: it may well be a name. */
  private boolean isMended(int at) {
    Token token = heard.message().tokens().get(at);
    return !token.surface().equals(token.word())
        && token.surface().chars().allMatch(Character::isLetter);
  }

  /** The name as it was typed, as far as it can be found there again. */
  private String written(int from, int to) {
    StringBuilder name = new StringBuilder();
    heard.message().tokens().subList(from, to).forEach(t -> addLetters(name, t.surface()));
    String typed = text.typed();
    StringBuilder letters = new StringBuilder();
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at < typed.length(); at++) {
      addLetters(letters, TextCleaner.clean(typed.substring(at, at + 1)));
      while (places.size() < letters.length()) {
        places.add(at);
      }
    }
    int found = name.isEmpty() ? -1 : letters.lastIndexOf(name.toString());
    return found < 0
        ? name.toString()
        : typed.substring(places.get(found), places.get(found + name.length() - 1) + 1);
  }

  private static void addLetters(StringBuilder letters, String word) {
    word.chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
  }
}
