package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.core.ticket.SearchSettings.Create;
import io.trunkline.core.ticket.SearchSettings.Module;
import io.trunkline.core.ticket.TicketDesk;
import io.trunkline.core.ticket.TicketDesk.DeskException;
import io.trunkline.lab.org.DemoData;
import io.trunkline.lab.org.Door;
import io.trunkline.lab.org.FakeOrg;
import io.trunkline.lab.org.data.OrgRecord;
import io.trunkline.lab.org.data.OrgUser;
import io.trunkline.lab.org.data.Profile;
import io.trunkline.lab.org.data.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomersIT {
  private final Bench bench = new Bench();

  @BeforeEach
  void fill() {
    DemoData.fill(bench.org);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "+12125550101, US, Contact, Jane Doe",
    "2125550102, US, Contact, Jane Doe",
    "12125550103, US, Contact, John Roe",
    "+442079460001, GB, Contact, Tom Jones",
    "02079460002, GB, Lead, Lena Lind",
    "00442079460002, DE, Lead, Lena Lind",
    "+14155550110, US, Account, Initech"
  })
  void areFoundHoweverTheirNumberWasTyped(
      String number, String country, String object, String name) {
    List<Match> found = now(bench.find(SearchSettings.DEFAULT, number, country));

    assertThat(found)
        .extracting(Match::object, Match::name)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(object, name));
  }

  @Test
  void sayWhatIsStoredAndWhereTheyBelong() {
    OrgRecord jane = bench.org.find("Contact", "LastName", "Doe").get(0);

    List<Match> found = now(bench.find(SearchSettings.DEFAULT, "+12125550101", "US"));

    assertThat(found)
        .containsExactly(
            new Match("Contact", jane.id(), "Jane Doe", jane.text("AccountId"), "(212) 555-0101"));
  }

  @Test
  void areNotFoundByANumberThatOnlyReadsTheSame() {
    assertThat(now(bench.find(SearchSettings.DEFAULT, "+12079460001", "US"))).isEmpty();
  }

  @Test
  void areAllNamedWhenSeveralHaveTheNumberInTheBestModule() {
    add("Contact", "LastName", "One", "Phone", "030 1234567");
    add("Contact", "LastName", "Two", "MobilePhone", "+49 30 1234567");
    add("Lead", "LastName", "Three", "Company", "C", "Phone", "+49301234567");

    List<Match> found = now(bench.find(SearchSettings.DEFAULT, "0301234567", "DE"));

    assertThat(found).extracting(Match::name).containsExactly("One", "Two");
  }

  @Test
  void areSearchedInTheChosenModuleOnly() {
    assertThat(now(bench.find(in(Module.LEAD), "+12125550101", "US"))).isEmpty();
    assertThat(now(bench.find(in(Module.CONTACT_LEAD), "+14155550110", "US"))).isEmpty();
  }

  @Test
  void areNotAskedForWithTooFewDigits() {
    assertThat(now(bench.find(SearchSettings.DEFAULT, "201", "US"))).isEmpty();
    assertThat(now(bench.find(SearchSettings.DEFAULT, "anonymous", "US"))).isEmpty();
    assertThat(bench.org.requests()).isEmpty();
  }

  @Test
  void areFoundOnAPbxOfAnotherCountryThanTheirs() {
    List<Match> american = now(bench.find(SearchSettings.DEFAULT, "+12125550101", "IT"));
    List<Match> british = now(bench.find(SearchSettings.DEFAULT, "+442079460001", "US"));

    assertThat(american).extracting(Match::name).containsExactly("Jane Doe");
    assertThat(british).extracting(Match::name).containsExactly("Tom Jones");
  }

  @Test
  void areFoundByOneRequestWithAdditionalFieldsOfAllModules() {
    SearchSettings search =
        new SearchSettings(
            Module.CONTACT_LEAD_ACCOUNT, Create.NOTHING, null, "AccountNumber", "Title", "Title");
    now(bench.find(search, "+49307654321", "DE"));
    int before = bench.org.requests(Door.READ);

    now(bench.find(search, "+49307654322", "DE"));

    assertThat(bench.org.requests(Door.READ) - before).isEqualTo(1);
  }

  @Test
  void areFoundByTheAdditionalField() {
    add("Account", "Name", "Texted", "AccountNumber", "+49 30 7654321");
    SearchSettings search =
        new SearchSettings(Module.ACCOUNT, Create.NOTHING, null, "accountnumber", null, null);

    List<Match> found = now(bench.find(search, "+49307654321", "DE"));

    assertThat(found).extracting(Match::name).containsExactly("Texted");
  }

  @Test
  void areFoundForEachSearchInItsOwnPlacesByOneRequest() {
    add("Contact", "LastName", "Person", "Phone", "+49 30 7654321");
    add("Account", "Name", "Company", "Phone", "+49 30 7654321");
    add("Account", "Name", "Texted", "AccountNumber", "+49 30 7654321");
    SearchSettings texted =
        new SearchSettings(Module.ACCOUNT, Create.NOTHING, null, "AccountNumber", null, null);
    Set<SearchSettings> searches = Set.of(in(Module.CONTACT), in(Module.ACCOUNT), texted);
    now(bench.desk().find(searches, "+49307654322", "DE"));
    int before = bench.org.requests(Door.READ);

    Map<SearchSettings, List<Match>> found = now(bench.desk().find(searches, "+49307654321", "DE"));

    assertThat(bench.org.requests(Door.READ) - before).isEqualTo(1);
    assertThat(found.get(in(Module.CONTACT))).extracting(Match::name).containsExactly("Person");
    assertThat(found.get(in(Module.ACCOUNT))).extracting(Match::name).containsExactly("Company");
    assertThat(found.get(texted))
        .extracting(Match::name)
        .containsExactlyInAnyOrder("Company", "Texted");
  }

  @Test
  void areFoundWithoutAnAdditionalFieldThatDoesNotExist() {
    SearchSettings search =
        new SearchSettings(Module.CONTACT, Create.NOTHING, null, null, "Nope__c FROM User", null);

    List<Match> found = now(bench.find(search, "+12125550101", "US"));

    assertThat(found).extracting(Match::name).containsExactly("Jane Doe");
    assertThat(bench.health().warnings()).singleElement().asString().contains("Nope__c");
  }

  @Test
  void areNoLeadsThatBecameContacts() {
    OrgRecord lead = bench.org.find("Lead", "LastName", "Lind").get(0);
    OrgRecord umbrella = bench.org.add("Account", Map.of("Name", "Umbrella"));
    OrgRecord lena =
        bench.org.add(
            "Contact",
            Map.of("LastName", "Lind", "Phone", "020 7946 0002", "AccountId", umbrella.id()));
    bench.org.convert(lead, umbrella, lena);

    List<Match> found = now(bench.find(SearchSettings.DEFAULT, "+442079460002", "GB"));
    List<Match> leads = now(bench.find(in(Module.LEAD), "+442079460002", "GB"));

    assertThat(found)
        .containsExactly(new Match("Contact", lena.id(), "Lind", umbrella.id(), "020 7946 0002"));
    assertThat(leads).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"Contact, OtherPhone", "Lead, MobilePhone", "Account, Fax", "Account, AccountNumber"})
  void areFoundOnceAFieldThatWasDescribedIsGone(String object, String field) {
    SearchSettings search =
        new SearchSettings(
            Module.CONTACT_LEAD_ACCOUNT, Create.NOTHING, null, "AccountNumber", null, null);
    now(bench.find(search, "+12125550101", "US"));
    bench.clock.move(Duration.ofMinutes(2));
    bench.org.removeField(object, field);

    List<Match> found = now(bench.find(search, "+12125550101", "US"));

    assertThat(found).extracting(Match::name).containsExactly("Jane Doe");
  }

  @Test
  void areFoundOnceAnObjectThatWasDescribedIsHidden() {
    now(bench.find(SearchSettings.DEFAULT, "+12125550101", "US"));
    bench.clock.move(Duration.ofMinutes(2));
    bench.org.change(bench.org.user(FakeOrg.ADMIN).with(Profile.administrator().hiding("Lead")));

    List<Match> found = now(bench.find(SearchSettings.DEFAULT, "+12125550101", "US"));

    assertThat(found).extracting(Match::name).containsExactly("Jane Doe");
    assertThat(bench.health().warnings()).singleElement().asString().contains("does not see Lead");
  }

  @Test
  void areAskedForOnceMoreOnlyAndNotAtAllWhereTheOrgDescribesNothingNew() {
    now(bench.find(SearchSettings.DEFAULT, "+12125550101", "US"));
    bench.org.removeField("Contact", "OtherPhone");

    assertThatThrownBy(() -> now(bench.find(SearchSettings.DEFAULT, "+12125550102", "US")))
        .hasMessageContaining("No such column 'OtherPhone' on entity 'Contact'");
    assertThat(bench.org.requests())
        .filteredOn(seen -> seen.path().endsWith("/search") && seen.query().contains("5550102"))
        .hasSize(1);
  }

  @Test
  void areFoundWhereTheirAccountIsHidden() {
    bench.org.change(
        bench.org.user(FakeOrg.ADMIN).with(Profile.administrator().hiding("Contact.AccountId")));

    List<Match> found = now(bench.find(SearchSettings.DEFAULT, "+12125550101", "US"));

    assertThat(found)
        .extracting(Match::name, Match::accountId)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Jane Doe", null));
  }

  @ParameterizedTest
  @CsvSource({
    "CONTACT, LastName, Caller +49301112223",
    "LEAD, LastName, Caller +49301112223",
    "LEAD, Company, [not provided]",
    "ACCOUNT, Name, Caller +49301112223"
  })
  void areCreatedWithANameThatSaysTheNumber(Create what, String field, String value) {
    Match made = now(bench.desk().create(what, "+49301112223", null));

    OrgRecord record = bench.org.find(made.id()).orElseThrow();
    assertThat(record.text(field)).isEqualTo(value);
    assertThat(record.text("Phone")).isEqualTo("+49301112223");
    assertThat(made)
        .isEqualTo(
            new Match(record.object(), record.id(), "Caller +49301112223", null, "+49301112223"));
  }

  @Test
  void belongToWhoTakesTheCall() {
    OrgUser alice =
        bench.org.addUser("al@x.example", "p", "al@acme.example", "Al X", Profile.standard());

    Match made = now(bench.desk().create(Create.CONTACT, "+49301112223", alice.id()));

    assertThat(bench.org.find(made.id()).orElseThrow().ownerId()).isEqualTo(alice.id());
  }

  @Test
  void areNotCreatedAgainstTheOrgsWill() {
    bench.org.addRule(new Rule("Contact", contact -> true, "No placeholders.", null));

    assertThatThrownBy(() -> now(bench.desk().create(Create.CONTACT, "+49301112223", null)))
        .isInstanceOf(DeskException.class)
        .hasMessage("FIELD_CUSTOM_VALIDATION_EXCEPTION: No placeholders.");
  }

  @Test
  void areTheUsersWithThisMailWhoeverWroteItHow() {
    String alice = bench.org.user("alice@acme.example").id();

    assertThat(now(bench.desk().userId("Alice@ACME.example"))).contains(alice);
    assertThat(now(bench.desk().userId("nobody' OR Name != '"))).isEmpty();
  }

  @Test
  void areNotConfusedWhenTwoUsersShareAMail() {
    user("first", "shared@acme.example");
    user("second", "shared@acme.example");
    user("both@acme.example", "both@acme.example");
    user("third", "both@acme.example");

    assertThat(now(bench.desk().userId("shared@acme.example"))).isEmpty();
    assertThat(bench.health().warnings()).singleElement().asString().contains("shared@acme");
    assertThat(now(bench.desk().userId("both@acme.example")))
        .contains(bench.org.user("both@acme.example").id());
  }

  @Test
  void areNamedAmongTheAccountsWarningsWhereTheDefaultOwnerIsNone() {
    TicketDesk desk = bench.desk(bench.naming("gone@acme.example", null));

    assertThat(now(desk.userId("nobody@acme.example"))).isEmpty();
    assertThat(bench.warnings(bench.naming("gone@acme.example", null))).isEmpty();
    assertThat(now(desk.userId("Gone@acme.example"))).isEmpty();
    assertThat(now(desk.userId("gone@acme.example"))).isEmpty();

    assertThat(bench.warnings(bench.naming("gone@acme.example", null)))
        .singleElement()
        .asString()
        .contains("The default owner gone@acme.example is no single active user")
        .contains("Name another in the account");
  }

  @Test
  void areActiveUsersAndRememberedForMinutes() {
    assertThat(now(bench.desk().userId("bob@acme.example"))).isPresent();
    bench.org.change(bench.org.user("bob@acme.example").deactivated());

    assertThat(now(bench.desk().userId("bob@acme.example"))).isPresent();
    bench.clock.move(Duration.ofMinutes(11));
    assertThat(now(bench.desk().userId("bob@acme.example"))).isEmpty();
  }

  @Test
  void areFoundWhereTheUserMayLook() {
    bench.org.change(
        bench.org.user(FakeOrg.ADMIN).with(Profile.administrator().hiding("Contact.Phone")));

    List<Match> found = now(bench.find(SearchSettings.DEFAULT, "2125550102", "US"));

    assertThat(found).extracting(Match::name).containsExactly("Jane Doe");
  }

  private void user(String username, String email) {
    bench.org.addUser(username, "pw", email, "Some Body", Profile.standard());
  }

  private void add(String object, String... fields) {
    Map<String, Object> values = new java.util.HashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      values.put(fields[i], fields[i + 1]);
    }
    bench.org.add(object, values);
  }

  private static SearchSettings in(Module module) {
    return new SearchSettings(module, Create.NOTHING, null, null, null, null);
  }
}
