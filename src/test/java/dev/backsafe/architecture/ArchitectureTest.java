package dev.backsafe.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The house rules: who may use what. */
class ArchitectureTest {
  private static final String ROOT = "dev.backsafe";

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  private static ArchRule only(String room, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "." + room)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  /** The pure rooms compute: they never look at a clock, a die, a file or a log. */
  private static final ArchRule PURE =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".conversation",
              ROOT + ".recovery",
              ROOT + ".routine",
              ROOT + ".understanding")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.net..",
              "java.sql..",
              "java.util.logging..",
              "org.slf4j..",
              "java.util.concurrent..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock");

  private static final ArchRule NO_CLOCK =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + ".ChatCommand")
          .and()
          .doNotHaveFullyQualifiedName(ROOT + ".RunCommand")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.InstantSource.class, "system");

  private static final List<ArchRule> RULES =
      List.of(
          only("platform.discord..", "net.dv8tion.."),
          only("platform.telegram..", "org.telegram.."),
          only("platform.telegram..", "okhttp3.."),
          only("schedule..", "org.quartz.."),
          only("store..", "java.sql.."),
          only("operations..", "io.micrometer.."),
          only("platform.terminal..", "org.jline.."),
          only("picture..", "java.awt.."),
          only("picture..", "javax.imageio.."),
          classes()
              .that()
              .resideInAPackage(ROOT + ".picture")
              .should()
              .onlyDependOnClassesThat()
              .resideInAnyPackage(
                  ROOT + ".picture",
                  ROOT + ".routine",
                  "java..",
                  "javax.imageio..",
                  "org.w3c.dom..",
                  "com.fasterxml.jackson..",
                  "org.slf4j..",
                  "org.jspecify.."),
          noClasses()
              .that()
              .resideInAPackage(ROOT + ".platform..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(ROOT + ".store..", ROOT + ".turn.."),
          classes()
              .that()
              .resideInAPackage(ROOT + ".routine")
              .should()
              .onlyDependOnClassesThat()
              .resideInAnyPackage(ROOT + ".routine", "java..", "org.jspecify.."),
          classes()
              .that()
              .resideInAPackage(ROOT + ".recovery")
              .should()
              .onlyDependOnClassesThat()
              .resideInAnyPackage(ROOT + ".recovery", "java..", "org.jspecify.."),
          classes()
              .that()
              .resideInAPackage(ROOT + ".conversation")
              .should()
              .onlyDependOnClassesThat()
              .resideInAnyPackage(
                  ROOT + ".conversation",
                  ROOT + ".routine",
                  ROOT + ".recovery",
                  ROOT + ".understanding",
                  "java..",
                  "org.jspecify.."),
          SlicesRuleDefinition.slices()
              .matching(ROOT + ".platform.(*)..")
              .should()
              .notDependOnEachOther(),
          PURE,
          NO_CLOCK);

  @Test
  void theHouseRulesHold() {
    // Were the classes not found, every rule would hold.
    assertThat(PRODUCT).hasSizeGreaterThan(120);
    RULES.forEach(rule -> rule.allowEmptyShould(true).check(PRODUCT));
  }

  @Test
  void aRuleThatIsBrokenIsNoticed() {
    JavaClasses bad = new ClassFileImporter().importPackages("dev.backsafe.architecture.fixtures");
    assertThat(bad).isNotEmpty();
    assertThatThrownBy(() -> only("store..", "java.sql..").check(bad))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("UsesSqlOutsideTheStore");
    assertThatThrownBy(() -> NO_CLOCK.check(bad))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("LooksAtTheClock");
  }
}
