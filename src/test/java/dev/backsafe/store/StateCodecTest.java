package dev.backsafe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backsafe.conversation.Fact;
import dev.backsafe.conversation.Goal;
import dev.backsafe.conversation.LastSeen;
import dev.backsafe.conversation.Person;
import dev.backsafe.conversation.Profile;
import dev.backsafe.conversation.Profile.Showing;
import dev.backsafe.conversation.everyday.Answers;
import dev.backsafe.conversation.everyday.Everyday;
import dev.backsafe.conversation.everyday.WalkingPlan;
import dev.backsafe.conversation.everyday.WeeklyLook;
import dev.backsafe.conversation.phase.Between;
import dev.backsafe.conversation.phase.Held;
import dev.backsafe.conversation.phase.Phase;
import dev.backsafe.conversation.phase.Said;
import dev.backsafe.conversation.phase.Screening;
import dev.backsafe.conversation.phase.SettingUp;
import dev.backsafe.conversation.phase.SettingUp.Stage;
import dev.backsafe.conversation.reminder.ReminderKind;
import dev.backsafe.conversation.reminder.ReminderState;
import dev.backsafe.conversation.reminder.SetBefore;
import dev.backsafe.conversation.reminder.Silence;
import dev.backsafe.conversation.training.Course;
import dev.backsafe.conversation.training.Effort;
import dev.backsafe.conversation.training.Flare;
import dev.backsafe.conversation.training.Hurt;
import dev.backsafe.conversation.training.PainPattern;
import dev.backsafe.conversation.training.Progression;
import dev.backsafe.conversation.training.Trained;
import dev.backsafe.conversation.training.Training;
import dev.backsafe.conversation.training.TrainingWishes;
import dev.backsafe.conversation.training.UsualPain;
import dev.backsafe.recovery.ActivityWindow;
import dev.backsafe.recovery.PreferredHours;
import dev.backsafe.recovery.PreferredTimes;
import dev.backsafe.recovery.QuietHours;
import dev.backsafe.routine.Equipment;
import dev.backsafe.understanding.Meaning;
import dev.backsafe.understanding.RedFlag;
import dev.backsafe.understanding.Sign;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of a state is kept: none is forgotten in {@link StateCodec}. */
class StateCodecTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant AT = Instant.parse("2026-03-02T08:00:00.123Z");

  /** Nothing in it is what a missing field would be. */
  private static Person full() {
    Profile profile =
        new Profile(
            "de",
            List.of(Equipment.STEP, Equipment.SUPPORT),
            ZoneId.of("Europe/Berlin"),
            true,
            new PreferredTimes(
                PreferredHours.MORNING,
                List.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(7, 0, 5),
                Map.of(DayOfWeek.FRIDAY, LocalTime.of(18, 30))),
            true,
            false,
            new QuietHours(LocalTime.of(22, 15), LocalTime.of(7, 0, 5)),
            true,
            Showing.STILL);
    Training training =
        new Training(
            Map.of("glute-bridge", new Progression("half", StateCodec.VERSION)),
            List.of(AT, AT.plusSeconds(60)),
            3,
            new PainPattern(5, AT.plusSeconds(1), AT.plusSeconds(2), true, true),
            new Course(
                "twelve-weeks",
                "slow",
                4,
                AT.plusSeconds(8),
                Map.of("stage", AT.plusSeconds(9)),
                2,
                6,
                "pause",
                AT.plusSeconds(10),
                AT.plusSeconds(11),
                List.of(new Trained(AT, true, true, Hurt.USUAL, 3, Effort.HARD))),
            new UsualPain(
                1,
                2,
                true,
                List.of(new UsualPain.Told(AT, 3)),
                AT.plusSeconds(12),
                AT.plusSeconds(13),
                1,
                AT.plusSeconds(14)),
            new TrainingWishes(List.of("step-up"), 20),
            new Flare(AT, AT.plusSeconds(16), 1, 2));
    ReminderState reminding =
        new ReminderState(
            AT.plusSeconds(3),
            ReminderKind.FOLLOW_UP,
            true,
            2,
            List.of(AT, AT.plusSeconds(4)),
            AT.plusSeconds(5),
            true,
            AT.plusSeconds(6),
            7,
            AT.plusSeconds(8),
            AT.plusSeconds(11),
            new Silence(AT.plusSeconds(9), AT.plusSeconds(10), true),
            new SetBefore(
                AT.plusSeconds(17),
                true,
                new PreferredTimes(
                    PreferredHours.EVENING, List.of(DayOfWeek.FRIDAY), LocalTime.of(18, 30)),
                new Silence(AT.plusSeconds(18), AT.plusSeconds(19), false)));
    LastSeen presence =
        new LastSeen(AT, true, List.of(new ActivityWindow(AT, AT.plusSeconds(7), true)));
    return new Person(
        new SettingUp(
            Stage.ZONE,
            new Between(null, null),
            new Said(Meaning.REMINDER, "on friday 07:00", null)),
        1L << 40,
        profile,
        training,
        presence,
        "r1",
        reminding,
        new Everyday(
            new WeeklyLook(
                true,
                true,
                new Goal.Own("ä"),
                AT.plusSeconds(14),
                AT.plusSeconds(12),
                true,
                1,
                new Answers(List.of(1, 2), List.of(3, 4), 5),
                new Answers(List.of(2), List.of(3), 1),
                new Answers(List.of(3), List.of(4), 1)),
            new WalkingPlan(12, 4, AT.plusSeconds(15), 2, true, 10, 5, true)),
        12);
  }

  static Stream<String> fields() {
    return Stream.of(
            Map.entry("", Person.class),
            Map.entry("/phase", SettingUp.class),
            Map.entry("/profile", Profile.class),
            Map.entry("/training", Training.class),
            Map.entry("/training/pain", PainPattern.class),
            Map.entry("/training/course", Course.class),
            Map.entry("/training/course/recent/0", Trained.class),
            Map.entry("/training/usual", UsualPain.class),
            Map.entry("/training/flare", Flare.class),
            Map.entry("/training/wishes", TrainingWishes.class),
            Map.entry("/everyday", Everyday.class),
            Map.entry("/everyday/look", WeeklyLook.class),
            Map.entry("/everyday/walking", WalkingPlan.class),
            Map.entry("/everyday/look/pain", Answers.class),
            Map.entry("/presence", LastSeen.class),
            Map.entry("/reminding", ReminderState.class))
        .flatMap(
            part ->
                Arrays.stream(part.getValue().getRecordComponents())
                    .map(RecordComponent::getName)
                    .flatMap(
                        n -> n.equals("times") ? Stream.of("hours", "days", "at") : Stream.of(n))
                    .map(name -> part.getKey() + "/" + name));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void noFieldIsForgotten(String pointer) throws Exception {
    JsonNode state = JSON.readTree(StateCodec.write(full()));
    assertThat(state.at(pointer).isMissingNode()).isFalse();
    ObjectNode without = state.deepCopy();
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) without.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
    try {
      assertThat(StateCodec.read(without.toString(), StateCodec.VERSION)).isNotEqualTo(full());
    } catch (StoreException needed) {
      assertThat(needed).hasMessageContaining("cannot be read");
    }
  }

  @Test
  void aStateComesBack() {
    assertThat(StateCodec.read(StateCodec.write(full()), StateCodec.VERSION)).isEqualTo(full());
    Person newcomer = Person.newcomer("en");
    assertThat(StateCodec.read(StateCodec.write(newcomer), StateCodec.VERSION)).isEqualTo(newcomer);
  }

  static Stream<Class<?>> variants() {
    return Stream.of(Fact.class, Phase.class).flatMap(StateCodecTest::variants);
  }

  private static Stream<Class<?>> variants(Class<?> type) {
    return type.isInterface()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StateCodecTest::variants)
        : Stream.of(type);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void eachKindOfFactAndPhaseComesBackWhole(Class<?> variant) throws Exception {
    if (sample(variant) instanceof Fact fact) {
      assertThat(StateCodec.readFact(StateCodec.bytes(fact))).isEqualTo(fact);
    } else {
      Person there = full().in((Phase<?>) sample(variant));
      assertThat(StateCodec.read(StateCodec.write(there), StateCodec.VERSION)).isEqualTo(there);
    }
  }

  /** Something of that type that is not what a missing field would be. */
  private static Object sample(Type type) throws ReflectiveOperationException {
    if (type instanceof ParameterizedType many) {
      return many.getRawType() == List.class
          ? List.of(sample(many.getActualTypeArguments()[0]))
          : sample(many.getRawType());
    }
    return switch (((Class<?>) type).getSimpleName()) {
      case "boolean" -> true;
      case "int", "Integer" -> 7;
      case "long" -> 8L;
      case "String" -> "ä";
      case "Instant" -> AT;
      case "Goal" -> new Goal.Own("ä");
      case "Base" -> new Between(null, Between.Asking.MORNING);
      case "Held" ->
          new Held(
              RedFlag.LEGS,
              Held.Stage.CONFIRMING,
              new Held(null, Held.Stage.WAITING, null, null),
              new Held.Origin(Sign.GIVES_WAY, AT, new Screening(true), null, List.of(Sign.FEVER)));
      case "Training" -> full().training();
      default -> ((Class<?>) type).isEnum() ? ((Class<?>) type).getEnumConstants()[1] : made(type);
    };
  }

  private static Object made(Type type) throws ReflectiveOperationException {
    RecordComponent[] components = ((Class<?>) type).getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < values.length; i++) {
      types[i] = components[i].getType();
      values[i] = sample(components[i].getGenericType());
    }
    return ((Class<?>) type).getDeclaredConstructor(types).newInstance(values);
  }

  @Test
  void aGoalFromTheListComesBackToo() {
    for (Fact fact : List.of(new Fact.GoalSet(Goal.Preset.SIT), new Fact.GoalSet(null))) {
      assertThat(StateCodec.readFact(StateCodec.bytes(fact))).isEqualTo(fact);
    }
  }

  @Test
  void anAnswerThatWasSkippedIsNotNought() {
    Fact fact = new Fact.WeekTold(0, null, null);
    assertThat(StateCodec.readFact(StateCodec.bytes(fact))).isEqualTo(fact);
  }

  @Test
  void whatANewerVersionAddedIsSkipped() {
    String state = StateCodec.write(full());
    String newer =
        state
            .replaceFirst("\\{", "{\"new\":{\"a\":[1,{\"b\":2}]},")
            .replace("\"training\":{", "\"training\":{\"more\":[{}],");
    assertThat(newer).isNotEqualTo(state);
    assertThat(StateCodec.read(newer, StateCodec.VERSION)).isEqualTo(full());
  }

  @Test
  void whatCannotBeReadIsSaidWithoutItsWords() {
    String state = StateCodec.write(full());
    for (String broken :
        List.of(
            state.replace("Europe/Berlin", "secret"),
            state.replace("STILL", "secret"),
            state.replace("\"22:15:00\"", "\"secret\""),
            state.replace("2026-03-02T08", "secret"),
            state.substring(0, state.length() - 9))) {
      assertThat(broken).isNotEqualTo(state);
      assertThatThrownBy(() -> StateCodec.read(broken, StateCodec.VERSION))
          .isInstanceOf(StoreException.class)
          .hasNoCause()
          .hasMessageNotContaining("secret");
    }
  }
}
