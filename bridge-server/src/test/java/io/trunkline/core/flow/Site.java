package io.trunkline.core.flow;

import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallFacts;
import io.trunkline.calls.CallId;
import io.trunkline.calls.Direction;
import io.trunkline.calls.Status;
import io.trunkline.core.Kept;
import io.trunkline.core.Shelf;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.dial.Dialling;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.dial.Pbxs;
import io.trunkline.core.ledger.LedgerRow;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.recording.RecordingLinks;
import io.trunkline.core.ticket.Account;
import io.trunkline.core.ticket.Accounts;
import io.trunkline.core.ticket.Configuration;
import io.trunkline.core.ticket.ConfigurationTemplates;
import io.trunkline.core.ticket.Configurations;
import io.trunkline.core.ticket.FieldValue;
import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.core.trigger.Condition;
import io.trunkline.core.trigger.Trigger;
import io.trunkline.core.trigger.TriggerAction;
import io.trunkline.core.trigger.Triggers;
import io.trunkline.testbridge.AccountLike;
import io.trunkline.testbridge.MemoryRecordings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A site with agents Alice, Bob and Carol, one PBX, one org, and a flow whose time a test sets. */
final class Site {
  static final CallId CALL = new CallId("main", "1795329160.0");
  static final Match MARIO =
      new Match("Contact", "003MARIO", "Mario Rossi", null, "+39 333 123 4567");

  final TestTime time = new TestTime();
  final TestDesk desk = new TestDesk();
  final MemoryLedger ledger = new MemoryLedger();
  final TestDialer dialer = new TestDialer();
  final MemoryBook book = new MemoryBook();
  final MemoryCreated created = new MemoryCreated();
  final MemoryRecordings recordings = new MemoryRecordings();
  final Things<Trigger> triggers = new Things<>();
  final Things<Account> accounts = new Things<>();
  final Things<Configuration> configurations = new Things<>();
  private final AgentList agents = new AgentList();
  private final PbxList pbxs = new PbxList();
  private int references;
  Flow flow;

  Site() {
    for (String name : List.of("Alice", "Bob", "Carol")) {
      String id = name.toLowerCase(Locale.ROOT);
      String phone = "PJSIP/100" + (agents.all().size() + 1);
      Agent agent =
          new Agent(id, name, id + "@example.com", List.of(new Agent.Line("main", phone)));
      agents.put(agent);
      desk.userIds.put(agent.email(), "005" + id);
    }
    pbxs.put(
        new Pbx(
            "main",
            "Main",
            "127.0.0.1",
            5038,
            false,
            null,
            "bridge",
            "IT",
            "0",
            "OUTROUTE",
            List.of("1XXX"),
            new Dialling("agents", "{number}", "{extension}", 25, List.of(), List.of("+39899")),
            null));
    account(Account.Type.INTEGRATION_TAB);
    configurations.put(
        ConfigurationTemplates.fresh(
            "c1", "a1", "Calls", Configuration.Type.INBOUND_IN_QUEUE, TicketType.TASK));
    trigger(Condition.Field.STATUS, "answer");
    flow = newFlow();
  }

  /** Another run of the bridge over the same ledger. */
  Flow newFlow() {
    return new Flow(
        new FlowPorts(
            agents,
            pbxs,
            new TriggerList(triggers),
            new AccountList(accounts),
            new ConfigurationList(configurations),
            desk,
            ledger,
            dialer,
            book,
            created,
            recordings,
            new RecordingLinks("https://cti.example.com", () -> "recording-" + ++references),
            () -> "TL-" + ++references),
        time.flowTime());
  }

  void account(Account.Type type) {
    account(type, List.of(), false);
  }

  void ownerFollowsTheCall() {
    account(Account.Type.INTEGRATION_TAB, List.of(), true);
  }

  /** The org's pages have these origins. */
  void account(List<String> origins) {
    account(Account.Type.INTEGRATION_TAB, origins, false);
  }

  /** The org has a unique external-id field on Task. */
  void accountWithKey(String field) {
    account(Account.Type.INTEGRATION_TAB, List.of(), false, field);
  }

  private void account(Account.Type type, List<String> origins, boolean ownerFollows) {
    account(type, origins, ownerFollows, null);
  }

  private void account(
      Account.Type type, List<String> origins, boolean ownerFollows, @Nullable String key) {
    accounts.put(
        new Account(
            "a1",
            "Acme",
            type,
            Account.SignIn.CLIENT_CREDENTIALS,
            "https://acme.my.salesforce.com",
            "id",
            null,
            null,
            "",
            null,
            key,
            null,
            null,
            origins,
            ownerFollows,
            false,
            null));
  }

  /** Tasks are closed with this status when their call is over. */
  void closes(String status) {
    account(account -> account.closedStatus = status);
  }

  /** The account is another one in this from now on. */
  void account(Consumer<AccountLike> change) {
    accounts.put(AccountLike.of(accounts.all().get(0), change));
  }

  void trigger(Condition.Field field, String value) {
    trigger(new Condition(field, null, Condition.Operator.EQUALS, value), false);
  }

