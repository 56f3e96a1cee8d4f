package io.trunkline.edge.recording;

import io.trunkline.core.recording.GuestSignIn;
import io.trunkline.core.recording.RecordingLinks;
import java.util.List;
import java.util.stream.Collectors;

/** The pages that a browser sees of a recording. Texts are escaped; no script stands inside. */
final class RecordingHtml {
  /** They run and load what is ours only, send no form by themselves, and stand in no frame. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none';"
          + " form-action 'none'; object-src 'none'; frame-ancestors 'none'";

  private static final String SIGN_IN =
      """
      <form class="tl-form" method="post" data-test="sign-in">
      <p class="tl-form__said" role="alert" data-part="said"></p>
      <div class="slds-form-element">
      <label class="slds-form-element__label" for="email">E-mail</label>
      <div class="slds-form-element__control"><input class="slds-input" id="email" type="email"
       autocomplete="username" required></div></div>
      <div class="slds-form-element">
      <label class="slds-form-element__label" for="password">Password</label>
      <div class="slds-form-element__control"><input class="slds-input" id="password" type="password"
       autocomplete="current-password" required></div></div>
      <button class="slds-button slds-button_brand slds-button_stretch" type="submit">Sign in</button>
      </form>
      <script type="module" src="/recording/recording.js"></script>
      """;

  private RecordingHtml() {}

  /** Words, and nothing to hear. */
  static String words(String title, String words) {
    return page(title, notice(words));
  }

  /** Who wants to hear it must say who they are. */
  static String signIn(String words, String reference, List<GuestSignIn.Org> orgs) {
    String others =
        orgs.stream().map(org -> withSalesforce(reference, org)).collect(Collectors.joining("\n"));
    return page("Sign in to hear the recording", notice(words) + SIGN_IN + others);
  }

  private static String withSalesforce(String reference, GuestSignIn.Org org) {
    String address = RecordingLinks.PATH + reference + "/salesforce/" + org.accountId();
    return "<p class=\"tl-form\"><a class=\"slds-button slds-button_neutral slds-button_stretch\""
        + " data-test=\"sign-in-salesforce\" href=\""
        + escaped(address)
        + "\">Sign in with Salesforce ("
        + escaped(org.name())
        + ")</a></p>";
  }

  /**
   * All parts, those that are there with a player.
   *
   * @param permit what must follow each address, or empty
   */
  static String parts(String reference, List<PartView> parts, String permit) {
    return page(
        "Recording",
        parts.stream()
            .map(part -> part(reference, part, permit))
            .collect(Collectors.joining("\n")));
  }

  private static String part(String reference, PartView part, String permit) {
    String name = "<h2 class=\"tl-section__title\">" + escaped(part.name()) + "</h2>";
    if (part.state() != PartView.State.READY) {
      return name + notice(part.words());
    }
    String address = escaped(RecordingLinks.PATH + reference + "/" + part.part() + permit);
    String player =
        MediaType.plays(part.name())
            ? "<audio controls preload=\"none\" src=\"" + address + "\"></audio>"
            : "<p>Browsers do not play this kind of file.</p>";
    return name
        + player
        + "<p><a class=\"tl-link\" href=\""
        + address
        + "\" download>Download</a></p>";
  }

  private static String notice(String words) {
    return words.isEmpty()
        ? ""
        : "<div class=\"tl-notice tl-notice_warning\"><p role=\"alert\">"
            + escaped(words)
            + "</p></div>";
  }

  private static String page(String title, String body) {
    return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s</title>
        <link rel="icon" href="/shared/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/vendor/slds/css/common/index.css">
        <link rel="stylesheet" href="/vendor/slds/css/buttons/base/index.css">
        <link rel="stylesheet" href="/shared/look.css">
        <link rel="stylesheet" href="/shared/calls.css">
        </head><body class="tl-page"><main>
        <section class="tl-section">
        <h1 class="tl-section__title">%1$s</h1>
        %2$s
        </section>
        </main></body></html>
        """
        .formatted(escaped(title), body);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
