package dev.backsafe.conversation.phase;

import dev.backsafe.understanding.RedFlag;

/** A warning sign on offer: this one it is. */
public record FlagButton(RedFlag flag) implements Screening.Answer, Worrying.Answer {
  @Override
  public String name() {
    return "FLAG";
  }

  @Override
  public String argument() {
    return flag.id();
  }
}
