package io.trunkline.edge.salesforce;

import java.util.List;

/**
 * One reason of the org, from the array in an error answer.
 *
 * @param code Salesforce's errorCode
 * @param message Salesforce's words, in the language of the account's user
 * @param fields the fields it is about; often empty
 */
record OrgError(String code, String message, List<String> fields) {
  OrgError {
    fields = List.copyOf(fields);
  }
}
