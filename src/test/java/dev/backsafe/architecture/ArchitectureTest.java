package dev.backsafe.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.backsafe.architecture.House.in;
import static dev.backsafe.architecture.House.inAny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.backsafe.architecture.House.Effect;
import dev.backsafe.architecture.fixtures.Breaks;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The house rules: who may use what. Each is tried on the product, on fixtures that break it, and
 * on a house without rooms, where it must not hold either.
 */
class ArchitectureTest {
  /** Each room, and all that it may use of the house: rooms, or single classes of one. */
  private static final Map<String, List<String>> MAY_USE =
      House.table(
          """
          cli                config content conversation operations outcomes phrasing picture \
                             platform platform.terminal recovery routine schedule service settings store \
                             store.postgres store.sqlite turn understanding
          service            config content conversation operations phrasing picture platform \
                             platform.discord platform.telegram platform.terminal recovery routine \
                             schedule settings store store.postgres store.sqlite turn understanding
          operations         conversation platform turn understanding
          schedule           turn
          turn               conversation phrasing picture platform routine store understanding
          store.sqlite       config store conversation recovery routine understanding \
                             platform.Account platform.Card platform.Outgoing \
                             platform.PlatformMemory platform.Update
          store.postgres     config store conversation recovery routine understanding \
                             platform.Account platform.Card platform.Outgoing \
                             platform.PlatformMemory platform.Update
          store              conversation recovery routine understanding \
                             platform.Account platform.Card platform.Outgoing \
                             platform.PlatformMemory platform.Update
          platform.discord   config conversation picture platform settings
          platform.telegram  config conversation picture platform settings
          platform.terminal  conversation picture platform
          platform           conversation picture
          content            config conversation phrasing recovery routine understanding \
                             platform.discord.DiscordPhrase platform.telegram.TelegramPhrase
          settings           config
          picture            routine
          phrasing           conversation recovery routine understanding
          outcomes           conversation understanding
          conversation       recovery routine understanding
          understanding
          recovery
          routine
          config
          """);

  /** Each library, and the only rooms that know it; of the last one only its address is known. */
  private static final Map<String, List<String>> KNOWN_IN =
      House.table(
          """
          net.dv8tion        platform.discord
          org.telegram       platform.telegram
          okhttp3            platform.discord platform.telegram
          org.jline          platform.terminal
          org.quartz         schedule
          io.micrometer      operations
          java.awt           picture
          javax.imageio      picture
          org.snakeyaml      config
          com.ibm.icu        phrasing content
          picocli            cli
          java.sql           store store.sqlite store.postgres
          javax.sql          store store.postgres
          org.flywaydb       store
          org.sqlite         store.sqlite
          com.zaxxer.hikari  store.postgres
          org.postgresql
          """);

  /** They compute: what they answer depends on what they are given, and on nothing else. */
  private static final List<String> PURE =
      List.of("conversation", "outcomes", "phrasing", "recovery", "routine", "understanding");

  record Rule(String name, ArchRule rule) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Rule layer(String room, List<String> allowed) {
    return new Rule(
        room + " uses only what it may",
        classes()
            .that(in(room, MAY_USE.keySet()))
            .should()
            .onlyDependOnClassesThat(House.isForeignOr(room, allowed, MAY_USE.keySet())));
  }

  private static Rule library(String library, List<String> rooms) {
    return new Rule(
        library + " stays in its room",
        noClasses()
            .that(not(inAny(rooms, MAY_USE.keySet())))
            .should()
            .dependOnClassesThat(resideInAPackage(library + "..")));
  }

  private static Rule pure(Effect effect) {
    return new Rule(
        "pure rooms have no " + effect,
        noClasses().that(inAny(PURE, PURE)).should(House.have(EnumSet.of(effect))));
  }

