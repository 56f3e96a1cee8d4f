package io.trunkline.core.recording;

import io.trunkline.core.access.Audit;
import io.trunkline.core.access.Caller;
import io.trunkline.core.access.Logins;
import io.trunkline.core.access.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides who may hear a recording, and writes down who did: supervisors and administrators, the
 * agents who talked in the call, and whoever can read its ticket in Salesforce. Thread-safe.
 */
public final class Listening {
  /**
   * A player asks for a file piece by piece; what one person hears of one file within this time is
   * one listening.
   */
  public static final Duration ONE_LISTENING = Duration.ofMinutes(5);

  private static final int MOST_REMEMBERED = 1000;

  private final Recordings recordings;
  private final TicketReaders readers;
  private final Logins logins;
  private final Audit audit;
  private final SignedLinks links;
  private final Clock clock;

  /** When the audit named each last; what is forgotten here is only written down once more. */
  private final Map<String, Instant> notedByDeed =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  /** Takes its parties. */
  public Listening(
      Recordings recordings,
      TicketReaders readers,
      Logins logins,
      Audit audit,
      SignedLinks links,
      Clock clock) {
    this.recordings = recordings;
    this.readers = readers;
    this.logins = logins;
    this.audit = audit;
    this.links = links;
    this.clock = clock;
  }

  /** The recording with this reference. */
  public Optional<Recording> find(String reference) {
    return recordings.find(reference);
  }

  /** How far a recording is now. */
  public Recording.Stage stage(Recording recording) {
    return recording.stage(clock.instant());
  }

  /** Who holds this permit for this recording, if it is good and the person still there. */
  public Optional<Hearer> holder(String reference, String permit) {
    return links
        .holder(reference, permit)
        .flatMap(id -> logins.find(id).or(() -> readers.guest(id)))
        .map(login -> new Hearer(login, Role.AGENT));
  }

  /** A guest's address of the recording that they came for, with a permit in it. */
  public String permitted(GuestSignIn.Guest guest) {
    return permitted(guest.reference(), guest.id());
  }

  /** Whether this person may hear it; may ask Salesforce, and take as long as that does. */
  public boolean mayHear(Hearer hearer, Recording recording) {
    String agentId = hearer.login().agentId();
    return hearer.role().includes(Role.SUPERVISOR)
        || (agentId != null && recording.agentIds().contains(agentId))
        || readers.mayRead(hearer, recordings.tickets(recording.call()));
  }

  /**
   * Writes down that somebody hears a part of it.
   *
   * @param part which file, from 1
   * @param address where from
   * @throws io.trunkline.core.NotKept when that could not be written; then nobody shall hear it
   */
  public void heard(Hearer hearer, Recording recording, int part, String address) {
    Instant now = clock.instant();
    String who = hearer.login().email();
    String what = recording.reference() + " part " + part + " from " + address;
    String deed = who + " " + what;
    synchronized (notedByDeed) {
      Instant noted = notedByDeed.get(deed);
      if (noted != null && now.isBefore(noted.plus(ONE_LISTENING))) {
        return;
      }
    }
    audit.record(new Audit.Entry(now, who, "recording heard", what + ", call " + recording.call()));
    synchronized (notedByDeed) {
      notedByDeed.put(deed, now);
    }
  }

  /** The newest recordings of calls in which this person talked; none for who is no agent. */
  public List<Recording> own(Caller caller, int limit) {
    String agentId = caller.login().agentId();
    return agentId == null ? List.of() : recordings.ofAgent(agentId, limit);
  }

  /** The address of a recording with a permit in it, for this person; without scheme and host. */
  public String permitted(Caller caller, Recording recording) {
    return permitted(recording.reference(), caller.login().id());
  }

  private String permitted(String reference, String id) {
    return RecordingLinks.PATH + reference + "?permit=" + links.permit(reference, id);
  }
}
