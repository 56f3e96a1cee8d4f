package io.trunkline.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of the house that a compiler does not know. */
@AnalyzeClasses(
    packages = "io.trunkline",
    importOptions = {ImportOption.DoNotIncludeTests.class, HouseRulesTest.OursOnly.class})
final class HouseRulesTest {

  @ArchTest
  static final ArchRule coreDecidesAndOnlyEdgeTouches =
      noClasses()
          .that()
          .resideInAPackage("io.trunkline.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.trunkline.edge..",
              "io.trunkline.ami..",
              "io.trunkline.json..",
              "org.eclipse.jetty..",
              "org.apache.hc..",
              "com.google.gson..",
              "java.sql..",
              "java.net..",
              "java.nio.file..")
          .because("core decides; only edge touches");

  @ArchTest
  static final ArchRule edgesDoNotKnowEachOther =
      slices()
          .matching("io.trunkline.edge.(*)..")
          .should()
          .notDependOnEachOther()
          .because("Wiring introduces parties");

  @ArchTest
  static final ArchRule coreHasNoCycles =
      slices().matching("io.trunkline.core.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyFlowKnowsThemAll =
      noClasses()
          .that()
          .resideInAPackage("io.trunkline.core..")
          .and()
          .resideOutsideOfPackage("io.trunkline.core.flow..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.trunkline.core.flow..");

  @ArchTest
  static final ArchRule jettyStaysWhereHttpIsServed =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.trunkline.edge.page..",
              "io.trunkline.edge.admin..",
              "io.trunkline.edge.recording..",
              "io.trunkline.edge.http..")
          .and()
          .doNotHaveFullyQualifiedName("io.trunkline.Wiring")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.jetty..");

  @ArchTest
  static final ArchRule sqlStaysInTheStore =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.trunkline.edge.store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.sql..");

  @ArchTest
  static final ArchRule theSalesforceClientStaysInItsEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.trunkline.edge.salesforce..", "io.trunkline.edge.recording..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.hc..");

  @ArchTest
  static final ArchRule aTestMustBeAbleToStopTheClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a test must be able to stop the clock");

  @ArchTest
  static final ArchRule staticFieldsAreFinal = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule onlyCommandsPrint =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.trunkline.command..")
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule troubleHasAName =
      noClasses()
          .that()
          .areNotAssignableTo(Throwable.class)
          .should()
          .callConstructorWhere(
              target(owner(type(RuntimeException.class).or(type(Exception.class)))));

  @ArchTest
  static final ArchRule onlyMainUsesWiring =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.trunkline.Main")
          .and(DescribedPredicate.not(isOrIsInside("io.trunkline.Wiring")))
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.trunkline.Wiring");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameStartingWith("Base");

  @ArchTest
  static final ArchRule nothingIsSetFromOutside =
      noMethods()
          .that()
          .arePublic()
          .and()
          .haveNameMatching("set[A-Z].*")
          .and()
          .areDeclaredInClassesThat(resideInAPackage("io.trunkline.."))
          .should()
          .haveRawReturnType(void.class)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule secretsAreRevealedAtTheEdgeOnly =
      noClasses()
          .that()
          .resideInAPackage("io.trunkline.core..")
          .and()
          .doNotHaveFullyQualifiedName("io.trunkline.core.Secret")
          .should()
          .callMethod("io.trunkline.core.Secret", "reveal");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);

  /** The canary: a rule that is known to be broken must be seen to break. */
  @Test
  void aBrokenRuleIsRed() {
    JavaClasses known = new ClassFileImporter().importClasses(ReadsTheClock.class);

    assertThatThrownBy(() -> aTestMustBeAbleToStopTheClock.check(known))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ReadsTheClock");
  }

  private static DescribedPredicate<JavaClass> isOrIsInside(String name) {
    return DescribedPredicate.describe(
        "is or is inside " + name,
        type -> type.getName().equals(name) || type.getName().startsWith(name + "$"));
  }

  /** Not the fakes, which the tests have on their class path. */
  static final class OursOnly implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/lab/");
    }
  }

  /** What the canary finds. */
  static final class ReadsTheClock {
    Instant now() {
      return Instant.now();
    }
  }
}
