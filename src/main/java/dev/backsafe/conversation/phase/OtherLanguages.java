package dev.backsafe.conversation.phase;

import dev.backsafe.conversation.Content;
import dev.backsafe.conversation.Input.FreeText;
import dev.backsafe.conversation.Step;
import dev.backsafe.conversation.Transition;
import dev.backsafe.understanding.Answer;
import dev.backsafe.understanding.Reading;

/**
 * Texts in a language that is only recognised: one prepared line in it, and then the question that
 * stands, or the one about the pain or sign that may have been told. Nothing of them is acted on.
 */
public final class OtherLanguages {
  private OtherLanguages() {}

  /** Whether what seems to be a place is words in another language: nobody knows such a place. */
  public static boolean isNoPlace(Step step, Reading reading) {
    return reading.language() != null
        && reading.answer() instanceof Answer.Place place
        && step.places().zonesOf(TimeZones.known(step, place)).isEmpty();
  }

  public static Transition answer(Step step, FreeText text, String language) {
    Reading reading = text.reading();
    step.say(Content.onlyEnglish(language));
    if (reading.sign() != null) {
      return Holds.alarm(step.say(Content.foreignSign(language, reading.sign())), text);
    }
    return switch (step.person().phase()) {
      case Screening _, SettingUp _, Held _, Between _, Starting _, Exercising _ ->
          hurts(step, text, language);
      case LookingBack(_, var back) -> hurts(step.become(back), text, language);
      case LookingAtWeek week -> hurts(step.become(week.left(step)), text, language);
      case Walking(_, var back) -> hurts(step.become(back), text, language);
      case AfterPain(_, _, var back) -> hurts(step.become(back), text, language);
      case SettingTraining(_, var back) -> hurts(step.become(back), text, language);
      case Arranging(_, var back) ->
          reading.mayHurt() ? hurts(step.become(back), text, language) : step.ask();
      case Unsure(_, var sign, _, _, _) ->
          step.say(
                  sign == null
                      ? Content.foreignPain(language)
                      : Content.foreignSign(language, sign))
              .ask();
      case DescribingPain pain -> pain.repeat(step);
      case Guessing(_, _, var back) -> hurts(step.become(back), text, language);
      // Of a stranger nothing can be kept.
      case FlaringUp _ -> step.ask();
      case Consenting _, Worrying _, Deleting _, Stopping _ -> step.ask();
    };
  }

  private static Transition hurts(Step step, FreeText text, String language) {
    return text.reading().mayHurt()
        ? CommonCommands.text(step.say(Content.foreignPain(language)), text)
        : step.ask();
  }
}
