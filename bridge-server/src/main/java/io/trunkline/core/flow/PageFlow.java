package io.trunkline.core.flow;

import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.AgentSessions;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.PageListener;

/**
 * The story of a page: it opens and is told what is going on, it speaks, it goes away. Called from
 * the pages' threads; everything happens on the flow's.
 */
final class PageFlow implements PageListener {
  private final AgentSessions sessions;
  private final Greetings greetings;
  private final Claims claims;
  private final Corrections corrections;
  private final Filing filing;
  private final Picks picks;
  private final Dials dials;
  private final FlowTime time;

  PageFlow(
      AgentSessions sessions,
      Greetings greetings,
      Claims claims,
      Corrections corrections,
      Filing filing,
      Picks picks,
      Dials dials,
      FlowTime time) {
    this.sessions = sessions;
    this.greetings = greetings;
    this.claims = claims;
    this.corrections = corrections;
    this.filing = filing;
    this.picks = picks;
    this.dials = dials;
    this.time = time;
  }

  @Override
  public void opened(AgentPage page, boolean focused) {
    time.thread().execute(() -> welcome(page, focused));
  }

  @Override
  public void said(AgentPage page, FromPage message) {
    time.thread().execute(() -> heard(page, message));
  }

  @Override
  public void closed(AgentPage page) {
    time.thread()
        .execute(
            () -> {
              sessions.closed(page);
              claims.pageClosed(page);
              picks.pageClosed(page);
            });
  }

  private void welcome(AgentPage page, boolean focused) {
    boolean leads = sessions.opened(page, focused);
    greetings.welcome(page, leads);
    if (leads) {
      filing.pageLeads(page);
    }
    // behind what the socket before it has left to be said
    time.thread().execute(() -> picks.pageOpened(page));
  }

  private void heard(AgentPage page, FromPage message) {
    if (!sessions.pages(page.agentId()).contains(page)) {
      return;
    }
    if (message instanceof FromPage.Focus focus) {
      sessions.focus(page, focus.focused());
    } else if (message instanceof FromPage.TakeLead) {
      sessions.takeLead(page);
    } else if (message instanceof FromPage.Claim claim) {
      claims.claim(page, claim.reference());
    } else if (message instanceof FromPage.GiveBack giveBack) {
      claims.givenBack(page, giveBack);
    } else if (message instanceof FromPage.Filed filed) {
      claims.saidFiled(page, filed);
    } else if (message instanceof FromPage.Refused refused) {
      claims.saidRefused(page, refused);
    } else if (message instanceof FromPage.Unanswered unanswered) {
      claims.saidUnanswered(page, unanswered.reference());
    } else if (message instanceof FromPage.Retry retry) {
      corrections.retriedBy(page, retry.reference());
    } else if (message instanceof FromPage.Shown shown) {
      claims.saidShown(page, shown.reference());
    } else if (message instanceof FromPage.Pick pick) {
      picks.pick(page, pick);
    } else if (message instanceof FromPage.Dial dial) {
      dials.dial(page, dial);
    } else if (message instanceof FromPage.Searched searched) {
      picks.searched(page, searched);
    } else if (message instanceof FromPage.SearchAgain again) {
      picks.searchAgain(page, again);
    }
  }
}
