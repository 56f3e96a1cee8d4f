package io.trunkline.edge.salesforce;

import static io.trunkline.edge.salesforce.Bench.now;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.core.ticket.Match;
import io.trunkline.core.ticket.SearchSettings;
import io.trunkline.lab.org.data.Field;
import io.trunkline.lab.org.data.FieldType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number without a country code, read in the country that its record's address says. */
class CountriesOfRecordsIT {
  private static final String STORED = "020 7946 0001";
  private static final String IN_LONDON = "+442079460001";
  private static final String IN_ITALY = "+3902079460001";

  private final Bench bench = new Bench();

  /** The org's state and country picklists are on. */
  @BeforeEach
  void codes() {
    code("Contact", "MailingCountryCode");
    code("Contact", "OtherCountryCode");
    code("Lead", "CountryCode");
    code("Account", "BillingCountryCode");
    code("Account", "ShippingCountryCode");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Contact, MailingCountry, United Kingdom",
    "Contact, MailingCountryCode, GB",
    "Contact, OtherCountry, UK",
    "Contact, OtherCountryCode, GB",
    "Lead, Country, England",
    "Lead, CountryCode, GB",
    "Account, BillingCountry, Great Britain",
    "Account, BillingCountryCode, GB",
    "Account, ShippingCountry, United Kingdom",
    "Account, ShippingCountryCode, GB"
  })
  void isTheOneOfAnyOfItsAddresses(String object, String field, String country) {
    add(object, Map.of(field, country));

    assertThat(found(IN_LONDON)).containsExactly(object);
    assertThat(found(IN_ITALY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Contact, MailingCountryCode, MailingCountry",
    "Contact, MailingCountry, OtherCountryCode",
    "Contact, OtherCountryCode, OtherCountry",
    "Lead, CountryCode, Country",
    "Account, BillingCountryCode, BillingCountry",
    "Account, BillingCountry, ShippingCountryCode",
    "Account, ShippingCountryCode, ShippingCountry"
  })
  void isTheMostTellingWhereSeveralAreSaid(String object, String telling, String other) {
    add(object, Map.of(telling, "GB", other, "IT"));

    assertThat(found(IN_LONDON)).containsExactly(object);
    assertThat(found(IN_ITALY)).isEmpty();
  }

  @Test
  void isThePbxsWhereNoneIsSaid() {
    add("Account", Map.of());

    assertThat(found(IN_LONDON)).isEmpty();
    assertThat(found(IN_ITALY)).containsExactly("Account");
  }

  private List<String> found(String caller) {
    return now(bench.find(SearchSettings.DEFAULT, caller, "IT")).stream()
        .map(Match::object)
        .toList();
  }

  private void add(String object, Map<String, String> address) {
    Map<String, String> fields = new HashMap<>(address);
    fields.put("Phone", STORED);
    fields.put(object.equals("Account") ? "Name" : "LastName", "Bell");
    if (object.equals("Lead")) {
      fields.put("Company", "Bell");
    }
    bench.org.add(object, fields);
  }

  private void code(String object, String field) {
    bench.org.addField(object, Field.of(field, field, FieldType.STRING, 10));
  }
}
