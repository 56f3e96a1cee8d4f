package io.trunkline.edge.salesforce;

import java.util.List;

/**
 * What a test of an account found, in the order it was tried; it ends with the first check without
 * which the next make no sense.
 */
public record TestReport(List<Check> checks) {
  public TestReport {
    checks = List.copyOf(checks);
  }

  /**
   * One thing that was tried.
   *
   * @param name a stable word: address, sign-in, api-version, org, identity, task, case, owner,
   *     external-id, others-records, limits
   * @param ok whether it is as it should be
   * @param words what was found; where it is not ok, what to do
   */
  public record Check(String name, boolean ok, String words) {}

  /** Whether everything is as it should be. */
  public boolean ok() {
    return checks.stream().allMatch(Check::ok);
  }
}