  void trigger(Condition condition, boolean fileAtOnce) {
    triggers.put(
        new Trigger(
            "t1",
            "Calls",
            "voice",
            true,
            List.of(condition),
            List.of(),
            List.of(new TriggerAction("a1", "c1", fileAtOnce))));
  }

  void searching(SearchSettings.Create create) {
    Configuration before = configurations.all().get(0);
    configurations.put(
        new Configuration(
            before.id(),
            before.accountId(),
            before.name(),
            before.channel(),
            before.type(),
            before.ticketType(),
            before.subject(),
            before.description(),
            before.fields(),
            new SearchSettings(
                SearchSettings.Module.CONTACT_LEAD_ACCOUNT, create, null, null, null, null)));
  }

  /** Tickets have these fields beside subject and description. */
  void fills(FieldValue... fields) {
    Configuration before = configurations.all().get(0);
    configurations.put(
        new Configuration(
            before.id(),
            before.accountId(),
            before.name(),
            before.channel(),
            before.type(),
            before.ticketType(),
            before.subject(),
            before.description(),
            List.of(fields),
            before.search()));
  }

  /** Which user of the org this agent is. */
  void isUser(String agentId, String username) {
    Agent agent = agents.find(agentId).orElseThrow();
    agents.put(new Agent(agentId, agent.name(), agent.email(), agent.lines(), username));
  }

  /** This agent is none any more. */
  void leaves(String agentId) {
    agents.remove(agentId);
  }

  TestPage page(String agentId) {
    return page(agentId, FromPage.Host.LIGHTNING, true);
  }

  TestPage page(String agentId, FromPage.Host host, boolean focused) {
    TestPage page = new TestPage("page-" + agentId + "-" + host, agentId, host);
    open(page, focused);
    return page;
  }

  void open(TestPage page, boolean focused) {
    flow.pages().opened(page, focused);
    time.run();
  }

  void close(TestPage page) {
    flow.pages().closed(page);
    time.run();
  }

  void says(TestPage page, FromPage message) {
    flow.pages().said(page, message);
    time.run();
  }

  void happens(Status status, @Nullable String phone, @Nullable String reason) {
    happens(event(1, status, Direction.INBOUND, "sales", phone, reason));
  }

  void happens(Status status, @Nullable String phone) {
    happens(status, phone, null);
  }

  void happens(CallEvent event) {
    flow.happened(event);
    time.run();
  }

  void ends() {
    flow.ended(CALL);
    time.run();
  }

  CallEvent event(
      int segment,
      Status status,
      Direction direction,
      @Nullable String queue,
      @Nullable String phone,
      @Nullable String reason) {
    CallFacts facts =
        new CallFacts(
            "1795329160.0",
            Map.of("uniqueid", "1795329160.0", "calleridnum", "+393331234567"),
            Map.of(),
            List.of(),
            false,
            false,
            "39061001",
            null,
            null,
            null);
    return new CallEvent(
        CALL,
        segment,
        status,
        direction,
        queue,
        phone,
        "+393331234567",
        "Mario Rossi",
        reason,
        time.instant(),
        facts);
  }

  LedgerRow row() {
    return ledger.rows.values().iterator().next();
  }

  /** Things kept in memory, for a site that forgets with the test. */
  static final class Things<T extends Kept> {
    final Map<String, T> byId = new LinkedHashMap<>();

    List<T> all() {
      return List.copyOf(byId.values());
    }

    void put(T thing) {
      byId.put(thing.id(), thing);
    }
  }

  private static class MemoryShelf<T extends Kept> implements Shelf<T> {
    private final Things<T> things;

    MemoryShelf(Things<T> things) {
      this.things = things;
    }

    @Override
    public List<T> all() {
      return new ArrayList<>(things.byId.values());
    }

    @Override
    public Optional<T> find(String id) {
      return Optional.ofNullable(things.byId.get(id));
    }

    @Override
    public void put(T thing) {
      things.put(thing);
    }

    @Override
    public boolean remove(String id) {
      return things.byId.remove(id) != null;
    }
  }

  private static final class TriggerList extends MemoryShelf<Trigger> implements Triggers {
    TriggerList(Things<Trigger> things) {
      super(things);
    }
  }

  private static final class AccountList extends MemoryShelf<Account> implements Accounts {
    AccountList(Things<Account> things) {
      super(things);
    }
  }

  private static final class ConfigurationList extends MemoryShelf<Configuration>
      implements Configurations {
    ConfigurationList(Things<Configuration> things) {
      super(things);
    }
  }

  private static final class PbxList extends MemoryShelf<Pbx> implements Pbxs {
    PbxList() {
      super(new Things<>());
    }
  }

  private static final class AgentList extends MemoryShelf<Agent> implements Agents {
    AgentList() {
      super(new Things<>());
    }

    @Override
    public Optional<Agent> at(Agent.Line line) {
      return all().stream().filter(agent -> agent.lines().contains(line)).findFirst();
    }
  }
}
