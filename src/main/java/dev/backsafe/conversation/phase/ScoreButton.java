package dev.backsafe.conversation.phase;

/** A number on offer: so strong, from 0 to 10. */
public record ScoreButton(int score)
    implements DescribingPain.Answer,
        Held.Answer,
        LookingAtWeek.Answer,
        LookingBack.Answer,
        SettingTraining.Answer,
        Starting.Answer {
  @Override
  public String name() {
    return "SCORE";
  }

  @Override
  public String argument() {
    return Integer.toString(score);
  }
}
