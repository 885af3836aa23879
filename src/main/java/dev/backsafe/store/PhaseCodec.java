package dev.backsafe.store;

import dev.backsafe.conversation.PainKind;
import dev.backsafe.conversation.phase.AfterPain;
import dev.backsafe.conversation.phase.Arranging;
import dev.backsafe.conversation.phase.BeforePain;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.phase.Between.Asking;
import dev.backsafe.conversation.phase.Consenting;
import dev.backsafe.conversation.phase.Deleting;
import dev.backsafe.conversation.phase.DescribingPain;
import dev.backsafe.conversation.phase.Exercising;
import dev.backsafe.conversation.phase.Finished;
import dev.backsafe.conversation.phase.FlaringUp;
import dev.backsafe.conversation.phase.Guessing;
import dev.backsafe.conversation.phase.Held;
import dev.backsafe.conversation.phase.Held.Origin;
import dev.backsafe.conversation.phase.LookingAtWeek;
import dev.backsafe.conversation.phase.LookingBack;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.phase.Said;
import dev.backsafe.conversation.phase.Screening;
import dev.backsafe.conversation.phase.SettingTraining;
import dev.backsafe.conversation.phase.SettingUp;
import dev.backsafe.conversation.phase.SettingUp.Stage;
import dev.backsafe.conversation.phase.Starting;
import dev.backsafe.conversation.phase.Stopping;
import dev.backsafe.conversation.phase.Unsure;
import dev.backsafe.conversation.phase.Walking;
import dev.backsafe.conversation.phase.Worrying;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.conversation.training.Length;
import dev.backsafe.conversation.training.Session;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.understanding.Asked;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Where a conversation stands. Each phase carries its name; a field means the same in whichever
 * phase it stands.
 */
@SuppressWarnings("NullAway") // The constructors know what may be missing.
final class PhaseCodec {
  private static final String NAME = "is";

  private PhaseCodec() {}

  static void write(JsonWriter out, Phase<?> phase) throws IOException {
    switch (phase) {
      case Consenting(boolean met) -> out.text(NAME, "Consenting").flag("met", met);
      case Screening(boolean which, var checked) ->
          out.text(NAME, "Screening").flag("which", which).constant("sign", checked);
      case SettingUp(Stage stage, var back, var clocked) ->
          out.text(NAME, "SettingUp")
              .constant("stage", stage)
              .object("back", back, PhaseCodec::write)
              .object("clocked", clocked, PhaseCodec::write);
      case Held(var flag, var asked, var behind, var origin) ->
          out.text(NAME, "Held")
              .constant("flag", flag)
              .constant("hold", asked)
              .object("behind", behind, PhaseCodec::write)
              .object("origin", origin, PhaseCodec::write);
      case Between(var last, var asking) ->
          out.text(NAME, "Between")
              .object("last", last, PhaseCodec::write)
              .constant("asking", asking);
      case Exercising(Session session) ->
          out.text(NAME, "Exercising").object("session", session, SessionCodec::write);
      case Starting(var check, var length) ->
          out.text(NAME, "Starting").constant("check", check).constant("length", length);
      case DescribingPain(var session, var kind, var score, var hurt, boolean repeated) ->
          out.text(NAME, "DescribingPain")
              .object("session", session, SessionCodec::write)
              .constant("kind", kind)
              .number("score", score)
              .constant("hurt", hurt)
              .flag("repeated", repeated);
      case Unsure(var candidates, var sign, var open, var said, var back) ->
          out.text(NAME, "Unsure")
              .texts("candidates", candidates, Meaning::name)
              .constant("sign", sign)
              .texts("open", open, Sign::name)
              .object("said", said, PhaseCodec::write)
              .object("back", back, PhaseCodec::write);
      case Guessing(var candidates, var topic, var back) ->
          out.text(NAME, "Guessing")
              .texts("candidates", candidates, Meaning::name)
              .text("topic", topic)
              .object("back", back, PhaseCodec::write);
      case Worrying(var back) -> out.text(NAME, "Worrying").object("back", back, PhaseCodec::write);
      case LookingBack(var asked, var back) ->
          out.text(NAME, "LookingBack")
              .constant("looking", asked)
              .object("back", back, PhaseCodec::write);
      case FlaringUp(var back) ->
          out.text(NAME, "FlaringUp").object("back", back, PhaseCodec::write);
      case Walking(var walk, var back) ->
          out.text(NAME, "Walking").constant("walk", walk).object("back", back, PhaseCodec::write);
      case LookingAtWeek(var week, var pain, var ability, var back) ->
          out.text(NAME, "LookingAtWeek")
              .constant("week", week)
              .number("pain", pain)
              .number("ability", ability)
              .object("back", back, PhaseCodec::write);
      case SettingTraining(var set, var back) ->
          out.text(NAME, "SettingTraining")
              .constant("training", set)
              .object("back", back, PhaseCodec::write);
      case Deleting(var back) -> out.text(NAME, "Deleting").object("back", back, PhaseCodec::write);
      case Arranging(var arranging, var back) ->
          out.text(NAME, "Arranging")
              .constant("arranging", arranging)
              .object("back", back, PhaseCodec::write);
      case AfterPain(boolean doubted, var before, var back) ->
          out.text(NAME, "AfterPain")
              .flag("doubted", doubted)
              .object("before", before, PhaseCodec::write)
              .object("back", back, PhaseCodec::write);
      case Stopping(var back) -> out.text(NAME, "Stopping").object("back", back, PhaseCodec::write);
    }
  }

