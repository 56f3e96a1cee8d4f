package io.trunkline.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.Secret;
import io.trunkline.edge.admin.Argon2Passwords;
import io.trunkline.edge.admin.RevocationFile;
import io.trunkline.testbridge.MemoryShelf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final Duration LIFETIME = Duration.ofHours(12);
  private static final Secret RIGHT = new Secret("correct horse");
  private static final Secret WRONG = new Secret("battery staple");
  @TempDir Path folder;
  private final Passwords passwords = new Argon2Passwords();
  private final MemoryShelf.OfLogins logins = new MemoryShelf.OfLogins();
  private final SettableClock clock = new SettableClock();
  private byte[] key = new byte[32];

  @BeforeEach
  void login() {
    logins.put(new Login("1", "alice@example.com", Role.SUPERVISOR, null, passwords.hash(RIGHT)));
  }

  /** The bridge's part, as it is after a restart. */
  private Access access() {
    return new Access(
        logins,
        passwords,
        new Tokens(key, clock),
        new RevocationFile(folder.resolve("revoked"), LIFETIME, clock),
        new Attempts(3, Duration.ofMinutes(15), clock),
        LIFETIME,
        clock);
  }

  private static SignIn signIn(Access access, String email, Secret password) {
    return access.signIn(email, password, "10.0.0.1", Pass.Kind.SCRIPT, login -> true);
  }

  private static SignIn.Good good(Access access) {
    return (SignIn.Good) signIn(access, " Alice@Example.com", RIGHT);
  }

  @Test
  void letsInWhoKnowsThePasswordAndKnowsThemAfterARestart() {
    SignIn.Good good = good(access());

    assertThat(access().caller(good.token())).contains(good.caller());
    assertThat(good.caller().login().email()).isEqualTo("alice@example.com");
    assertThat(good.toString()).doesNotContain(good.token());
  }

  @Test
  void endsASignInByTimeSignOutPasswordOrKey() {
    String token = good(access()).token();
    clock.now = clock.now.plus(LIFETIME);
    assertThat(access().caller(token)).isEmpty();

    SignIn.Good second = good(access());
    SignIn.Good third = good(access());
    access().signOut(second.caller().pass());
    assertThat(access().caller(second.token())).isEmpty();
    assertThat(access().caller(third.token())).isPresent();

    logins.put(new Login("1", "alice@example.com", Role.AGENT, null, passwords.hash(WRONG)));
    assertThat(access().caller(third.token())).isEmpty();

    login();
    String fourth = good(access()).token();
    key = new byte[] {1, 2, 3};
    assertThat(access().caller(fourth)).isEmpty();
  }

  @Test
  void endsAllSignInsOfALoginSoFar() {
    SignIn.Good before = good(access());
    clock.now = clock.now.plusSeconds(1);
    access().signOutEverywhere("1");
    clock.now = clock.now.plusSeconds(1);

    SignIn.Good after = good(access());

    assertThat(access().caller(before.token())).isEmpty();
    assertThat(access().stillGood(before.caller().pass())).isFalse();
    assertThat(access().caller(after.token())).isPresent();
  }

  @Test
  void takesNoTokenThatWasTouched() {
    Access access = access();
    String token = good(access).token();

    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String touched = token.substring(0, i) + other + token.substring(i + 1);
      boolean lastBits = i == token.length() - 1;
      if (!lastBits) {
        assertThat(access.caller(touched)).as(touched).isEmpty();
      }
    }
    assertThat(access.caller("")).isEmpty();
    assertThat(access.caller(".....")).isEmpty();
    assertThat(access.caller("x".repeat(100_000))).isEmpty();
  }

  @Test
  void hearsOnlySoManyWrongPasswordsAndIsOpenAgainLater() {
    Access access = access();
    for (int i = 0; i < 3; i++) {
      assertThat(signIn(access, "alice@example.com", WRONG)).isEqualTo(new SignIn.Wrong());
    }

    assertThat(signIn(access, "alice@example.com", RIGHT))
        .isEqualTo(new SignIn.TooMany(Duration.ofMinutes(15)));
    assertThat(access.signIn("alice@example.com", RIGHT, "10.0.0.2", Pass.Kind.PAGE, l -> true))
        .isInstanceOf(SignIn.Good.class);
    clock.now = clock.now.plus(Duration.ofMinutes(15));
    assertThat(signIn(access, "alice@example.com", RIGHT)).isInstanceOf(SignIn.Good.class);
  }

  @Test
  void hearsOnlySoManyStrangersFromOneAddress() {
    Access access = access();
    for (int i = 0; i < 18; i++) {
      assertThat(signIn(access, "nobody" + i + "@example.com", WRONG))
          .isEqualTo(new SignIn.Wrong());
    }

    assertThat(signIn(access, "alice@example.com", RIGHT)).isInstanceOf(SignIn.TooMany.class);
  }

  @Test
  void doesNotTellAnUnknownEMailFromAWrongPassword() {
    Access access = access();
    signIn(access, "warm@example.com", WRONG);

    long begin = System.nanoTime();
    SignIn unknown = signIn(access, "nobody@example.com", WRONG);
    long middle = System.nanoTime();
    SignIn wrong = signIn(access, "alice@example.com", WRONG);
    long end = System.nanoTime();

    assertThat(unknown).isEqualTo(wrong);
    assertThat((double) (middle - begin) / (end - middle)).isBetween(0.1, 10.0);
  }

  @Test
  void letsTheFirstAdministratorInOnce() {
    MemoryShelf.OfLogins nobody = new MemoryShelf.OfLogins();
    Setup setup = new Setup(nobody);
    String code = setup.code().orElseThrow();

    assertThat(setup.knows("wrong")).isFalse();
    assertThat(setup.knows(" " + code.toUpperCase(java.util.Locale.ROOT))).isTrue();
    assertThat(setup.create(new Login("2", "a@b.c", Role.ADMINISTRATOR, null, "h"))).isTrue();
    assertThat(setup.create(new Login("3", "d@e.f", Role.ADMINISTRATOR, null, "h"))).isFalse();
    assertThat(setup.code()).isEmpty();
  }

  @Test
  void readsAFileOfRevocationsThatWasCutOff() throws Exception {
    SignIn.Good good = good(access());
    access().signOut(good.caller().pass());
    Path file = folder.resolve("revoked");
    Files.writeString(file, Files.readString(file) + "pass half\nlogin 7 soon\n");

    assertThat(access().caller(good.token())).isEmpty();
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void takesNoPasswordForAHashThatIsNone() {
    assertThat(passwords.matches(RIGHT, "plain")).isFalse();
    assertThat(passwords.matches(RIGHT, "")).isFalse();
    assertThat(passwords.hash(RIGHT)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T08:30:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