  private static final List<Rule> OTHERS =
      List.of(
          new Rule(
              "the root package has Main alone",
              classes().that(House.IN_THE_ROOT).should().haveSimpleName("Main")),
          new Rule(
              "Main uses cli alone",
              classes()
                  .that(House.IN_THE_ROOT)
                  .should()
                  .onlyDependOnClassesThat(
                      House.isForeignOr("", List.of("cli"), MAY_USE.keySet()))),
          new Rule(
              "no package cycles",
              slices().assignedFrom(House.FIRST_LEVEL).should().beFreeOfCycles()),
          new Rule(
              "pure rooms use no library",
              noClasses()
                  .that(
                      inAny(
                          List.of(
                              "conversation", "outcomes", "recovery", "routine", "understanding"),
                          PURE))
                  .should()
                  .dependOnClassesThat(
                      resideOutsideOfPackages("dev.backsafe..", "java..", "org.jspecify.."))),
          new Rule(
              "clocks are handed in",
              noClasses()
                  .that(not(inAny(List.of("cli", "service"), MAY_USE.keySet())))
                  .and(not(inAny(PURE, PURE)))
                  .should(House.have(EnumSet.of(Effect.CLOCK)))),
          new Rule(
              "a name has one class",
              classes().that(House.ARE_TOP_LEVEL).should(House.haveANameOfTheirOwn())));

  static Stream<Rule> rules() {
    List<Rule> rules = new ArrayList<>(OTHERS);
    MAY_USE.forEach((room, allowed) -> rules.add(layer(room, allowed)));
    KNOWN_IN.forEach((library, rooms) -> rules.add(library(library, rooms)));
    EnumSet.complementOf(EnumSet.of(Effect.NONE)).forEach(effect -> rules.add(pure(effect)));
    return rules.stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holdsInTheProduct(Rule rule) {
    rule.rule().check(House.PRODUCT);
  }

  /** Without this, a rule would go on holding when the room that it is about has another name. */
  @ParameterizedTest
  @MethodSource("rules")
  void doesNotHoldOfNothing(Rule rule) {
    JavaClasses nothing = new ClassFileImporter().importPackages("dev.backsafe.nowhere");
    assertThatThrownBy(() -> rule.rule().check(nothing))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("failed to check any classes");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void noticesEveryFixtureThatBreaksIt(Rule rule) {
    List<JavaClass> fixtures =
        House.BROKEN.stream().filter(c -> broken(c).equals(rule.name())).toList();
    assertThat(fixtures).isNotEmpty();
    Set<String> noticed = House.offenders(rule.rule().evaluate(House.BROKEN));
    assertThat(noticed.stream().map(name -> name.replaceAll("\\.\\w+\\(.*", "")).distinct())
        .containsExactlyInAnyOrderElementsOf(fixtures.stream().map(JavaClass::getName).toList());
    // A fixture says the same in many ways: each of its methods is one.
    for (JavaClass fixture : fixtures) {
      for (JavaMethod way : fixture.getMethods()) {
        assertThat(noticed).contains(way.getFullName());
      }
    }
  }

  @Test
  void everyFixtureBreaksARuleThatThereIs() {
    List<String> names = rules().map(Rule::name).toList();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(House.BROKEN.stream().map(ArchitectureTest::broken).distinct())
        .containsExactlyInAnyOrderElementsOf(names);
  }

  private static String broken(JavaClass fixture) {
    return fixture.getAnnotationOfType(Breaks.class).value();
  }

  @Test
  void everyRoomOfTheProductIsInTheTable() {
    assertThat(House.PRODUCT.stream().map(House::room).filter(room -> !room.isEmpty()))
        .allSatisfy(room -> assertThat(House.listed(room, MAY_USE.keySet())).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void aLibraryIsUsedWhereItIsKnown(String library, String room) {
    ArchRule unused =
        noClasses()
            .that(in(room, MAY_USE.keySet()))
            .should()
            .dependOnClassesThat(resideInAPackage(library + ".."));
    assertThat(unused.evaluate(House.PRODUCT).hasViolation()).isTrue();
  }

  static Stream<Arguments> libraries() {
    return KNOWN_IN.entrySet().stream()
        .flatMap(line -> line.getValue().stream().map(room -> arguments(line.getKey(), room)));
  }
}
