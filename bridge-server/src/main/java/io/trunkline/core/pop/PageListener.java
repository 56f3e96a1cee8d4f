package io.trunkline.core.pop;

/** Who hears the pages. Called from the pages' own threads; must not block. */
public interface PageListener {
  /** A page said a good hello. It is told {@link ToPage.Welcome} in answer. */
  void opened(AgentPage page, boolean focused);

  /** An open page said something else. */
  void said(AgentPage page, FromPage message);

  /** An open page is gone. */
  void closed(AgentPage page);
}
