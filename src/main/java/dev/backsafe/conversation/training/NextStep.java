package dev.backsafe.conversation.training;

/** One thing that a session may have more than the last. */
public sealed interface NextStep {
  /** Names what it is about, so that an offer that was declined rests. */
  String id();

  /** To what it leads: a stage, a form, so many kilograms. */
  String to();

  /** A harder form of one exercise. */
  record Form(String exercise, String variation) implements NextStep {
    @Override
    public String id() {
      return exercise;
    }

    @Override
    public String to() {
      return variation;
    }
  }

  /** The next stage of the programme. */
  record More(String stage) implements NextStep {
    @Override
    public String id() {
      return "stage";
    }

    @Override
    public String to() {
      return stage;
    }
  }

  /** So many kilograms in each hand. */
  record Weight(int kilograms) implements NextStep {
    @Override
    public String id() {
      return "load";
    }

    @Override
    public String to() {
      return Integer.toString(kilograms);
    }
  }
}
