package io.trunkline.lab.org.rest.oauth;

/** The two forms of the authorize page. Their fields bear the ids of Salesforce's own. */
final class OAuthHtml {
  private OAuthHtml() {}

  static String login(String query, String trouble) {
    return page(
        "Login | Salesforce",
        query,
        """
        <p id="error">%s</p>
        <label>Username <input id="username" name="username" autocomplete="username"></label>
        <label>Password <input id="password" name="pw" type="password" autocomplete="current-password"></label>
        <button id="Login" type="submit">Log In</button>
        """
            .formatted(text(trouble)));
  }

  static String consent(String query, String ticket, String app, String username) {
    return page(
        "Allow Access?",
        query,
        """
        <p>%s asks for access to the data of %s.</p>
        <input type="hidden" name="ticket" value="%s">
        <button id="oadeny" name="deny" value="1">Deny</button>
        <button id="oaapprove" name="allow" value="1">Allow</button>
        """
            .formatted(text(app), text(username), ticket));
  }

  private static String page(String title, String query, String form) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>%s</title></head>
    <body><h1>%s</h1>
    <form method="post" action="/services/oauth2/authorize?%s">
    %s</form></body></html>
    """
        .formatted(title, title, text(query), form);
  }

  private static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
