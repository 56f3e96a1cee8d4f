package io.trunkline.edge.salesforce;

import java.net.URI;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Where a browser opens a record. Salesforce serves Lightning at another host than its API: {@code
 * NAME.lightning.force.com} beside {@code NAME.my.salesforce.com}; sandboxes have one more label.
 */
record RecordAddress(Supplier<URI> instance) {
  private static final String MY_DOMAIN = ".my.salesforce.com";

  String of(String object, String recordId) {
    URI origin = instance.get();
    String host = String.valueOf(origin.getHost()).toLowerCase(Locale.ROOT);
    if (host.endsWith(MY_DOMAIN)) {
      String name = host.substring(0, host.length() - MY_DOMAIN.length());
      return "https://" + name + ".lightning.force.com" + lightning(object, recordId);
    }
    if (HostPolicy.isSalesforce(host)) {
      return origin + "/" + recordId;
    }
    return origin + lightning(object, recordId);
  }

  private static String lightning(String object, String recordId) {
    return "/lightning/r/" + object + "/" + recordId + "/view";
  }
}
