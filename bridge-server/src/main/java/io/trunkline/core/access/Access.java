package io.trunkline.core.access;

import io.trunkline.core.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Lets people in by password, and knows them by their token afterwards. Thread-safe. */
public final class Access {
  /** Checking a password takes 19 MiB and a core; more at once only makes all of them late. */
  private static final int CHECKS_AT_ONCE = 4;

  private static final long PATIENCE_SECONDS = 3;
  private final Logins logins;
  private final Passwords passwords;
  private final Tokens tokens;
  private final Revocations revocations;
  private final Attempts attempts;
  private final Duration lifetime;
  private final Clock clock;
  private final Semaphore checks = new Semaphore(CHECKS_AT_ONCE);

  /** Takes 19 MiB and a while, so it is made while the rest of the bridge starts. */
  private final CompletableFuture<String> hashOfNobody;

  /** Takes its parties; {@code lifetime} is how long a sign-in is good. */
  public Access(
      Logins logins,
      Passwords passwords,
      Tokens tokens,
      Revocations revocations,
      Attempts attempts,
      Duration lifetime,
      Clock clock) {
    this.logins = logins;
    this.passwords = passwords;
    this.tokens = tokens;
    this.revocations = revocations;
    this.attempts = attempts;
    this.lifetime = lifetime;
    this.clock = clock;
    this.hashOfNobody =
        CompletableFuture.supplyAsync(() -> passwords.hash(new Secret("nobody's password")));
  }

  /**
   * Checks a password. An unknown e-mail takes as long as a wrong password.
   *
   * @param address where the attempt comes from
   * @param welcome who may come in by this door
   */
  public SignIn signIn(
      String email, Secret password, String address, Pass.Kind kind, Predicate<Login> welcome) {
    String name = email.strip().toLowerCase(Locale.ROOT);
    Optional<Duration> wait = attempts.begin(address, name);
    if (wait.isPresent()) {
      return new SignIn.TooMany(wait.get());
    }
    try {
      if (!checks.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return new SignIn.Busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SignIn.Busy();
    }
    try {
      return check(name, password, address, kind, welcome);
    } finally {
      checks.release();
    }
  }

  private SignIn check(
      String name, Secret password, String address, Pass.Kind kind, Predicate<Login> welcome) {
    Optional<Login> login = named(name).filter(found -> found.passwordHash() != null);
    String hash = login.map(Login::passwordHash).orElseGet(hashOfNobody::join);
    boolean right = passwords.matches(password, hash);
    if (!right || login.isEmpty() || !welcome.test(login.get())) {
      return new SignIn.Wrong();
    }
    attempts.forgive(address, name);
    String token = tokens.issue(login.get(), kind, lifetime);
    return new SignIn.Good(token, caller(token).orElseThrow());
  }

  /** The login with this e-mail, without regard to case. */
  public Optional<Login> named(String email) {
    return logins.all().stream().filter(login -> login.email().equalsIgnoreCase(email)).findFirst();
  }

  /** Who holds this token; empty when it is not, or no longer, good. */
  public Optional<Caller> caller(String token) {
    return tokens.read(token, logins::find).filter(caller -> !revocations.covers(caller.pass()));
  }

  /** Whether a sign-in that was good is good still. */
  public boolean stillGood(Pass pass) {
    return clock.instant().isBefore(pass.expiresAt())
        && logins.find(pass.loginId()).isPresent()
        && !revocations.covers(pass);
  }

  /** Ends this sign-in. */
  public void signOut(Pass pass) {
    revocations.end(pass);
  }

  /** Ends every sign-in of this login so far. */
  public void signOutEverywhere(String loginId) {
    revocations.endAll(loginId, clock.instant());
  }

  /** What a console must send along with every change made by this sign-in. */
  public String csrf(Pass pass) {
    return tokens.csrf(pass);
  }
}
