package io.trunkline.edge.salesforce;

import io.trunkline.core.Finding;
import java.util.ArrayList;
import java.util.List;

/** What a trial has found so far, in order. Not thread-safe. */
final class TrialNotes {
  private final List<Finding> findings = new ArrayList<>();

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

  /** Looks; what the org does not answer is a failure, with this remedy where it names none. */
  boolean look(String about, String remedy, Question question) {
    return lookAtAll(about, remedy, () -> List.of(question.answer()));
  }

  boolean lookAtAll(String about, String remedy, Questions questions) {
    try {
      List<Finding> found = questions.answer();
      findings.addAll(found);
      return found.stream().noneMatch(one -> one.level() == Finding.Level.FAIL);
    } catch (OrgTrouble trouble) {
      Diagnosis why = trouble.diagnosis();
      findings.add(Finding.fail(about, why.what(), why.remedy().isEmpty() ? remedy : why.remedy()));
      return false;
    }
  }

  List<Finding> all() {
    return List.copyOf(findings);
  }
}
