package io.trunkline.lab.org;

/** The ways in which an org can hurt a client, each to be ordered with {@link FakeOrg#answers}. */
public enum Fault {
  /** The session of the request ends first: 401 INVALID_SESSION_ID. A new token works again. */
  TOKEN_EXPIRED_ONCE,
  /** 500 UNKNOWN_EXCEPTION; nothing is saved. */
  SERVER_ERROR_500,
  /** 502 with a page of HTML where JSON is expected, as gateways send it; nothing is saved. */
  BAD_GATEWAY_502,
  /** 503 SERVER_UNAVAILABLE; nothing is saved. */
  SERVER_UNAVAILABLE_503,
  /** The connection closes without a byte of answer; nothing is saved. */
  DROP_BEFORE_COMMIT,
  /** The request is done, then the connection closes without a byte of answer. */
  DROP_AFTER_COMMIT,
  /**
   * The request is done and answered only after the ordered delay; a client may have gone by then.
   */
  COMMITS_LATE,
  /** The request is done at once, but answered only after the ordered delay. */
  ANSWERS_LATE,
  /** Nothing is saved and nothing is ever answered; the connection stays open. */
  NO_RESPONSE,
  /** The request is done and never answered; the connection stays open. */
  NO_RESPONSE_AFTER_COMMIT,
  /** 400 UNABLE_TO_LOCK_ROW: another transaction holds the record; nothing is saved. */
  LOCK_ROW,
  /** 403 REQUEST_LIMIT_EXCEEDED: the day's requests are spent; nothing is saved. */
  REQUEST_LIMIT_EXCEEDED,
  /** 403 REQUEST_LIMIT_EXCEEDED: too many long requests at once; nothing is saved. */
  TOO_MANY_AT_ONCE,
  /** 500 with a page of HTML; nothing is saved. */
  SERVER_ERROR_HTML_500,
  /** 503 with a page of HTML, as during maintenance; nothing is saved. */
  MAINTENANCE_HTML_503,
  /** 400 unknown_error "retry your request", as the token endpoint answers when it is busy. */
  LOGIN_BUSY,
  /** 400 unsupported_grant_type, as the token endpoint answers where it does not take the flow. */
  LOGIN_GRANT_UNSUPPORTED,
  /** 400 invalid_grant "expired authorization code": an assertion came too late on its way. */
  LOGIN_ASSERTION_EXPIRED,
  /** 400 invalid_grant "invalid user credentials", which names nothing in particular. */
  LOGIN_REFUSED,
  /** The request is done; the connection closes in the middle of the answer. */
  ANSWER_CUT_SHORT
}
