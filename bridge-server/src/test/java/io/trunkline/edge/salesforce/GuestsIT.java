package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.core.access.Role;
import io.trunkline.core.recording.GuestSignIn.Guest;
import io.trunkline.core.recording.GuestSignIn.Org;
import io.trunkline.core.recording.Hearer;
import io.trunkline.core.recording.Recordings.Ticket;
import io.trunkline.core.ticket.Account;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.org.rest.App;
import io.trunkline.lab.org.rest.AppPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody signs in with Salesforce to hear a recording: what their own session reads counts. */
class GuestsIT {
  private static final URI BRIDGE = URI.create("https://cti.example.com");
  private static final String REFERENCE = "abcdefghijklmnopqrstu_";

  private final Bench bench = new Bench();
  private final SalesforceGuests guests = guests(bench.account());
  private OrgRecord task;

  @BeforeEach
  void open() {
    AppPolicy policy =
        AppPolicy.standard()
            .with(AppPolicy.Trait.NEEDS_PKCE)
            .withCallback(BRIDGE + SalesforceGuests.CALLBACK)
            .approving("alice")
            .approving("bob");
    bench.org.register(new App("consumer-key-1", "s3cret-of-the-app", FakeOrg.ADMIN).with(policy));
    bench.org.makePrivate("Task");
    person("alice");
    person("bob");
    task = bench.org.addAs(bench.org.user("alice"), "Task", Map.of("Subject", "Call"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void person(String name) {
    OrgUser unused =
        bench.org.addUser(name, name, name + "@acme.example", name, Profile.standard());
  }

  private Guest signedIn(String name) {
    String address = guests.begin("a1", REFERENCE).orElseThrow();
    return now(guests.arrived(Browser.signIn(address, name, name)));
  }

  private boolean mayRead(Guest guest, String... recordIds) {
    Hearer hearer = new Hearer(guests.guest(guest.id()).orElseThrow(), Role.AGENT);
    return guests.mayRead(
        hearer, List.of(recordIds).stream().map(id -> new Ticket("a1", id)).toList());
  }

  @Test
  void areLetInForWhatTheirOwnSessionReads() {
    Guest alice = signedIn("alice");
    Guest bob = signedIn("bob");

    assertThat(alice.reference()).isEqualTo(REFERENCE);
    assertThat(guests.guest(alice.id()).orElseThrow().email()).isEqualTo("alice@acme.example");
    assertThat(mayRead(alice, task.id())).isTrue();
    assertThat(mayRead(bob, task.id())).isFalse();
    assertThat(mayRead(bob, "00T000000000999AAA", "' OR Id != '")).isFalse();
    assertThat(mayRead(alice)).isFalse();
  }

  @Test
  void areAskedForOnceHoweverOftenAPlayerComesForMore() {
    Guest alice = signedIn("alice");
    assertThat(mayRead(alice, task.id())).isTrue();
    int before = bench.org.requests(Door.READ);

    for (int piece = 0; piece < 20; piece++) {
      assertThat(mayRead(alice, task.id())).isTrue();
    }

    assertThat(bench.org.requests(Door.READ)).isEqualTo(before);
  }

  @Test
  void doNotTouchTheAccountsOwnSignIn() {
    now(bench.desk().shape("Task"));
    Guest bob = signedIn("bob");

    assertThat(mayRead(bob, task.id())).isFalse();

    now(bench.desk().file(Bench.task(), "ref-1"));
    assertThat(bench.org.tasks())
        .filteredOn(one -> one.text("CallObject").equals("ref-1"))
        .extracting(OrgRecord::ownerId)
        .containsExactly(bench.org.user(FakeOrg.ADMIN).id());
  }

  @Test
  void areForgottenWithinMinutes() {
    Guest alice = signedIn("alice");

    bench.clock.move(Duration.ofMinutes(10));

    assertThat(guests.guest(alice.id())).isEmpty();
  }

  @Test
  void comeOnceForEachTimeTheyWent() {
    String address = guests.begin("a1", REFERENCE).orElseThrow();
    Map<String, String> answer = Browser.signIn(address, "alice", "alice");
    now(guests.arrived(answer));

    assertThatThrownBy(() -> now(guests.arrived(answer))).hasMessageContaining("not begun here");
    assertThatThrownBy(() -> now(guests.arrived(Map.of("code", "x", "state", "y"))))
        .hasMessageContaining("not begun here");
  }

  @Test
  void hearWhySalesforceSaidNo() {
    String address = guests.begin("a1", REFERENCE).orElseThrow();
    String state = address.replaceAll(".*[?&]state=([^&]*).*", "$1");

    assertThatThrownBy(() -> now(guests.arrived(Map.of("error", "access_denied", "state", state))))
        .message()
        .isNotBlank();
  }

  @Test
  void goWhereAnAccountHasCredentials() {
    assertThat(guests.orgs()).containsExactly(new Org("a1", "Acme"));
    assertThat(guests.begin("another", REFERENCE)).isEmpty();

    SalesforceGuests nowhere =
        guests(Bench.account(bench.org.url().toString(), Account.SignIn.NONE, FakeOrg.ADMIN));

    assertThat(nowhere.orgs()).isEmpty();
    assertThat(nowhere.begin("a1", REFERENCE)).isEmpty();
  }

  private SalesforceGuests guests(Account account) {
    return new SalesforceGuests(Bench.only(account), bench.desks, BRIDGE, bench.clock);
  }
}
