package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.SearchSettings.Create;
import io.trunkline.core.ticket.SearchSettings.Module;
import io.trunkline.core.ticket.TicketDraft;
import io.trunkline.core.ticket.TicketLinks;
import io.trunkline.core.ticket.TicketOutcome;
import io.trunkline.core.ticket.TicketOutcome.Filed;
import io.trunkline.core.ticket.TicketOutcome.Refused;
import io.trunkline.core.ticket.TicketType;
import io.trunkline.lab.org.OrgSettings;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import io.trunkline.lab.org.data.OrgRecord;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Customers in an org whose accounts may be people, up to the ticket that the org takes. */
class PersonAccountsIT {
  private static final String STORED = "030 5556677";
  private static final String CALLER = "+49305556677";

  private final Bench bench = new Bench(Bench.QUICK, OrgSettings::withPersonAccounts);
  private OrgRecord solo;
  private Match match;

  @BeforeEach
  void aPerson() {
    solo = person("Phone");
    match = new Match("Contact", solo.text("PersonContactId"), "Ina Solo", solo.id(), STORED);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "CONTACT_LEAD_ACCOUNT, Phone",
    "CONTACT_LEAD_ACCOUNT, PersonMobilePhone",
    "CONTACT_LEAD_ACCOUNT, PersonHomePhone",
    "CONTACT_LEAD_ACCOUNT, PersonOtherPhone",
    "CONTACT_LEAD_ACCOUNT, Direct_Line__pc",
    "CONTACT_LEAD_ACCOUNT, Fax",
    "CONTACT, PersonMobilePhone",
    "CONTACT_LEAD, PersonHomePhone",
    "ACCOUNT, PersonMobilePhone",
    "ACCOUNT, PersonHomePhone",
    "ACCOUNT, Fax"
  })
  void areOneMatchWithTheirShadowWhicheverPhoneIsTheirs(Module module, String field) {
    bench.org.delete(solo.id());
    OrgRecord other = person(field);

    assertThat(now(bench.find(in(module), CALLER, "DE")))
        .containsExactly(
            new Match("Contact", other.text("PersonContactId"), "Ina Solo", other.id(), STORED));
  }

  @Test
  void areOfferedBesideACompanyOfTheirNumberWhereAccountsAreSearched() {
    OrgRecord company = company();

    assertThat(now(bench.find(in(Module.ACCOUNT), CALLER, "DE")))
        .containsExactlyInAnyOrder(
            match, new Match("Account", company.id(), "Solo Ltd", null, STORED));
  }

  @Test
  void goBeforeACompanyOfTheirNumberWhereContactsAreSearchedToo() {
    bench.org.delete(solo.id());
    OrgRecord byFax = person("Fax");
    company();

    assertThat(now(bench.find(in(Module.CONTACT_LEAD_ACCOUNT), CALLER, "DE")))
        .extracting(Match::id)
        .containsExactly(byFax.text("PersonContactId"));
  }

  @ParameterizedTest
  @CsvSource({
    "CONTACT_LEAD_ACCOUNT, TASK, WhoId", "ACCOUNT, TASK, WhoId",
    "CONTACT_LEAD_ACCOUNT, CASE, ContactId", "ACCOUNT, CASE, ContactId"
  })
  void areLinkedAsTheContactThatTheyAre(Module module, TicketType type, String field) {
    Match found = now(bench.find(in(module), CALLER, "DE")).get(0);

    OrgRecord filed = filed(type, found);

    assertThat(filed.text(field)).isEqualTo(solo.text("PersonContactId"));
    assertThat(filed.text("AccountId")).isEqualTo(solo.id());
  }

  @ParameterizedTest
  @CsvSource({"TASK, WhatId", "CASE, AccountId"})
  void areLinkedAsAnAccountWhenClicked(TicketType type, String field) {
    Match clicked = new Match("Account", solo.id(), "Ina Solo", null, STORED);

    OrgRecord filed = filed(type, clicked);

    assertThat(filed.text(field)).isEqualTo(solo.id());
    assertThat(filed.text("AccountId")).isEqualTo(solo.id());
  }

  @ParameterizedTest
  @CsvSource({"TASK, WhoId, Name ID", "CASE, ContactId, Contact ID"})
  void areRefusedByTheOrgWhereAContactBelongs(TicketType type, String field, String label) {
    TicketOutcome outcome = now(bench.desk().file(Bench.draft(type, field, solo.id()), "ref-1"));

    assertThat(outcome)
        .isEqualTo(
            new Refused(
                "FIELD_INTEGRITY_EXCEPTION", label + ": id value of incorrect type: " + solo.id()));
  }

  @ParameterizedTest
  @EnumSource(value = Create.class, names = "NOTHING", mode = EnumSource.Mode.EXCLUDE)
  void areNotMadeOfACallerOfWhomOnlyTheNumberIsKnown(Create what) {
    Match made = now(bench.desk().create(what, "+49301112223", null));

    OrgRecord record = bench.org.find(made.id()).orElseThrow();
    assertThat(record.text("IsPersonAccount")).isIn("", "false");
    assertThat(now(bench.find(SearchSettings.DEFAULT, "+49301112223", "DE"))).containsExactly(made);
    assertThat(filed(TicketType.TASK, made).text(what == Create.ACCOUNT ? "WhatId" : "WhoId"))
        .isEqualTo(made.id());
  }

  @ParameterizedTest
  @CsvSource({"PersonMailingCountry, United Kingdom", "PersonMailingCountryCode, GB"})
  void haveTheirNumbersReadInTheCountryOfTheirAddress(String field, String country) {
    countryCodes();
    OrgRecord londoner =
        bench.org.add(
            "Account",
            Map.of("LastName", "Bell", "PersonMobilePhone", "020 7946 0001", field, country));

    assertThat(now(bench.find(in(Module.ACCOUNT), "+442079460001", "IT")))
        .extracting(Match::accountId)
        .containsExactly(londoner.id());
    assertThat(now(bench.find(in(Module.CONTACT), "+442079460001", "IT")))
        .extracting(Match::accountId)
        .containsExactly(londoner.id());
    assertThat(now(bench.find(SearchSettings.DEFAULT, "+3902079460001", "IT"))).isEmpty();
  }

  /** The org keeps countries by their codes: its state and country picklists are on. */
  private void countryCodes() {
    bench.org.addField(
        "Contact", Field.of("MailingCountryCode", "Mailing Country Code", FieldType.STRING, 10));
    bench.org.addField(
        "Account",
        Field.of("PersonMailingCountryCode", "Mailing Country Code", FieldType.STRING, 10));
  }

  private OrgRecord filed(TicketType type, Match customer) {
    TicketDraft draft =
        TicketLinks.linked(
            Bench.draft(type),
            customer,
            SearchSettings.DEFAULT,
            now(bench.desk().shape(type.object())));
    TicketOutcome outcome = now(bench.desk().file(draft, "ref-1"));
    assertThat(draft.warnings()).isEmpty();
    assertThat(outcome).isInstanceOf(Filed.class);
    return bench.org.find(((Filed) outcome).recordId()).orElseThrow();
  }

  private OrgRecord person(String phone) {
    return bench.org.add("Account", Map.of("FirstName", "Ina", "LastName", "Solo", phone, STORED));
  }

  private OrgRecord company() {
    return bench.org.add("Account", Map.of("Name", "Solo Ltd", "Phone", STORED));
  }

  private static SearchSettings in(Module module) {
    return new SearchSettings(module, Create.NOTHING, null, null, null, null);
  }
}
