package io.trunkline.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A journey that needs Chromium. Without it the journey is skipped by name; where {@code CI=true}
 * it fails instead, because nobody reads the skips there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
@interface NeedsChromium {

  /** Looks for Debian's programs. */
  final class Condition implements ExecutionCondition {
    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    static final Path CHROMEDRIVER = Path.of("/usr/bin/chromedriver");
    private static final String REMEDY = "apt-get install -y chromium chromium-driver";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      List<Path> missing =
          Stream.of(CHROMIUM, CHROMEDRIVER).filter(file -> !Files.isExecutable(file)).toList();
      if (missing.isEmpty()) {
        return ConditionEvaluationResult.enabled("Chromium is there");
      }
      String words = "Journeys need " + missing + ". Run: " + REMEDY;
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException(words);
      }
      return ConditionEvaluationResult.disabled(words);
    }
  }
}
