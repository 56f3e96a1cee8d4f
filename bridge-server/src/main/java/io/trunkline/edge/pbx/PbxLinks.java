package io.trunkline.edge.pbx;

import io.trunkline.ami.client.AmiSettings;
import io.trunkline.ami.client.AmiTimings;
import io.trunkline.ami.client.LinkState;
import io.trunkline.ami.rights.ManagerClass;
import io.trunkline.calls.CallEvent;
import io.trunkline.calls.CallSink;
import io.trunkline.calls.ExtensionPatterns;
import io.trunkline.calls.TrackerSettings;
import io.trunkline.core.Kept;
import io.trunkline.core.agent.Agent;
import io.trunkline.core.dial.Pbx;
import io.trunkline.core.dial.PbxQueues;
import io.trunkline.core.flow.CallBook;
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
  private final PbxSources sources;
  private final CallBook book;
  private final CallSink flow;
  private final Runnable stateChanged;
  private final AmiDialer dialer;
  private final Map<String, Running> runningById = new LinkedHashMap<>();

  /**
   * Follows nothing yet; {@link #refresh} begins.
   *
   * @param sources which PBXs, and how to log in
   * @param dialer places calls over the links
   * @param stateChanged told, on any thread, whenever a link came or went, and after every {@link
   *     #refresh}, which may have changed what agents can do; must not block
   */
  public PbxLinks(
      PbxSources sources, CallBook book, CallSink flow, AmiDialer dialer, Runnable stateChanged) {
    this.dialer = dialer;
    this.stateChanged = stateChanged;
    this.sources = sources;
    this.book = book;
    this.flow = flow;
  }

  /** What an earlier run of the bridge left living, for the flow's start. */
  public List<CallEvent> living() {
    List<CallEvent> living = new ArrayList<>();
    for (Pbx pbx : sources.pbxs().all()) {
      LiveBook.saved(book, pbx.id()).forEach(call -> living.addAll(call.living()));
    }
    return living;
  }

  /** Follows what is to be followed now, and nothing else. */
  public synchronized void refresh() {
    List<Pbx> wanted = sources.pbxs().all();
    Set<String> declared =
        sources.variables().all().stream().map(Kept::name).collect(Collectors.toSet());
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
        runningById.put(pbx.id(), new Running(pbx, running.secret(), running.link()));
        running.link().watch(declared);
      }
    }
    publish();
    stateChanged.run();
  }

  private void publish() {
    Map<String, PbxLink> links = new LinkedHashMap<>();
    runningById.forEach((id, running) -> links.put(id, running.link()));
    dialer.use(links);
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

  /** The classes that each PBX's login lacks, by the PBX's name; none until it has logged in. */
  public synchronized Map<String, List<ManagerClass>> lacks() {
    Map<String, List<ManagerClass>> lacks = new LinkedHashMap<>();
    runningById.values().forEach(one -> lacks.put(one.pbx().name(), one.link().lacks()));
    return lacks;
  }

  /** The board of every PBX that is followed. */
  public synchronized List<PbxQueues> queues() {
    return runningById.values().stream()
        .map(
            one ->
                new PbxQueues(
                    one.pbx().id(),
                    one.pbx().name(),
                    one.link().state().isUp(),
                    one.link().queues()))
        .toList();
  }

  /** How many calls live on all PBXs. */
  public synchronized int liveCalls() {
    return runningById.values().stream().mapToInt(one -> one.link().liveCalls()).sum();
  }

  private Running begin(Pbx pbx, Set<String> declared) {
    AmiSettings ami = Reach.of(pbx, secret(pbx), AmiTimings.defaults());
    TrackerSettings settings =
        new TrackerSettings(
            pbx.id(),
            phone -> sources.agents().at(new Agent.Line(pbx.id(), phone)).isPresent(),
            new ExtensionPatterns(pbx.internalExtensions()),
            name ->
                sources.variables().all().stream()
                    .anyMatch(variable -> variable.name().equals(name)),
            pbx.routeVariable());
    PbxLink link =
        new PbxLink(
            pbx.name(),
            ami,
            settings,
            declared,
            new LiveBook(book, flow, sources.clock()),
            LiveBook.saved(book, pbx.id()),
            sources.clock(),
            stateChanged);
    link.start();
    return new Running(pbx, secret(pbx).hashCode(), link);
  }

  private String secret(Pbx pbx) {
    return sources
        .secrets()
        .find("pbx/" + pbx.id() + "/secret")
        .map(one -> one.reveal())
        .orElse("");
  }

  @Override
  public synchronized void close() {
    runningById.values().forEach(running -> running.link().close());
    runningById.clear();
    publish();
  }

  private record Running(Pbx pbx, int secret, PbxLink link) {
    boolean follows(Pbx now, PbxLinks links) {
      return pbx.isFollowedLike(now) && secret == links.secret(now).hashCode();
    }
  }
}
