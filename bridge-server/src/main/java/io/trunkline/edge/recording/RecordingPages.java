package io.trunkline.edge.recording;

import io.trunkline.core.NotKept;
import io.trunkline.core.recording.GuestSignIn;
import io.trunkline.core.recording.Hearer;
import io.trunkline.core.recording.Listening;
import io.trunkline.core.recording.Recording;
import io.trunkline.core.recording.RecordingLinks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /recordings/}: a recording's page with all its parts, and each part as a file.
 * Looks for files and sends them on threads of its own, so that a disk or web server that hangs
 * holds up nobody else. Thread-safe.
 */
public final class RecordingPages extends Handler.Abstract implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RecordingPages.class);
  private static final Pattern ADDRESS =
      Pattern.compile(RecordingLinks.PATH + "([A-Za-z0-9_-]{22})(?:/([1-9][0-9]{0,2}))?");

  /** Whoever wants to sign in with Salesforce goes there from here, and comes back to here. */
  private static final Pattern AWAY =
      Pattern.compile(RecordingLinks.PATH + "([A-Za-z0-9_-]{22})/salesforce/([A-Za-z0-9-]{1,64})");

  private static final String BACK = RecordingLinks.PATH + "salesforce";

  /** So many people listen at once; a player that is paused gives its place back in a minute. */
  private static final int AT_ONCE = 32;

  /** What was said of a file that cannot be sent after all. */
  private static final List<HttpHeader> STALE =
      List.of(
          HttpHeader.ETAG,
          HttpHeader.LAST_MODIFIED,
          HttpHeader.ACCEPT_RANGES,
          HttpHeader.CONTENT_RANGE,
          HttpHeader.CONTENT_DISPOSITION);

  private static final Duration LOOKING = Duration.ofSeconds(15);

  private final Listening listening;
  private final SoundSources sources;
  private final Visitors visitors;
  private final GuestSignIn guests;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          AT_ONCE,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "recordings");
            thread.setDaemon(true);
            return thread;
          });

  /** Takes its parties. */
  public RecordingPages(
      Listening listening, SoundSources sources, Visitors visitors, GuestSignIn guests) {
    this.listening = listening;
    this.sources = sources;
    this.visitors = visitors;
    this.guests = guests;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Visit visit = new Visit(request, response, callback);
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      visit.refuse(405, "A recording can be read only.");
      return true;
    }
    try {
      threads.execute(errand(visit, Request.getPathInContext(request)));
    } catch (RejectedExecutionException full) {
      visit.later(503, "Too many people listen at this moment. Try again in a minute.");
    }
    return true;
  }

  private Runnable errand(Visit visit, String path) {
    if (path.equals(BACK)) {
      return () -> guestArrives(visit);
    }
    Matcher away = AWAY.matcher(path);
    if (away.matches()) {
      return () -> guestLeaves(visit, away.group(1), away.group(2));
    }
    Matcher address = ADDRESS.matcher(path);
    if (!address.matches()) {
      return () -> visit.refuse(404, "There is no recording at this address.");
    }
    int part = address.group(2) == null ? 0 : Integer.parseInt(address.group(2));
    return () -> answer(visit, address.group(1), part);
  }

  /** Somebody without a sign-in here goes to Salesforce to say who they are. */
  private void guestLeaves(Visit visit, String reference, String accountId) {
    Optional<String> address =
        listening.find(reference).flatMap(recording -> guests.begin(accountId, reference));
    address.ifPresentOrElse(
        visit::goTo, () -> visit.refuse(404, "There is no recording at this address."));
  }

  private void guestArrives(Visit visit) {
    try {
      GuestSignIn.Guest guest =
          guests.arrived(visit.parameters()).get(LOOKING.toSeconds(), TimeUnit.SECONDS);
      visit.goTo(listening.permitted(guest));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      visit.later(503, "The bridge is stopping.");
    } catch (TimeoutException silent) {
      visit.later(503, "Salesforce does not answer. Open the recording's link again in a minute.");
    } catch (ExecutionException refused) {
      Throwable why = refused.getCause() == null ? refused : refused.getCause();
      visit.refuse(403, String.valueOf(why.getMessage()));
    }
  }

  private void answer(Visit visit, String reference, int part) {
    try {
      admit(visit, reference, part);
    } catch (NotKept notWritten) {
      STALE.forEach(visit.response().getHeaders()::remove);
      visit.later(503, "The bridge cannot write down that you listen. Try again in a minute.");
    } catch (IOException ended) {
      log.debug("recording={} part={} stage=recording outcome=cut-off", reference, part, ended);
      failed(visit, ended);
    } catch (RuntimeException bug) {
      log.error("recording={} part={} stage=recording outcome=bug", reference, part, bug);
      failed(visit, bug);
    }
  }

  private static void failed(Visit visit, Exception why) {
    if (visit.response().isCommitted()) {
      visit.callback().failed(why);
      return;
    }
    STALE.forEach(visit.response().getHeaders()::remove);
    visit.later(503, "The recording cannot be read at this moment. Try again in a while.");
  }

  private void admit(Visit visit, String reference, int part) throws IOException {
    String permit = visit.permit();
    Optional<Hearer> hearer =
        listening.holder(reference, permit).or(() -> visitors.of(visit.request()).map(Hearer::of));
    if (hearer.isEmpty()) {
      visit.signIn(
          permit.isEmpty()
              ? ""
              : "This link was good for five minutes. Open it again from your page, or sign in.",
          reference,
          guests.orgs());
      return;
    }
    Optional<Recording> recording = listening.find(reference);
    if (recording.isEmpty()) {
      visit.refuse(404, "There is no recording at this address, or not any more.");
    } else if (!listening.mayHear(hearer.get(), recording.get())) {
      visit.refuse(
          403,
          "This recording is for supervisors, for the agents who talked in its call, and for whoever"
              + " signs in with Salesforce and can read its ticket there.");
    } else {
      show(visit, hearer.get(), recording.get(), part);
    }
  }

  private void show(Visit visit, Hearer hearer, Recording recording, int part) throws IOException {
    Recording.Stage stage = listening.stage(recording);
    if (stage == Recording.Stage.GOING_ON) {
      visit.later(404, "The recording is not ready yet: the call is still going on.");
    } else if (recording.files().isEmpty() && stage == Recording.Stage.FRESH) {
      visit.later(404, "The recording is not ready yet. Try again in a few minutes.");
    } else if (recording.files().isEmpty()) {
      visit.refuse(
          404,
          "The PBX said that it records this call, and never named a file. Its manager user needs"
              + " the class dialplan for that.");
    } else if (part == 0) {
      visit.parts(recording.reference(), parts(recording, stage), visit.permit());
    } else if (part > recording.files().size()) {
      visit.refuse(404, "This recording has " + recording.files().size() + " parts.");
    } else {
      deliver(visit, hearer, recording, part);
    }
  }

  private List<PartView> parts(Recording recording, Recording.Stage stage) {
    long began = System.nanoTime();
    List<PartView> parts = new ArrayList<>();
    for (String file : recording.files()) {
      boolean late = System.nanoTime() - began > LOOKING.toNanos();
      Look look =
          late ? new Look.Away("There was no time to look.") : sources.look(recording, file);
      parts.add(PartView.of(parts.size() + 1, file, look, stage));
    }
    return parts;
  }

  private void deliver(Visit visit, Hearer hearer, Recording recording, int part)
      throws IOException {
    String file = recording.files().get(part - 1);
    Look look = sources.look(recording, file);
    if (look instanceof Look.Found found) {
      new Delivery(visit.request(), visit.response())
          .send(
              found.sound(),
              PartView.name(file),
              () -> listening.heard(hearer, recording, part, visit.address()));
      visit.callback().succeeded();
      return;
    }
    PartView view = PartView.of(part, file, look, listening.stage(recording));
    log.info(
        "call={} recording={} part={} stage=recording outcome={}",
        recording.call(),
        recording.reference(),
        part,
        view.state().word());
    if (view.state().passes()) {
      visit.later(view.state().status(), view.words());
    } else {
      visit.refuse(view.state().status(), view.words());
    }
  }

  /** Nobody hears anything any more. */
  @Override
  public void close() {
    threads.shutdownNow();
    sources.close();
  }
}
