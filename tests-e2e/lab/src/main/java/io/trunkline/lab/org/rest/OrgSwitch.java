package io.trunkline.lab.org.rest;

/** What an administrator, or Salesforce, turns on and off for the whole org. */
public enum OrgSwitch {
  /**
   * The username-password flow is refused, with the same words as a wrong password. On in orgs made
   * since Summer '23, and here until it is turned off.
   */
  PASSWORD_FLOW_BLOCKED,
  /** The client's address is in a trusted range: passwords need no security token. */
  NETWORK_TRUSTED,
  /** The client's address is outside the profile's login IP ranges. */
  NETWORK_RESTRICTED,
  /** Too many sign-ins in this hour. */
  LOGIN_RATE_EXCEEDED,
  /** The org is closed. */
  ORG_INACTIVE,
  /** The edition has no API. */
  API_DISABLED_FOR_ORG
}
