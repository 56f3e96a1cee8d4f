package io.trunkline.edge.http;

import java.net.URI;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The call-center definition that an administrator imports in Salesforce (Setup, Call Centers,
 * Import). Without reqSalesforceCompatibilityMode Salesforce takes it for Classic only.
 */
final class CallCenter extends Handler.Abstract {
  private final String xml;

  CallCenter(URI publicUrl) {
    this.xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <callCenter>
          <section sortOrder="0" name="reqGeneralInfo" label="General Information">
            <item sortOrder="0" name="reqInternalName" label="Internal Name">Trunkline</item>
            <item sortOrder="1" name="reqDisplayName" label="Display Name">Trunkline</item>
            <item sortOrder="2" name="reqAdapterUrl" label="CTI Adapter URL">%s/softphone/</item>
            <item sortOrder="3" name="reqUseApi" label="Use CTI API">true</item>
            <item sortOrder="4" name="reqSoftphoneHeight" label="Softphone Height">550</item>
            <item sortOrder="5" name="reqSoftphoneWidth" label="Softphone Width">400</item>
            <item sortOrder="6" name="reqSalesforceCompatibilityMode" label="Salesforce Compatibility Mode">Classic_and_Lightning</item>
          </section>
        </callCenter>
        """
            .formatted(publicUrl);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/xml; charset=utf-8");
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_DISPOSITION, "attachment; filename=\"call-center.xml\"");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
    Content.Sink.write(response, true, xml, callback);
    return true;
  }
}
