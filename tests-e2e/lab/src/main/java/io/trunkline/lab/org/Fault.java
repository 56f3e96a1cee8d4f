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
  /** 403 REQUEST_LIMIT_EXCEEDED; nothing is saved. */
  REQUEST_LIMIT_EXCEEDED
}