  static Phase<?> read(JsonReader in) throws IOException {
    String name = null;
    boolean which = false;
    boolean met = false;
    Stage stage = null;
    Arranging.Stage arranging = null;
    Phase.Base<?> back = null;
    RedFlag flag = null;
    Sign sign = null;
    List<Sign> open = null;
    Held.Stage hold = Held.Stage.WAITING;
    Origin origin = null;
    Held behind = null;
    Finished last = null;
    Asking asking = null;
    Session session = null;
    PainKind kind = null;
    Integer score = null;
    Hurt hurt = null;
    boolean repeated = false;
    Starting.Check check = null;
    Length length = Length.WHOLE;
    LookingBack.Stage looking = null;
    SettingTraining.Stage training = null;
    LookingAtWeek.Stage week = null;
    Walking.Stage walk = null;
    Integer pain = null;
    Integer ability = null;
    List<Meaning> candidates = null;
    String topic = null;
    Said said = null;
    boolean doubted = false;
    BeforePain before = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case NAME -> name = in.text();
        case "which" -> which = in.flag();
        case "met" -> met = in.flag();
        case "stage" -> stage = in.constant(Stage.class);
        case "arranging" -> arranging = in.constant(Arranging.Stage.class);
        case "back" -> back = (Phase.Base<?>) in.object(PhaseCodec::read);
        case "flag" -> flag = in.constant(RedFlag.class);
        case "sign" -> sign = in.constant(Sign.class);
        case "open" -> open = in.texts(Sign::valueOf);
        // Before there were three, a hold had two stages.
        case "confirming" -> hold = in.flag() ? Held.Stage.CONFIRMING : hold;
        case "hold" -> hold = in.constant(Held.Stage.class);
        case "origin" -> origin = in.object(PhaseCodec::readOrigin);
        case "behind" -> behind = (Held) in.object(PhaseCodec::read);
        case "last" -> last = in.object(PhaseCodec::readFinished);
        case "asking" -> asking = in.constant(Asking.class);
        case "session" -> session = in.object(SessionCodec::read);
        case "kind" -> kind = in.constant(PainKind.class);
        case "score" -> score = in.number();
        case "hurt" -> hurt = in.constant(Hurt.class);
        case "check" -> check = in.constant(Starting.Check.class);
        case "length" -> length = in.constant(Length.class);
        case "looking" -> looking = in.constant(LookingBack.Stage.class);
        case "training" -> training = in.constant(SettingTraining.Stage.class);
        case "walk" -> walk = in.constant(Walking.Stage.class);
        case "week" -> week = in.constant(LookingAtWeek.Stage.class);
        case "pain" -> pain = in.number();
        case "ability" -> ability = in.number();
        case "repeated" -> repeated = in.flag();
        case "candidates" -> candidates = in.texts(Meaning::valueOf);
        case "topic" -> topic = in.text();
        case "said", "clocked" -> said = in.object(PhaseCodec::readSaid);
        case "doubted" -> doubted = in.flag();
        case "before" -> before = in.object(PhaseCodec::readBefore);
        default -> in.skip();
      }
    }
    return switch (name) {
      case "Consenting" -> new Consenting(met);
      case "Screening" -> new Screening(which, sign);
      case "SettingUp" -> new SettingUp(stage, back, said);
      case "Held" -> new Held(flag, hold, behind, origin);
      case "Between" -> new Between(last, asking);
      case "Exercising" -> new Exercising(session);
      case "DescribingPain" -> new DescribingPain(session, kind, score, hurt, repeated);
      case "Starting" -> new Starting(check, length);
      case "LookingBack" -> new LookingBack(looking, (Between) back);
      case "FlaringUp" -> new FlaringUp(back);
      case "Walking" -> new Walking(walk, back);
      case "LookingAtWeek" -> new LookingAtWeek(week, pain, ability, back);
      case "SettingTraining" -> new SettingTraining(training, back);
      // Before signs had names of their own, a flag was asked about as a whole.
      case "Unsure" ->
          new Unsure(
              candidates, sign == null && flag != null ? Sign.of(flag) : sign, open, said, back);
      case "Guessing" -> new Guessing(candidates, topic, back);
      case "Worrying" -> new Worrying(back);
      case "Deleting" -> new Deleting(back);
      case "Arranging" -> new Arranging(arranging, back);
      case "AfterPain" -> new AfterPain(doubted, before, (Between) back);
      case "Stopping" -> new Stopping(back);
      default -> throw new IllegalArgumentException("no such phase");
    };
  }

  private static void write(JsonWriter out, Finished last) throws IOException {
    out.object("session", last.session(), SessionCodec::write);
    out.object("before", last.before(), TrainingCodec::write);
    out.moment("at", last.at());
  }

  private static void write(JsonWriter out, Origin origin) throws IOException {
    out.constant("sign", origin.sign());
    out.moment("at", origin.at());
    out.object("phase", origin.phase(), PhaseCodec::write);
    out.object("training", origin.training(), TrainingCodec::write);
    out.texts("open", origin.open(), Sign::name);
  }

  private static Origin readOrigin(JsonReader in) throws IOException {
    Sign sign = null;
    Instant at = null;
    Phase.Base<?> phase = null;
    Training training = null;
    List<Sign> open = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "sign" -> sign = in.constant(Sign.class);
        case "at" -> at = in.moment();
        case "phase" -> phase = (Phase.Base<?>) in.object(PhaseCodec::read);
        case "training" -> training = in.object(TrainingCodec::read);
        case "open" -> open = in.texts(Sign::valueOf);
        default -> in.skip();
      }
    }
    return new Origin(sign, at, phase, training, open);
  }

  private static void write(JsonWriter out, BeforePain before) throws IOException {
    out.object("phase", before.phase(), PhaseCodec::write);
    out.object("training", before.training(), TrainingCodec::write);
    out.moment("at", before.at());
  }

  private static BeforePain readBefore(JsonReader in) throws IOException {
    Phase.Base<?> phase = null;
    Training training = null;
    Instant at = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "phase" -> phase = (Phase.Base<?>) in.object(PhaseCodec::read);
        case "training" -> training = in.object(TrainingCodec::read);
        case "at" -> at = in.moment();
        default -> in.skip();
      }
    }
    return new BeforePain(phase, training, at);
  }

  private static void write(JsonWriter out, Said said) throws IOException {
    out.constant("meaning", said.meaning())
        .text("topic", said.topic())
        .text("movement", said.movement())
        .constant("asked", said.asked())
        .text("answer", said.answer());
  }

  private static Said readSaid(JsonReader in) throws IOException {
    Meaning meaning = null;
    String topic = null;
    String movement = null;
    Asked asked = null;
    String answer = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "meaning" -> meaning = in.constant(Meaning.class);
        case "topic" -> topic = in.text();
        case "movement" -> movement = in.text();
        case "asked" -> asked = in.constant(Asked.class);
        case "answer" -> answer = in.text();
        default -> in.skip();
      }
    }
    return new Said(meaning, topic, movement, asked, answer);
  }

  private static Finished readFinished(JsonReader in) throws IOException {
    Session session = null;
    Training before = null;
    Instant at = null;
    for (String field = in.field(); field != null; field = in.field()) {
      switch (field) {
        case "session" -> session = in.object(SessionCodec::read);
        case "before" -> before = in.object(TrainingCodec::read);
        case "at" -> at = in.moment();
        default -> in.skip();
      }
    }
    return new Finished(session, before, at);
  }
}
