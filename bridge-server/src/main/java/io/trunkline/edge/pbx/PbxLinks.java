package io.trunkline.edge.pbx;

import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.AmiTimings;
import io.trunkline.ami.client.AmiTls;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.client.Secret;
import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallSink;
import io.trunkline.calls.ExtensionPatterns;
import io.trunkline.calls.TrackerSettings;
import io.trunkline.core.Kept;
import io.trunkline.core.Secrets;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.agent.Agents;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.dial.Pbxs;
import io.trunkline.core.flow.CallBook;
import io.trunkline.core.ticket.CustomVariables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One link for every PBX that administrators have entered. Safe for use from several threads;
 * {@link #refresh} after any change of PBXs, their secrets or the declared variables.
 */
public final class PbxLinks implements AutoCloseable {
  private final Pbxs pbxs;
  private final Agents agents;
  private final CustomVariables variables;
  private final Secrets secrets;
  private final CallBook book;
  private final CallSink flow;
  private final Map<String, Running> runningById = new LinkedHashMap<>();

  /** Follows nothing yet; {@link #refresh} begins. */
  public PbxLinks(
      Pbxs pbxs,
      Agents agents,
      CustomVariables variables,
      Secrets secrets,
      CallBook book,
      CallSink flow) {
    this.pbxs = pbxs;
    this.agents = agents;
    this.variables = variables;
    this.secrets = secrets;
    this.book = book;
    this.flow = flow;
  }

  /** What an earlier run of the bridge left living, for the flow's start. */
  public List<CallEvent> living() {
    List<CallEvent> living = new ArrayList<>();
    for (Pbx pbx : pbxs.all()) {
      LiveBook.saved(book, pbx.id()).forEach(call -> living.addAll(call.living()));
    }
    return living;
  }

  /** Follows what is to be followed now, and nothing else. */
  public synchronized void refresh() {
    List<Pbx> wanted = pbxs.all();
    Set<String> declared = variables.all().stream().map(Kept::name).collect(Collectors.toSet());
    runningById
        .entrySet()
        .removeIf(
            entry -> {
              boolean stays = wanted.stream().anyMatch(pbx -> entry.getValue().follows(pbx, this));
              if (!stays) {
                end(entry.getValue(), wanted);
              }
              return !stays;
            });
    for (Pbx pbx : wanted) {
      Running running = runningById.get(pbx.id());
      if (running == null) {
        runningById.put(pbx.id(), begin(pbx, declared));
      } else {
        running.link().watch(declared);
      }
    }
  }

  private static void end(Running running, List<Pbx> wanted) {
    if (wanted.stream().anyMatch(pbx -> pbx.id().equals(running.pbx().id()))) {
      running.link().close();
    } else {
      running.link().forget();
    }
  }

  /** How each link stands, by the PBX's name. */
  public synchronized Map<String, LinkState> states() {
    Map<String, LinkState> states = new LinkedHashMap<>();
    runningById.values().forEach(one -> states.put(one.pbx().name(), one.link().state()));
    return states;
  }

  /** How many calls live on all PBXs. */
  public synchronized int liveCalls() {
    return runningById.values().stream().mapToInt(one -> one.link().liveCalls()).sum();
  }

  private Running begin(Pbx pbx, Set<String> declared) {
    Secret secret = new Secret(secret(pbx));
    AmiSettings ami =
        new AmiSettings(
            pbx.host(),
            pbx.port(),
            pbx.username(),
            secret,
            tls(pbx),
            AmiTimings.defaults(),
            AmiSettings.INBOX_BYTES);
    TrackerSettings settings =
        new TrackerSettings(
            pbx.id(),
            phone -> agents.at(new Agent.Line(pbx.id(), phone)).isPresent(),
            new ExtensionPatterns(pbx.internalExtensions()),
            name -> variables.all().stream().anyMatch(variable -> variable.name().equals(name)),
            pbx.routeVariable());
    PbxLink link =
        new PbxLink(
            pbx.name(),
            ami,
            settings,
            declared,
            new LiveBook(book, flow),
            LiveBook.saved(book, pbx.id()));
    link.start();
    return new Running(pbx, secret(pbx).hashCode(), link);
  }

  private String secret(Pbx pbx) {
    return secrets.find("pbx/" + pbx.id() + "/secret").map(one -> one.reveal()).orElse("");
  }

  private static AmiTls tls(Pbx pbx) {
    if (!pbx.tls()) {
      return AmiTls.off();
    }
    return pbx.certificate() == null ? AmiTls.publicAuthority() : AmiTls.pinned(pbx.certificate());
  }

  @Override
  public synchronized void close() {
    runningById.values().forEach(running -> running.link().close());
    runningById.clear();
  }

  private record Running(Pbx pbx, int secret, PbxLink link) {
    boolean follows(Pbx now, PbxLinks links) {
      return pbx.equals(now) && secret == links.secret(now).hashCode();
    }
  }
}
