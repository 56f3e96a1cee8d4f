package io.trunkline.core.flow;

import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.AgentSessions;
import io.trunkline.core.pop.ToPage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all agents while an org is away, and that it is back; a page that opens meanwhile is told
 * as well. Flow thread only.
 */
final class OrgNews {
  private static final Logger log = LoggerFactory.getLogger(OrgNews.class);

  private final AgentSessions sessions;
  private final Map<String, ToPage.Notice> noticeByAccount = new LinkedHashMap<>();

  OrgNews(AgentSessions sessions) {
    this.sessions = sessions;
  }

  /** Why this account's org is away, or nothing when it is back. */
  void tell(String accountId, String name, Optional<String> why) {
    String about = "account " + accountId;
    if (why.isEmpty()) {
      noticeByAccount.remove(accountId);
      log.info("account={} stage=alarm outcome=over", name);
      all(new ToPage.Notice("", about));
      return;
    }
    String words =
        "Salesforce ("
            + name
            + ") cannot be written to now. Tickets are kept here and filed when it can; you need"
            + " not do anything. "
            + why.get();
    ToPage.Notice notice = new ToPage.Notice(words, about);
    if (!notice.equals(noticeByAccount.put(accountId, notice))) {
      log.warn("account={} stage=alarm outcome=away reason={}", name, why.get());
      all(notice);
    }
  }

  /** What a page that opens must know. */
  void greet(AgentPage page) {
    noticeByAccount.values().forEach(page::send);
  }

  private void all(ToPage.Notice notice) {
    for (String agent : sessions.agents()) {
      sessions.pages(agent).forEach(page -> page.send(notice));
    }
  }
}
