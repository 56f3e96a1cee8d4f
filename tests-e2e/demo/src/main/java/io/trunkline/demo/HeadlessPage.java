package io.trunkline.demo;

import static io.trunkline.demo.AdminClient.object;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.trunkline.core.pop.FromPage;
import io.trunkline.core.ticket.Account;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * An agent's page without eyes: the real socket, the real sign-in. As a softphone it files on go,
 * in the agent's own session in the org, as Open CTI would; in a tab of its own it claims what the
 * bridge then files. Thread-safe.
 */
public final class HeadlessPage implements AutoCloseable {
  private static final long PATIENCE_S = 10;

  private final Supplier<OrgSession> signIn;

  /** Of the work thread alone, once the page is there. */
  private OrgSession org;

  private final ExecutorService work;
  private final Map<String, Claim> claimByReference = new HashMap<>();
  private final Set<String> shown = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> welcome = new CompletableFuture<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final WebSocket socket;

  private HeadlessPage(World world, Person person, FromPage.Host host) {
    this.signIn = () -> OrgSession.signIn(world.http(), world.org().url(), person);
    this.org = signIn.get();
    this.work =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "page-of-" + person.orgPassword());
              thread.setDaemon(true);
              return thread;
            });
    String address = world.bridge().resolve("/page/socket").toString();
    this.socket =
        world
            .http()
            .newWebSocketBuilder()
            .header("Origin", world.bridge().toString())
            .buildAsync(java.net.URI.create(address.replaceFirst("^http", "ws")), new Ear())
            .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
            .join();
    JsonObject hello =
        object(
            "type",
            "hello",
            "version",
            1,
            "token",
            world.admin().pageToken(person),
            "page",
            UUID.randomUUID().toString(),
            "host",
            host.name(),
            "focused",
            true);
    work.execute(() -> send(hello));
  }

  /** Opens the page of this person and returns when the bridge has welcomed it. */
  public static HeadlessPage open(World world, Person person) {
    return open(world, person, FromPage.Host.LIGHTNING);
  }

  /** The same for a page that stands elsewhere. */
  public static HeadlessPage open(World world, Person person, FromPage.Host host) {
    HeadlessPage page = new HeadlessPage(world, person, host);
    try {
      page.welcome.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
      return page;
    } catch (RuntimeException e) {
      page.close();
      throw e;
    }
  }

  /** The references of all tickets that the agent has seen. */
  public Set<String> shown() {
    return Set.copyOf(shown);
  }

  /** Whether the bridge still listens to it. */
  public boolean isOpen() {
    return !end.isDone();
  }

  @Override
  public void close() {
    socket.abort();
    work.shutdownNow();
  }

  private void heard(JsonObject message) {
    switch (message.get("type").getAsString()) {
      case "welcome" -> welcome.complete(null);
      case "pop" -> pop(message);
      case "go" ->
          file(message.get("reference").getAsString(), message.get("withinMs").getAsLong());
      case "denied" -> claimByReference.remove(message.get("reference").getAsString());
      case "ticket" -> stands(message);
      default -> {}
    }
  }

  private void pop(JsonObject pop) {
    String reference = pop.get("reference").getAsString();
    claimByReference.put(reference, new Claim(pop, System.nanoTime()));
    send(object("type", "claim", "reference", reference));
  }

  /** The bridge has filed it for us: the waiting tab goes on to the record. */
  private void stands(JsonObject ticket) {
    String reference = ticket.get("reference").getAsString();
    Claim claim = claimByReference.get(reference);
    if (claim != null && claim.isForTab() && ticket.get("state").getAsString().equals("FILED")) {
      claimByReference.remove(reference);
      shown.add(reference);
      send(object("type", "shown", "reference", reference));
    }
  }

  /** The go is good for a while that is counted from the claim, as in the real page. */
  private void file(String reference, long withinMs) {
    Claim claim = claimByReference.remove(reference);
    if (claim == null || System.nanoTime() - claim.at() > withinMs * 1_000_000) {
      send(object("type", "giveBack", "reference", reference, "words", "It is too late."));
      return;
    }
    JsonObject pop = claim.pop();
    OrgSession.Saved saved =
        org.saveLog(pop.get("object").getAsString(), pop.getAsJsonObject("fields"));
    if (saved instanceof OrgSession.Saved.Stands stands) {
      send(object("type", "filed", "reference", reference, "recordId", stands.recordId()));
      shown.add(reference);
      send(object("type", "shown", "reference", reference));
    } else if (saved instanceof OrgSession.Saved.Refused no) {
      if (no.code().equals("INVALID_SESSION_ID")) {
        org = signIn.get();
      }
      send(
          object(
              "type", "refused", "reference", reference, "code", no.code(), "words", no.words()));
    } else {
      send(object("type", "unanswered", "reference", reference));
    }
  }

  private void send(JsonObject message) {
    try {
      socket.sendText(message.toString(), true).get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      end.complete(null);
    }
  }

  /** A ticket that was asked for, and when, by the monotonic clock. */
  private record Claim(JsonObject pop, long at) {
    boolean isForTab() {
      return pop.get("mode").getAsString().equals(Account.Type.NEW_TAB.name());
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        JsonObject message = JsonParser.parseString(text.toString()).getAsJsonObject();
        text.setLength(0);
        work.execute(() -> heard(message));
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      ended(code + " " + reason);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable fault) {
      ended(fault.toString());
    }

    private void ended(String words) {
      welcome.completeExceptionally(
          new IllegalStateException("the bridge ended the page: " + words));
      end.complete(null);
    }
  }
}
