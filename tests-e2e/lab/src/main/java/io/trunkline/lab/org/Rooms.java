package io.trunkline.lab.org;

import io.trunkline.lab.org.page.PageApi;
import io.trunkline.lab.org.rest.RestApi;
import io.trunkline.lab.org.rest.oauth.OAuth;
import io.trunkline.lab.org.web.Answer;
import io.trunkline.lab.org.web.Ask;

/** What lies behind the org's door, and who answers what. */
record Rooms(OAuth oauth, RestApi rest, PageApi page) {
  Answer answer(Ask ask) {
    if (ask.path().startsWith("/services/oauth2/") || ask.path().startsWith("/id/")) {
      return oauth.answer(ask);
    }
    return ask.path().startsWith("/services/") ? rest.answer(ask) : page.answer(ask);
  }

  /** Ends the session that a request belongs to, of the API or of a browser. */
  void endSession(Ask ask) {
    rest.endSession(ask);
    page.endSession(ask);
  }
}
