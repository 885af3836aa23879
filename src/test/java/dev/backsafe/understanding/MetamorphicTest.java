package dev.backsafe.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must not change an emergency. */
class MetamorphicTest {

  enum Change {
    PLEASE_AFTER,
    PLEASE_BEFORE,
    CAPITALS,
    STRETCHED_END,
    DOUBLED_LETTERS,
    ZERO_WIDTH_SPACES,
    FULL_WIDTH,
    SMILE,
    SOBBING,
    THANKS,
    DONE_BEFORE,
    ALL_GOOD_BEFORE;

    String apply(String text) {
      char last = text.charAt(text.length() - 1);
      return switch (this) {
        case PLEASE_AFTER -> text + " please";
        case PLEASE_BEFORE -> "please, " + text;
        case CAPITALS -> text.toUpperCase(Locale.ROOT);
        case STRETCHED_END ->
            Character.isLetter(last) ? text + Character.toString(last).repeat(4) : text;
        case DOUBLED_LETTERS -> doubled(text);
        case ZERO_WIDTH_SPACES -> String.join("\u200b", text.split("", -1));
        case FULL_WIDTH -> fullWidth(text);
        case SMILE -> text + " 😊";
        case SOBBING -> "😭 " + text;
        case THANKS -> "hi there. " + text + ". thanks";
        case DONE_BEFORE -> "done ✅ " + text;
        case ALL_GOOD_BEFORE -> "ok all good. " + text;
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmergencyStaysOne(Change change) {
    List<String> emergencies = plainEmergencies();
    assertThat(emergencies).hasSizeGreaterThan(250);
    assertThat(emergencies.stream().map(change::apply).filter(text -> !isCaught(text))).isEmpty();
  }

  private static boolean isCaught(String text) {
    Meaning meaning = EnglishData.read(text).meaning();
    return meaning == Meaning.EMERGENCY || meaning == Meaning.UNSURE;
  }

  private static List<String> plainEmergencies() {
    return EnglishData.LOADED.languages().getFirst().phrases().stream()
        .filter(phrase -> phrase.meaning() == Meaning.EMERGENCY && phrase.author().equals("short"))
        .map(Phrase::text)
        .filter(text -> EnglishData.read(text).meaning() == Meaning.EMERGENCY)
        .toList();
  }

  /** Every letter twice; digits stay, because 17 and 1177 are two ages. */
  private static String doubled(String text) {
    StringBuilder doubled = new StringBuilder();
    text.chars().forEach(c -> doubled.repeat((char) c, Character.isLetter(c) ? 2 : 1));
    return doubled.toString();
  }

  private static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c > 32 && c < 127 ? c + 0xFEE0 : c)));
    return wide.toString();
  }
}
