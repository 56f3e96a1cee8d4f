package io.trunkline.testbridge;

import io.trunkline.core.pop.AgentPage;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.PageListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what the pages say. */
public final class TestPages implements PageListener {
  public final List<String> heard = new CopyOnWriteArrayList<>();
  public final List<AgentPage> open = new CopyOnWriteArrayList<>();

  @Override
  public void opened(AgentPage page, boolean focused) {
    open.add(page);
    heard.add("opened " + page.id() + " of " + page.agentId() + " focused=" + focused);
  }

  @Override
  public void said(AgentPage page, FromPage message) {
    heard.add(page.id() + " said " + message);
  }

  @Override
  public void closed(AgentPage page) {
    open.remove(page);
    heard.add("closed " + page.id());
  }
}
