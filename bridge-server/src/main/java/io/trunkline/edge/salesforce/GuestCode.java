package io.trunkline.edge.salesforce;

import io.trunkline.core.ticket.Account;
import java.util.List;
import org.apache.hc.core5.http.NameValuePair;

/** A guest's code, for a session of theirs; nothing of it goes into the store. */
record GuestCode(CodeExchange exchange) implements SignIn {
  @Override
  public Account account() {
    return exchange.account();
  }

  @Override
  public List<NameValuePair> form() throws OrgTrouble {
    return exchange.form();
  }
}
