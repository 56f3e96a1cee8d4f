package io.trunkline.edge.salesforce;

import java.util.List;
import org.apache.hc.core5.http.NameValuePair;

/**
 * One way to get an access token: what it posts to the token endpoint. JWT bearer, a refresh token
 * and username with password are forms as well.
 */
interface SignIn {
  /** The org's address as the account gives it. */
  String address();

  /** The form, secrets in clear; read anew for every attempt. */
  List<NameValuePair> form() throws OrgTrouble;
}
