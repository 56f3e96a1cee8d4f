package io.trunkline.journeys;

import static io.trunkline.journeys.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * An agent's page, in the softphone panel or in a tab of its own: what it shows and what one does.
 */
record AgentPage(View view) {
  private static final String PICKS = "[data-test=customer-pick] .tl-pick__name";

  void signIn(String email, String password) {
    eventually(() -> view.type("[data-test=sign-in-email]", email));
    view.type("[data-test=sign-in-password]", password);
    view.click("[data-test=sign-in-act]");
  }

  void saysOfTheSignIn(String words) {
    eventually(() -> assertThat(view.text("[data-test=sign-in-said]")).isEqualTo(words));
  }

  void isConnectedAs(String name) {
    eventually(() -> assertThat(view.text("[data-test=agent]")).isEqualTo(name));
    eventually(
        () -> assertThat(view.attribute("trunkline-status", "data-link")).isEqualTo("CONNECTED"));
    eventually(() -> assertThat(view.shows("[data-test=no-calls]")).isTrue());
  }

  /** The page shows one call, and it stands like this. */
  void showsCall(String status, String name) {
    eventually(() -> assertThat(calls()).containsExactly(status + ": " + name));
  }

  /** Each call's status and who it is, newest first. */
  List<String> calls() {
    List<String> states = view.texts("[data-test=call-status]");
    List<String> names = view.texts("[data-test=call-name]");
    assertThat(names).hasSameSizeAs(states);
    return java.util.stream.IntStream.range(0, states.size())
        .mapToObj(at -> states.get(at) + ": " + names.get(at))
        .toList();
  }

  /** The agent types a number and calls it. */
  void calls(String number) {
    eventually(() -> view.type("[data-test=dial-number]", number));
    view.click("[data-test=dial-act]");
  }

  /** What stands under the field in which one types numbers. */
  void saysOfTheCall(String words) {
    eventually(
        () -> assertThat(String.join("", view.texts("[data-test=dial-said]"))).isEqualTo(words));
  }

  /** The customer is known: the name in the org. */
  void showsCustomer(String name) {
    eventually(
        () -> assertThat(view.text("[data-test=customer-match] .tl-pick__name")).isEqualTo(name));
  }

  /** Several may be the customer. */
  void offersCustomers(String... names) {
    eventually(() -> assertThat(view.texts(PICKS)).containsExactlyInAnyOrder(names));
  }

  /** The agent says who it is. */
  void picks(String name) {
    int place = view.texts(PICKS).indexOf(name) + 1;
    view.click("[data-test=customer-picks] li:nth-child(" + place + ") [data-test=customer-pick]");
  }

  /** The page shows one ticket, and it stands like this. */
  void showsTicket(String subject, String state) {
    eventually(() -> assertThat(view.texts("[data-test=ticket-subject]")).containsExactly(subject));
    eventually(() -> assertThat(view.text("[data-test=ticket-state]")).isEqualTo(state));
  }

  boolean hasTickets() {
    return view.shows("[data-test=ticket]");
  }

  /** What the page says of its one ticket, beside how it stands. */
  void saysOfTheTicket(String words) {
    eventually(() -> assertThat(view.text("[data-test=ticket-words]")).contains(words));
  }

  /** The agent lets the one ticket that waits for it be tried again. */
  void triesTheTicketAgain() {
    eventually(() -> assertThat(view.shows("[data-test=ticket-retry]")).isTrue());
    view.click("[data-test=ticket-retry]");
  }

  /** A notice stands on top that says this. */
  void notices(String words) {
    eventually(
        () ->
            assertThat(view.texts("[data-test=notice-words]"))
                .anyMatch(said -> said.contains(words)));
  }

  void hasNoNotice() {
    eventually(() -> assertThat(view.texts("[data-test=notice-words]")).isEmpty());
  }

  /** Whether this is the page, of all that this agent has open, that handles calls. */
  boolean leads() {
    return !view.shows("[data-test=lead-hint]");
  }
}
