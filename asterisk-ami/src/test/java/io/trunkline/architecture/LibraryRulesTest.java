package io.trunkline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The rules of the library that a compiler does not know. */
@AnalyzeClasses(packages = "io.trunkline", importOptions = ImportOption.DoNotIncludeTests.class)
final class LibraryRulesTest {

  @ArchTest
  static final ArchRule framingKnowsNoMeaning =
      noClasses()
          .that()
          .resideInAPackage("io.trunkline.ami.wire..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.trunkline.ami.event..", "io.trunkline.ami.client..", "io.trunkline.calls..");

  @ArchTest
  static final ArchRule callsSpeakEventsNotBytes =
      noClasses()
          .that()
          .resideInAPackage("io.trunkline.calls..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.trunkline.ami.wire..", "io.trunkline.ami.client..");

  @ArchTest
  static final ArchRule theBoardKnowsEventsOnly =
      noClasses()
          .that()
          .resideInAPackage("io.trunkline.queues..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.trunkline.ami.wire..",
              "io.trunkline.ami.action..",
              "io.trunkline.ami.client..",
              "io.trunkline.ami.rights..",
              "io.trunkline.calls..");

  @ArchTest
  static final ArchRule usefulAlone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "javax.net..", "org.slf4j..", "org.jspecify..", "io.trunkline..")
          .because("the library needs the JDK, slf4j and jspecify only");

  @ArchTest
  static final ArchRule theTrackerHasNoClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a test must be able to stop the clock");

  @ArchTest
  static final ArchRule staticFieldsAreFinal = fields().that().areStatic().should().beFinal();

  @ArchTest static final ArchRule nothingPrints = noClasses().should(ACCESS_STANDARD_STREAMS);

  /** The canary: a rule that is known to be broken must be seen to break. */
  @Test
  void aBrokenRuleIsRed() {
    var known = new ClassFileImporter().importClasses(ReadsTheClock.class);

    assertThatThrownBy(() -> theTrackerHasNoClock.check(known))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ReadsTheClock");
  }

  /** What the canary finds. */
  static final class ReadsTheClock {
    Instant now() {
      return Instant.now();
    }
  }
}
