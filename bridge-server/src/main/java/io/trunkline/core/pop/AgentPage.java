package io.trunkline.core.pop;

/** One signed-in page of an agent, in the role it plays for us. */
public interface AgentPage {
  /** The page's own id, the same after a reconnect. */
  String id();

  /** The agent it belongs to. */
  String agentId();

  /** What it stands in; only a page inside Salesforce can file through Open CTI. */
  FromPage.Host host();

  /** Sends a message; returns at once, never blocks, drops the page when it does not read. */
  void send(ToPage message);
}
