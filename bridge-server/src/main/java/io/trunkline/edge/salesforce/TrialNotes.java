package io.trunkline.edge.salesforce;

import io.trunkline.core.Finding;
import java.util.ArrayList;
import java.util.List;

/** What a trial has found so far, in order. Not thread-safe. */
final class TrialNotes {
  /** For what may pass by itself. */
  static final String AGAIN = "Try again; if it stays, look at Salesforce's status page.";

  /** Where Salesforce does not tell who the account's user is. */
  static final String ID_SCOPE =
      "Add the scope \"Access the identity URL service (id)\" to the app.";

  private final Deadline deadline;
  private final List<Finding> findings = new ArrayList<>();
  private boolean late;

  TrialNotes(Deadline deadline) {
    this.deadline = deadline;
  }

  /** One thing to look at. */
  interface Question {
    Finding answer() throws OrgTrouble;
  }

  /** Several things to look at with the same requests. */
  interface Questions {
    List<Finding> answer() throws OrgTrouble;
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  /**
   * Looks; what the org does not answer is a failure, with this remedy where the org refused and
   * names none. When the time is over nothing more is looked at, which is said once.
   */
  boolean look(String about, String remedy, Question question) {
    return lookAtAll(about, remedy, () -> List.of(question.answer()));
  }

  boolean lookAtAll(String about, String remedy, Questions questions) {
    if (deadline.expired()) {
      tellThatItIsLate(about);
      return false;
    }
    try {
      List<Finding> found = questions.answer();
      findings.addAll(found);
      return found.stream().noneMatch(one -> one.level() == Finding.Level.FAIL);
    } catch (OrgTrouble trouble) {
      Diagnosis why = trouble.diagnosis();
      String known = trouble.isRefusal() ? remedy : AGAIN;
      findings.add(Finding.fail(about, why.what(), why.remedy().isEmpty() ? known : why.remedy()));
      return false;
    }
  }

  private void tellThatItIsLate(String about) {
    if (!late) {
      late = true;
      findings.add(
          Finding.fail(
              "time",
              "The org answers so slowly that nothing from " + about + " on was looked at.",
              AGAIN));
    }
  }

  List<Finding> all() {
    return List.copyOf(findings);
  }
}
