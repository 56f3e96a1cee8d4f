package io.trunkline.lab.asterisk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that needs the real Asterisk, of both versions; it is made where it can be. Without it the
 * test is skipped by name; where {@code CI=true} it fails instead, because nobody reads the skips
 * there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsAsterisk.Condition.class)
public @interface NeedsAsterisk {

  /** Finds the roots, or makes them. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      try {
        for (AsteriskVersion version : AsteriskVersion.values()) {
          AsteriskRoot.of(version);
        }
        return ConditionEvaluationResult.enabled("Asterisk is there");
      } catch (LabUnavailable e) {
        if ("true".equals(System.getenv("CI"))) {
          throw e;
        }
        return ConditionEvaluationResult.disabled(e.line());
      }
    }
  }
}
