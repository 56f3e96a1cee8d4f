package io.trunkline.edge.salesforce;

import io.trunkline.core.ticket.AccountHealth.State;
import io.trunkline.core.ticket.TicketOutcome.SignInFailed;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one account signed in: one attempt at a time, whoever waits for it gets its result. A
 * sign-in that the org refused is remembered and not repeated, because repeated bad sign-ins lock
 * the user; only {@link #forgive} (somebody tests the account) or a new desk (the account or its
 * secret changed) tries again. Safe for several threads.
 */
final class Sessions {
  private final SignIn way;
  private final TokenEndpoint endpoint;
  private final HealthBoard health;
  private final ReentrantLock oneAttempt = new ReentrantLock();
  private volatile @Nullable Session session;
  private volatile @Nullable Diagnosis refusal;

  Sessions(SignIn way, TokenEndpoint endpoint, HealthBoard health) {
    this.way = way;
    this.endpoint = endpoint;
    this.health = health;
  }

  /** The session we have, or a new one. */
  Session current(Deadline deadline) throws OrgTrouble {
    Session known = session;
    return known == null ? renewed(null, deadline) : known;
  }

  /** The session that replaces one the org no longer takes. */
  Session renewed(@Nullable Session stale, Deadline deadline) throws OrgTrouble {
    lock(deadline);
    try {
      Diagnosis why = refusal;
      if (why != null) {
        throw OrgTrouble.signInFailed(why);
      }
      Session known = session;
      if (known != null && !known.equals(stale)) {
        return known;
      }
      session = null;
      Session fresh = signIn(deadline);
      session = fresh;
      return fresh;
    } finally {
      oneAttempt.unlock();
    }
  }

  /** The org takes our credentials but not what they got us; nothing more is tried. */
  OrgTrouble condemned(Diagnosis why) {
    session = null;
    refusal = why;
    health.is(State.SIGN_IN_FAILED, why.words());
    return OrgTrouble.signInFailed(why);
  }

  /** Signs in anew with the next need; for a session whose org has moved. */
  void forget(Session moved) {
    if (moved.equals(session)) {
      session = null;
    }
  }

  /**
   * Exchanges something else for a session, in turn with all other sign-ins; then everybody signs
   * in anew.
   */
  void exchange(SignIn other, Deadline deadline) throws OrgTrouble {
    lock(deadline);
    try {
      endpoint.ask(other, deadline);
      forgive();
    } finally {
      oneAttempt.unlock();
    }
  }

  /** Lets the next need try a sign-in again, and makes it do so. */
  void forgive() {
    refusal = null;
    session = null;
  }

  /** The origin of the org, once a sign-in has told it. */
  Optional<URI> instance() {
    Session known = session;
    return Optional.ofNullable(known).map(Session::instance);
  }

  private void lock(Deadline deadline) throws OrgTrouble {
    try {
      if (!oneAttempt.tryLock(deadline.remainingMillis(), TimeUnit.MILLISECONDS)) {
        throw OrgTrouble.unreachable("The sign-in took too long.");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw OrgTrouble.unreachable("The bridge is stopping.");
    }
  }

  private Session signIn(Deadline deadline) throws OrgTrouble {
    try {
      Session fresh = endpoint.ask(way, deadline);
      health.is(State.SIGNED_IN, "");
      return fresh;
    } catch (OrgTrouble trouble) {
      OrgTrouble meaning = trouble.whileReading();
      if (meaning.outcome() instanceof SignInFailed) {
        throw condemned(meaning.diagnosis());
      }
      health.is(State.UNREACHABLE, meaning.words());
      throw meaning;
    }
  }
}
