package io.trunkline.edge.salesforce;

/**
 * What is wrong and what to do about it, in words for people.
 *
 * @param what what is most likely wrong
 * @param remedy what to do; may be empty
 */
record Diagnosis(String what, String remedy) {
  /** Both, as one text. */
  String words() {
    return remedy.isEmpty() ? what : what + " " + remedy;
  }
}
