package io.densimeter.experiments;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

@AnalyzeClasses(packages = "io.densimeter", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String MODEL = "io.densimeter.model..";
  private static final String WORKLOADS = "io.densimeter.workloads..";
  private static final String REPORTS = "io.densimeter.reports..";
  private static final String EXPERIMENTS = "io.densimeter.experiments..";
  private static final Set<String> ROUNDED_BY_THE_JVM =
      Set.of("exp", "log", "log10", "pow", "sin", "cos", "tan", "expm1", "log1p", "cbrt");

  @ArchTest
  static final ArchRule MODEL_KNOWS_NO_OTHER_MODULE =
      noClasses()
          .that()
          .resideInAPackage(MODEL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WORKLOADS, REPORTS, EXPERIMENTS)
          .because("dependencies go model <- workloads <- experiments, model <- reports only");

  @ArchTest
  static final ArchRule WORKLOADS_KNOW_ONLY_THE_MODEL =
      noClasses()
          .that()
          .resideInAPackage(WORKLOADS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(REPORTS, EXPERIMENTS)
          .because("a reader of traces must not know who runs or prints");

  @ArchTest
  static final ArchRule REPORTS_KNOW_ONLY_THE_MODEL =
      noClasses()
          .that()
          .resideInAPackage(REPORTS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WORKLOADS, EXPERIMENTS)
          .because("a report is made from results alone");

  @ArchTest
  static final ArchRule MODEL_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage(MODEL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..",
              "java.nio.file..",
              "java.net..",
              "java.time..",
              "java.util.concurrent..",
              "com.fasterxml..",
              "org.yaml..",
              "tech.tablesaw..")
          .because("the model computes: no files, no clock, no YAML, no threads");

  @ArchTest
  static final ArchRule PACKAGES_OF_THE_MODEL_ARE_FREE_OF_CYCLES =
      slices()
          .matching("io.densimeter.model.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a package that can be read first must exist");

  @ArchTest
  static final ArchRule NOTHING_READS_A_CLOCK_OR_CHANCE =
      noClasses()
          .that()
          .resideInAnyPackage(MODEL, WORKLOADS)
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .because("the same file and seed must give the same bytes");

  @ArchTest
  static final ArchRule NOTHING_DEPENDS_ON_HASH_ORDER_OR_THREADS =
      noClasses()
          .that()
          .resideInAnyPackage(MODEL, WORKLOADS)
          .should()
          .accessTargetWhere(
              callTo("new HashMap or HashSet", ArchitectureTest::makesHashCollection))
          .orShould()
          .accessTargetWhere(
              callTo(
                  "a parallel stream",
                  access ->
                      access.getTarget().getName().equals("parallelStream")
                          || (access.getTarget().getName().equals("parallel")
                              && access
                                  .getTargetOwner()
                                  .getPackageName()
                                  .equals("java.util.stream"))))
          .because("hash order and thread timing must not reach a result");

  @ArchTest
  static final ArchRule THE_LAST_BIT_IS_THE_SAME_ON_EVERY_JVM =
      noClasses()
          .that()
          .resideInAnyPackage(MODEL, WORKLOADS)
          .should()
          .accessTargetWhere(
              callTo(
                  "a Math function that a JVM may round as it likes",
                  access ->
                      access.getTargetOwner().isEquivalentTo(Math.class)
                          && ROUNDED_BY_THE_JVM.contains(access.getTarget().getName())))
          .because("Math may differ by an ulp between JVMs; StrictMath does not");

  @ArchTest
  static final ArchRule NO_FOREIGN_MATHEMATICS_IN_A_SIGNATURE =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .resideInAPackage(MODEL)
          .should()
          .notHaveRawReturnType(foreignMathematics())
          .because("commons-math3 must be replaceable without a caller noticing");

  private static DescribedPredicate<JavaClass> foreignMathematics() {
    return describe(
        "of commons-math3", type -> type.getPackageName().startsWith("org.apache.commons.math3"));
  }

  private static boolean makesHashCollection(JavaAccess<?> access) {
    return access.getTarget().getName().equals("<init>")
        && (access.getTargetOwner().isEquivalentTo(HashMap.class)
            || access.getTargetOwner().isEquivalentTo(HashSet.class));
  }

  private static DescribedPredicate<JavaAccess<?>> callTo(
      String description, java.util.function.Predicate<JavaAccess<?>> condition) {
    return describe("calls " + description, condition);
  }
}
