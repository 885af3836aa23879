package dev.backsafe.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.backsafe.architecture.fixtures.Breaks;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words in which {@link ArchitectureTest} states its rules: houses, rooms, effects. */
final class House {
  private static final String ROOT = "dev.backsafe";
  private static final String FIXTURES = ROOT + ".architecture.fixtures";

  static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT)
          .that(not(simpleName("package-info")));

  /** Each package below is a small house of its own, with rooms that are named as the product's. */
  static final JavaClasses BROKEN =
      new ClassFileImporter().importPackages(FIXTURES).that(annotatedWith(Breaks.class));

  /** What a report names first. */
  private static final Pattern OFFENDER = Pattern.compile("<(\\Q" + FIXTURES + "\\E[^>]+)>");

  private House() {}

  /** The package of the house that a class belongs to. */
  private static String house(JavaClass one) {
    String name = one.getPackageName();
    return name.startsWith(FIXTURES + ".")
        ? FIXTURES + "." + name.substring(FIXTURES.length() + 1).split("\\.", 2)[0]
        : ROOT;
  }

  /** "store.sqlite" for a class of dev.backsafe.store.sqlite; "" for one of the root package. */
  static String room(JavaClass one) {
    String below = one.getPackageName().substring(house(one).length());
    return below.isEmpty() ? below : below.substring(1);
  }

  /** Lines of a name and what belongs to it. */
  static Map<String, List<String>> table(String lines) {
    Map<String, List<String>> table = new LinkedHashMap<>();
    for (String line : lines.lines().toList()) {
      List<String> words = List.of(line.split(" +", -1));
      table.put(words.getFirst(), words.subList(1, words.size()));
    }
    return table;
  }

  static final DescribedPredicate<JavaClass> IN_THE_ROOT =
      describe("are in the root package", one -> room(one).isEmpty());

  private static boolean isOurs(JavaClass one) {
    String name = one.getPackageName();
    return name.equals(ROOT) || (name.startsWith(ROOT + ".") && !name.equals(FIXTURES));
  }

  /** In a room or below it, but not in a room below it that is listed itself. */
  static DescribedPredicate<JavaClass> in(String room, Collection<String> listed) {
    return inAny(List.of(room), listed);
  }

  static DescribedPredicate<JavaClass> inAny(Collection<String> rooms, Collection<String> listed) {
    return describe(
        "are in " + rooms, one -> isOurs(one) && rooms.contains(listed(room(one), listed)));
  }

  /** Foreign, or of this very room, or of a room or a single class that is allowed. */
  static DescribedPredicate<JavaClass> isForeignOr(
      String room, Collection<String> allowed, Collection<String> listed) {
    return describe(
        "are foreign or of " + allowed,
        one -> {
          JavaClass outermost = outermost(one);
          if (!isOurs(outermost)) {
            return true;
          }
          String at = listed(room(outermost), listed);
          return at.equals(room)
              || allowed.contains(at)
              || allowed.contains(at + "." + outermost.getSimpleName());
        });
  }

  /** The listed room that a room is, or is below of; "" if there is none. */
  static String listed(String room, Collection<String> listed) {
    String at = room;
    while (!at.isEmpty() && !listed.contains(at)) {
      at = at.substring(0, Math.max(0, at.lastIndexOf('.')));
    }
    return at;
  }

  /** Whoever breaks a rule, class or method, by the reports on it. */
  static Set<String> offenders(EvaluationResult result) {
    return result.getFailureReport().getDetails().stream()
        .flatMap(String::lines)
        .map(OFFENDER::matcher)
        .filter(Matcher::find)
        .map(offender -> offender.group(1))
        .collect(Collectors.toSet());
  }

  private static JavaClass outermost(JavaClass one) {
    JavaClass type = one.getBaseComponentType();
    return type.getEnclosingClass().map(House::outermost).orElse(type);
  }

  static final DescribedPredicate<JavaClass> ARE_TOP_LEVEL =
      describe("are top-level", JavaClass::isTopLevelClass);

  /** A house's first-level packages. */
  static final SliceAssignment FIRST_LEVEL =
      new SliceAssignment() {
        @Override
        public String getDescription() {
          return "the first-level packages";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass one) {
          return isOurs(one)
              ? SliceIdentifier.of(house(one), room(one).split("\\.", 2)[0])
              : SliceIdentifier.ignore();
        }
      };

  /** What a call takes from the world outside, or does to it; the first line that fits counts. */
  enum Effect {
    NONE(
        "java.lang.System#arraycopy",
        "java.lang.System#identityHashCode",
        "java.lang.System#lineSeparator",
        "java.util.concurrent.ConcurrentMap#*",
        "java.util.concurrent.ConcurrentHashMap#*"),
    CLOCK(
        "java.time.*#now",
        "java.time.Clock#system*",
        "java.time.Clock#tick*",
        "java.time.InstantSource#system",
        "java.lang.System#currentTimeMillis",
        "java.util.Date#<init>()",
        "java.util.*Calendar#*"),
    GIVEN_CLOCK("java.time.Clock#*", "java.time.InstantSource#*", "java.lang.System#nanoTime"),
    CHANCE(
        "java.lang.*Math#random",
        "java.util.Random#*",
        "java.util.SplittableRandom#*",
        "java.util.random.*#*",
        "java.util.concurrent.ThreadLocalRandom#*",
        "java.util.UUID#randomUUID",
        "java.util.Collections#shuffle",
        "java.security.SecureRandom#*"),
    INPUT_OR_OUTPUT(
        "java.io.*#*",
        "java.nio.file.*#*",
        "java.nio.channels.*#*",
        "java.net.*#*",
        "java.sql.*#*",
        "javax.sql.*#*",
        "java.util.Scanner#*",
        "java.util.zip.Zip*#*",
        "java.lang.Class#getResource*",
        "java.lang.Module#getResource*",
        "java.lang.ClassLoader#*",
        "*#printStackTrace",
        "java.lang.System#in",
        "java.lang.System#out",
        "java.lang.System#err",
        "java.lang.System#console"),
    LOG(
        "java.util.logging.*#*",
        "java.lang.System#getLogger",
        "java.lang.System$Logger#*",
        "org.slf4j.*#*"),
    THREADS(
        "java.lang.Thread*#*",
        "java.lang.Object#wait",
        "java.lang.Object#notify*",
        "java.util.Timer*#*",
        "java.util.*#parallel*",
        "java.util.concurrent.*#*"),
    ENVIRONMENT(
        "java.lang.System#*",
        "java.lang.Runtime#*",
        "java.lang.Process*#*",
        "java.lang.Integer#getInteger",
        "java.lang.Long#getLong",
        "java.lang.Boolean#getBoolean",
        "java.lang.String#toLowerCase()",
        "java.lang.String#toUpperCase()",
        "java.util.Locale#getDefault",
        "java.util.TimeZone#getDefault",
        "java.time.ZoneId#systemDefault",
        "java.nio.charset.Charset#defaultCharset",
        "java.lang.management.*#*",
        "java.util.ResourceBundle#*",
        "java.util.ServiceLoader#*");

    private static final Map<String, Effect> KNOWN = new HashMap<>();
    private final Pattern expression;

    /** Each is {@code class#member}, with parameters where these matter; a * is any signs. */
    Effect(String... calls) {
      expression =
          Pattern.compile(
              Arrays.stream(calls)
                  .map(call -> call.endsWith(")") ? call : call + "(*")
                  .map(call -> "\\Q" + call.replace("*", "\\E.*\\Q") + "\\E")
                  .collect(Collectors.joining("|")));
    }

    private static Effect of(JavaAccess<?> access) {
      // A field gets the brackets of a method without parameters.
      String target = access.getTarget().getFullName();
      int brackets = target.indexOf('(');
      String parameters = brackets < 0 ? "()" : target.substring(brackets);
      String called =
          access.getTargetOwner().getName() + "#" + access.getTarget().getName() + parameters;
      return KNOWN.computeIfAbsent(called, Effect::of);
    }

    private static Effect of(String called) {
      return Arrays.stream(values())
          .filter(effect -> effect.expression.matcher(called).matches())
          .findFirst()
          .orElse(NONE);
    }
  }

  /** Makes a call, or has a reference to a method, that has one of these effects. */
  static ArchCondition<JavaClass> have(Set<Effect> effects) {
    return new ArchCondition<>("have the effects " + effects) {
      @Override
      public void check(JavaClass one, ConditionEvents events) {
        one.getAccessesFromSelf().stream()
            .filter(access -> effects.contains(Effect.of(access)))
            .forEach(a -> events.add(SimpleConditionEvent.satisfied(a, a.getDescription())));
      }
    };
  }

  /** Have a name that no other class of the house has. */
  static ArchCondition<JavaClass> haveANameOfTheirOwn() {
    return new ArchCondition<>("have a name of their own") {
      private Map<String, Long> times = Map.of();

      @Override
      public void init(Collection<JavaClass> all) {
        times = all.stream().collect(Collectors.groupingBy(this::name, Collectors.counting()));
      }

      private String name(JavaClass one) {
        return house(one) + "/" + one.getSimpleName();
      }

      @Override
      public void check(JavaClass one, ConditionEvents events) {
        if (times.getOrDefault(name(one), 0L) > 1) {
          String twice = "<" + one.getName() + "> has a name that another class has, too";
          events.add(SimpleConditionEvent.violated(one, twice));
        }
      }
    };
  }
}
