package io.trunkline.core.flow;

import io.trunkline.core.pop.FromPage;
import io.trunkline.core.pop.ToPage;
import io.trunkline.core.ticket.Account;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A site in which customers are looked for with the agents' eyes alone, in their own pages. */
final class PagesThatLook {
  static final String ORG = "https://acme.lightning.force.com";
  static final String CONTACT = "003000000000001AAA";
  static final String LEAD = "00Q000000000001AAA";

  /** Every kind of record that is wanted was looked at. */
  static final List<String> EVERYTHING = List.of("Contact", "Lead", "Account");

  static final FromPage.Found MARIO =
      new FromPage.Found(CONTACT, "Mario Rossi", null, List.of("333 123 4567"));

  final Site site = new Site();

  PagesThatLook() {
    site.account(List.of(ORG));
    signsIn(Account.SignIn.CLIENT_CREDENTIALS);
  }

  void signsIn(Account.SignIn way) {
    site.account(
        account -> {
          account.signIn = way;
          account.onlyWhatAgentsMaySee = true;
        });
    site.desk.hasCredentials = way != Account.SignIn.NONE;
  }

  /** What the page shows of the customer. */
  ToPage.Matches shown(TestPage page) {
    return page.last(ToPage.Matches.class).orElseThrow();
  }

  /** The name of the search that the page was asked for last. */
  String search(TestPage page) {
    return page.last(ToPage.Search.class).orElseThrow().search();
  }

  /** The page has looked at these kinds of records. */
  void answers(TestPage page, List<String> objects, FromPage.Found... found) {
    answers(page, search(page), null, objects, found);
  }

  void answers(
      TestPage page,
      String search,
      @Nullable String words,
      List<String> objects,
      FromPage.Found... found) {
    site.says(page, new FromPage.Searched(search, ORG, objects, List.of(found), words));
  }
}
